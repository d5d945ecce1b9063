"""Texts that tell the bot what to do or to be, where others ask it something.

They are written for language models. There is none here to be led astray, but their words ("prompt",
"context", "instructions") would find entries that nobody asked about.
"""

from __future__ import annotations

import re
from functools import cache

_TOLD = r"(?:instructions?|prompts?|rules?|messages?|context|guidelines?|directions?|commands?|everything|conversation)"
_ORDERS = (
    r"(?:system|admin|developer|root|debug|security)(?: \w+)? (?:override|mode (?:on|enabled|activated))\b",
    rf"(?:ignore|disregard|forget|bypass|override) (?:(?:all|any|the|your|my|these|those|every|previous|prior) "
    rf"(?:\w+ ){{0,3}})?{_TOLD}\b",
    r"(?:print|repeat|reveal|show|output|display|write|translate|summarize)(?: me)? (?:\w+ ){0,6}"
    r"(?:above|before this message|(?:your|system|initial|hidden) (?:\w+ )?(?:prompts?|instructions?|message))\b",
    r"what (?:is|are|was|were) your (?:system |initial |hidden )?(?:prompts?|instructions?|rules)\b",
    r"(?:you are now|from now on you|pretend (?:to be|that|you)|act as|you must (?:now )?(?:comply|obey))\b",
)


def is_order(said: str) -> bool:
    """Does this text, which is words between single spaces, begin like an order to a model?"""
    return bool(_order().match(said))


@cache
def _order() -> re.Pattern[str]:
    return re.compile(rf"(?:please |now |ok |hey )*(?:{'|'.join(_ORDERS)})")
