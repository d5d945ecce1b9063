"""Two spellings of one name meet in one key."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.search.normalize import MAX_WORD, MAX_WORDS, key, tokens, words


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Model Drift", "model drift"),
        ("over-engineering", "over engineering"),
        ("overengineering", "over-engineering"),
        ("overfitting", "over fitting"),
        ("Model drifts", "model drift"),
        ("confusion matrices", "confusion matrix"),
        ("biases", "bias"),
        ("losses", "loss"),
        ("batches", "batch"),
        ("policies", "policy"),
        ("databases", "database"),
        ("behaviour modelling", "behavior modeling"),
        ("data labelling", "data labeling"),
        ("normalisation", "normalization"),
        ("regularised", "regularized"),
        ("optimiser", "optimizer"),
        ("analyse", "analyze"),
        ("centre", "center"),
        ("catalogue", "catalog"),
        ("artefacts", "artifacts"),
        ("judgement", "judgment"),
        ("Schütze", "schutze"),
        ("café", "cafe"),
        ("Ｄｒｉｆｔ", "drift"),
        ("𝐝𝐫𝐢𝐟𝐭", "drift"),
        ("dri\u00adft", "drift"),
        ("dr\u200bift", "drift"),
        ("\u202edrift\u202c", "drift"),
        ("train & test", "train and test"),
        ("Occam's razor", "occams razor"),
        ("model’s drift", "model drift"),
        ("A/B test", "ab test"),
        ("e.g. drift, i.e. change", "eg drift ie change"),
        ("A.I.", "AI"),
        ("recall@10", "Recall@k"),
        ("data aug-\nmentation", "data augmentation"),
        ("im- portant features", "important features"),
        ("  drift\x00\t", "drift"),
    ],
)
def test_two_spellings_meet(one: str, other: str) -> None:
    assert key(tokens(one)) == key(tokens(other))


def test_a_threshold_is_no_rank() -> None:
    assert key(tokens("mAP@0.5")) != key(tokens("mAP@k"))


@pytest.mark.parametrize(
    "name",
    [
        "bias",
        "loss",
        "your",
        "MLOps",
        "analysis",
        "canvas",
        "news",
        "basis",
        "status",
        "series",
        "less",
    ],
)
def test_what_only_looks_like_a_plural_stays(name: str) -> None:
    assert tokens(name) == [name.lower()]


@pytest.mark.parametrize(
    ("one", "other"), [("precision", "recall"), ("drift", "draft"), ("gan", "gnn"), ("hour", "or")]
)
def test_different_words_stay_apart(one: str, other: str) -> None:
    assert key(tokens(one)) != key(tokens(other))


def test_other_scripts_keep_their_words() -> None:
    assert words("模型 漂移") == ["模型", "漂移"]
    assert words("انحراف النموذج")


def test_a_hyphen_before_another_word_breaks_none() -> None:
    assert words("pre- and post-training") == ["pre", "and", "post", "training"]
    assert words("leakage- how do I avoid it")[:2] == ["leakage", "how"]


def test_what_is_keeps_its_verb() -> None:
    assert words("what's drift") == ["what", "is", "drift"]


@given(st.text(max_size=3000))
def test_any_text_is_bounded(text: str) -> None:
    found = tokens(text)
    assert len(found) <= MAX_WORDS
    assert all(len(part) <= MAX_WORD + 5 for part in found)


@given(st.text(alphabet=st.characters(codec="ascii"), max_size=80))
def test_normalizing_a_key_again_changes_only_endings(text: str) -> None:
    once = tokens(text)
    assert len(tokens(" ".join(once))) == len(once)


@given(st.text(st.characters(categories=("L", "N", "Mn", "Zs", "Cf")) | st.just(" ")))
def test_a_text_without_punctuation_is_read_like_one_with_it(text: str) -> None:
    # The former takes a shorter way.
    assert words(text) == words(f"{text}!")
