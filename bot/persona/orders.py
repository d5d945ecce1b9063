"""Texts that tell the bot what to do or to be, where others ask it something.

They are written for language models. There is none here to be led astray, but their words ("prompt",
"context", "instructions") would find entries that nobody asked about.
"""

from __future__ import annotations

import re
from functools import cache

_TOLD = r"(?:instructions?|prompts?|directions?|commands?|(?:rules|guidelines?)(?=$| (?:and|from|now|print|reveal|tell)\b))"
_ORDERS = (
    r"(?:system|admin|developer|root|debug|security)(?: \w+)? (?:override|mode (?:on|enabled|activated))(?: (?:now|new|please|accepted|granted|"
    r"reveal|show|print|output|tell|you|ignore|list|give)\b.*)?$",
    rf"(?:ignore|disregard|forget|bypass|override) (?:(?:all|any|every|your|my|these|those|previous|prior|above|the (?:above|previous|prior|system)) )+"
    rf"(?:\w+ ){{0,3}}?{_TOLD}\b|(?:ignore|disregard|forget) (?:everything|all) (?:above|before|prior|previous|i said|you (?:were|have been) told)\b",
    r"(?:print|repeat|reveal|show|output|display|write|translate|summarize)(?: me)? (?:\w+ ){0,6}"
    r"(?:above(?:$| (?:this|text|verbatim|word))|before this message|your (?:\w+ ){0,2}(?:prompts?|instructions?)|"
    r"the (?:system|initial|hidden) (?:\w+ )?(?:prompts?|instructions?|message)$)",
    r"what (?:is|are|was|were) your (?:system |initial |hidden )?(?:prompts?|instructions?|rules)$",
    r"(?:you are now (?!in (?:production|the|an?)\b)|from now on you (?:are|will|must|act|answer|shall|have)|"
    r"pretend (?:that )?you (?:are|re) (?:an? |my |the )?(?:\w+ )?(?:human|person|ai|dan|hacker|pirate|assistant|chatbot|gpt|evil|unrestricted|expert|teacher)|"
    r"you must (?:now )?(?:obey|comply(?! with)|answer (?:me|(?:all|any) (?:of )?my questions)))\b",
    r"(?:act as|pretend to be|behave like|play the) (?:(?:if|though) you|my|dan\b|(?:an? |the )?(?:\w+ ){0,2}(?:terminal|console|hacker|pirate|assistant|ai|"
    r"chatbot|chatgpt|gpt|human|person|girlfriend|boyfriend|expert|teacher|interviewer|evil|unrestricted)\b)",
)


def is_order(said: str) -> bool:
    """Does this text, which is words between single spaces, begin like an order to a model?"""
    return bool(_order().match(said))


@cache
def _order() -> re.Pattern[str]:
    return re.compile(rf"(?:please |now |ok |hey )*(?:{'|'.join(_ORDERS)})")
