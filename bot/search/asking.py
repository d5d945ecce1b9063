"""Words that only ask: the name between them is all that a question is about.

"My boss wants data lineage by Friday, thoughts?" asks about data lineage. No grammar lists all such
frames (`frame` takes the usual ones apart), but what they are made of is known.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

# What a question says beside its subject; a name may have such words too ("adversarial example").
ASKING = frozenset(
    (
        # what is wanted
        "advice article checklist clarification definition description eli5 example explanation gist "
        "guide guideline help info information intro introduction material meaning nutshell opinion "
        "overview primer question reference resource sentence source summary thought tip tldr view "
        # what it is wanted of
        "advantage alternative basic behind benefit case cause challenge con concept consequence "
        "danger deal difference disadvantage downside drawback effect fundamental idea impact intuition "
        "issue motivation notion pitfall point problem pro purpose rationale reason regarding relevance "
        "risk role rule sign symptom term thumb trouble upside "
        # how it is asked for
        "acronym abbreviation called def doc expand glossary mandatory meant recommend recommended root "
        "spell stand synonym wiki wikipedia "
        "ask become care clarify come convince define describe discuss discussed elaborate explain face "
        "hear heard invented introduced learn look matter mention mentioned occur read recognize "
        "struggle struggling suffer suffering summarize talk teach told work worry write "
        # how it is
        "best big brief briefly common commonly correctly difficult early easy expensive good hard "
        "important long main modern necessary new often properly quick quickly real relevant right short "
        "simple simply typical under useful worth "
        # who asks, and where
        "ai beginner boss colleague everyone friday hood interview line manager ml mlops model monday "
        "practice production project stakeholder team today tomorrow"
    ).split()
)
# Everyday life has these words too: "Ann is my manager" is not about a network.
EVERYDAY = frozenset(
    "become boss colleague friday heard line manager monday team today tomorrow work".split()
)
# Before a name these make another one of it, with nothing in between: "risk classification" is no
# classification, which "risks of classification" asks about.
MODIFYING = frozenset("case issue project question risk role rule source term".split())
# What will become of something is not what it is: "when will we have AGI".
FUTURE = frozenset(("will",))
# So many words on each side of the subject may be a part of its name.
BESIDE = 3


def telling(parts: Sequence[str], stop_words: frozenset[str]) -> tuple[int, int]:
    """From the first to the last token that does more than ask; an empty span when there is none."""
    found = [
        at
        for at, (part, after) in enumerate(pairwise((*parts, "")))
        if part in FUTURE
        or not (part in stop_words or part in ASKING)
        or (part in MODIFYING and after and not (after in stop_words or after in ASKING))
    ]
    return (found[0], found[-1] + 1) if found else (0, 0)


def around(start: int, end: int, count: int) -> list[tuple[int, int]]:
    """This span of so many tokens with some before it and after it, longest first."""
    spans = [
        (first, last)
        for first in range(max(0, start - BESIDE), start + 1)
        for last in range(end, min(count, end + BESIDE) + 1)
    ]
    return sorted(spans, key=lambda span: span[0] - span[1])
