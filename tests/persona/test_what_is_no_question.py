"""Talk about the bot, what only the asker's own people know, and what is pasted from a program."""

from __future__ import annotations

import pytest

from bot.persona.answer import Found, Help, NotFound, OutOfScope, Passage, Persona
from bot.persona.elsewhere import is_elsewhere
from bot.persona.respond import ABOUT_ITSELF, NOTHING_SAID, respond
from bot.persona.small_talk import Talk, talk_of


@pytest.mark.parametrize(
    "text",
    [
        "who made you",
        "what model are you?",
        "Are you an AI?",
        "hi bot, who built you?",
        "how were you trained",
        "were you trained on our data?",
        "can I trust you",
        "how confident are you in that answer?",
        "are you better than chatgpt",
        "which LLM is behind this",
        "is there an LLM behind you",
        "that was incorrect",
        "remind me tomorrow at 10",
        "compose a haiku about drift",
        "sprichst du deutsch?",
        "what commands do you have",
        "why should I trust this bot",
        "why did you answer that",
        "your last answer was wrong, how do I report it",
        "give me some example questions",
        "who writes the handbook",
        "tell me a joke about neural networks",
        "can you write an email to my manager about model drift",
    ],
)
def test_talk_about_the_bot_is_told_what_it_is(text: str, persona: Persona) -> None:
    answer = respond(text, persona)
    assert isinstance(answer, Help)
    assert (answer.query, answer.remark) == (text, ABOUT_ITSELF)


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("do you store my messages?", "Privacy"),
        ("who can see what I ask you", "Privacy"),
        ("are our questions stored here", "Privacy"),
        ("how do I delete my history with you", "Privacy"),
        ("how do I turn off the daily tips", "Tips"),
        ("stop sending me these tips please", "Tips"),
        ("unsubscribe", "Tips"),
        ("no more tips please", "Tips"),
        ("is our thread private", "Privacy"),
        ("are our queries logged", "Privacy"),
        ("can my boss see what I ask", "Privacy"),
        ("is this gdpr compliant", "Privacy"),
        ("do you share my data with third parties", "Privacy"),
        ("how long do you keep my questions", "Privacy"),
        ("what do you know about me", "Privacy"),
    ],
)
def test_what_is_kept_and_what_is_posted_is_told(text: str, title: str, persona: Persona) -> None:
    answer = respond(text, persona)
    assert isinstance(answer, Passage)
    assert (answer.query, answer.title) == (text, title)


@pytest.mark.parametrize(
    "text",
    ["can you be more specific", "give me more details", "what?", "i don't understand", "why?"],
)
def test_what_goes_on_about_nothing_is_asked_what_it_is_about(text: str, persona: Persona) -> None:
    answer = respond(text, persona)
    assert isinstance(answer, Help)
    assert answer.remark == NOTHING_SAID
    # In a conversation it is about the last answer.
    assert isinstance(respond(text, persona, subject="edge_cases/model-drift"), Found)


@pytest.mark.parametrize("text", ["thanks, that helped a lot", "lol", "cheers mate", "hi all"])
def test_courtesies_ask_nothing(text: str) -> None:
    said = text.replace(",", "")
    assert talk_of(said) is Talk.COURTESY


@pytest.mark.parametrize(
    ("text", "entry"),
    [
        ("how do you detect drift", "edge_cases/model-drift"),
        ("do you use feature stores", "patterns/feature-store"),
        ("are you overfitting if train loss is zero", "concepts/overfitting"),
        ("do you track experiments", "patterns/experiment-tracking"),
        ("what do you know about drift", "edge_cases/model-drift"),
        ("can you summarize data drift", "edge_cases/data-drift"),
        ("can you read a confusion matrix", "definitions/confusion-matrix"),
        ("how do we delete our data from the model", "patterns/machine-unlearning"),
        ("forget everything after fine tuning", "edge_cases/catastrophic-forgetting"),
        ("can you remind me what recall is", "definitions/recall"),
    ],
)
def test_you_may_be_anybody(text: str, entry: str, persona: Persona) -> None:
    answer = respond(text, persona)
    assert isinstance(answer, Found)
    assert answer.entry.id == entry


@pytest.mark.parametrize(
    ("text", "near"),
    [
        ("where is our feature store?", "patterns/feature-store"),
        ("is the feature store down", "patterns/feature-store"),
        ("password for the model registry", "patterns/model-registry"),
        ("do we use bayesian optimization here", "concepts/hyperparameter-tuning"),
        ("what is the accuracy of our fraud model", "anti_patterns/accuracy-paradox"),
        ("ml engineer salary", "definitions/ml-engineer"),
        ("dropout pdf download", "definitions/dropout"),
    ],
)
def test_what_only_the_askers_own_people_know_is_not_found(
    text: str, near: str, persona: Persona
) -> None:
    answer = respond(text, persona)
    assert isinstance(answer, NotFound)
    assert answer.candidates[0].entry.id == near


@pytest.mark.parametrize(
    "text",
    [
        "who broke the build",
        "who is on call this week",
        "is Adam in this week",
        "is the vpn back up",
        "is the cluster under maintenance",
        "when is the next standup",
        "which model are we using in production",
        "what is the current accuracy",
        "when did we last retrain",
        "any updates on our migration",
        "label these images for me",
        "what does a data scientist earn",
        "are you hiring",
        "machine learning interview questions pdf",
    ],
)
def test_what_is_known_elsewhere_is_not_found(text: str, persona: Persona) -> None:
    assert is_elsewhere(text.casefold())
    assert isinstance(respond(text, persona), NotFound)


@pytest.mark.parametrize(
    "text",
    [
        "where should our feature store live",
        "where do we store features",
        "is my model overfitting",
        "why is our model not working",
        "why is our latency up",
        "why is our training job out of memory",
        "is our accuracy down",
        "who maintains our models",
        "what do data scientists get wrong about cross-validation",
        "is our model better than the baseline",
        "CUDA out of memory",
        "how much does quantization make a model smaller",
        "are we hiring an ML engineer first or a data engineer first",
        "who owns data quality",
        "how many labels does active learning need",
    ],
)
def test_what_anybody_may_ask_is_answered(text: str, persona: Persona) -> None:
    assert isinstance(respond(text, persona), Found)


@pytest.mark.parametrize(
    ("text", "named", "near"),
    [
        ("nn.Dropout(0.5)", "code snippet", "definitions/dropout"),
        ("model.fit(X_train, y_train, batch_size=32)", "code snippet", "definitions/batch-size"),
        ("what is n_estimators", "code snippet", ""),
        ("AttributeError: 'NoneType' object has no attribute 'shape'", "error message", ""),
        ("does zorplify support batch inference", "zorplify", "concepts/batch-inference"),
        (
            "how do I enable mixed precision in flumox",
            "flumox",
            "patterns/mixed-precision-training",
        ),
        ("reshaping images for deep learning using Keras", "keras", ""),
    ],
)
def test_what_a_program_says_is_about_a_tool(
    text: str, named: str, near: str, persona: Persona
) -> None:
    answer = respond(text, persona)
    assert isinstance(answer, OutOfScope)
    assert answer.named == named
    assert not near or answer.candidates[0].entry.id == near


@pytest.mark.parametrize(
    ("text", "entry"),
    [
        ("what is f1_score", "definitions/f1-score"),
        ("what is train_test_split", "concepts/train-test-split"),
        ("is P(True) good", "concepts/llm-confidence"),
        ("how do I use dropuot", "definitions/dropout"),
        ("user_id appears in train and test", "anti_patterns/data-leakage"),
        ("train_loss vs val_loss", "definitions/learning-curve"),
        ("relu = max(0,x) vs sigmoid", "definitions/activation-function"),
        ("our Airflow job reruns and duplicates rows", "patterns/idempotent-pipeline"),
        ("can boosting handle missing values", "edge_cases/missing-data"),
        (
            "developers paste customer contracts into their private chatgpt accounts",
            "anti_patterns/shadow-ai",
        ),
        (
            "i threw in all 1,800 columns, xgboost sorts it out right?",
            "anti_patterns/kitchen-sink-features",
        ),
    ],
)
def test_names_and_stories_are_answered_all_the_same(
    text: str, entry: str, persona: Persona
) -> None:
    answer = respond(text, persona)
    assert isinstance(answer, Found)
    assert not entry or answer.entry.id == entry
