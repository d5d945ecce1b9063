"""A sentence in, a vector out: BERT's encoder with mean pooling, in plain numpy.

The architecture is Devlin et al. 2018 (arXiv:1810.04805) at the size of MiniLM (Wang et al. 2020,
arXiv:2002.10957): six layers of twelve heads over 384 dimensions. A vector is the mean over the
tokens, at length 1, as sentence-transformers takes it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Any, TypeAlias

import numpy as np
from safetensors.numpy import load_file
from threadpoolctl import threadpool_limits
from tokenizers import Tokenizer

from bot.sentences.model import Model

LAYERS, HEADS, WIDTH = 6, 12, 384
# Tokens that are read of a text. Cost grows with them, and a summary has 30.
MAX_TOKENS = 96
BATCH = 32
EPSILON = 1e-12
AT_HAND = 4
# Far below any attention: exp of it is 0.
MASKED = -1e9
Array: TypeAlias = "np.ndarray[Any, np.dtype[np.float32]]"


class Encoder:
    """The weights in memory, some 90 MB."""

    def __init__(self, model: Model) -> None:
        # Matrices this small are slower on several threads, and waiting threads burn CPU.
        threadpool_limits(limits=1, user_api="blas")
        self._tokenizer = Tokenizer.from_file(model.tokenizer)
        self._tokenizer.no_padding()
        self._tokenizer.enable_truncation(MAX_TOKENS)
        self._weights: dict[str, Array] = load_file(model.weights)
        self._vector = lru_cache(maxsize=AT_HAND)(lambda text: next(self.vectors([text]))[1])

    def vectors(self, texts: Sequence[str]) -> Iterator[tuple[int, Array]]:
        """The place of each text with its vector of length 1, texts of like length together."""
        tokens = [self._tokenizer.encode(text).ids for text in texts]
        order = sorted(range(len(texts)), key=lambda at: len(tokens[at]))
        for start in range(0, len(order), BATCH):
            places = order[start : start + BATCH]
            yield from zip(places, self._encode([tokens[at] for at in places]), strict=True)

    def vector(self, text: str) -> Array:
        """The vector of one text. The last few are kept: a question may be looked at twice."""
        return self._vector(text)

    def _encode(self, tokens: Sequence[Sequence[int]]) -> Array:
        """One vector a row, for sequences of token ids."""
        longest = max(map(len, tokens))
        ids = np.array([[*each, *[0] * (longest - len(each))] for each in tokens])
        mask = np.array(
            [[1.0] * len(each) + [0.0] * (longest - len(each)) for each in tokens], np.float32
        )
        weights = self._weights
        hidden = (
            weights["embeddings.word_embeddings.weight"][ids]
            + weights["embeddings.position_embeddings.weight"][:longest]
            + weights["embeddings.token_type_embeddings.weight"][0]
        )
        hidden = self._normed(hidden, "embeddings.LayerNorm")
        unseen = (1 - mask)[:, None, None, :] * np.float32(MASKED)
        for layer in range(LAYERS):
            hidden = self._layer(hidden, unseen, f"encoder.layer.{layer}")
        mean = (hidden * mask[..., None]).sum(1) / mask.sum(1, keepdims=True)
        return _unit(mean)

    def _layer(self, hidden: Array, unseen: Array, name: str) -> Array:
        """Attention, then the feed-forward part, each added to its input and normed."""
        seen = self._attended(hidden, unseen, f"{name}.attention.self")
        hidden = self._normed(
            hidden + self._linear(seen, f"{name}.attention.output.dense"),
            f"{name}.attention.output.LayerNorm",
        )
        wide = _gelu(self._linear(hidden, f"{name}.intermediate.dense"))
        return self._normed(
            hidden + self._linear(wide, f"{name}.output.dense"), f"{name}.output.LayerNorm"
        )

    def _attended(self, hidden: Array, unseen: Array, name: str) -> Array:
        texts, length, _ = hidden.shape

        def heads(part: str) -> Array:
            values = self._linear(hidden, f"{name}.{part}")
            return values.reshape(texts, length, HEADS, -1).transpose(0, 2, 1, 3)

        scale = np.float32((WIDTH // HEADS) ** -0.5)
        scores = heads("query") @ heads("key").transpose(0, 1, 3, 2) * scale + unseen
        shares = np.exp(scores - scores.max(-1, keepdims=True))
        shares /= shares.sum(-1, keepdims=True)
        return (shares @ heads("value")).transpose(0, 2, 1, 3).reshape(texts, length, WIDTH)

    def _linear(self, values: Array, name: str) -> Array:
        return values @ self._weights[f"{name}.weight"].T + self._weights[f"{name}.bias"]

    def _normed(self, values: Array, name: str) -> Array:
        centred = values - values.mean(-1, keepdims=True)
        spread = np.sqrt(np.square(centred).mean(-1, keepdims=True) + EPSILON)
        return centred / spread * self._weights[f"{name}.weight"] + self._weights[f"{name}.bias"]


def _unit(rows: Array) -> Array:
    return rows / np.linalg.norm(rows, axis=-1, keepdims=True)


def _gelu(values: Array) -> Array:
    """The Gaussian error linear unit: ``x * normal cumulative distribution(x)``.

    The error function by Abramowitz & Stegun 7.1.26, whose error is below 1.5e-7: numpy has none.
    """
    size = np.abs(values) * np.float32(2**-0.5)
    step = 1 / (1 + np.float32(0.3275911) * size)
    poly = np.float32(1.061405429)
    for factor in (-1.453152027, 1.421413741, -0.284496736, 0.254829592):
        poly = poly * step + np.float32(factor)
    error = 1 - poly * step * np.exp(-np.square(size))
    return values * (1 + np.copysign(error, values)) / 2
