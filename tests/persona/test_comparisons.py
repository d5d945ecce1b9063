"""Two names or more are compared, however they stand beside each other."""

from __future__ import annotations

import pytest

from bot.persona.answer import (
    Choices,
    Comparison,
    Found,
    NotFound,
    Persona,
)
from bot.persona.respond import respond


def test_names_that_begin_with_a_command_are_compared(persona: Persona) -> None:
    answer = respond("concept drift vs data drift", persona)
    assert isinstance(answer, Comparison)
    assert [each.entry.title for each in answer.candidates] == ["Concept Drift", "Data Drift"]


@pytest.mark.parametrize(
    "text",
    [
        "difference between data drift and concept drift",
        "data drift vs concept drift",
        "what's the difference between data drift and concept drift?",
        "compare data drift with concept drift",
        "data dirft or concept drfit difference",
        "how does data drift differ from concept drift",
    ],
)
def test_a_comparison_has_both_its_sides(text: str, persona: Persona) -> None:
    answer = respond(text, persona)
    assert isinstance(answer, Comparison)
    ids = [candidate.entry.id for candidate in answer.candidates]
    assert ids == ["edge_cases/data-drift", "edge_cases/concept-drift"]


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        ("bagging or boosting?", "Ensemble, Gradient Boosting"),
        ("dropout or batch normalization first?", "Dropout, Batch Normalization"),
        ("overfiting vs underfiting", "Overfitting, Underfitting"),
        ("precison vs recal", "Precision, Recall"),
        (
            "which is better: fine-tuning or RAG?",
            "Fine-Tuning, Retrieval-Augmented Generation (RAG)",
        ),
        ("why use recall rather than accuracy", "Recall, Accuracy"),
        ("is a validation set the same as a test set?", "Validation Set, Test Set"),
        ("how are label shift and data drift different", "Label Shift, Data Drift"),
        ("accuracy vs F1 for imbalanced data", "Accuracy, F1 Score"),
        ("should we use batch or online inference?", "Batch Inference, Online Inference"),
        ("shadow vs canary", "Shadow Deployment, Canary Release"),
        (
            "compare canary, shadow and blue-green",
            "Canary Release, Shadow Deployment, Blue-Green Deployment",
        ),
        ("shadow vs canary vs A/B test", "Shadow Deployment, Canary Release, A/B Testing"),
        (
            "CNN or RNN or transformer for time series",
            "Convolutional Neural Network (CNN), Recurrent Neural Network (RNN), Transformer",
        ),
        (
            "selection bias, historical bias, cognitive bias: what's what?",
            "Selection Bias, Historical Bias, Cognitive Bias",
        ),
        (
            "how are AI, machine learning and deep learning related?",
            "Artificial Intelligence (AI), Machine Learning (ML), Deep Learning",
        ),
        ("should we use a feature store or a data lake or both?", "Feature Store, Data Lake"),
        ("guardrails vs guardrail metric", "Guardrails, Guardrail Metric"),
        ("explain precision and recall", "Precision, Recall"),
        ("is canary release a form of A/B testing?", "Canary Release, A/B Testing"),
        ("pros and cons of precision and recall", "Precision, Recall"),
        ("we're torn between batch and online inference", "Batch Inference, Online Inference"),
        ("whats the diff between an epoch and a batch and accuracy", "Epoch, Batch Size, Accuracy"),
        ("precision/recall/f1", "Precision, Recall, F1 Score"),
        ("I always mix up precision and recall", "Precision, Recall"),
        ("difference of precision to recall", "Precision, Recall"),
        ("comapre precison adn recall", "Precision, Recall"),
        ("is LoRA basically fine-tuning", "Low-Rank Adaptation (LoRA), Fine-Tuning"),
        ("does a data contract replace data validation", "Data Contract, Data Validation"),
        (
            "how are feature importance and shapley values connected",
            "Feature Importance, Shapley Values",
        ),
        (
            "what is the difference between training, validation and test sets?",
            "Training Set, Validation Set, Test Set",
        ),
        ("precision, recall and F1 differences", "Precision, Recall, F1 Score"),
        ("multi-class vs multi-label", "Multiclass Classification, Multi-Label Classification"),
        (
            "model drift vs data drift vs concept drift vs label shift vs recall",
            "Model Drift, Data Drift, Concept Drift, Label Shift",
        ),
        ("MAE vs MSE example", "Mean Absolute Error (MAE), Mean Squared Error (MSE)"),
        ("guidance on RAG vs fine-tuning", "Retrieval-Augmented Generation (RAG), Fine-Tuning"),
        ("we're debating dropout vs early stopping", "Dropout, Early Stopping"),
        (
            "dropout vs early stopping vs quantization debate",
            "Dropout, Early Stopping, Quantization",
        ),
        ("diff between batch and online inference", "Batch Inference, Online Inference"),
    ],
)
def test_names_beside_each_other_are_compared(text: str, titles: str, persona: Persona) -> None:
    answer = respond(text, persona)
    assert isinstance(answer, Comparison)
    assert ", ".join(each.entry.title for each in answer.candidates) == titles


@pytest.mark.parametrize(
    "frame",
    [
        "diff btw {} and {}", "difference {} and {}", "{} {} difference", "difference in {} and {}",
        "what's the biggest difference between {} and {}?", "exact differences between {} and {}",
        "how does {} relate to {}", "how are {} and {} related", "relationship between {} and {}",
        "isn't {} just {}?", "{} same as {}", "is {} similar to {}", "is {} equivalent to {}",
        "what do {} and {} have in common", "similarities between {} and {}", "{} and {}: which when",
        "when to use {} and when {}", "when would you prefer {} to {}", "why choose {} over {}",
        "should we go with {} or {}", "do you recommend {} or {}", "does {} or {} work better",
        "which is preferred {} or {}", "how to choose between {} and {}", "trade-offs between {} and {}",
        "is {} faster than {}", "how do {} and {} compare", "how {} differs from {}",
        "how do I tell {} from {}", "what sets {} apart from {}", "explain {} and {}",
        "what are {} and {}", "{} / {}", "{} v {}", "{}, {}", "{} & {}", "compare {} {}", "compare {}, {}",
        "We have two ideas for our text problem. How does {} relate to {}?",
    ],
)  # fmt: skip
@pytest.mark.parametrize(
    ("left", "right"),
    [("early stopping", "dropout"), ("RAG", "fine-tuning"), ("A/B testing", "multi-armed bandit")],
)
def test_two_names_are_compared_in_any_frame(
    left: str, right: str, frame: str, persona: Persona
) -> None:
    answer = respond(frame.format(left, right), persona)
    assert isinstance(answer, Comparison)
    ids = [candidate.entry.id for candidate in answer.candidates]
    assert ids == [match.entry for name in (left, right) for match in persona.index.exact(name)]


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("MAE/MSE", "mean-absolute-error mean-squared-error"),
        ("compare recall, precision, F1", "recall precision f1-score"),
        ("compare recall precision F1", "recall precision f1-score"),
        ("quantization, recall, dropout differences", "quantization recall dropout"),
    ],
)
def test_a_list_of_names_is_compared(text: str, ids: str, persona: Persona) -> None:
    answer = respond(text, persona)
    assert isinstance(answer, Comparison)
    assert [each.entry.id.partition("/")[2] for each in answer.candidates] == ids.split()


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("LDA vs PCA", "linear-discriminant-analysis topic-modeling"),
        ("AUC vs accuracy", "roc-curve precision-recall-curve"),
    ],
)
def test_a_side_of_several_meanings_is_a_choice(text: str, ids: str, persona: Persona) -> None:
    answer = respond(text, persona)
    assert isinstance(answer, Choices)
    assert [each.entry.id.partition("/")[2] for each in answer.candidates] == ids.split()


@pytest.mark.parametrize("name", ["dropout", "early stopping", "data drift", "feature store"])
@pytest.mark.parametrize(
    "frame",
    [
        "{} vs zorbing", "difference between {} and zorbing", "is {} the same as zorbing",
        "{} or zorbing?", "compare {} with zorbing", "how does {} relate to zorbing",
    ],
)  # fmt: skip
def test_a_side_that_nobody_knows_is_named(frame: str, name: str, persona: Persona) -> None:
    answer = respond(frame.format(name), persona)
    assert isinstance(answer, NotFound)
    assert answer.subject == "zorbing"
    assert [each.entry.id for each in answer.candidates] == [persona.index.exact(name)[0].entry]


def test_an_entry_about_several_sides_answers_for_one_more_of_their_kind(persona: Persona) -> None:
    answer = respond("difference between data owner, data steward and data custodian", persona)
    assert isinstance(answer, Found)
    assert answer.entry.id == "concepts/data-governance"


@pytest.mark.parametrize(
    "text",
    [
        "Compare open-source models vs. closed-source models",
        "compare open-source models (e.g., LLaMA) vs. closed-source models (e.g., GPT-4) in terms of cost",
    ],
)
def test_the_command_finds_what_is_compared_without_names(text: str, persona: Persona) -> None:
    answer = respond(text, persona)
    assert isinstance(answer, Found)
    assert answer.entry.id == "concepts/build-vs-buy"


def test_a_story_that_ends_with_the_word_compares_nothing(persona: Persona) -> None:
    text = (
        "We both trained a churn model. His was tested on customers of last year, mine on this year "
        "with the cheap contracts, and he also left out everybody who is new. The boss takes his "
        "because it is obviously better. Is that a fair comparison?"
    )
    answer = respond(text, persona)
    assert isinstance(answer, Found)
    assert answer.entry.id == "anti_patterns/apples-to-oranges-comparison"


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("do we need a feature store or not", "patterns/feature-store"),
        ("explain correlation vs causation", "concepts/correlation-vs-causation"),
        ("is my data drifting or is it just noise", ""),
        ("difference between machine learning in research vs in production", ""),
        ("True or false: overfitting means a high training error", "concepts/overfitting"),
        (
            "Why does my model do worse live than in offline evaluation?",
            "edge_cases/offline-online-gap",
        ),
        ("linear discriminant analysis vs quadratic", "definitions/linear-discriminant-analysis"),
        ("kill switch and circuit breaker for our LLM tools", ""),
        ("accuracy, precision and recall in production are lower than offline", ""),
        ("data drift, label shift, concept drift: how do I monitor them?", ""),
        ("labels, features, data", ""),
        ("we use RAG and fine-tuning, and our costs explode", ""),
        ("how would you decide between a deep model and a simple model for tabular data?", ""),
        ("should I use rank as a feature?", ""),
        ("recall ands precision, or overs and vss dropout, differ", ""),
    ],
)
def test_what_only_looks_like_a_comparison_is_none(
    text: str, wanted: str, persona: Persona
) -> None:
    answer = respond(text, persona)
    assert not isinstance(answer, Comparison)
    assert not wanted or (isinstance(answer, Found) and answer.entry.id == wanted)


@pytest.mark.parametrize(
    "text", ["latency vs throughput", "what is the difference between AI and ML?"]
)
def test_two_names_are_compared_though_the_whole_is_known_too(text: str, persona: Persona) -> None:
    assert isinstance(respond(text, persona), Comparison)


def test_a_title_made_of_two_names_is_its_entry(persona: Persona) -> None:
    answer = respond("build vs buy", persona)
    assert isinstance(answer, Found)
    assert answer.entry.id == "concepts/build-vs-buy"
