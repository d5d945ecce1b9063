"""What the confidence reads, and that its parts are of one size."""

from __future__ import annotations

import math

from bot.loader.load import load
from bot.search import trees, trees_semantic, weights, weights_semantic
from bot.search.confidence import READ, READ_OF_SENTENCES, Confidence, logit, of_question
from bot.search.evidence import FIGURES
from bot.search.forms import FORMS
from bot.search.frame import take_apart
from bot.search.rank import looked_at
from bot.search.semantic import SENTENCES


def test_each_figure_has_its_name_and_its_weight() -> None:
    index = load().index
    weighed, evidence = looked_at(take_apart("how do I detect drift"), index)
    figures = [each.figures for each in evidence]
    read = of_question(weighed, ["how"], [1.0] * len(figures), figures, [2.5, 1.25], -1.5)
    assert len(read) == len(READ)
    assert read[READ.index("domain")] == 2.5
    assert read[READ.index("meaning_domain")] == 1.25
    assert read[READ.index("standing")] == -1.5
    assert read[READ.index("how")] == 1.0
    assert len(trees.CONFIDENCE.linear) == 1 + len(READ)
    both = len(READ) + len(READ_OF_SENTENCES)
    assert len(trees_semantic.CONFIDENCE.linear) == 1 + both
    with_model = [(*each, 1.0, 0.5, 0.0, -0.5) for each in figures]
    read = of_question(weighed, ["how"], [1.0] * len(figures), with_model, [2.5, 1.25, 3.5], -1.5)
    assert len(read) == both
    assert read[-1] == 3.5


def test_each_kind_has_a_weight_for_each_form() -> None:
    for fitted, count in ((weights, 0), (weights_semantic, len(SENTENCES))):
        assert len(fitted.RANKING) == len(fitted.RANKING_LONG) == len(FIGURES) + count
        assert {len(row) for row in fitted.KINDS.values()} == {len(FORMS)}


def test_both_opinions_count() -> None:
    fitted = Confidence([(1, 0.5, -1.0, 4.0), 0.25], [0.5, 2.0, -1.0], {})
    assert math.isclose(logit(fitted, [3.0, 1.0]), 4.0 + 0.25 + 0.5 + 6.0 - 1.0)
    assert math.isclose(logit(fitted, [3.0, 0.5]), -1.0 + 0.25 + 0.5 + 6.0 - 0.5)
