"""The words of whole entries, weighted by how rare they are, for questions that name nothing.

An inverted index by BM25F (Robertson & Zaragoza 2009, The Probabilistic Relevance Framework,
section 3.6): a stem's frequency is the sum over fields of field weight times occurrences,
saturated by K1 and normalised by length with B; rarity is ln(1 + (N - n + 0.5) / (n + 0.5)), so
that "data" and "model" decide nothing. Neighbouring stems count as a pair besides. The score of
an entry is divided by what a perfect entry would get for the question's stems, which makes it
mean the same for every question: 0 to 100.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache, lru_cache
from itertools import pairwise

from bot.knowledge.entry import Entry
from bot.search.normalize import tokens

# Chosen by leave-one-out over the handbook's own asks (`mlpersona lint --leave-one-out`).
TITLE, ALIAS, ASK, SUMMARY, TIP, SECTION, CONTRAST = 3.0, 2.5, 1.0, 1.0, 1.0, 1.0, 0.5
PAIR = 0.3
K1, B = 2.0, 0.3

STOP_WORDS = frozenset(
    (
        "a about after all also always am an and any are as at be because been before being but "
        "by can could did do doe does doing done for from get go going got had has have having "
        "he her here him his how i if in into is it its just know like lot make many may me "
        "mean might more most much must my need no not now of off on one only or other our out "
        "over really right s same say see she should so some still such t than that the their "
        "them then there these they thing this those through to too up us use used using very "
        "want was way we well were what when where which while who why will with without would "
        "you your"
    ).split()
)


@cache
def _stemmer() -> Callable[[str], str]:
    from snowballstemmer import stemmer

    english: Callable[[str], str] = stemmer("english").stemWord
    return english


@lru_cache(maxsize=50_000)
def stem(token: str) -> str:
    """Porter2's stem (http://snowballstem.org/algorithms/english/stemmer.html)."""
    return _stemmer()(token)


def content_words(parts: Iterable[str]) -> list[str]:
    """Stems of the tokens that carry meaning, in order."""
    return [stem(part) for part in parts if part not in STOP_WORDS]


def pairs(words: list[str]) -> list[str]:
    """Neighbouring stems, joined."""
    return [f"{first} {second}" for first, second in pairwise(words)]


def frequencies(entry: Entry) -> tuple[dict[str, float], float]:
    """The weighted frequency of each stem and pair of an entry, and its weighted length."""
    found: dict[str, float] = {}
    length = 0.0
    for weight, texts in (
        (TITLE, (entry.title,)),
        (ALIAS, entry.aliases),
        (ASK, entry.asks),
        (SUMMARY, (entry.summary,)),
        (TIP, (entry.tip,)),
        (SECTION, tuple(text for _, text in entry.sections)),
        (CONTRAST, tuple(contrast.difference for contrast in entry.contrasts)),
    ):
        for text in texts:
            words = content_words(tokens(text))
            length += weight * len(words)
            for word in words:
                found[word] = found.get(word, 0.0) + weight
            for pair in pairs(words):
                found[pair] = found.get(pair, 0.0) + weight * PAIR
    return found, length


def impacts(entry: Entry, mean_length: float) -> dict[str, float]:
    """How much each stem of an entry says for it: 0 to 1, saturating."""
    found, length = frequencies(entry)
    half = K1 * (1 - B + B * length / mean_length)
    return {word: round(count / (count + half), 4) for word, count in found.items()}


class Lexicon:
    """Postings of stems and pairs to (entry position, impact)."""

    __slots__ = ("entries", "mean_length", "postings")

    def __init__(
        self,
        entries: tuple[str, ...],
        mean_length: float,
        postings: Mapping[str, Iterable[tuple[int, float]]],
    ) -> None:
        self.entries = entries
        self.mean_length = mean_length
        self.postings = postings

    @classmethod
    def of(cls, entries: Iterable[Entry]) -> Lexicon:
        """Weigh the words of these entries."""
        entries = tuple(entries)
        lengths = [frequencies(entry)[1] for entry in entries]
        mean_length = sum(lengths) / max(1, len(lengths)) or 1.0
        postings: dict[str, list[tuple[int, float]]] = {}
        for position, entry in enumerate(entries):
            for word, impact in impacts(entry, mean_length).items():
                postings.setdefault(word, []).append((position, impact))
        return cls(tuple(entry.id for entry in entries), mean_length, postings)

    def rarity(self, word: str) -> float:
        """Inverse document frequency of a stem; a word that no entry has weighs most."""
        count = sum(1 for _ in self.postings.get(word, ()))
        total = len(self.entries)
        return math.log(1 + (total - count + 0.5) / (count + 0.5))

    def coverage(self, question: list[str]) -> dict[str, float]:
        """For each entry that shares a stem: how well it covers the question, 0 to 100."""
        stems = list(dict.fromkeys(question))
        whole = sum(self.rarity(word) for word in stems)
        if not whole:
            return {}
        scores: dict[int, float] = {}
        for word in (*stems, *dict.fromkeys(pairs(question))):
            found = self.postings.get(word, ())
            rarity = self.rarity(word) if found else 0.0
            for position, impact in found:
                scores[position] = scores.get(position, 0.0) + impact * rarity
        return {self.entries[at]: min(100.0, 100 * score / whole) for at, score in scores.items()}

    def reweighed(self, entry: Entry) -> Lexicon:
        """A copy in which this entry has the words of its present fields only."""
        changed = impacts(entry, self.mean_length)
        at = self.entries.index(entry.id)
        return Lexicon(self.entries, self.mean_length, _Reweighed(self.postings, at, changed))


class _Reweighed(Mapping[str, Iterable[tuple[int, float]]]):
    """Postings with those of one entry replaced."""

    def __init__(
        self,
        postings: Mapping[str, Iterable[tuple[int, float]]],
        at: int,
        weights: dict[str, float],
    ) -> None:
        self._postings, self._at, self._weights = postings, at, weights

    def __getitem__(self, word: str) -> Iterable[tuple[int, float]]:
        found = [pair for pair in self._postings[word] if pair[0] != self._at]
        if word in self._weights:
            found.append((self._at, self._weights[word]))
        if not found:
            raise KeyError(word)
        return found

    def __iter__(self) -> Iterator[str]:
        return iter(self._postings)

    def __len__(self) -> int:
        return len(self._postings)

    def __contains__(self, word: object) -> bool:
        return isinstance(word, str) and self.get(word) is not None
