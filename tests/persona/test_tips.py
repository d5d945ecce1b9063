"""Today's tip, what to begin with, what is new: by the date and the version alone."""

from __future__ import annotations

from bot.persona.answer import Persona
from bot.persona.news import news
from bot.persona.tips import choose, prompts


def test_the_same_day_has_the_same_tip(persona: Persona) -> None:
    assert choose(persona, ordinal=739_580) == choose(persona, ordinal=739_580)


def test_no_tip_comes_again_before_all_have_been(persona: Persona) -> None:
    deck = sum(bool(entry.tip) for entry in persona.knowledge.entries.values())
    told = [choose(persona, ordinal=739_000 + day)[0].id for day in range(deck)]
    assert len(set(told)) == deck


def test_several_at_once_overlap_with_no_neighbouring_day(persona: Persona) -> None:
    today, tomorrow = (choose(persona, ordinal=739_000 + day, count=4) for day in (0, 1))
    assert len({entry.id for entry in (*today, *tomorrow)}) == 8


def test_prompts_are_questions_that_the_handbook_answers(persona: Persona) -> None:
    asked = prompts(persona, ordinal=739_580)
    assert len(asked) == 4
    for question in asked:
        assert persona.index.exact(question)


def test_news_are_what_came_after_a_version(persona: Persona) -> None:
    versions = persona.knowledge.document.versions
    assert news(persona, since=versions[-1]) == ()
    assert news(persona, since="no version") == ()
    since_first = news(persona, since=versions[0])
    assert since_first
    assert all((entry.changed or entry.since) != versions[0] for entry in since_first)
