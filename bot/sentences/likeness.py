"""How near a question is to what is written about each entry, as cosines of sentence vectors."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate

import numpy as np

from bot.knowledge.entry import Entry
from bot.sentences.encoder import WIDTH, Array, Encoder

# A vector is kept in as many signed bytes as it has dimensions, its largest one at this.
LARGEST = 127
# Decimals of a cosine: the last bits of a float differ from one processor to the next.
PLACES = 3


def texts_of(entry: Entry) -> tuple[tuple[str, ...], ...]:
    """The texts of an entry, in the order of `search.semantic.SENTENCES`."""
    return (entry.title, *entry.aliases), (f"{entry.title}: {entry.summary}",)


def packed(vector: Array) -> bytes:
    """The direction of a vector in WIDTH bytes."""
    data: bytes = np.rint(vector * (LARGEST / np.abs(vector).max())).astype(np.int8).tobytes()
    return data


class Likeness:
    """The texts of all entries as vectors, ready to be compared with a question."""

    def __init__(self, encoder: Encoder, vectors: Sequence[Sequence[Sequence[bytes]]]) -> None:
        """``vectors`` are packed: by entry, by figure, one for each text."""
        self._encoder = encoder
        groups = [group for entry in vectors for group in entry]
        self._figures = len(vectors[0]) if vectors else 0
        self._ends = [0, *accumulate(map(len, groups))]
        joined = b"".join(vector for group in groups for vector in group)
        self._rows = np.frombuffer(joined, np.int8).reshape(-1, WIDTH)

    def __call__(self, text: str, entries: Sequence[int]) -> list[tuple[float, ...]]:
        """The largest cosine of each figure for the entries at these positions; 0 for no text."""
        asked = self._encoder.vector(text)
        return [
            tuple(
                self._nearest(asked, self._figures * entry + figure)
                for figure in range(self._figures)
            )
            for entry in entries
        ]

    def _nearest(self, asked: Array, group: int) -> float:
        start, end = self._ends[group : group + 2]
        if start == end:
            return 0.0
        rows = self._rows[start:end].astype(np.float32)
        cosines = rows @ asked / np.linalg.norm(rows, axis=1)
        return round(float(cosines.max()), PLACES)
