"""What buttons carry is read for ever: today's values, those of older versions, and nonsense."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.render.actions import (
    MAX_TRAIL,
    MAX_VALUE,
    Carried,
    Verdict,
    decode,
    encode,
    name_of,
    verdict,
)

ONE_LINE = st.text(
    alphabet=st.characters(exclude_categories=["Cs"], exclude_characters="\n\u2060"),
    min_size=1,
    max_size=150,
)


@given(ONE_LINE, st.lists(ONE_LINE, max_size=MAX_TRAIL).map(tuple))
def test_a_value_gives_back_what_it_carries(first: str, rest: tuple[str, ...]) -> None:
    assert decode(encode(first, rest)) == Carried(first, rest)


@given(st.text(max_size=9000), st.lists(st.text(max_size=3000), max_size=20).map(tuple))
def test_a_value_is_never_longer_than_slack_takes(first: str, rest: tuple[str, ...]) -> None:
    assert len(encode(first, rest)) <= MAX_VALUE


def test_not_even_a_value_of_nothing_but_markup_is_too_long() -> None:
    longest = [length for length in range(1, 600) if len(encode("x", ("<!" * length,))) > 5]
    assert len(encode("<!" * 999, ("<!" * max(longest),) * 9)) <= MAX_VALUE


@pytest.mark.parametrize(
    ("value", "carried"),
    [
        ("v1 define edge_cases/model-drift", Carried("define edge_cases/model-drift")),
        ("v1 compare a/b vs c/d", Carried("compare a/b vs c/d")),
        ("v2 define a/b", Carried("define a/b")),
        (
            "v2 define a/b\nlist patterns 2\nhelp",
            Carried("define a/b", ("list patterns 2", "help")),
        ),
        ("v2 right a/b\nwhat is a b?", Carried("right a/b", ("what is a b?",))),
        ("v2 ", Carried("")),
        ("v3 define drift", None),
        ("v2", None),
        ("define drift", None),
        ("", None),
    ],
)
def test_the_values_of_every_version_are_read(value: str, carried: Carried | None) -> None:
    assert decode(value) == carried


@pytest.mark.parametrize(
    ("value", "read"),
    [
        ("v2 right a/b\nwhat is it?", Verdict(True, "a/b", "what is it?")),
        ("v2 wrong a/b vs c/d", Verdict(False, "a/b vs c/d", "")),
        ("v2 perhaps a/b", None),
        ("v2 right", None),
        ("right a/b", None),
    ],
)
def test_a_verdict_is_read(value: str, read: Verdict | None) -> None:
    assert verdict(value) == read


def test_nothing_in_a_value_looks_like_markup() -> None:
    value = encode("<!channel> <@U1>", ("<https://x|y>",))
    assert not re.search(r"<[!@h]", value)
    assert decode(value) == Carried("<!channel> <@U1>", ("<https://x|y>",))


def test_the_number_of_an_action_id_is_no_part_of_its_name() -> None:
    assert name_of("show:12") == "show"
    assert name_of("show") == "show"
