"""Code, error messages and tools that nobody listed, in what a person asks.

All of them are about how one tool is used. A list of tools has the known ones; these are told by
their form, or by where they stand: "does zorplify support batch inference?".
"""

from __future__ import annotations

import re
from collections.abc import Callable

# What is pasted, by the names that the document has for it among those beyond its scope.
CODE, ERROR = "code snippet", "error message"
_ERROR = re.compile(
    r"\b[A-Z]\w*(?:Error|Exception|Warning)\b|\b(?:segmentation fault|core dumped|exit code \d+|Traceback \(most)|"
    r"^(?:ERROR|FATAL|WARN(?:ING)?|CRITICAL)\b[: ]"
)
_CODE = re.compile(
    # A call with what no sentence has: "nn.Dropout(0.5)", "fit(X, y=None)".
    r"\b\w+\.\w+\([^()]*\)?|\b[A-Za-z]\w{2,}\([^()]*(?:=|['\"])[^()]*\)|"
    # "import torch", "select * from t", "SELECT a FROM b", "def step(", "x = f(", "--upgrade".
    r"^(?:from \w+ )?import \w+|\bselect \* from\b|\bSELECT\b.+\bFROM\b|\b(?:def|class) \w+\(|\w+ = \w+\(|^\$ \w+|\s--[a-z]\w+"
)
# "n_estimators", "predict()": words of a program, where they are no names that we have.
_IDENTIFIER = re.compile(
    r"(?<![\w/.])(?:[a-z][a-z0-9]*(?:_[a-z0-9]+)+\b(?![/\w]|\.\w)|[A-Za-z]\w{2,}\(\))"
)

_USE = r"(?:use|using|configure|configuring|install|enable|upgrade|run|running|deploy|set ?up|implement|do|create|add|disable|call)"
# Where the name of a tool stands, over folded words.
_SLOTS = tuple(
    map(
        re.compile,
        (
            rf"(?:^|.* ){_USE} (?:\w+ ){{1,6}}?(?:in|with|on|using|via) (?P<tool>\w+)(?: \d+)*$",
            r"^(?:does|can|do|will) (?P<tool>\w+) (?:support|handle|have|do|work with|run|scale|integrate|allow|offer|come with)\b.*",
            rf"^how (?:do|can|to|should) (?:(?:i|we|you) )?{_USE} (?P<tool>\w+)(?: (?:for|with|in|to|on) .+)?$",
            r"(?:^|.* )(?P<tool>\w+) (?:library|package|sdk|plugin|docs|documentation|config|license|licence|pricing)(?: .*)?$",
        ),
    )
)


def is_code(text: str) -> bool:
    """Is code pasted here, rather than told about?"""
    return bool(_CODE.search(text))


def kind_of_paste(text: str, is_known: Callable[[str], bool]) -> str:
    """ERROR or CODE where the text has an error message, code or a word of a program, else nothing.

    ``is_known`` tells whether an identifier is a name that we have all the same ("f1_score").
    """
    if _ERROR.search(text):
        return ERROR
    identifiers = (match[0] for match in _IDENTIFIER.finditer(text))
    return CODE if is_code(text) or any(not is_known(each) for each in identifiers) else ""


def without_code(text: str) -> str:
    """The text without what is pasted into it."""
    for pattern in (_ERROR, _CODE, _IDENTIFIER):
        text = pattern.sub(" ", text)
    return text


def unlisted_tool(said: str, is_word: Callable[[str], bool]) -> str:
    """The word that stands where the name of a tool stands, if nobody knows it; else nothing.

    ``said`` are folded words between single spaces; ``is_word`` tells which have a meaning here or in
    plain English, or are a slip of one that has.
    """
    for slot in _SLOTS:
        match = slot.fullmatch(said)
        if match and match["tool"].isalpha() and not is_word(match["tool"]):
            return match["tool"]
    return ""
