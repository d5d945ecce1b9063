"""However long a text is, search reads only its beginning."""

from __future__ import annotations

import pytest

from bot.persona.answer import Help, Persona
from bot.persona.follow_up import follow_up
from bot.persona.respond import respond
from bot.persona.typeahead import complete
from bot.search.engine import find_name, search
from bot.search.evidence import MAX_STEMS
from bot.search.normalize import MAX_CHARACTERS, MAX_FOLDED, MAX_WORD, MAX_WORDS, fold, words
from bot.search.postings import ENTRIES, Postings, Weights

LENGTH = 40_000
HOSTILE = {
    "one word": "model " * LENGTH,
    "rare words": " ".join(f"w{number}x" for number in range(LENGTH)),
    "near-names": "modle drfit feture stroe " * LENGTH,
    "one letter": "a" * LENGTH,
    "emoji": "🦄" * LENGTH,
    "combining marks": "a" + "\u0301" * LENGTH,
    "ligatures of 18 letters": "\ufdfa" * LENGTH,
}


@pytest.fixture(params=HOSTILE)
def hostile(request: pytest.FixtureRequest) -> str:
    return HOSTILE[request.param][:LENGTH]


def test_a_text_too_long_is_refused_with_a_sentence(hostile: str, persona: Persona) -> None:
    answer = respond(hostile, persona)
    assert isinstance(answer, Help)
    assert "1,000 characters" in answer.remark
    assert "40,000" in answer.remark


def test_the_longest_text_that_is_not_refused_is_answered(hostile: str, persona: Persona) -> None:
    assert respond(hostile[:MAX_CHARACTERS], persona)


def test_what_reaches_search_is_bounded(hostile: str, persona: Persona) -> None:
    assert len(fold(hostile)) <= MAX_FOLDED
    found = words(hostile)
    assert len(found) <= MAX_WORDS
    assert all(len(word) <= MAX_WORD for word in found)
    weighed = search(hostile, persona.index).ranked.weighed
    assert weighed is None or len(weighed.stems) <= MAX_STEMS


def test_search_reads_no_further(hostile: str, persona: Persona) -> None:
    beginning = hostile[:MAX_CHARACTERS]
    assert words(hostile) == words(beginning)
    assert find_name(hostile, persona.index) == find_name(beginning, persona.index)
    assert search(hostile, persona.index)[1:] == search(beginning, persona.index)[1:]
    assert complete(hostile, persona) == complete(beginning, persona)


def test_an_entry_named_beyond_the_bound_is_not_found(persona: Persona) -> None:
    assert search("zz " * LENGTH + "model drift", persona.index).decision.matches == ()


def test_a_follow_up_of_the_longest_text_stays_as_it_is(persona: Persona) -> None:
    text = "zebra " * (MAX_CHARACTERS // 6)
    assert follow_up(text, persona, "edge_cases/model-drift") == text


def test_an_index_says_so_when_it_has_no_room_for_more() -> None:
    postings = Postings()
    postings.add(ENTRIES, 1.0, {0: 1.0}, {(0, 1): 1.0})
    with pytest.raises(OverflowError, match="at most 1,048,576 entries"):
        postings.add(ENTRIES + 1, 1.0, {0: 1.0}, {})
    with pytest.raises(OverflowError):
        postings.add(0, 1.0, {}, {(0, ENTRIES + 1): 1.0})


def test_the_last_entry_with_room_is_found_with_its_pair() -> None:
    postings = Postings()
    postings.add(ENTRIES, 1.0, {0: 1.0}, {(0, 1): 2.0})
    words = postings.packed(
        {"first": 0, "second": 1},
        (),
        Weights(lambda count, _: round(count), lambda _: 0, lambda *_: 1),
    )
    assert list(words["first"].entries) == [ENTRIES]
    assert list(words["first second"].entries) == [ENTRIES]
    assert list(words["first second"].prose) == [2]
