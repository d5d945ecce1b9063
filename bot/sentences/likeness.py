"""How near a question is to what is written about each entry, as cosines of sentence vectors."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import accumulate, chain
from typing import Any, NamedTuple

import numpy as np

from bot.knowledge.entry import Entry
from bot.search.semantic import Said
from bot.sentences.encoder import WIDTH, Array, Encoder

# A vector is kept in as many signed bytes as it has dimensions, its largest one at this.
LARGEST = 127
# As many asks of an entry say what all of them say (docs/decisions/015-semantic.md), and the vector
# of each has to be computed.
ASKS_READ = 8
# Decimals of a cosine: the last bits of a float differ from one processor to the next.
PLACES = 3


class Texts(NamedTuple):
    """The texts of an entry, in the order of `search.semantic.SENTENCES`."""

    names: tuple[str, ...]
    summary: tuple[str, ...]
    sections: tuple[str, ...]
    asks: tuple[str, ...]


def texts_of(entry: Entry) -> Texts:
    """What the model reads of an entry."""
    return Texts(
        (entry.title, *entry.aliases),
        (f"{entry.title}: {entry.summary}",),
        tuple(text for _, text in entry.sections),
        entry.asks[:ASKS_READ],
    )


def packed(vector: Array) -> bytes:
    """The direction of a vector in WIDTH bytes."""
    data: bytes = np.rint(vector * (LARGEST / np.abs(vector).max())).astype(np.int8).tobytes()
    return data


_ASKS = Texts._fields.index("asks")


class Likeness:
    """The texts of all entries as vectors, ready to be compared with a question."""

    def __init__(
        self, encoder: Encoder, entries: Iterable[Texts], vectors: Callable[[str], bytes]
    ) -> None:
        """``vectors`` has the packed vector of each text of these entries."""
        self._encoder = encoder
        groups = [
            group
            for texts in entries
            for group in (
                *([vectors(text) for text in texts[figure]] for figure in range(_ASKS)),
                _middle([vectors(text) for text in texts.asks]),
            )
        ]
        self._ends = [0, *accumulate(map(len, groups))]
        self._rows = _rows(chain.from_iterable(groups))

    def __call__(self, text: str, entries: Sequence[int]) -> Said:
        """The question's vector, and the cosine with the nearest of each of `Texts`; 0 for no text."""
        asked = self._encoder.vector(text)
        count = len(Texts._fields)
        return Said(
            asked.tolist(),
            [
                tuple(self._nearest(asked, count * entry + figure) for figure in range(count))
                for entry in entries
            ],
        )

    def _nearest(self, asked: Array, group: int) -> float:
        start, end = self._ends[group : group + 2]
        if start == end:
            return 0.0
        rows = self._rows[start:end].astype(np.float32)
        cosines = rows @ asked / np.linalg.norm(rows, axis=1)
        return round(float(cosines.max()), PLACES)


def _middle(vectors: Sequence[bytes]) -> list[bytes]:
    """The direction in which these point together; nothing for none."""
    if not vectors:
        return []
    rows = _rows(vectors).astype(np.float32)
    return [packed((rows / np.linalg.norm(rows, axis=1, keepdims=True)).mean(0))]


def _rows(vectors: Iterable[bytes]) -> np.ndarray[Any, np.dtype[np.int8]]:
    return np.frombuffer(b"".join(vectors), np.int8).reshape(-1, WIDTH)
