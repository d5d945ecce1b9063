"""Texts that Slack would parse, made to mean only what they say.

``plain_text`` and rich text are not parsed, mrkdwn and a message's top-level text are
(https://docs.slack.dev/messaging/formatting-message-text#escaping).
"""

from __future__ import annotations

import re

# What Slack would read as a mention, a channel, a broadcast or a link, were it mrkdwn.
_SPECIAL = re.compile(r"<(?=[!@#]|https?:|mailto:)")
# What formats: it cannot be escaped, only kept from standing at a word's edge.
_FORMATTING = re.compile(r"[*_~`]")
_ADDRESS = re.compile(r"https?://[^\s<>|\"]+")
_WORD_JOINER = "\u2060"
# In mrkdwn a character may become five ("&amp;"): these stay within 3,000 all the same.
MAX_NAME = 75
MAX_LINE = 400


def clip(text: str, limit: int) -> str:
    """The text within the limit, with an ellipsis where it was cut."""
    return text if len(text) <= limit else text[: limit - 1].rstrip() + "…"


def inert(text: str) -> str:
    """Text for places that are not parsed, in which nothing looks like markup all the same."""
    return _SPECIAL.sub("<" + _WORD_JOINER, text) if "<" in text else text


def as_typed(text: str) -> str:
    """What ``inert`` was given."""
    return text.replace("<" + _WORD_JOINER, "<")


def escape(text: str) -> str:
    """Text for mrkdwn and the top-level text, in which Slack then finds no markup."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def literal(text: str) -> str:
    """Text for mrkdwn in which not even an asterisk or an underscore formats anything."""
    return _FORMATTING.sub(rf"{_WORD_JOINER}\g<0>{_WORD_JOINER}", escape(text))


def headed(title: str, remark: str, text: str) -> str:
    """A name in bold, a remark beside it, and what it is below, in mrkdwn."""
    name = f"*{literal(clip(' '.join(title.split()) or '?', MAX_NAME))}*"
    beside = f" · {literal(clip(remark, MAX_NAME))}" if remark else ""
    return f"{name}{beside}\n{literal(clip(text, MAX_LINE))}"


def link(text: str, address: str) -> str:
    """A link in mrkdwn, which shows the address when there is no text.

    When the address is not one that can be linked, the text alone.
    """
    if not is_address(address):
        return escape(text)
    return f"<{escape(address)}|{escape(text or address).replace('|', '¦')}>"


def is_address(text: str) -> bool:
    """Is this a web address and nothing else?"""
    return len(text) <= 2000 and _ADDRESS.fullmatch(text) is not None
