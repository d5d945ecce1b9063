"""One question in, one decision out: take apart, rank, decide."""

from typing import NamedTuple

from bot.search.decide import MAX_CHOICES, decide
from bot.search.frame import Question, take_apart
from bot.search.index import Index
from bot.search.kept import KEPT
from bot.search.lookup import look_up
from bot.search.match import Decision
from bot.search.rank import Ranked, rank


class Found(NamedTuple):
    """What search makes of a text."""

    question: Question
    decision: Decision
    ranked: Ranked


def search(text: str, index: Index, *, limit: int = MAX_CHOICES) -> Found:
    """Find the entry that a whole question means.

    The last result is kept: whether a text is a command, or beyond the scope, depends on what it
    means, and then it is answered.
    """
    wanted = text, limit
    last, found = index.searched
    if last != wanted or found is None:
        question = take_apart(text, index.is_name)
        ranked = rank(question, index, limit=limit)
        found = Found(question, decide(ranked.matches), ranked)
        index.searched = wanted, found
    kept: Found = found
    return kept


def prepare(index: Index) -> None:
    """Make now what the first questions would wait for: tables, and the words of entries.

    Of very many entries those of a few: no more are kept.
    """
    search("what to ask first", index)
    lexicon = index.lexicon
    for entry in lexicon.entries[:KEPT]:
        _ = lexicon.asks[entry]
        _ = lexicon.meanings[entry]


def find_name(text: str, index: Index, *, limit: int = MAX_CHOICES) -> Decision:
    """Find the entry that has this name, or one near it; the text is not read as a question."""
    return decide(look_up(text, index, limit=limit))
