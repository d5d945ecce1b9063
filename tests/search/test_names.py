"""A name is found with slips, shortened, inflected, reordered; and never in place of another."""

from __future__ import annotations

import pytest

from bot.persona.answer import Persona
from bot.search.engine import find_name, search
from bot.search.index import Index
from bot.search.match import Outcome
from bot.search.rank import part_of_names
from tests.search.small import entry, index

OVERFITTING = "concepts/overfitting"
MATRIX = "definitions/confusion-matrix"
TUNING = "concepts/hyperparameter-tuning"
REDUCTION = "concepts/dimensionality-reduction"


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        # a letter lost, doubled, changed, put in
        ("overfiting", OVERFITTING),
        ("overrfitting", OVERFITTING),
        ("overfitying", OVERFITTING),
        ("confuson matrix", MATRIX),
        ("confusion matrx", MATRIX),
        # a neighbouring key
        ("comfusion matrix", MATRIX),
        ("gradient descemt", "definitions/gradient-descent"),
        # two letters swapped, and letters farther apart
        ("oevrfitting", OVERFITTING),
        ("cofnusion martix", MATRIX),
        ("hyper-parameter tunning", TUNING),
        # a slip in the first letter
        ("pverfitting", OVERFITTING),
        # shortened
        ("conf matrix", MATRIX),
        ("dimensionality redu", REDUCTION),
        ("hyperparam tuning", TUNING),
        ("overfit", OVERFITTING),
        # contracted
        ("data mgmt", "concepts/data-governance"),
        ("cfg debt", "anti_patterns/configuration-debt"),
        ("self attn", "definitions/attention"),
        ("grdnt descent", "definitions/gradient-descent"),
        # the frame of a question keeps nothing from being found
        ("define prob calibration", "concepts/calibration"),
        # in another form, in another order
        ("overfitted", OVERFITTING),
        ("tuning of hyperparameters", TUNING),
        ("tuning hyperparameters", TUNING),
        ("matrix confusion", MATRIX),
        ("confusion matrices", MATRIX),
        ("reducing dimensionality", REDUCTION),
        # joined, hyphened, apart
        ("confusionmatrix", MATRIX),
        ("over-fitting", OVERFITTING),
        ("hyper parameter tuning", TUNING),
        # abbreviated
        ("PCA", "definitions/principal-component-analysis"),
        ("SGD", "definitions/gradient-descent"),
    ],
)
def test_however_it_is_typed(text: str, wanted: str, persona: Persona) -> None:
    decision = search(text, persona.index).decision
    assert (decision.outcome, decision.matches[0].entry) == (Outcome.ANSWER, wanted)


@pytest.mark.parametrize("text", ["xyzzy matrix qqq", "confident mattress", "abc", "RLH"])
def test_what_is_far_from_any_name_is_not_answered(text: str, persona: Persona) -> None:
    assert find_name(text, persona.index).outcome is not Outcome.ANSWER


def test_other_stop_words_make_another_name() -> None:
    legacy = index(entry("Legacy", "model nobody understands"))
    assert find_name("models nobody understands", legacy).outcome is Outcome.ANSWER
    assert not find_name("nobody uses our model", legacy).matches


def test_a_likelier_spelling_is_more_probable(persona: Persona) -> None:
    scores = [
        find_name(text, persona.index).matches[0].score
        for text in ("confusion matrix", "confusion matrx", "confuson matrx")
    ]
    assert scores[0] == 100
    assert scores == sorted(scores, reverse=True)


@pytest.fixture(scope="module")
def few() -> Index:
    return index(
        entry("Shadow Quark"),
        entry("Shadow Boson", summary="A shadow of a shadow."),
        entry("Plain Lepton", "muon wobble"),
        entry("Zinky Gluon"),
        entry("Orange Hadron"),
    )


def test_a_part_of_many_names_is_for_the_asker_to_choose(few: Index) -> None:
    found = part_of_names("shadow", few)
    assert [match.entry for match in found] == ["Shadow Boson", "Shadow Quark"]
    assert search("what is shadow?", few).decision.outcome is Outcome.CHOOSE


def test_a_part_of_one_title_is_that_entry(few: Index) -> None:
    (found,) = part_of_names("zinky", few)
    assert (found.entry, found.channel) == ("Zinky Gluon", "part")
    assert search("zinky", few).decision.outcome is Outcome.ANSWER


def test_a_word_that_everybody_uses_may_mean_something_else(few: Index) -> None:
    (found,) = part_of_names("orange", few)
    assert found.entry == "Orange Hadron"
    assert search("orange", few).decision.outcome is Outcome.CHOOSE


def test_a_part_of_one_alias_is_only_offered(few: Index) -> None:
    assert search("muon", few).decision.outcome is Outcome.CHOOSE


def test_what_a_frame_leaves_of_a_question_is_not_all_of_it(few: Index) -> None:
    asked = search("how do I know if the lepton is orange", few)
    assert asked.question.subject == "orange"
    assert "part" not in {match.channel for match in asked.ranked.matches}


@pytest.mark.parametrize("text", ["", "the", "shadow quark", "unheard"])
def test_only_a_single_known_word_is_a_part(text: str, few: Index) -> None:
    assert part_of_names(text, few) == ()


def test_other_words_are_no_slips_of_a_name(persona: Persona) -> None:
    # "Red teaming" is two letters away, and "learned model" has the same stems.
    assert find_name("red meat", persona.index).outcome is Outcome.DECLINE
    decision = search("why isn't my model learning", persona.index).decision
    assert decision.matches[0].channel == "words"
    # In another order the words themselves may stand, and with a link any form of them.
    for text in ("matrix confusion", "matrices of confusion"):
        assert find_name(text, persona.index).matches[0].entry == MATRIX
