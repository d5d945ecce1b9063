"""The words of whole entries, for questions that name nothing: what search reads, already weighed.

`indexing` says how the weights come about. Names and asks are also kept one by one, as sets of
stems: a question is like one of the ways to ask rather than like all of them together.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from struct import pack, unpack
from typing import TYPE_CHECKING, NamedTuple

from bot.search.kept import KEPT
from bot.search.normalize import tokens

if TYPE_CHECKING:
    from bot.search.meaning import Meaning

# The longest name that is looked for inside a question, in stems.
MAX_PHRASE_WORDS = 6
# Figures are kept as ten-thousandths, so that a compiled copy says exactly what was compiled.
SCALE = 10_000
# Two words of at least so many letters, or a letter that is no word and another word, may be one
# word written apart: "roll back", "k means". An unknown word may be two of so many letters:
# "crossentropy".
SHORTEST_HALF, SHORTEST_JOINED = 3, 4
LETTERS = frozenset("bcdefghjklmnopqrstuvwxyz")

STOP_WORDS = frozenset(
    (
        # function words, but none of QUALIFYING
        "a about also although am among an and any are as at be because been being but by can "
        "could despite did do doe does doing done during each etc even ever for from had has "
        "have having he hence her here him his how however i if in into is it its just may me "
        "might moreover must my myself of on one onto or our ourselves own per perhaps she "
        "should since so some somehow somewhat somewhere such t than that the their them "
        "themselves then there therefore these they this those though through throughout thus "
        "to toward towards two upon us very was we were what whatever when whenever where "
        "whereas wherever whether which whichever while who whom whose why will with within "
        "would yet you your yourself "
        # contractions without their apostrophe
        "aint arent cant couldnt couldve didnt doesnt dont hadnt hasnt havent hes id ill im "
        "isnt itd itll ive let lets shes shouldnt shouldve thats theres theyd theyll theyre "
        "theyve wasnt werent weve whats wont wouldnt wouldve youd youll youre youve "
        # what fills a question without being its point
        "actually aka already anybody anyone anything anyway apparently basically certainly "
        "currently definitely eg especially essentially exactly get gets getting give given "
        "gives go goe goes going gonna got gotta guy guys hello help hey hi ie kind know knows "
        "like lot lots make makes making maybe mean means need needs now obviously ok okay "
        "please pls possibly probably question quite really regarding right say says see seem "
        "seems simply some somebody someone something sort stuff suppose supposed supposedly "
        "sure take tell thank thanks thing things think trying understand use used uses using "
        "usually versus vs want wants way ways well wonder wondering word words wrt yes"
    ).split()
)

# Function words that say something of what they stand beside: "not", "same", "without".
QUALIFYING = frozenset(
    "after again all always before less many more most much no nor not off only other out over same still "
    "too until up without".split()
)
# What names nothing alone.
FUNCTION_WORDS = STOP_WORDS | QUALIFYING


# The longer stop words by their first letter and all their letters: "shuold" is one, typed in haste.
_HASTE = {(word[0], *sorted(word)): word for word in STOP_WORDS if len(word) > 3}


def in_haste(token: str) -> str:
    """The stop word that this has the letters of, in another order, or the token itself."""
    return _HASTE.get((token[0], *sorted(token)), token)


# Stop words that a name can do without: "pipeline for training", "a model's drift".
LINKING = frozenset("a an and as at by for from in is of on or the to versus vs with".split())
ARTICLES = frozenset(("a", "an", "the"))


@cache
def _stemmer() -> Callable[[str], str]:
    from snowballstemmer import stemmer

    english: Callable[[str], str] = stemmer("english").stemWord
    return english


# Words that Porter2 gives the stem of another one, which means something else in this field:
# products are no production, experience is no experiment, objects have no objective. And words
# that say what another one says in the names of this field: dozens of tests are multiple testing.
_STEMS = {
    word: kept
    for kept, words in {
        "activation": "activation",
        "challenger": "challenger",
        "computer": "computer",
        "confusion": "confusion",
        "conversation": "conversation conversational",
        "customer": "customer",
        "discriminator": "discriminator discriminative",
        "development": "development",
        "distributed": "distributed",
        "documentation": "documentation",
        "experiment": "experiment experimental experimentation experimenting",
        "generaliz": "generalize generalized generalizing generalization",
        "important": "important importance",
        "income": "income",
        "interpretab": "interpretable interpretability",
        "management": "management",
        "marketing": "marketing",
        "multipl": "several numerous hundred dozen thousand",
        "normaliz": "normalize normalized normalizing normalization",
        "objective": "objective",
        "performance": "performance",
        "personaliz": "personalize personalized personalization",
        "position": "position positional",
        "production": "production",
        "productioniz": "productionization productionalization productionize productionizing",
        "rating": "rating",
        "reasoning": "reasoning",
        "regulariz": "regularize regularized regularizing regularization regularizer",
        "requirement": "requirement",
        "standardiz": "standardize standardized standardizing standardization",
        "transformer": "transformer",
    }.items()
    for word in words.split()
}


@lru_cache(maxsize=50_000)
def stem(token: str) -> str:
    """Porter2's stem (http://snowballstem.org/algorithms/english/stemmer.html), but for _STEMS."""
    return _STEMS.get(token) or _stemmer()(token)


def content_words(parts: Iterable[str]) -> list[str]:
    """Stems of the tokens that carry meaning, in order."""
    return [stem(part) for part in parts if part not in STOP_WORDS]


def compounded(parts: Sequence[str], is_known: Callable[[str], bool]) -> list[str]:
    """The tokens, with two that are one word written apart joined: "roll back", "over fitting".

    Stop words are none of them ("for the" is not "forth"), but for the longer ones after a letter: "k
    means".
    """
    joined: list[str] = []
    for part in parts:
        before = joined[-1] if joined else ""
        if before in LETTERS:
            may_join = len(part) > SHORTEST_HALF or part not in STOP_WORDS
        else:
            may_join = min(len(before), len(part)) >= SHORTEST_HALF and STOP_WORDS.isdisjoint(
                (before, part)
            )
        if may_join and is_known(before + part):
            joined[-1] = before + part
        else:
            joined.append(part)
    return joined


def lost(parts: Sequence[str]) -> int:
    """How many of a name's tokens are stop words without which it is another name.

    "No tests" is not "tests", nor "out of memory" "memory"; with two words left a preposition may
    go.
    """
    stops = [part for part in parts if part in STOP_WORDS]
    spare = ARTICLES if len(parts) - len(stops) == 1 else LINKING
    return sum(part not in spare for part in stops)


@lru_cache(maxsize=4_096)
def verbatim(name: str) -> str:
    """The tokens that must stand in a question as they are for it to hold that name, or nothing."""
    parts = tokens(name)
    return f" {' '.join(parts)} " if lost(parts) else ""


def phrase(words: Iterable[str]) -> str:
    """The form in which names are found inside a question: their stems in any order."""
    return " ".join(sorted(set(words)))


def spans(length: int) -> Iterator[tuple[int, int]]:
    """The start and end of every run of words that may be a name."""
    for start in range(length):
        for end in range(start + 1, min(length, start + MAX_PHRASE_WORDS) + 1):
            yield start, end


class Word(NamedTuple):
    """A stem, or a pair of them, and the entries that have it.

    ``entries`` are positions in ascending order; ``prose`` and ``asks`` tell for each how much the
    word says for it, 0 to SCALE. ``names`` is true when a title or alias has it.
    """

    rarity: float
    names: bool
    entries: Sequence[int]
    prose: Sequence[int]
    asks: Sequence[int]


class CalledBy(NamedTuple):
    """A title or an alias: its role and its stems."""

    role: str
    stems: frozenset[str]


class Asks(NamedTuple):
    """The asks of an entry by the stems they have, in ascending order, and what each weighs."""

    places: Mapping[str, Sequence[int]]
    weights: Sequence[float]


class Phrase(NamedTuple):
    """A name of the entry at that position, or a phrase that it is not for.

    ``own`` is the share of all asks with the name in them that are this entry's: the name of a
    general entry is mostly mentioned when something more specific is asked ("regularization in a
    neural network").
    """

    entry: int
    text: str
    role: str
    own: float


def hundredths(figure: float) -> int:
    """A figure in hundredths."""
    return round(100 * figure)


class Lexicon:
    """What the stems, names and asks of the entries say.

    All are mappings, so that neither a compiled copy nor one in columns (`packed`) is made into
    values that no question touches.
    ``words`` is by stem or pair, ``called`` (titles and aliases, one by one) and ``asks`` by entry
    id, ``phrases`` by the form that ``phrase`` gives, ``meanings`` by entry id (`meaning`);
    ``unknown`` is the rarity of a stem that no entry has.
    """

    __slots__ = ("_columns", "asks", "called", "entries", "meanings", "phrases", "unknown", "words")

    def __init__(
        self,
        entries: tuple[str, ...],
        unknown: float,
        words: Mapping[str, Word],
        called: Mapping[str, Sequence[CalledBy]],
        asks: Mapping[str, Asks],
        phrases: Mapping[str, Sequence[Phrase]],
        meanings: Mapping[str, Meaning],
    ) -> None:
        self.entries = entries
        self.unknown = unknown
        self.words = words
        self.called = called
        self.asks = asks
        self.phrases = phrases
        self.meanings = meanings
        self._columns: dict[str, int] = {}

    def rarity(self, word: str) -> float:
        """How much a stem counts; one that no entry has counts most."""
        found = self.words.get(word)
        return found.rarity if found else self.unknown

    def columns(self, words: Iterable[str]) -> list[int]:
        """What these words say for each entry together: rarity in hundredths, times prose and asks.

        What a word says for all entries is one number with 32 bits for each, so that these are
        added all at once; a question has too few words to need more bits.
        """
        total = 0
        for word in words:
            column = self._columns.get(word)
            if column is None:
                column = self._column(self.words[word])
                if len(self._columns) >= KEPT:
                    self._columns.clear()
                self._columns[word] = column
            total += column
        count = len(self.entries)
        return list(unpack(f"<{count}I", total.to_bytes(4 * count, "little")))

    def _column(self, word: Word) -> int:
        column, worth = [0] * len(self.entries), hundredths(word.rarity)
        for entry, prose, asks in zip(word.entries, word.prose, word.asks, strict=True):
            column[entry] = worth * (prose + asks)
        return int.from_bytes(pack(f"<{len(column)}I", *column), "little")

    def knows(self, token: str) -> bool:
        """Is this a word of some entry, in any form?"""
        return token in STOP_WORDS or stem(token) in self.words

    def halves(self, token: str) -> list[str]:
        """The two words that a token may be, or none: "cross" and "entropy".

        They must be neighbours somewhere: SharePoint is not a point that one shares.
        """
        for at in range(SHORTEST_JOINED, len(token) - SHORTEST_JOINED + 1):
            if f"{stem(token[:at])} {stem(token[at:])}" in self.words:
                return [token[:at], token[at:]]
        return []

    def compounded(self, parts: Sequence[str]) -> list[str]:
        """The tokens, with what the entries write as one word joined."""
        return compounded(parts, lambda word: stem(word) in self.words)
