"""A question's frame comes off, and what was asked about stays."""

from __future__ import annotations

import re

import pytest

from bot.search.frame import take_apart
from bot.search.frames import ASPECTS


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("model drift", "model drift"),
        ("what is model drift?", "model drift"),
        ("What's model drift", "model drift"),
        ("whats drift", "drift"),
        ("what does PSI stand for?", "psi"),
        ("what do you mean by drift", "drift"),
        ("define drift", "drift"),
        ("Can someone please explain what data drift is?", "data drift"),
        (
            "could you explain to me the concept of overfitting in machine learning please",
            "overfitting",
        ),
        ("hi, quick question: what is a feature store?", "feature store"),
        ("tell me about calibration", "calibration"),
        ("I want to know about label noise", "label noise"),
        ("help me understand embeddings", "embeddings"),
        ("what is the definition of recall", "recall"),
        ("meaning of AUC", "auc"),
        ("recall meaning", "recall"),
        ("who is an ML engineer", "ml engineer"),
        ("eli5 backpropagation", "backpropagation"),
        ("explain dropout in simple terms", "dropout"),
        ("In machine learning, what is bagging?", "bagging"),
    ],
)
def test_the_subject_is_what_remains(text: str, subject: str) -> None:
    assert take_apart(text).subject == subject


@pytest.mark.parametrize(
    ("text", "aspect", "subject"),
    [
        ("how do I detect data drift?", "detect", "data drift"),
        ("how can we measure label noise", "detect", "label noise"),
        ("how to monitor for concept drift", "detect", "for concept drift"),
        ("symptoms of overfitting", "detect", "overfitting"),
        ("what are the signs of data leakage", "detect", "data leakage"),
        ("how do I prevent overfitting?", "handle", "overfitting"),
        ("how should we deal with class imbalance", "handle", "class imbalance"),
        ("how to get out of pipeline jungles", "cure", "pipeline jungles"),
        ("what should I do about missing values", "handle", "missing values"),
        ("why does calibration matter?", "harm", "calibration"),
        ("why is reproducibility important", "worth", "reproducibility"),
        ("what causes overfitting", "cause", "overfitting"),
        ("when should I use a canary release?", "when", "canary release"),
        ("when not to use deep learning", "when_not", "deep learning"),
        ("limitations of accuracy", "when_not", "accuracy"),
        ("what are the weaknesses of random forests", "costs", "random forests"),
        ("what is the role of a model registry", "worth", "model registry"),
        ("how important is feature scaling?", "worth", "feature scaling"),
        ("what are the pros and cons of RAG", "costs", "rag"),
        ("how does dropout work?", "how", "dropout"),
        # Choosing a model is model selection, not a part of what a model is.
        ("how do I choose a model", "", "how do i choose a model"),
        ("how to do error analysis", "how", "error analysis"),
        ("how do you integrate model cards", "", "how do you integrate model cards"),
        ("how do we implement shadow deployment", "how", "shadow deployment"),
        ("what are the trade-offs of model ensembles", "costs", "model ensembles"),
        ("example of target leakage", "example", "target leakage"),
        ("can you give me an example of concept drift", "example", "concept drift"),
        (
            "in your opinion, how important is a feature store in practice?",
            "worth",
            "feature store",
        ),
        ("what role does calibration play in fraud models", "harm", "calibration"),
        ("should I worry about label noise?", "worth", "label noise"),
        ("what happens if we ignore class imbalance", "ignored", "class imbalance"),
        ("how does batch size affect convergence", "harm", "batch size"),
        ("when is a canary release a bad idea", "when_not", "canary release"),
        ("are there any downsides to quantization?", "costs", "quantization"),
        ("common pitfalls of target encoding", "costs", "target encoding"),
        ("have you ever dealt with label noise? How?", "", "label noise"),
        ("how do I know if my model has data leakage", "detect", "data leakage"),
        ("our team struggles with alert fatigue", "handle", "alert fatigue"),
        ("data lineage best practices", "how", "data lineage"),
        ("define what recall is and describe its role in ranking", "", "recall"),
        ("residual connections, what is that?", "", "residual connections"),
        ("how would you explain p-values to a non-technical stakeholder", "", "pvalues"),
        ("explain drift to my non-technical boss", "", "drift"),
        ("explain to a five year old what drift is", "", "drift"),
        ("explain sensitivity to outliers", "", "sensitivity to outliers"),
        ("explain how accuracy misleads to a friend", "", "how accuracy misleads to a friend"),
        ("how can overfitting be detected", "detect", "overfitting"),
        ("how we can detect overfitting", "detect", "overfitting"),
        ("how do I actually measure label noise", "detect", "label noise"),
        ("how is data leakage prevented", "handle", "data leakage"),
        ("how can I get rid of label noise", "cure", "label noise"),
        ("we have label noise. what should we do?", "cure", "label noise"),
        ("what are the common symptoms of overfitting", "detect", "overfitting"),
        ("root causes of label noise", "cause", "label noise"),
        ("why do we see model drift", "cause", "model drift"),
        ("why does model drift happen", "cause", "model drift"),
        ("why is overfitting bad", "harm", "overfitting"),
        ("consequences of data leakage", "harm", "data leakage"),
        ("what are the dangers of data leakage", "risk", "data leakage"),
        ("what if we ignore label noise", "ignored", "label noise"),
        ("what are the drawbacks of quantization", "costs", "quantization"),
        ("quantization drawbacks", "costs", "quantization"),
        ("when does quantization fail", "when_not", "quantization"),
        ("when should we avoid quantization", "when_not", "quantization"),
        ("reasons against quantization", "when_not", "quantization"),
        ("when can quantization be used", "when", "quantization"),
        ("what is quantization for", "when", "quantization"),
        ("where do I start with quantization", "how", "quantization"),
        ("how does a data scientist use quantization", "how", "quantization"),
        ("how much does quantization cost", "costs", "quantization"),
        ("is quantization worth the trouble", "worth", "quantization"),
        # To explain a model is a subject of its own.
        (
            "how would you explain your model to the business",
            "",
            "how would you explain your model to the business",
        ),
        (
            "what do residuals show and what does the plot of it tell",
            "",
            "what do residuals show and what does the plot of it tell",
        ),
    ],
)
def test_the_aspect_that_is_asked_for(text: str, aspect: str, subject: str) -> None:
    question = take_apart(text)
    assert (question.aspect, question.subject) == (aspect, subject)


@pytest.mark.parametrize(
    ("text", "aspect", "subject"),
    [
        ("what is the purpose of anomaly detection", "worth", "anomaly detection"),
        ("how do I detect an adversarial example", "detect", "adversarial example"),
        ("explain correlation vs causation", "", "correlation vs causation"),
        ("anomaly detection example", "example", "anomaly detection"),
        ("data drift detection", "detect", "data drift"),
        ("What does data drift mean in fraud detection?", "", "data drift"),
        ("what does 'AI data drift' mean in governance", "", "data drift"),
        ("ML anomaly detection", "", "anomaly detection"),
        ("types of anomaly detection techniques", "", "anomaly detection"),
        ("explain data drift in terms of inputs and labels", "", "data drift"),
    ],
)
def test_a_name_keeps_all_its_words(text: str, aspect: str, subject: str) -> None:
    names = {"anomaly detection", "adversarial example", "correlation vs causation", "data drift"}
    question = take_apart(text, names.__contains__)
    assert (question.aspect, question.subject, question.compared) == (aspect, subject, ())


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("how do I handle data drift in production", "data drift"),
        ("meaning of recall in binary classification", "recall"),
        ("How to fight underfitting in a deep neural net", "underfitting"),
        ("what are layers in neural networks", "layers"),
        ("what are sources of randomness in a neural network?", "sources of randomness"),
        # What is left would say too little, or nothing of the model.
        ("what happens in a neural network?", "what happens in a neural network"),
        ("stages in a machine learning project", "stages in a machine learning project"),
        ("how do I monitor models in production", "models in production"),
        ("drift in data", "drift in data"),
        ("testing in production", "testing in production"),
    ],
)
def test_where_something_is_met_is_not_what_is_asked_for(text: str, subject: str) -> None:
    names = {"data drift", "drift", "recall", "underfitting", "layers", "models", "testing"}
    assert take_apart(text, names.__contains__).subject == subject


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("why does my neural net not learn", "why does my model not learn"),
        ("our deep neural network never converges", "our model never converges"),
        ("how do I debug my neural network?", "how do i debug my model"),
        (
            "is my neural network architecture too deep",
            "is my neural network architecture too deep",
        ),
    ],
)
def test_what_ones_own_network_does_any_model_may_do(text: str, asked: str) -> None:
    assert take_apart(text).asked == asked


def test_where_a_word_means_that_stays_with_it() -> None:
    text = "what does bias mean in neural networks"
    assert take_apart(text, {"bias"}.__contains__).subject == text


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        ("difference between data drift and concept drift", ("data drift", "concept drift")),
        ("What is the difference between a batch and an epoch?", ("batch", "epoch")),
        ("compare precision with recall", ("precision", "recall")),
        ("precision vs recall", ("precision", "recall")),
        ("bagging versus boosting", ("bagging", "boosting")),
        ("how does L1 differ from L2?", ("l1", "l2")),
        ("how is a parameter different from a hyperparameter", ("parameter", "hyperparameter")),
        ("distinguish validation set from test set", ("validation set", "test set")),
    ],
)
def test_a_comparison_has_two_sides(text: str, sides: tuple[str, str]) -> None:
    assert take_apart(text).compared == sides


@pytest.mark.parametrize("text", ["", "?", "what is", "the", "how do I", "a vs", "vs b"])
def test_a_frame_without_a_picture_is_no_error(text: str) -> None:
    assert take_apart(text).text == text


def test_each_frame_has_one_group_which_is_its_place_among_all() -> None:
    assert [re.compile(pattern).groups for _, pattern in ASPECTS] == [1] * len(ASPECTS)
