"""A text in a conversation is about the entry of the last answer, unless it names its own."""

from __future__ import annotations

import pytest

from bot.persona.answer import Comparison, Found, Help, OutOfScope, Persona
from bot.persona.follow_up import follow_up
from bot.persona.respond import NOTHING_TO_COMPARE, respond
from bot.persona.together import about

DRIFT = "edge_cases/model-drift"
SHADOW = "patterns/shadow-deployment"
CANARY = "patterns/canary-release"


@pytest.mark.parametrize(
    ("text", "section"),
    [
        ("and how do I detect it?", "detect"),
        ("how do I fix it", "handle"),
        ("how is that measured?", "detect"),
        ("what should I do instead?", "handle"),
        ("symptoms", "detect"),
        ("example?", "example"),
        ("show me an example", "example"),
        ("when does this happen?", "when_it_shows"),
        ("and why does it matter", "if_ignored"),
        ("why?", "if_ignored"),
        ("benefits", "if_ignored"),
        ("what is the point?", "if_ignored"),
        ("consequences", "if_ignored"),
        ("what if I ignore it", "if_ignored"),
        ("pros and cons", "if_ignored"),
        ("risks", "if_ignored"),
        ("is it worth it?", "if_ignored"),
        ("how do I know if I have it", "detect"),
        ("how to tell", "detect"),
        ("how do I know how to fix it", "handle"),
        ("what can we do", "handle"),
        ("so what now", "handle"),
        ("what can I do about it", "handle"),
        ("best practices", "handle"),
        ("is it hard to fix?", "handle"),
        ("how do I measure that?", "detect"),
        ("why is that a problem?", "if_ignored"),
        ("real world example", "example"),
        ("another example from production", "example"),
    ],
)
def test_a_follow_up_is_answered_from_the_entry_before(
    text: str, section: str, persona: Persona
) -> None:
    answer = respond(text, persona, subject=DRIFT)
    assert isinstance(answer, Found)
    assert (answer.entry.id, answer.section, answer.query) == (DRIFT, section, text)


@pytest.mark.parametrize(
    "text",
    [
        "when not?",
        "when should I not use it",
        "when shouldn't we",
        "when not to use it",
        "when does it fail",
        "why not?",
    ],
)
def test_when_not_is_another_question_than_when(text: str, persona: Persona) -> None:
    answer = respond(text, persona, subject=SHADOW)
    assert isinstance(answer, Found)
    assert (answer.entry.id, answer.section) == (SHADOW, "when_not_to_use")


@pytest.mark.parametrize(
    ("text", "section"),
    [
        ("limitations", "costs"),
        ("pros and cons", "costs"),
        ("what's the catch?", "costs"),
        ("steps", "how_it_works"),
        ("do I need one?", "when_to_use"),
        ("how do I build one", "how_it_works"),
    ],
)
def test_a_part_has_many_names(text: str, section: str, persona: Persona) -> None:
    answer = respond(text, persona, subject=SHADOW)
    assert isinstance(answer, Found)
    assert (answer.entry.id, answer.section) == (SHADOW, section)


@pytest.mark.parametrize(
    "text",
    [
        "tell me more",
        "sources?",
        "what else is related?",
        "more details",
        "details?",
        "more about it",
        "more info",
        "go deeper",
        "explain please",
        "explain it",
        "further reading",
        "papers on this",
        "alternatives",
        "what kinds are there",
        "are there variants of it",
        "history",
        "which ones are there?",
    ],
)
def test_tell_me_more_tells_all(text: str, persona: Persona) -> None:
    answer = respond(text, persona, subject=DRIFT)
    assert isinstance(answer, Found)
    assert answer.whole
    assert answer.entry.id == DRIFT


@pytest.mark.parametrize("text", ["tldr", "summary", "shorter", "eli5", "simpler please"])
def test_in_short_tells_little(text: str, persona: Persona) -> None:
    answer = respond(text, persona, subject=DRIFT)
    assert isinstance(answer, Found)
    assert (answer.entry.id, answer.section, answer.whole) == (DRIFT, "", False)


@pytest.mark.parametrize(
    "text",
    [
        "who came up with it",
        "does it work for LLMs",
        "is that true?",
        "are there any prerequisites for it",
    ],
)
def test_what_points_back_is_answered_with_the_entry_rather_than_a_menu(
    text: str, persona: Persona
) -> None:
    answer = respond(text, persona, subject=DRIFT)
    assert isinstance(answer, Found)
    assert (answer.entry.id, answer.query) == (DRIFT, text)


@pytest.mark.parametrize(
    "text",
    [
        # It points to what the text itself has named.
        "what is data leakage and how do I avoid it?",
        "what is a feature store and when should I use it?",
        "I have missing data and don't know how to handle it",
        "my labels are noisy, what can we do about them?",
        "which models do we run and who approved them?",
        "most of them do nothing most of the day",
        # "It" stands for nothing.
        "is it possible to train without labels",
        "is it ok to use the test set twice",
        "is it true that trees need no scaling",
        "why is it important to shuffle the data",
        "does it make sense to scale the features",
        "does it matter which optimizer I use",
        "what does it mean for a model to be calibrated",
        "it seems our labels are noisy",
        "how long does it take to train a transformer",
        "when is it worth building a feature store",
        "what is it called when the data changes",
        "when is fine-tuning worth it?",
        # "They" are people.
        "what do they mean by data lineage",
        "how do they do a/b testing",
        # "That" joins clauses.
        "we have a model that is too slow",
        "features that are correlated",
        "we found that the learning rate is too high",
        "how do I make sure that my labels are right",
        "what about those who see both halves",
        # "One" is a number, a person or a part of a name.
        "one of the features is missing",
        "how does one measure accuracy",
        "leave-one-out",
        "one-vs-all",
        # The names are made of words that otherwise ask for a part.
        "what is monitoring",
        "what about monitoring?",
        "similarity measure",
        "break even",
        # So much is told that it can only be about that.
        "it told me the invoice of another customer",
        "The scale sends every parcel twice through the scanner since it got the new belt",
        "help",
        "about",
    ],
)
def test_a_text_that_stands_alone_is_read_as_if_there_were_no_thread(
    text: str, persona: Persona
) -> None:
    assert respond(text, persona, subject="edge_cases/class-imbalance") == respond(text, persona)


def test_the_asks_of_the_handbook_stand_alone(persona: Persona) -> None:
    asks = [(ask, entry.id) for entry in persona.knowledge.entries.values() for ask in entry.asks]
    said = [ask for ask, entry in asks if entry != DRIFT]
    taken = [ask for ask in said[::7] if follow_up(ask, persona, DRIFT) != ask]
    assert len(taken) * 1_000 < len(said[::7]), taken


@pytest.mark.parametrize(
    ("text", "entry"),
    [
        ("what about label shift?", "edge_cases/label-shift"),
        ("define recall", "definitions/recall"),
        ("does this model need retraining?", "concepts/model-retraining"),
    ],
)
def test_a_text_that_names_its_own_thing_is_about_that(
    text: str, entry: str, persona: Persona
) -> None:
    answer = respond(text, persona, subject=DRIFT)
    assert isinstance(answer, Found)
    assert answer.entry.id == entry


@pytest.mark.parametrize(
    "text",
    [
        "how is it different from label shift?",
        "how does it compare to label shift",
        "vs label shift?",
        "and the difference to label shift?",
        "is this different from label shift",
        "how does that differ from label shift",
        "how does this compare to label shift",
        "how does it relate to label shift",
        "isn't that just label shift",
        "is this label shift?",
        "compare with label shift",
        "compare it to label shift",
        "or label shift?",
        "better than label shift?",
        "is label shift better?",
        "instead of label shift?",
        "same as label shift?",
        "is it the same as label shift?",
        "in contrast to label shift",
        "similar to label shift",
        "what's the difference between it and label shift",
    ],
)
def test_it_can_be_compared(text: str, persona: Persona) -> None:
    answer = respond(text, persona, subject=DRIFT)
    assert isinstance(answer, Comparison)
    assert [each.entry.id for each in answer.candidates] == [DRIFT, "edge_cases/label-shift"]
    assert answer.query == text


@pytest.mark.parametrize(
    "text",
    [
        "thanks",
        "thanks a lot",
        "ok thanks",
        "thank you so much!",
        "yes",
        "no",
        "great",
        "cool, thx",
        "cheers",
        "ty",
        "never mind",
        "help",
    ],
)
def test_thanks_are_no_question_about_the_entry(text: str, persona: Persona) -> None:
    assert isinstance(respond(text, persona, subject=DRIFT), Help)


@pytest.mark.parametrize(
    "text", ["yes please", "yes, tell me more", "thanks, and how do I monitor it?"]
)
def test_who_wants_more_says_more_than_thanks(text: str, persona: Persona) -> None:
    answer = respond(text, persona, subject=DRIFT)
    assert isinstance(answer, Found)
    assert answer.entry.id == DRIFT


def test_what_lies_beyond_the_scope_stays_there(persona: Persona) -> None:
    assert isinstance(respond("can I use it with pytorch?", persona, subject=DRIFT), OutOfScope)


def test_an_entry_that_is_gone_is_no_subject(persona: Persona) -> None:
    gone = respond("how do I detect drift?", persona, subject="edge_cases/gone")
    assert gone == respond("how do I detect drift?", persona)


@pytest.mark.parametrize(
    "text",
    [
        "how do they differ?",
        "what's the difference",
        "which is safer",
        "and which one should I use?",
        "are they related?",
        "compare them",
        "when to use which?",
        "which is faster to set up",
        "which for a risky launch?",
        "when would you choose one over the other",
        "why do I need both",
    ],
)
def test_what_has_been_compared_is_held_against_each_other(text: str, persona: Persona) -> None:
    answer = respond(text, persona, subject=f"{SHADOW} {CANARY} {SHADOW}")
    assert isinstance(answer, Comparison)
    assert [each.entry.id for each in answer.candidates] == [CANARY, SHADOW]
    assert answer.query == text


@pytest.mark.parametrize(
    ("text", "subject", "section"),
    [
        ("why does it happen?", "edge_cases/hallucination", "when_it_shows"),
        ("how come", "edge_cases/hallucination", "when_it_shows"),
        ("and what's the damage", "edge_cases/hallucination", "if_ignored"),
        ("how do i get out of it", "anti_patterns/p-hacking", "remedy"),
        ("why is it bad", "anti_patterns/p-hacking", "costs"),
        ("how do we catch those", "edge_cases/silent-failure", "detect"),
        ("pros", "patterns/feature-store", "when_to_use"),
        ("pros and cons", "patterns/feature-store", "costs"),
        ("when would it be overkill", "patterns/feature-store", "when_not_to_use"),
    ],
)
def test_a_follow_up_is_read_as_the_question_by_name_is(
    text: str, subject: str, section: str, persona: Persona
) -> None:
    answer = respond(text, persona, subject=subject)
    assert isinstance(answer, Found)
    assert (answer.entry.id, answer.section) == (subject, section)


def test_who_meant_something_else_says_so(persona: Persona) -> None:
    answer = respond("no i meant regression to the mean", persona, subject=DRIFT)
    assert isinstance(answer, Found)
    assert answer.entry.id == "edge_cases/regression-to-the-mean"


@pytest.mark.parametrize(
    ("text", "entry", "section"),
    [
        ("is the second one expensive?", SHADOW, "costs"),
        ("when should I use the former", CANARY, "when_to_use"),
        ("and the first one?", CANARY, ""),
        ("how does it work", SHADOW, "how_it_works"),
    ],
)
def test_one_of_several_is_picked_by_its_place(
    text: str, entry: str, section: str, persona: Persona
) -> None:
    answer = respond(text, persona, subject=f"{SHADOW} {CANARY} {SHADOW}")
    assert isinstance(answer, Found)
    assert (answer.entry.id, answer.section) == (entry, section)


@pytest.mark.parametrize(
    ("text", "entry"),
    [
        ("features are correlated with each other", "edge_cases/multicollinearity"),
        ("which is the best split for time series", "patterns/time-based-split"),
        (
            "should training and serving both use the same code",
            "anti_patterns/training-serving-skew",
        ),
    ],
)
def test_a_text_of_its_own_is_about_nothing_that_was_compared(
    text: str, entry: str, persona: Persona
) -> None:
    answer = respond(text, persona, subject=f"{SHADOW} {CANARY} {SHADOW}")
    assert isinstance(answer, Found)
    assert answer.entry.id == entry


@pytest.mark.parametrize(
    "text", ["traffic comes from bots", "how will we see if the model is fair"]
)
def test_what_only_sounds_like_asking_for_a_part_is_none(text: str, persona: Persona) -> None:
    answer = respond(text, persona, subject=SHADOW)
    assert not (isinstance(answer, Found) and answer.entry.id == SHADOW)


def test_nothing_to_compare_is_said(persona: Persona) -> None:
    answer = respond("what's the difference?", persona)
    assert isinstance(answer, Help)
    assert answer.remark == NOTHING_TO_COMPARE
    # Of one entry, what it is confused with is shown.
    assert isinstance(respond("what's the difference?", persona, subject=DRIFT), Found)


def test_a_conversation_is_about_what_was_spoken_of_last() -> None:
    assert about(["a"], "") == "a"
    assert about(["b"], "a") == "b a b"
    assert about(["c"], "b a b") == "c b c"
    # One of those that were compared is spoken of, and the others still.
    assert about(["x", "y", "z"], "a") == "x x y z"
    assert about(["z"], "x x y z") == "z x y z"
    assert about(["a"], "a") == "a"
    assert about(["a", "b" * 255], "") == "a"
