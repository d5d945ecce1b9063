"""Every name of every entry, ready to be looked up.

Exact look-up is one dictionary access on the space-less key of a name. Only when that fails
does rapidfuzz compare spellings, and only when names say too little are whole questions
compared with the words of the entries (``lexicon``). Nothing here decides anything.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from bot.knowledge.entry import Entry
from bot.search.lexicon import Lexicon, content_words
from bot.search.match import Match, Name, Role
from bot.search.normalize import key, tokens

# "Machine Learning (ML)", but not "bias (statistics)", whose half is another word.
_ABBREVIATED = r"^(.*?)\s*\(([^()\s]*[A-Z.][^()\s]*)\)\s*(.*)$"


# Up to this many letters, one letter more or less is another word.
SHORTEST = 3
# What a name in another form of its words is worth.
INFLECTED = 95.0


def _stems(parts: list[str]) -> str:
    return " ".join(sorted(content_words(parts)))


def names_of(entry: Entry) -> list[Name]:
    """Title, aliases and asks; "Machine Learning (ML)" also answers to either half."""
    found: dict[str, Name] = {}

    def add(text: str, role: Role) -> None:
        parts = tokens(text)
        if parts:
            found.setdefault(key(parts), Name(entry.id, text, role.value, " ".join(parts)))

    for role, texts in ((Role.TITLE, (entry.title,)), (Role.ALIAS, entry.aliases)):
        for text in texts:
            add(text, role)
            if match := re.match(_ABBREVIATED, text):
                before, inside, after = match.groups()
                add(f"{before} {after}".strip(), role)
                add(inside, Role.ALIAS)
    for text in entry.asks:
        add(text, Role.ASK)
    return list(found.values())


def by_key(names: Iterable[Name]) -> dict[str, list[Name]]:
    """Names by their space-less key."""
    table: dict[str, list[Name]] = {}
    for name in names:
        table.setdefault(name.tokens.replace(" ", ""), []).append(name)
    return table


def headwords(names: Iterable[Name]) -> list[Name]:
    """Titles and aliases: the names that may be misspelt, as asks may not."""
    return [name for name in names if name.role != Role.ASK.value]


class Index:
    """Names and texts of the entries of one knowledge base.

    It is given functions rather than tables, so that a compiled copy need not decode what a
    look-up does not touch: ``named`` finds the names of a space-less key, ``make_names`` and
    ``make_lexicon`` give the headwords and the words of all entries when they are first needed.
    """

    __slots__ = ("_lexicon", "_make_lexicon", "_make_names", "_named", "_names", "_spelling")

    def __init__(
        self,
        named: Callable[[str], Iterable[Name]],
        make_names: Callable[[], Iterable[Name]],
        make_lexicon: Callable[[], Lexicon],
    ) -> None:
        self._named = named
        self._make_names = make_names
        self._make_lexicon = make_lexicon
        self._names: tuple[Name, ...] = ()
        self._lexicon: Lexicon | None = None
        self._spelling: Spelling | None = None

    @classmethod
    def of(cls, entries: Iterable[Entry]) -> Index:
        """Index these entries."""
        entries = tuple(entries)
        names = [name for entry in entries for name in names_of(entry)]
        table = by_key(names)
        return cls(
            lambda joined: table.get(joined, ()),
            lambda: headwords(names),
            lambda: Lexicon.of(entries),
        )

    def leaving_out(self, entry: Entry, ask: str) -> Index:
        """This index as if that entry did not have that ask."""
        joined = key(tokens(ask))
        without = entry._replace(asks=tuple(other for other in entry.asks if other != ask))

        def named(wanted: str) -> Iterable[Name]:
            names = self._named(wanted)
            if wanted != joined:
                return names
            return [name for name in names if (name.entry, name.role) != (entry.id, Role.ASK.value)]

        left = Index(named, lambda: self.names, lambda: self.lexicon.reweighed(without))
        left._spelling = self.spelling
        return left

    @property
    def names(self) -> tuple[Name, ...]:
        """Every title and alias."""
        if not self._names:
            self._names = tuple(self._make_names())
        return self._names

    @property
    def lexicon(self) -> Lexicon:
        """The words of the entries, made at the first question that needs them."""
        if self._lexicon is None:
            self._lexicon = self._make_lexicon()
        return self._lexicon

    @property
    def spelling(self) -> Spelling:
        """The rapidfuzz side of the names, made at the first misspelling."""
        if self._spelling is None:
            self._spelling = Spelling(self.names)
        return self._spelling

    def exact(self, query: str, *, asks: bool = True) -> tuple[Match, ...]:
        """Entries that have exactly this name, titles before aliases before asks."""
        return self.exact_key(key(tokens(query)), asks=asks)

    def exact_key(self, joined: str, *, asks: bool = False) -> tuple[Match, ...]:
        """The same for a key that has been made before."""
        found: dict[str, Match] = {}
        named = tuple(self._named(joined)) if joined else ()
        for role in Role:
            if role is Role.ASK and not asks:
                break
            for name in named:
                if name.role == role.value:
                    found.setdefault(name.entry, Match(name.entry, name.text, 100.0, "exact"))
            if found:
                break
        return tuple(found.values())


class Spelling:
    """Names near a misspelt one, by optimal string alignment (rapidfuzz).

    WRatio and the partial scorers have no place here: they give 90 to anything that contains a
    two-letter alias and cost the cube of the length.
    """

    __slots__ = ("_by_stems", "_joined", "_names", "_sorted", "_vocabulary", "_words")

    def __init__(self, names: Iterable[Name]) -> None:
        self._names = tuple(names)
        self._joined = [name.tokens.replace(" ", "") for name in self._names]
        self._sorted = ["".join(sorted(name.tokens.split())) for name in self._names]
        self._vocabulary: list[str] = []
        self._words = {part for name in self._names for part in name.tokens.split()}
        self._by_stems: dict[str, list[Name]] = {}

    def near(self, parts: list[str], *, score_cutoff: float, limit: int) -> tuple[Match, ...]:
        """Names whose spelling or word order differs a little, best first, one per entry."""
        from rapidfuzz import process
        from rapidfuzz.distance import OSA

        joined, ordered = "".join(parts), "".join(sorted(parts))
        if len(joined) <= SHORTEST or all(part in self._words for part in parts):
            # Words that names are made of are not misspelt, and a short one is another word.
            return ()
        best: dict[str, Match] = {}
        for query, choices, penalty, channel in (
            (joined, self._joined, 0.0, "spelling"),
            (ordered, self._sorted, 3.0, "words"),
        ):
            found = process.extract(
                query,
                choices,
                scorer=OSA.normalized_similarity,
                processor=None,
                score_cutoff=(score_cutoff + penalty) / 100,
                limit=4 * limit,
            )
            for _, similarity, position in found:
                name = self._names[position]
                score = 100 * similarity - penalty
                if name.entry not in best or best[name.entry].score < score:
                    best[name.entry] = Match(name.entry, name.text, score, channel)
        ranked = sorted(best.values(), key=lambda match: (-match.score, match.entry))
        return tuple(ranked[:limit])

    def inflected(self, parts: list[str], *, limit: int) -> tuple[Match, ...]:
        """Names of the same stems in any order, articles aside: "overfit", "LLM as judge"."""
        if not self._by_stems:
            for name in self._names:
                self._by_stems.setdefault(_stems(name.tokens.split()), []).append(name)
        found: dict[str, Match] = {}
        for name in self._by_stems.get(_stems(parts), ()):
            found.setdefault(name.entry, Match(name.entry, name.text, INFLECTED, "words"))
        return tuple(found.values())[:limit]

    def repaired(self, word: str) -> str:
        """The word of some name that this one probably is, or the word itself."""
        from rapidfuzz import process
        from rapidfuzz.distance import OSA

        if len(word) < 5 or word.isdigit():
            return word
        if not self._vocabulary:
            self._vocabulary = sorted(self._words)
        found = process.extractOne(
            word, self._vocabulary, scorer=OSA.distance, score_cutoff=1 if len(word) < 8 else 2
        )
        return found[0] if found and len(found[0]) >= 4 else word
