"""Code, error messages and tools that nobody listed, in what a person asks.

All of them are about how one tool is used. A list of tools has the known ones; these are told by
their form, or by where they stand: "does zorplify support batch inference?".
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

# What is pasted, and a name among those beyond the scope of the document that is as far beyond.
CODE, ERROR = "code snippet", "error message"
AS_FAR = {CODE: "code snippet", ERROR: "traceback"}
_ERROR = (
    # The exceptions of programs, not "MeanSquaredError"; a line of a log, with its time.
    r"\b(?:Attribute|Import|Index|Key|Memory|ModuleNotFound|Name|NotImplemented|OS|Runtime|Syntax|Type|Unicode\w*|Value|ZeroDivision|"
    r"FileNotFound|Permission|Timeout|Connection|Assertion|Recursion|Overflow|Unbound\w*|NotFitted|OutOfMemory|CUDA|HTTP|IO)Error\b|"
    r"\b\w+Exception\b|\b(?:Deprecation|Future|User|Runtime|Convergence|Inconsistent\w+|Undefined\w+|DataConversion)Warning\b|"
    r"\b(?:segmentation fault|segfault|core dumped|exit code \d+)\b|Traceback \(most|"
    r"^(?:ERROR|FATAL|WARN(?:ING)?|CRITICAL|INFO|DEBUG)\b.*(?:\d\d:\d\d|\d{4}-\d\d-\d\d)"
)
# What any of it has one of.
_HINTS = (
    *"_(={$.[:",
    *(
        "Error",
        "Exception",
        "Warning",
        "fault",
        "dumped",
        "exit code",
        "import ",
        "select ",
        "SELECT ",
    ),
    *("ERROR", "FATAL", "WARN", "CRITICAL", "INFO", "DEBUG"),
    *("pip", "docker", "kubectl", "helm", "git", "conda", "npm", "apt", "curl", "sbatch", "python"),
)
_COMMANDS = r"(?:pip3?|docker|kubectl|helm|git|conda|npm|apt|apt-get|curl|sbatch|python3? (?:-m )?\S+\.py|python3? -m)"
_CODE = (
    # A call of something's, or with two arguments by name: "nn.Dropout(0.5)", "fit(X, y=None, z=1)".
    r"\b\w+\.\w+\([^()]*\)?|\b\w{3,}\([^()]*=[^()]*,[^()]*\)|\b(?:model|df|np|pd|nn|torch|tf|plt|self)\.[a-z_]\w+|\bdf\[|"
    # "import torch" and nothing else, "select * from t", "SELECT a FROM b", "def step(", "git push", JSON.
    r"^(?:from [\w.]+ )?import [\w.]+(?: as \w+)?;?$|\bselect \* from\b|\bSELECT (?:\*|[\w.()*]+)(?:\s*,\s*[\w.()*]+)* FROM \w|"
    r"\b(?:def|class) \w+\([^)]*\):|^(?:\$ ?)?" + _COMMANDS + r"\s+\S+|^\{\s*\"\w+\"\s*:"
)
# "n_estimators", "predict()": words of a program, or columns, where they are no names that we have.
_IDENTIFIER = r"(?<![\w/.:#@])(?:[a-z][a-z0-9]*(?:_[a-z0-9]+)+\b(?![/\w:]|\.\w)|[A-Za-z]\w{2,}\(\))"
# What a table has, and any story may name.
_COLUMN = r"_(?:id|at|time|date|ts|flag|count|score|name|amount|code|rate|v\d+|\d+[dhm])$|^(?:is|has|x|y)_"
# What is asked about a word of a program, and not about what it stands for.
_ABOUT_IT = (
    r"(?i)^(?:(?:what|which) (?:is|are|does)|(?:how|where) (?:do|to|can|should)(?: (?:i|we|you))?(?: (?:set|use|tune|choose|pass|call|change))?|"
    r"explain|define|meaning of|default(?: value)?(?: of| for)?)? ?\S+(?: (?:do|mean|return|parameter|argument|default|in \w+))*\W*$"
)

_USE = r"(?:use|using|configure|configuring|install|enable|upgrade|run|running|deploy|set ?up|implement|do|create|add|disable|call)"
# Where the name of a tool stands, over folded words.
_SLOTS = (
    rf"(?:^|.* ){_USE} (?:\w+ ){{1,6}}?(?:in|with|on|using|via) (?P<tool>\w+)(?: \d+)*$",
    r"^(?:does|can|do|will) (?P<tool>\w+) (?:support|handle|have|do|work with|run|scale|integrate|allow|offer|come with)\b.*",
    rf"^how (?:do|can|to|should) (?:(?:i|we|you) )?{_USE} (?P<tool>\w+)(?: (?:for|with|in|to|on) .+)?$",
    r"(?:^|.* )(?P<tool>\w+) (?:library|package|sdk|plugin|docs|documentation|config)(?: .*)?$",
)


@cache
def _pattern(pattern: str) -> re.Pattern[str]:
    """Compiled at the first question: a look-up by name needs none of them."""
    return re.compile(pattern)


def is_code(text: str) -> bool:
    """Is code pasted here, rather than told about?"""
    return bool(_pattern(_CODE).search(text))


def is_about_code(text: str) -> bool:
    """Is a program's own word or error message what is asked about, rather than met in a story?"""
    if error := _pattern(_ERROR).search(text):
        return not error.start()
    return bool(_pattern(_ABOUT_IT).search(text))


def kind_of_paste(text: str, is_known: Callable[[str], bool]) -> str:
    """ERROR or CODE where the text has an error message, code or a word of a program, else nothing.

    ``is_known`` tells whether an identifier is a name that we have all the same ("f1_score").
    """
    if not any(hint in text for hint in _HINTS):
        return ""
    if _pattern(_ERROR).search(text):
        return ERROR
    identifiers = (match[0] for match in _pattern(_IDENTIFIER).finditer(text))
    foreign = any(not _pattern(_COLUMN).search(each) and not is_known(each) for each in identifiers)
    return CODE if is_code(text) or foreign else ""


def without_code(text: str) -> str:
    """The text without what is pasted into it."""
    for pattern in (_ERROR, _CODE, _IDENTIFIER):
        text = _pattern(pattern).sub(" ", text)
    return text


def unlisted_tool(said: str, is_word: Callable[[str], bool]) -> str:
    """The word that stands where the name of a tool stands, if nobody knows it; else nothing.

    ``said`` are folded words between single spaces; ``is_word`` tells which have a meaning here or in
    plain English, or are a slip of one that has.
    """
    for slot in _SLOTS:
        match = _pattern(slot).fullmatch(said)
        if match and match["tool"].isalpha() and not is_word(match["tool"]):
            return match["tool"]
    return ""
