"""Where a question leaves the scope: tools, vendors, tutorials, and what products stand for."""

from __future__ import annotations

import pytest

from bot.persona.answer import Found, OutOfScope, Persona
from bot.persona.respond import respond


@pytest.mark.parametrize(
    "text",
    [
        "how do I install tensorflow on windows",
        "keras vs pytorch",
        "docker build fails with exit code 137 on my laptop",
        "pandas merge gives more rows, where do I set how to left",
        "give me a step by step tutorial",
        "which AWS instance type should I choose",
        "best books on feature engineering",
        "machine learning project ideas for beginners",
    ],
)
def test_outside_the_line_says_where_the_line_is(text: str, persona: Persona) -> None:
    answer = respond(text, persona)
    assert isinstance(answer, OutOfScope)
    assert answer.exclusion in persona.knowledge.document.scope_out


@pytest.mark.parametrize(
    "text",
    [
        "how does a book recommendation system deal with new users",
        "we classify youtube videos and some labels are wrong",
        "predicting who drops out of online courses, classes are imbalanced",
    ],
)
def test_what_a_model_is_about_is_no_request_for_it(text: str, persona: Persona) -> None:
    assert not isinstance(respond(text, persona), OutOfScope)


@pytest.mark.parametrize(
    ("text", "entry"),
    [
        ("what is xgboost", "definitions/gradient-boosting"),
        ("does xgboost need feature scaling", "definitions/gradient-boosting"),
        ("Can GPT-4 grade the answers of another model reliably?", "patterns/llm-as-a-judge"),
        (
            "is it OK to run a Jupyter notebook in production?",
            "anti_patterns/notebook-in-production",
        ),
        ("pseudo-label the test set in a Kaggle competition", "concepts/semi-supervised-learning"),
        (
            "what is the purpose of an orchestration tool like Airflow?",
            "patterns/workflow-pipeline",
        ),
        ("What does an experiment tracking tool like MLflow do?", "patterns/experiment-tracking"),
    ],
)
def test_a_product_stands_for_what_it_is(text: str, entry: str, persona: Persona) -> None:
    answer = respond(text, persona)
    assert isinstance(answer, Found)
    assert answer.entry.id == entry


@pytest.mark.parametrize(
    "text",
    [
        "xgboost vs lightgbm",
        "how much does GPT-4 cost per token",
        "how do I use xgboost with early stopping",
        "how to predict probabilities in xgboost using R?",
        "xgboost scale_pos_weight",
        "is claude better at coding than gpt-4",
        "which tools like MLflow are there?",
    ],
)
def test_a_product_asked_for_itself_is_out_of_scope(text: str, persona: Persona) -> None:
    assert isinstance(respond(text, persona), OutOfScope)


def test_out_of_scope_points_to_what_is_in_scope(persona: Persona) -> None:
    answer = respond("how do I detect model drift with tensorflow", persona)
    assert isinstance(answer, OutOfScope)
    assert answer.candidates[0].entry.id == "edge_cases/model-drift"
