"""The words of whole entries, weighted by how rare they are, for questions that name nothing.

An inverted index over fields: a word counts most in a title, less in an ask, a summary, a
section. Rarity is BM25's inverse document frequency, ln(1 + (N - n + 0.5) / (n + 0.5))
(Robertson & Zaragoza 2009, The Probabilistic Relevance Framework), so that "data" and "model"
decide nothing. The score of an entry is the share of the question's weight that it accounts
for, 0 to 100, which unlike a raw BM25 sum means the same for every question.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache, lru_cache

from bot.knowledge.entry import Entry
from bot.search.normalize import tokens

TITLE, ALIAS, ASK, SUMMARY, SECTION = 1.0, 0.9, 0.8, 0.6, 0.4

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
    """Stems of the tokens that carry meaning, each once, in order."""
    return list(dict.fromkeys(stem(part) for part in parts if part not in STOP_WORDS))


def weigh(entry: Entry) -> dict[str, float]:
    """The stems of an entry, each with the weight of the best field it stands in."""
    weights: dict[str, float] = {}
    for weight, text in (
        *((SECTION, text) for _, text in entry.sections),
        (SUMMARY, entry.summary),
        (SUMMARY, entry.tip),
        *((ASK, text) for text in entry.asks),
        *((ALIAS, text) for text in entry.aliases),
        (TITLE, entry.title),
    ):
        for word in content_words(tokens(text)):
            weights[word] = max(weights.get(word, 0.0), weight)
    return weights


class Lexicon:
    """Postings of stems to (entry position, weight)."""

    __slots__ = ("entries", "postings")

    def __init__(
        self, entries: tuple[str, ...], postings: Mapping[str, Iterable[tuple[int, float]]]
    ) -> None:
        self.entries = entries
        self.postings = postings

    @classmethod
    def of(cls, entries: Iterable[Entry]) -> Lexicon:
        """Weigh the words of these entries."""
        ids: list[str] = []
        postings: dict[str, list[tuple[int, float]]] = {}
        for position, entry in enumerate(entries):
            ids.append(entry.id)
            weights = weigh(entry)
            for word, weight in weights.items():
                postings.setdefault(word, []).append((position, weight))
        return cls(tuple(ids), postings)

    def rarity(self, word: str) -> float:
        """Inverse document frequency of a stem; a word that no entry has weighs most."""
        count = sum(1 for _ in self.postings.get(word, ()))
        total = len(self.entries)
        return math.log(1 + (total - count + 0.5) / (count + 0.5))

    def coverage(self, question: list[str]) -> dict[str, float]:
        """For each entry that shares a stem: the share (0 to 100) of the question it covers."""
        whole = sum(self.rarity(word) for word in question)
        if not whole:
            return {}
        scores: dict[int, float] = {}
        for word in question:
            rarity = self.rarity(word)
            for position, weight in self.postings.get(word, ()):
                scores[position] = scores.get(position, 0.0) + weight * rarity
        return {self.entries[at]: 100 * score / whole for at, score in scores.items()}

    def reweighed(self, entry: Entry) -> Lexicon:
        """A copy in which this entry has the words of its present fields only."""
        at = self.entries.index(entry.id)
        weights = weigh(entry)
        return Lexicon(self.entries, _Reweighed(self.postings, at, weights))


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
