"""The form of a question, and what kind of entry answers it.

"What is X" wants a definition, "how do I prevent X" a pattern, and who tells of "our model" is
in some trouble: an anti-pattern or an edge case. `weights` has what each is worth to each.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from bot.search.frame import Question

# The forms that a question may have at once; every question has the first.
FORMS = ("any", "define", "repair", "how", "ours")
REPAIR = frozenset(("cure", "detect", "handle"))
DEFINE = frozenset(("what", "whats", "define", "explain"))
OURS = frozenset(("i", "we", "us", "my", "our"))


def forms_of(question: Question, words: Sequence[str]) -> tuple[bool, ...]:
    """Which of FORMS a question has; ``words`` are those of the text as it was typed."""
    opening = words[0] if words else ""
    return (
        True,
        not question.aspect and opening in DEFINE,
        question.aspect in REPAIR,
        question.aspect == "how" or opening == "how",
        not OURS.isdisjoint(words),
    )


def worth(forms: Sequence[bool], weights: Mapping[str, Sequence[float]]) -> dict[str, float]:
    """By the folder of a kind, what its entries are worth to a question of these forms."""
    return {
        kind: sum([weight for weight, has in zip(row, forms, strict=True) if has])
        for kind, row in weights.items()
    }
