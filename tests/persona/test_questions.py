"""What the handbook says to questions of every kind: answered, offered, declined, out of scope."""

from __future__ import annotations

import pytest

from bot.persona.answer import (
    Choices,
    Found,
    NotFound,
    OutOfScope,
    Passage,
    Persona,
)
from bot.persona.crossing import SURE_OF_STATEMENT, SURE_OF_STORY, sure_of
from bot.persona.respond import respond
from bot.search.confidence import share
from bot.search.decide import MAX_CHOICES, decide
from bot.search.engine import search
from bot.search.match import Match, Outcome
from bot.search.weights import ANSWER, CHOICE


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("our model never predicts the rare class", "edge_cases/class-imbalance"),
        ("great offline metrics but poor in production", "edge_cases/offline-online-gap"),
        ("99 % accuracy but it never finds the fraud", "anti_patterns/accuracy-paradox"),
        ("hyper-parameter tunning", "concepts/hyperparameter-tuning"),
        ("what does PSI stand for", "concepts/drift-detection"),
        ("recall@k", "definitions/ranking-metrics"),
        ("what is recall@k?", "definitions/ranking-metrics"),
        ("recall at k", "definitions/ranking-metrics"),
        ("recall", "definitions/recall"),
        ("precision", "definitions/precision"),
        # The first words name an entry, though the first of them is a command.
        ("concept drift in production", "edge_cases/concept-drift"),
        ("concept drift, short explanation?", "edge_cases/concept-drift"),
        ("model drift causes", "edge_cases/model-drift"),
        # The first word is a command, or nearly one, and the text a story.
        ("Model performs great offline but poorly in production", "edge_cases/offline-online-gap"),
        # The first word is a command, what follows no name.
        ("model predicts only one class", "edge_cases/class-imbalance"),
        ("model ignores rare classes", "edge_cases/class-imbalance"),
        (
            "Research hands us a zip and moves on. We rebuild it and get other numbers",
            "anti_patterns/throwing-over-the-wall",
        ),
        (
            "Renamed the raw columns upstream and the model broke",
            "edge_cases/schema-change",
        ),
        ("pattern canary", "patterns/canary-release"),
        ("explian overfitting", "concepts/overfitting"),
        ("how do I explain predictions", "patterns/explainable-predictions"),
        ("explain predictions to users", "patterns/explainable-predictions"),
        ("what are the pros and cons of RAG", "patterns/retrieval-augmented-generation"),
        ("how do I choose a model", "concepts/model-selection"),
        # When not to do something may be an entry of its own.
        ("When would you NOT use machine learning?", "concepts/when-not-to-use-machine-learning"),
        # So are many of something, by whatever word.
        ("testing many hypotheses at once", "edge_cases/multiple-comparisons"),
        ("testing dozens of hypotheses", "edge_cases/multiple-comparisons"),
        (
            "we compare several segments and report the significant one",
            "edge_cases/multiple-comparisons",
        ),
        ("what is recall@5?", "definitions/ranking-metrics"),
        # Whether to do something is no question on a tool.
        ("do i need to scale features for xgboost", "concepts/feature-scaling"),
        ("is my pytorch model overfitting?", "concepts/overfitting"),
        # A story names tools in passing.
        (
            "The feature is calculated by a Java service in production, in training by SQL. They "
            "round differently.",
            "anti_patterns/training-serving-skew",
        ),
        (
            "Had a fraud detection model running in Jupyter for months. When our lead data "
            "scientist left, nobody else could touch it.",
            "anti_patterns/hero-culture",
        ),
        (
            "training uses pandas, serving is Go, the features come out different",
            "anti_patterns/training-serving-skew",
        ),
    ],
)
def test_a_question_is_answered(text: str, wanted: str, persona: Persona) -> None:
    answer = respond(text, persona)
    assert isinstance(answer, Found)
    assert answer.entry.id == wanted


@pytest.mark.parametrize(
    "text", ["tips to detect data drift", "tip for data drift", "tips about data drift"]
)
def test_advice_is_asked_for_with_tips_too(text: str, persona: Persona) -> None:
    answer = respond(text, persona)
    assert isinstance(answer, Found)
    assert answer.entry.id in ("edge_cases/data-drift", "patterns/drift-detection")
    for order in ("tips", "tips for me please", "tips on monitoring"):
        assert isinstance(respond(order, persona), Passage)


# Words around a name that ask and say nothing.
AROUND = (
    "define what {} is",
    "what is the purpose of {}",
    "explain the concept of {}",
    "is {} still relevant?",
    "problems with {}",
    "what are the main challenges of {}?",
    "what is {} and how does it work?",
    "hey bot, quick question: what's {}?",
    "I keep hearing about {}, what is it?",
    "{} for beginners",
    "my manager wants {} by Friday, thoughts?",
    "give me the gist of {}",
)


@pytest.mark.parametrize("around", AROUND)
def test_every_title_is_found_whatever_asks_for_it(around: str, persona: Persona) -> None:
    missed = []
    for entry in persona.knowledge.entries.values():
        answer = respond(around.format(entry.title), persona)
        if not isinstance(answer, Found) or answer.entry.id != entry.id:
            missed.append(entry.title)
    # Words that every question of the field has say nothing by themselves.
    assert set(missed) <= {
        "Feature",
        "Label",
        "Model",
        "Model Training",
        "When Not to Use Machine Learning",
    }


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("thoughts on calirbation?", "concepts/calibration"),
        ("my boss wants data lineage by friday", "patterns/data-lineage"),
        ("is it worth it to learn about embeddings", "definitions/embedding"),
    ],
)
def test_the_only_name_is_what_is_asked_about(text: str, wanted: str, persona: Persona) -> None:
    answer = respond(text, persona)
    assert isinstance(answer, Found)
    assert answer.entry.id == wanted


@pytest.mark.parametrize(
    "text",
    [
        "when will we have AGI",
        "is the model good",
        "how do I stop my chatbot making stuff up by drift",
        "advice on my landlord",
        "benefits of attention in meetings",
        "problems with recall of my car",
    ],
)
def test_what_is_more_than_a_name_is_not_taken_for_one(text: str, persona: Persona) -> None:
    found = search(text, persona.index).decision.matches
    assert not found or found[0].channel != "exact"


@pytest.mark.parametrize(
    "text",
    [
        "I use PyTorch. How do I tune the learning rate?",
        "does sagemaker do drift detection?",
        "is there a tutorial on early stopping?",
        "I installed TensorFlow on my laptop this morning. Now it says that there is no GPU, which "
        "version do I need for Windows 11?",
    ],
)
def test_who_asks_about_a_tool_at_length_still_does(text: str, persona: Persona) -> None:
    assert isinstance(respond(text, persona), OutOfScope)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("How can text embeddings be used by LLMs like ChatGPT?", "definitions/embedding"),
        (
            "What is infrastructure as code, and how does it apply to ML (e.g., Terraform)?",
            "patterns/configuration-as-code",
        ),
    ],
)
def test_a_tool_that_is_an_example_is_not_asked_about(
    text: str, wanted: str, persona: Persona
) -> None:
    answer = respond(text, persona)
    assert isinstance(answer, Found)
    assert answer.entry.id == wanted


@pytest.mark.parametrize(
    "text",
    [
        "which tools such as MLflow do you recommend",
        "is there something like MLflow for prompts",
        "vendors like Databricks for feature stores",
        "how do I log models like in MLflow",
        "how do I call LLMs like ChatGPT from LangChain",
    ],
)
def test_what_is_like_a_tool_is_one(text: str, persona: Persona) -> None:
    assert isinstance(respond(text, persona), OutOfScope)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("the smell of batch normalization", "definitions/batch-normalization"),
        ("the colour of paint in random forests", "definitions/random-forest"),
    ],
)
def test_a_part_without_an_entry_points_to_the_whole(
    text: str, wanted: str, persona: Persona
) -> None:
    answer = respond(text, persona)
    assert isinstance(answer, NotFound)
    assert [each.entry.id for each in answer.candidates] == [wanted]


def test_a_word_before_a_name_makes_another_one(persona: Persona) -> None:
    answer = respond("AI risk classification", persona)
    assert not isinstance(answer, Found) or answer.entry.id != "definitions/classification"
    asked = respond("risks of classification", persona)
    assert isinstance(asked, Found)
    assert asked.entry.id == "definitions/classification"


def test_an_umbrella_is_answered_with_its_kinds_beside_it(persona: Persona) -> None:
    answer = respond("define drift", persona)
    assert isinstance(answer, Found)
    assert answer.entry.id == "edge_cases/model-drift"
    assert {"edge_cases/data-drift", "edge_cases/concept-drift"} <= {
        head.id for head in answer.narrower
    }


@pytest.mark.parametrize(
    ("text", "among"),
    [
        ("bias", {"definitions/algorithmic-bias", "edge_cases/selection-bias"}),
        ("define bias", {"definitions/algorithmic-bias", "edge_cases/selection-bias"}),
        ("what is the definition of bias", {"definitions/algorithmic-bias"}),
        ("inference", {"definitions/model-inference", "concepts/batch-inference"}),
        ("AUC", {"definitions/roc-curve", "definitions/precision-recall-curve"}),
        ("shift", {"edge_cases/distribution-shift", "edge_cases/label-shift"}),
    ],
)
def test_a_word_with_several_meanings_is_a_choice(
    text: str, among: set[str], persona: Persona
) -> None:
    answer = respond(text, persona)
    assert isinstance(answer, Choices)
    assert among <= {candidate.entry.id for candidate in answer.candidates}
    assert len(answer.candidates) <= MAX_CHOICES


@pytest.mark.parametrize(
    "text",
    [
        "precision medicine",
        "what is precision medicine?",
        "define precision medicine",
        "drift racing",
        "CT scan",
        "what is a CT scan?",
        "zebra qqqq wombat",
        "how do I braise a leek",
    ],
)
def test_another_fields_words_are_declined(text: str, persona: Persona) -> None:
    assert isinstance(respond(text, persona), NotFound | OutOfScope)


@pytest.mark.parametrize(
    ("text", "bar"),
    [
        (
            "Training runs in pandas. The service is in Go, and its features are others.",
            SURE_OF_STORY,
        ),
        ("training uses pandas, serving is Go, the features come out different", SURE_OF_STATEMENT),
        ("do i need to scale features for xgboost", SURE_OF_STATEMENT),
        ("how do I scale features in pandas", 0.0),
        ("pandas merge gives more rows", 0.0),
    ],
)
def test_who_tells_or_weighs_gets_past_the_name_of_a_tool(text: str, bar: float) -> None:
    assert sure_of(text) == bar


def test_a_tools_usage_is_out_of_scope_and_points_to_what_is_in_it(persona: Persona) -> None:
    installing = respond("how to install tensorflow on windows", persona)
    assert isinstance(installing, OutOfScope)
    assert not installing.candidates
    answer = respond("how do I tune learning rate in PyTorch", persona)
    assert isinstance(answer, OutOfScope)
    assert answer.candidates[0].entry.id == "definitions/learning-rate"


def test_one_common_word_of_a_question_is_no_name(persona: Persona) -> None:
    answer = respond("at what score should I say yes?", persona)
    assert isinstance(answer, Choices)
    assert answer.candidates[0].entry.id == "definitions/decision-threshold"


@pytest.mark.parametrize("text", ["zork plugh xyzzy", "what is frobozz?", "wherefore art thou"])
def test_a_question_of_unknown_words_is_never_answered(text: str, persona: Persona) -> None:
    assert search(text, persona.index).decision.outcome is Outcome.DECLINE


@pytest.mark.parametrize(
    "text", ["how do I detect model drift", "why does calibration matter", "symptoms of leakage"]
)
def test_unknown_words_make_no_answer_surer(text: str, persona: Persona) -> None:
    plain, noisy = (
        search(each, persona.index).decision.matches[0].score
        for each in (text, f"{text} zork plugh xyzzy frobozz quux wibble")
    )
    assert noisy < plain


def test_confidence_falls_with_the_distance_from_the_first() -> None:
    shares = [share(behind) for behind in (0.0, -0.5, -1.0, -5.0, -1e9)]
    assert shares[0] == 1
    assert shares == sorted(shares, reverse=True)
    assert min(shares) >= 0


@pytest.mark.parametrize(
    ("scores", "outcome", "offered"),
    [
        ((), Outcome.DECLINE, 0),
        ((CHOICE - 0.1,), Outcome.DECLINE, 1),
        ((CHOICE,), Outcome.CHOOSE, 1),
        ((ANSWER - 0.1, 20.0), Outcome.CHOOSE, 2),
        ((ANSWER, 20.0), Outcome.ANSWER, 2),
        # A tie is no answer, however sure both are; what is far behind is not offered.
        ((90.0, 90.0), Outcome.CHOOSE, 2),
        ((90.0, 5.0), Outcome.ANSWER, 1),
        ((30.0,) * 9, Outcome.CHOOSE, MAX_CHOICES),
    ],
)
def test_one_probability_decides(scores: tuple[float, ...], outcome: Outcome, offered: int) -> None:
    matches = tuple(Match(f"e{at}", "", score, "words") for at, score in enumerate(scores))
    decision = decide(matches)
    assert (decision.outcome, len(decision.matches)) == (outcome, offered)


@pytest.mark.parametrize(
    ("text", "section"),
    [
        ("symptoms of data drift", "detect"),
        ("how do I fix data drift", "handle"),
        ("example of data drift", "example"),
    ],
)
def test_the_part_that_was_asked_for_comes_first(text: str, section: str, persona: Persona) -> None:
    answer = respond(text, persona)
    assert isinstance(answer, Found)
    assert (answer.entry.id, answer.section) == ("edge_cases/data-drift", section)
