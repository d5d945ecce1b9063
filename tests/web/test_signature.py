"""Slack's own example of a signature, and what must not pass for one."""

from __future__ import annotations

from bot.web.signature import is_genuine

# https://docs.slack.dev/authentication/verifying-requests-from-slack, step by step.
SECRET = b"8f742231b10e8888abcd99yyyzzz85a5"
TIMESTAMP = b"1531420618"
BODY = (
    b"token=xyzz0WbapA4vBCDEFasx0q6G&team_id=T1DC2JH3J&team_domain=testteamnow&channel_id=G8PSS9T3V"
    b"&channel_name=foobar&user_id=U2CERLKJA&user_name=roadrunner&command=%2Fwebhook-collect&text="
    b"&response_url=https%3A%2F%2Fhooks.slack.com%2Fcommands%2FT1DC2JH3J%2F397700885554"
    b"%2F96rGlfmibIGlgcZRskXaIFfN&trigger_id=398738663015.47445629121.803a0bc887a14d10d2c447fce8b6703c"
)
SIGNATURE = b"v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503"


def genuine(
    *,
    body: bytes = BODY,
    timestamp: bytes = TIMESTAMP,
    signature: bytes = SIGNATURE,
    now: float = 1531420618.0,
) -> bool:
    """Slack's example, with one thing changed."""
    return is_genuine(body=body, timestamp=timestamp, signature=signature, secret=SECRET, now=now)


def test_slacks_own_example_is_genuine() -> None:
    assert genuine()


def test_five_minutes_are_the_limit_both_ways() -> None:
    assert genuine(now=1531420618.0 + 300)
    assert not genuine(now=1531420618.0 + 301)
    assert not genuine(now=1531420618.0 - 301)


def test_anything_else_is_not_genuine() -> None:
    assert not genuine(body=BODY + b"&x=1")
    assert not genuine(signature=SIGNATURE.upper())
    assert not genuine(signature=b"")
    assert not genuine(signature=b"\xff" * 67)
    assert not genuine(timestamp=b"")
    assert not genuine(timestamp=b"1_531420618")
    assert not genuine(timestamp=b"9" * 5000)
    assert not genuine(timestamp="١٥٣١٤٢٠٦١٨".encode())
