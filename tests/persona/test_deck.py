"""The deck: no tip again before it is through, whatever happens to the handbook meanwhile."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.knowledge.base import KnowledgeBase
from bot.persona.answer import Persona
from bot.persona.deck import Taste, choose, size, topic_label, topic_of
from bot.persona.quiz import BLANK, quiz


def deal(persona: Persona, taste: Taste, count: int, *, seed: str = "T1 C1") -> list[str]:
    cursor, told = "", []
    for _ in range(count):
        hand = choose(persona, taste, seed=seed, cursor=cursor)
        cursor = hand.cursor
        told.append(hand.entries[0].id)
    return told


@pytest.mark.parametrize("topics", [(), ("stage:monitoring",), ("kind:pattern", "stage:data")])
def test_no_tip_comes_again_before_the_deck_is_through(
    persona: Persona, topics: tuple[str, ...]
) -> None:
    deck = size(persona, topics)
    told = deal(persona, Taste(topics), 2 * deck)
    assert len(set(told[:deck])) == deck
    assert told[deck:] == told[:deck]


def test_each_subscription_has_an_order_of_its_own(persona: Persona) -> None:
    one, other = (deal(persona, Taste(), 20, seed=seed) for seed in ("T1 C1", "T1 C2"))
    assert one != other
    assert one == deal(persona, Taste(), 20)


@given(st.data())
@settings(max_examples=25, deadline=None)
def test_entries_may_come_and_go_meanwhile(persona: Persona, data: st.DataObject) -> None:
    knowledge = persona.knowledge
    ids = sorted(knowledge.entries)[:40]
    cursor, told = "", list[str]()
    while True:
        kept = data.draw(st.sets(st.sampled_from(ids), min_size=20))
        some = KnowledgeBase(
            knowledge.document, {i: knowledge.entries[i] for i in kept}, {}, {}, digest="x"
        )
        hand = choose(Persona(some, persona.index), Taste(), seed="s", cursor=cursor)
        if hand.cursor <= cursor:
            break
        cursor = hand.cursor
        told.append(hand.entries[0].id)
    assert len(set(told)) == len(told)


def test_the_track_leads_from_fundamentals_to_operations_and_ends(persona: Persona) -> None:
    deck = size(persona, ())
    told = deal(persona, Taste(track=True), deck)
    assert len(set(told)) == deck
    entries = [persona.knowledge.entries[each] for each in told]
    assert entries[0].status == "canonical"
    assert entries[-1].stage == "operations"
    last = choose(persona, Taste(track=True), seed="", cursor="")
    for number in range(2, deck + 1):
        assert not last.is_through
        last = choose(persona, Taste(track=True), seed="", cursor=last.cursor)
        assert (last.number, last.of) == (number, deck)
    assert last.is_through


def test_a_digest_is_several_that_differ(persona: Persona) -> None:
    hand = choose(persona, Taste(), seed="s", cursor="", count=5)
    assert len({entry.id for entry in hand.entries}) == 5
    assert choose(persona, Taste(), seed="s", cursor=hand.cursor).entries[0] not in hand.entries


def test_nothing_on_a_topic_is_an_empty_hand(persona: Persona) -> None:
    hand = choose(persona, Taste(("entry:gone/gone",)), seed="s", cursor="c")
    assert (hand.entries, hand.cursor) == ((), "c")


@pytest.mark.parametrize(
    ("said", "topic", "label"),
    [
        ("monitoring", "stage:monitoring", "Monitoring"),
        ("Problem Framing", "stage:problem_framing", "Problem framing"),
        ("anti-patterns", "kind:anti_pattern", "Anti-patterns"),
        ("edge cases", "kind:edge_case", "Edge cases"),
        ("drift", "entry:edge_cases/model-drift", "Model Drift"),
        ("xyzzy", "", ""),
    ],
)
def test_topics_by_name(persona: Persona, said: str, topic: str, label: str) -> None:
    assert topic_of(said, persona) == topic
    if topic:
        assert topic_label(topic, persona) == label
        assert size(persona, (topic,))


def test_a_quiz_has_one_right_choice_and_does_not_give_it_away(persona: Persona) -> None:
    asked = [quiz(persona, entry) for entry in persona.knowledge.entries]
    asked = [each for each in asked if each]
    assert len(asked) > 200
    for each in filter(None, asked):
        assert sum(choice.id == each.entry.id for choice in each.choices) == 1
        assert len({choice.id for choice in each.choices}) == 3
        title = each.entry.title.partition(" (")[0].casefold()
        assert f" {title} " not in f" {each.text.casefold()} "
    assert any(BLANK in each.text for each in filter(None, asked))
    assert quiz(persona, "gone/gone") is None
