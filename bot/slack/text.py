"""What a person typed, out of what Slack made of it."""

from __future__ import annotations

import re

# <@U123|name>, <#C123|name>, <!subteam^S123|@name>, <https://example.org|label>
_MARKUP = re.compile(r"<([@#!]?)([^<>|]*)(?:\|([^<>]*))?>")
# :wave: and :thumbsup::skin-tone-2:, but not 9:30:00.
_EMOJI = re.compile(r"(?<!\w):[\w+'-]+:(?!\w)")
# @name as Slack leaves it in a command; "precision @k" is none.
_NAME = re.compile(r"(?<!\S)@[a-zA-Z][\w.-]{2,}")


def typed(text: str) -> str:
    """Slack's message text as plain words: links as their labels, entities undone.

    Mentions, channels and emoji are dropped: no question is about them.

    See https://docs.slack.dev/messaging/formatting-message-text for the markup.
    """

    def plain(match: re.Match[str]) -> str:
        mark, target, label = match.groups()
        return " " if mark else label or target

    text = _NAME.sub(" ", _EMOJI.sub(" ", _MARKUP.sub(plain, text)))
    return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&").strip()
