"""What a person typed, out of what Slack made of it."""

from __future__ import annotations

import re

# <@U123|name>, <#C123|name>, <!subteam^S123|@name>, <https://example.org|label>
_MARKUP = re.compile(r"<([@#!]?)([^<>|]*)(?:\|([^<>]*))?>")


def typed(text: str) -> str:
    """Slack's message text as plain words: mentions dropped, links as their labels, entities undone.

    See https://docs.slack.dev/messaging/formatting-message-text for the markup.
    """

    def plain(match: re.Match[str]) -> str:
        mark, target, label = match.groups()
        if mark in ("@", "!"):
            return " "
        return label or ("" if mark == "#" else target)

    text = _MARKUP.sub(plain, text)
    return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&").strip()
