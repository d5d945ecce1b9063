"""What was fitted to the figures of evidence, for so many of them: to words alone, or with a sentence model."""

from __future__ import annotations

from types import ModuleType
from typing import TYPE_CHECKING

from bot.search.forms import forms_of, worth
from bot.search.frame import Question
from bot.search.normalize import words

if TYPE_CHECKING:
    from bot.search.confidence import Confidence
    from bot.search.evidence import Weighed

# Questions of so many stems are ranked as short ones, or as long ones; between them as a mixture.
SHORT, LONG = 6, 14


def weights_for(weighed: Weighed, count: int) -> list[float]:
    """The weight of each figure of evidence for this question, when there are so many figures."""
    fitted = _weights(count)
    long = length(weighed)
    return [
        (1 - long) * w + long * v for w, v in zip(fitted.RANKING, fitted.RANKING_LONG, strict=True)
    ]


def worth_of_kinds(question: Question, count: int) -> dict[str, float]:
    """What an entry of each kind is worth to this question, by the folder of the kind."""
    return worth(forms_of(question, words(question.text)), _weights(count).KINDS)


def _weights(count: int) -> ModuleType:
    """What was fitted to evidence of so many figures: to words alone, or with a sentence model."""
    from bot.search import weights, weights_semantic

    return weights if count == len(weights.RANKING) else weights_semantic


def confidence_for(count: int) -> Confidence:
    """What turns evidence of so many figures into a probability."""
    from bot.search import weights

    if count == len(weights.RANKING):
        from bot.search.trees import CONFIDENCE
    else:
        from bot.search.trees_semantic import CONFIDENCE
    return CONFIDENCE


def length(weighed: Weighed) -> float:
    """How long a question is, from 0 (it names its subject) to 1 (it tells a story)."""
    stems = len(set(weighed.stems))
    return min(1.0, max(0.0, (stems - SHORT) / (LONG - SHORT)))
