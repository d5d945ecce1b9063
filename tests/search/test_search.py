"""Names, misspellings, phrases and words: found, offered or declined."""

from __future__ import annotations

import pytest

from bot.loader.compile import compile_knowledge
from bot.loader.folder import read_folder
from bot.persona.answer import Persona
from bot.search.engine import find_name, search
from bot.search.index import Index
from bot.search.lexicon import stem
from bot.search.match import Outcome
from bot.search.normalize import key, tokens


def answered(text: str, index: Index) -> str:
    """The id that is the answer, or the outcome in a word."""
    decision = search(text, index).decision
    return (
        decision.matches[0].entry if decision.outcome is Outcome.ANSWER else decision.outcome.value
    )


@pytest.mark.parametrize(
    ("text", "entry"),
    [
        ("model drift", "edge_cases/model-drift"),
        ("Model Drift?", "edge_cases/model-drift"),
        ("drift", "edge_cases/model-drift"),
        ("modeldrift", "edge_cases/model-drift"),
        ("drift, model", "edge_cases/model-drift"),
        ("modle drift", "edge_cases/model-drift"),
        ("model drfit", "edge_cases/model-drift"),
        ("what is a ML enginer?", "definitions/ml-engineer"),
        ("over engineering", "anti_patterns/over-engineering"),
        ("overenginering", "anti_patterns/over-engineering"),
        ("lack of documentaton", "anti_patterns/lack-of-documentation"),
        ("documentation lack of", "anti_patterns/lack-of-documentation"),
        ("model servng", "patterns/model-serving"),
        ("ML", "definitions/machine-learning"),
        ("machine learning", "definitions/machine-learning"),
        ("can someone explain what model deployment is please", "definitions/model-deployment"),
    ],
)
def test_a_name_is_found_however_it_is_typed(text: str, entry: str, persona: Persona) -> None:
    assert answered(text, persona.index) == entry


def test_every_title_and_alias_finds_its_entry(persona: Persona) -> None:
    missed = [
        name
        for entry in persona.knowledge.entries.values()
        for name in (entry.title, *entry.aliases)
        if answered(name, persona.index) != entry.id
    ]
    assert missed == []


@pytest.mark.parametrize(
    "text",
    [
        "how do I make lasagne",
        "who won the world cup",
        "zzgdqq",
        "book a meeting room for tuesday",
        "🦄",
        "",
        "?",
        "asdf qwer",
    ],
)
def test_unrelated_text_is_declined(text: str, persona: Persona) -> None:
    assert answered(text, persona.index) == "decline"


def test_choices_are_few_distinct_and_best_first(persona: Persona) -> None:
    for text in (
        "documentation model",
        "data pipeline testing drift",
        "bias",
        "serving drift data",
    ):
        decision = search(text, persona.index).decision
        scores = [match.score for match in decision.matches]
        assert len(scores) <= 5
        assert scores == sorted(scores, reverse=True)
        assert len({match.entry for match in decision.matches}) == len(decision.matches)


def test_a_short_word_one_letter_off_is_never_taken_for_granted(persona: Persona) -> None:
    assert find_name("NL", persona.index).outcome is not Outcome.ANSWER


def test_search_is_deterministic(persona: Persona, root: object) -> None:
    again = compile_knowledge(read_folder(f"{root}/knowledge"))
    index = Index.of(again.entries.values())
    for text in ("drift", "modle drft", "how do I notice that data changed", "bias"):
        assert search(text, index) == search(text, persona.index)


def test_a_name_of_two_entries_is_a_choice() -> None:
    from pathlib import Path
    from tempfile import mkdtemp

    from tests.knowledge.folder import BETA, make

    folder = make(Path(mkdtemp()), beta=BETA.replace("second decay", "first particle"))
    index = Index.of(compile_knowledge(read_folder(str(folder))).entries.values())
    decision = search("first particle", index).decision
    assert decision.outcome is Outcome.CHOOSE
    assert len(decision.matches) == 2


def test_leaving_an_ask_out_takes_its_words_out_too() -> None:
    from pathlib import Path
    from tempfile import mkdtemp

    from tests.knowledge.folder import BETA, make

    ask = "which zebra trails behind?"
    beta = BETA.replace("which one trails?", ask)
    knowledge = compile_knowledge(read_folder(str(make(Path(mkdtemp()), beta=beta))))
    index = Index.of(knowledge.entries.values())
    entry = knowledge.entries["definitions/beta"]
    assert answered(ask, index) == entry.id
    asked = index.lexicon.words[stem("zebra")]
    assert max(asked.asks) > 0
    left = index.leaving_out(entry, ask)
    assert max(left.lexicon.words[stem("zebra")].asks) == 0
    assert answered(ask, left) != entry.id
    assert answered("what comes second?", left) == entry.id


def test_keys_have_no_spaces() -> None:
    assert key(tokens("Over-Engineering")) == "overengineering"
