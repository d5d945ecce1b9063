"""Every name of every entry, ready to be looked up.

Exact look-up goes by the space-less key of a name. Only when that fails
are spellings compared (``spelling``), and only when names say too little are whole questions
compared with the words of the entries (``lexicon``). Nothing here decides anything.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any

from bot.knowledge.entry import Entry
from bot.search.match import Match, Name, Role
from bot.search.normalize import key, tokens
from bot.search.uncollected import uncollected

if TYPE_CHECKING:
    from bot.search.headwords import Headwords
    from bot.search.lexicon import Lexicon
    from bot.search.semantic import Semantic
    from bot.search.spelling import Spelling


class Index:
    """Names and texts of the entries of one knowledge base.

    It is given functions rather than tables, so that a compiled copy need not decode what a
    look-up does not touch: ``named`` finds the names of a space-less key, ``make_headwords`` and
    ``make_lexicon`` give the headwords and the words of all entries when they are first needed.
    """

    __slots__ = (
        "_headwords",
        "_lexicon",
        "_make_headwords",
        "_make_lexicon",
        "_make_semantic",
        "_named",
        "_names",
        "_owning",
        "_semantic",
        "_spelling",
        "searched",
    )

    def __init__(
        self,
        named: Callable[[str], Iterable[Name]],
        make_headwords: Callable[[], Headwords],
        make_lexicon: Callable[[], Lexicon],
        make_semantic: Callable[[], Semantic] | None = None,
    ) -> None:
        self._named = named
        self._make_headwords = make_headwords
        self._make_lexicon = make_lexicon
        self._make_semantic = make_semantic
        self._headwords: Headwords | None = None
        self._names: tuple[Name, ...] = ()
        self._lexicon: Lexicon | None = None
        self._semantic: Semantic | None = None
        self._spelling: Spelling | None = None
        self._owning: dict[tuple[str, ...], frozenset[str]] = {}
        # What was searched for last, and what `engine.search` made of it.
        self.searched: tuple[tuple[str, int], Any] = (("", 0), None)

    @classmethod
    def of(cls, entries: Iterable[Entry]) -> Index:
        """Index these entries."""
        from bot.search.indexing import index_words
        from bot.search.naming import Names

        entries = tuple(entries)
        names = uncollected(lambda: Names(entries))
        headwords = names.headwords
        return cls(names.named, lambda: headwords, lambda: index_words(entries, names))

    def leaving_out(self, entry: Entry, ask: str) -> Index:
        """This index as if that entry did not have that ask."""
        from bot.search.indexing import leaving_out

        joined = key(tokens(ask))

        def named(wanted: str) -> Iterable[Name]:
            names = self._named(wanted)
            if wanted != joined:
                return names
            return [name for name in names if (name.entry, name.role) != (entry.id, Role.ASK.value)]

        left = Index(
            named,
            lambda: self.headwords,
            lambda: leaving_out(self.lexicon, entry, ask),
            lambda: self.semantic,
        )
        left._spelling = self.spelling
        return left

    def with_semantic(self, make: Callable[[], Semantic]) -> Index:
        """This index with a sentence model, made at the first question that needs it."""
        return Index(self._named, lambda: self.headwords, lambda: self.lexicon, make)

    @property
    def headwords(self) -> Headwords:
        """Every title and alias, in columns, made at the first misspelling."""
        if self._headwords is None:
            self._headwords = self._make_headwords()
        return self._headwords

    @property
    def names(self) -> tuple[Name, ...]:
        """The same as values, which take much more memory: for those who walk through all."""
        if not self._names:
            self._names = tuple(self.headwords.names())
        return self._names

    @property
    def lexicon(self) -> Lexicon:
        """The words of the entries, made at the first question that needs them."""
        if self._lexicon is None:
            self._lexicon = uncollected(self._make_lexicon)
        return self._lexicon

    @property
    def semantic(self) -> Semantic:
        """The sentence model, if there is one."""
        if self._semantic is None:
            from bot.search.semantic import OFF

            self._semantic = self._make_semantic() if self._make_semantic else OFF
        return self._semantic

    @property
    def spelling(self) -> Spelling:
        """The rapidfuzz side of the names, made at the first misspelling."""
        if self._spelling is None:
            from bot.search.spelling import Spelling

            self._spelling = Spelling(self.headwords)
        return self._spelling

    def exact(self, query: str, *, asks: bool = True) -> tuple[Match, ...]:
        """Entries that have exactly this name, titles before aliases before asks."""
        return self.exact_key(key(tokens(query)), asks=asks)

    def is_name(self, text: str) -> bool:
        """Is this a title or alias?"""
        return bool(self.exact(text, asks=False))

    def owning(self, names: tuple[str, ...]) -> frozenset[str]:
        """The entries that have one of these names, looked up once."""
        if names not in self._owning:
            found = (match.entry for name in names for match in self.exact(name, asks=False))
            self._owning[names] = frozenset(found)
        return self._owning[names]

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
