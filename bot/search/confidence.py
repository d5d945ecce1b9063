"""How likely it is that the first entry is right: one probability, fitted from labelled questions.

For a name as it was typed, a logistic curve over its likeness (`spelling`). For a question, two
opinions in one logit, boosted trees and a weighted sum, over the evidence for the first entry, its
lead, the shape of the question ("where is the dashboard?" asks for no knowledge) and its `domain`.
The trees see what figures mean together, the sum does not overrate what it has seen seldom.
`make fit` finds both.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from operator import mul
from typing import NamedTuple

from bot.search.evidence import BREADTH, FIGURES, Weighed
from bot.search.semantic import SENTENCES

# Words that a question may begin with, each a figure of its own.
OPENINGS = (
    "what how why when where who which should can is are do does did will difference explain "
    "define my we our i any"
).split()
# What people begin with who tell a bot to do something, and what they say to be polite to it.
ORDERS = frozenset(
    "act add book call check confirm copy delete disregard find forget ignore open output play "
    "pretend print remind repeat reply reveal say schedule send set show speak stop summarize "
    "switch tell translate turn write".split()
)
POLITE = frozenset("bye cheers congrats hello please thank thanks welcome".split())
US = frozenset(("we", "our", "us", "my"))
# The figures of the first entry in which its distance to the best of any entry counts, and those
# of the second that count.
RELATIVE = ("phrase", "ask", "prose", "meaning", "meaning_of_text")
OF_SECOND = ("phrase", "ask", "meaning", "meaning_of_text")
MAX_LEAD = 6.0
# Scores this far apart differ by a factor of e when choices are offered.
SOFTNESS = 2.0

_AT = {name: at for at, name in enumerate(FIGURES)}
_OF_FIRST = [at for name, at in _AT.items() if name not in BREADTH]
# The figures of `of_question`, in order.
OF_RANKING = ("score", "lead", "lead_of_two", "share")
WORDS = ("unknown", "naming", "stems", "weight")
EVIDENCE = tuple(FIGURES[at] for at in _OF_FIRST)
SHAPE = (*OPENINGS, "when_or_where", "us", "orders", "polite", "i", "you", "words")
READ = (
    *OF_RANKING,
    *WORDS,
    *EVIDENCE,
    *(f"{name}_behind" for name in RELATIVE),
    *(f"{name}_of_second" for name in OF_SECOND),
    *SHAPE,
    "domain",
    "meaning_domain",
    "standing",
)
# What comes after them when there is a sentence model.
READ_OF_SENTENCES = (
    *(f"{name}{of}" for name in SENTENCES for of in ("", "_behind", "_of_second")),
    "vector_domain",
)


def of_question(
    question: Weighed,
    words: Sequence[str],
    scores: Sequence[float],
    figures: Sequence[Sequence[float]],
    domains: Sequence[float],
    standing: float,
) -> tuple[float, ...]:
    """What the trees and the sum read, in the order of READ, and then of READ_OF_SENTENCES.

    ``scores`` and ``figures`` are of all entries looked at, best first and at least one;
    ``words`` are those of the text as it was typed, and ``domains`` what its words and its meaning
    say of its domain, as log-odds, and then what the vector of a sentence model says, if there is
    one. ``standing`` tells how the first entry fared when it came first before: the
    log-odds that it was right, less those of all entries.
    """
    first, second, third = (
        scores[at] if len(scores) > at else scores[0] - MAX_LEAD for at in range(3)
    )
    share = 1 / sum(math.exp(score - first) for score in scores)
    best = [max(column) for column in zip(*figures, strict=True)]
    top = figures[0]
    runner_up = figures[1] if len(figures) > 1 else [0.0] * len(top)
    opening, after = [*words, "", ""][:2]
    return (
        first,
        min(first - second, MAX_LEAD),
        min(first - third, MAX_LEAD),
        share,
        question.unknown,
        question.naming,
        math.log1p(len(set(question.stems))),
        math.log1p(question.whole),
        *(top[at] for at in _OF_FIRST),
        *(top[_AT[name]] - best[_AT[name]] for name in RELATIVE),
        *(runner_up[_AT[name]] for name in OF_SECOND),
        *(float(opening == word) for word in OPENINGS),
        float((opening, after) in (("when", "will"), ("where", "is"), ("where", "are"))),
        float(not US.isdisjoint(words)),
        float(opening in ORDERS),
        float(not POLITE.isdisjoint(words)),
        float("i" in words),
        float("you" in words),
        float(len(words)),
        *domains[:2],
        standing,
        *(
            value
            for at in range(len(FIGURES), len(top))
            for value in (top[at], top[at] - best[at], runner_up[at])
        ),
        *domains[2:],
    )


# A node is (figure, threshold, where it is at most that, where it is more); a leaf is a number.
Tree = float | tuple[int, float, "Tree", "Tree"]


class Confidence(NamedTuple):
    """What `make fit` found.

    ``trees`` and ``linear`` read `of_question`, the latter with its intercept first; ``standings``
    are those of entries, by id. ``vector`` is what the dimensions of a question's vector say of its
    domain, with the intercept first.
    """

    trees: Sequence[Tree]
    linear: Sequence[float]
    standings: Mapping[str, float]
    vector: Sequence[float] = ()


def logit(fitted: Confidence, figures: Sequence[float]) -> float:
    """The log-odds that the first entry is right."""
    intercept, *weights = fitted.linear
    weighted: float = sum(map(mul, weights, figures))
    return grown(fitted.trees, figures) + intercept + weighted


def grown(trees: Sequence[Tree], figures: Sequence[float]) -> float:
    """The sum of the leaves that the figures lead to."""
    total = 0.0
    for tree in trees:
        node = tree
        while isinstance(node, tuple):
            at, threshold, low, high = node
            node = low if figures[at] <= threshold else high
        total += node
    return total


def share(behind: float) -> float:
    """What an entry gets of the first one's probability when its score is so much lower."""
    return math.exp(max(behind, -30.0) / SOFTNESS)
