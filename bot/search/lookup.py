"""What a name that was typed may be: exact, else near in spelling, form or word order."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from bot.search.decide import logistic
from bot.search.english import inflected, is_common
from bot.search.index import Index
from bot.search.match import Match, Role
from bot.search.normalize import key, tokens

# The table of near spellings is imported where it is read: an exact name needs none of it.
if TYPE_CHECKING:
    from bot.search.spelling import Spelled

# No name is longer; a longer text is no slip of one.
MAX_NAME_WORDS = 8
# So many words of which none is unknown are no slip either: one may type "bath" for "batch", but who
# writes a phrase means its words. In a text of at least so many words fewer are enough, and two if
# both are words of names.
NO_SLIP, IN_QUESTION, OF_NAMES, QUESTION = 4, 3, 2, 6
# A spelling this sure needs no second opinion from the words.
SURE = 0.85
# So is that of a single word, which is not short for anything.
LIKELY = 0.55
# And when it is a form of a name, or what a name is made from.
FORM, MADE_FROM = 95.0, 42.0
# A name that is less rare, in sum, says nothing by itself: "model", "features", "training".
SAYS_ENOUGH = 2.0


def look_up(
    subject: str, index: Index, *, limit: int, in_question: bool = False
) -> tuple[Match, ...]:
    """Matches for a name as it was typed: exact, else near in spelling, form or word order.

    ``in_question`` tells whether that is a part of a longer text.
    """
    parts = tokens(subject)
    typed = key(parts)
    if exact := index.exact_key(typed):
        return exact[:limit]
    if not 0 < len(parts) <= MAX_NAME_WORDS:
        return ()
    if len(parts) == 1 and is_word(parts[0], index):
        # Neither "shadow", which names are made of, nor "nice" is a slip, or short for anything.
        return _formed(parts[0], index)[:limit]
    if _as_written(parts, index, in_question=in_question):
        return _scored(typed, _inflected(parts, index, in_question), limit)
    spelled = _not_other_words(parts, index.spelling.near(parts), index)
    near = _scored(typed, spelled, limit)
    if near and near[0].score >= 100 * (SURE if len(parts) > 1 else LIKELY):
        return near
    # Dearer looks, for what no slip explains.
    spelled = [*_inflected(parts, index), *index.spelling.shortened(parts), *spelled]
    return _scored(typed, sorted(spelled, key=lambda each: -each.similarity), limit)


def _as_written(parts: list[str], index: Index, *, in_question: bool) -> bool:
    """Are these words that we know, and enough of them to be no slip?

    A single one that stands beside stop words is none either: "my story" is no memory store.
    """
    from bot.search.lexicon import STOP_WORDS

    said = [part for part in parts if part not in STOP_WORDS]
    if len(said) == 1 < len(parts) and is_word(said[0], index):
        return True
    if in_question and len(parts) >= OF_NAMES:
        known = index.spelling.vocabulary.known
        if all(part in known for part in parts):
            return True
    return len(parts) >= (IN_QUESTION if in_question else NO_SLIP) and all(
        is_word(part, index) for part in parts
    )


def is_word(part: str, index: Index) -> bool:
    """Is this a word of some name, or of common English?"""
    return part in index.spelling.vocabulary.known or is_common(part)


def _formed(word: str, index: Index) -> tuple[Match, ...]:
    """The names that a word is a form of.

    One that is made from it ("fairness" from "fair") may be meant or not.
    """
    found = {
        entry: Match(entry, text, FORM if _is_form(word, text) else MADE_FROM, "spelling")
        for entry, text in _of_same_stems([word], index)
    }
    return tuple(sorted(found.values(), key=lambda match: (-match.score, match.entry)))


def _inflected(parts: list[str], index: Index, in_question: bool = False) -> list[Spelled]:
    """The name of the same stems in any form and order: "overfit", "LLM as judge".

    One common word of a question is none: "at what score should I say yes?".
    """
    from bot.search.lexicon import STOP_WORDS, stem
    from bot.search.spelling import INFLECTED, Spelled

    said = [part for part in parts if part not in STOP_WORDS]
    if in_question and len(said) == 1 and index.lexicon.rarity(stem(said[0])) < SAYS_ENOUGH:
        return []
    return [
        Spelled(entry, text, INFLECTED)
        for entry, text in _of_same_stems(parts, index)
        if len(said) > 1 or _is_form(said[0], text)
    ]


def _is_form(word: str, name: str) -> bool:
    """Is this word a form of a name of one word? An acronym has no other forms."""
    return not name.isupper() and inflected(word, "".join(tokens(name)))


def _of_same_stems(parts: list[str], index: Index) -> Iterator[tuple[str, str]]:
    """Entries and their names that have the stems of these tokens."""
    from bot.search.lexicon import content_words, phrase, verbatim

    lexicon = index.lexicon
    stems, said = content_words(parts), f" {' '.join(parts)} "
    for at, text, role, _ in lexicon.phrases.get(phrase(stems), ()):
        if role == Role.NOT_FOR.value or verbatim(text) not in said:
            continue
        if _turned(parts, stems, text):
            continue
        # A bare word is no form of "shadow IT", though "it" says nothing elsewhere.
        if len(stems) > 1 or len(tokens(text)) == 1:
            yield lexicon.entries[at], text


def _not_other_words(parts: list[str], near: list[Spelled], index: Index) -> list[Spelled]:
    """Names near what was typed, without those that other words make.

    Where every word that was typed is one, at most a letter of each may be wrong, and their order is
    meant: "red meat" is no red team, and "weight loss" no loss weighting.
    """
    if len(parts) < 2 or not all(is_word(part, index) for part in parts):
        return near
    return [each for each in near if _may_be(parts, tokens(each.text))]


def _may_be(typed: list[str], name: list[str]) -> bool:
    from rapidfuzz.distance import OSA

    from bot.search.lexicon import stem

    if len(typed) != len(name) or sorted(typed) == sorted(name):
        return True
    return all(
        one == other or stem(one) == stem(other) or OSA.distance(one, other) < 2
        for one, other in zip(typed, name, strict=True)
    )


def _turned(parts: list[str], stems: list[str], name: str) -> bool:
    """Are two words the other way round than in the name, with nothing that links them?

    "Drift of a model" is model drift; "weight loss" is no loss weighting.
    """
    from bot.search.lexicon import LINKING, content_words

    named = tokens(name)
    linked = not LINKING.isdisjoint(parts) or not LINKING.isdisjoint(named)
    return len(stems) == 2 and not linked and content_words(named) == stems[::-1]


def _scored(typed: str, near: list[Spelled], limit: int) -> tuple[Match, ...]:
    """The names with the probability that each is the one that was meant, best first."""
    from bot.search.spelling import likeness
    from bot.search.weights import SPELLING

    found: dict[str, Match] = {}
    for at, (entry, text, _) in enumerate(near[: 2 * limit]):
        figures = likeness(typed, near, at)
        score = SPELLING[0] + sum(w * x for w, x in zip(SPELLING[1:], figures, strict=True))
        match = Match(entry, text, 100 * logistic(score), "spelling")
        if entry not in found or found[entry].score < match.score:
            found[entry] = match
    return tuple(sorted(found.values(), key=lambda match: (-match.score, match.entry))[:limit])
