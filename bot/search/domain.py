"""Whether a subject is of the handbook's domain, by its words alone, whatever entry they lead to.

"Dropout from university" names an entry and asks for none. `make fit` learns how much each stem,
and each pair of neighbours, speaks for a question to the handbook, from all its asks and the
labelled questions (a logistic regression over n-grams, each subject of length 1).
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import cache
from itertools import pairwise
from operator import mul

from bot.search.lexicon import stem
from bot.search.meaning import NOWHERE, Vector

# Weights are kept in hundredths.
SCALE = 100
# Decimals of what a vector says: the last bits of a float differ from one processor to the next.
PLACES = 3


def ngrams(words: Sequence[str]) -> set[str]:
    """The stems of a text and its pairs of neighbours; "^" and "$" are its ends."""
    stems = [stem(word) for word in words]
    return {*stems, *map(" ".join, pairwise(["^", *stems, "$"]))}


def log_odds(words: Sequence[str]) -> float:
    """The log-odds that a question with a subject of these words asks for what the handbook has.

    The frame is left off (`frame`): "define" says nothing of what is to be defined.
    """
    intercept, table = _table()
    known = [table[ngram] for ngram in ngrams(words) if ngram in table]
    return (intercept + sum(known) / math.sqrt(max(1, len(known)))) / SCALE


def log_odds_of_meaning(meaning: Vector) -> float:
    """The same by what the words mean together, whether the handbook has them or not."""
    from bot.search.domain_table import MEANING

    return log_odds_of_vector(meaning or NOWHERE, MEANING)


def log_odds_of_vector(vector: Sequence[float], weights: Sequence[float]) -> float:
    """The same by the vector that a sentence model makes of the question; the intercept is first."""
    total: float = sum(map(mul, weights[1:], vector))
    return round(weights[0] + total, PLACES)


@cache
def _table() -> tuple[int, dict[str, int]]:
    from bot.search.domain_table import INTERCEPT, TABLE

    return INTERCEPT, TABLE
