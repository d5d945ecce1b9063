"""Make two spellings of one name equal: case, accents, hyphens, joined words, plurals, US and UK.

What search reads is bounded here, for everything that is above: the first 1,000 characters, before
any Unicode work, because NFKD of combining marks costs the square of their number; of what NFKD
makes of them (some ligatures become 18 letters) four times as many; of those 120 words of 40
letters, and of these 60 stems count (`evidence.MAX_STEMS`). That is more than any question that can
be answered well, and keeps the dearest text under 20 ms of CPU. The hall (`persona.respond`) refuses
a longer text with a sentence rather than answer half of it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from bot.search.english import is_common

MAX_CHARACTERS = 1_000
MAX_FOLDED = 4 * MAX_CHARACTERS
MAX_WORDS = 120
MAX_WORD = 40
# So many characters are remembered.
MAX_KEPT = 4_096
# A text is read by one grammar after the other; its words are kept until so many others are read.
TEXTS_AT_HAND = 8

_WORD = re.compile(r"[^\W_]+")
_CONTRACTION = re.compile(r"\b(what|who|how|where|when|why|that|it|there|here)'s\b")
# "k-means", "t-test", "p-value": one word, as "kmeans" is.
_LETTER = re.compile(r"\b([a-z])-(?=[a-z]{3})")
# "im- portant": a word that was broken at the end of a line, unless the rest is a word itself
# ("pre- and post-", "overfitting- how do I avoid it").
_BROKEN = re.compile(r"(?<=[a-z]{2})-\s+([a-z]{2,})")
# "e.g.", "i.e.", "A.I.": one word.
_DOTTED = re.compile(r"\b[a-z](?:\.[a-z])+\b")
# "recall@10" is recall@k; "mAP@0.5" is none of it.
_AT_RANK = re.compile(r"(?<=[a-z])@\d+\b(?![.:]\d)")
_POSSESSIVE = re.compile(r"'s\b")
# "A/B test", "A/A test", "I/O", "CI/CD": one word, not two of which one is an article.
_SLASHED = re.compile(r"\b([a-z]{1,2})/([a-z]{1,2})\b")

# Plurals that no rule gets right, and words that only look like plurals.
_SINGULAR = {
    "analyses": "analysis",
    "apis": "api",
    "axes": "axis",
    "biases": "bias",
    "canvases": "canvas",
    "caches": "cache",
    "cpus": "cpu",
    "criteria": "criterion",
    "gpus": "gpu",
    "hypotheses": "hypothesis",
    "indices": "index",
    "indexes": "index",
    "kpis": "kpi",
    "lenses": "lens",
    "losses": "loss",
    "matrices": "matrix",
    "phenomena": "phenomenon",
    "schemata": "schema",
    "slis": "sli",
    "statuses": "status",
    "tpus": "tpu",
    "vertices": "vertex",
}
_NOT_PLURAL = frozenset(
    (
        "aiops alias always atlas bias canvas chaos dataops devops does gas has kubernetes lens less "
        "llmops mlops news ops pandas perhaps series sometimes versus vs was whereas yes"
    ).split()
)

# British endings and their American form, for words already singular. The result need not be
# a word: names and questions both go through it.
_AMERICAN_ENDING = {
    "ise": "ize", "ised": "ized", "iser": "izer", "ising": "izing", "isable": "izable",
    "isation": "ization", "yse": "yze", "ysed": "yzed", "yser": "yzer", "ysing": "yzing",
    "elled": "eled", "elling": "eling", "eller": "eler", "our": "or", "oured": "ored",
    "ouring": "oring", "oural": "oral", "ourable": "orable", "ourite": "orite",
    "bre": "ber", "tre": "ter", "ogue": "og", "dgement": "dgment",
}  # fmt: skip
_AMERICAN_WORD = {
    "artefact": "artifact",
    "defence": "defense",
    "grey": "gray",
    "licence": "license",
    "offence": "offense",
    "programme": "program",
    "signalled": "signaled",
    "signalling": "signaling",
    # No British spelling of anything.
    "your": "your",
}
# Before the ending is a syllable ("labelled", not "spelled"), and before -ise none of the letters
# that say that it is no ending ("supervise", "noise", "exercise").
_BRITISH = re.compile(r"[aeiouy].*(?:[^i]|[^aceouvw]i)$")
_ENDING_LENGTHS = range(max(map(len, _AMERICAN_ENDING)), 2, -1)


class _Bare(dict[int, int | str | None]):
    """What becomes of a character: marks and formats nothing, controls a space; kept as it is found."""

    def __missing__(self, code: int) -> int | str | None:
        if len(self) >= MAX_KEPT:
            self.clear()
        category = unicodedata.category(chr(code))
        gone = category in ("Mn", "Me", "Cf")
        self[code] = bare = None if gone else " " if category == "Cc" else code
        return bare


_BARE = _Bare()


def fold(text: str) -> str:
    """Lower case without accents, marks and control characters (NFKD, then casefold).

    Invisible characters (zero width, soft hyphen, bidirectional overrides) disappear; control
    characters become spaces.
    """
    text = text[:MAX_CHARACTERS]
    if not text.isascii():
        text = unicodedata.normalize("NFKD", text)[:MAX_FOLDED].translate(_BARE)
        text = text.replace("\u2019", "'").replace("\u2018", "'")
    return text.casefold()


def words(text: str) -> list[str]:
    """The words of a text, folded, as they were written otherwise."""
    return list(_read(text))


def _read_anew(text: str) -> list[str]:
    text = fold(text)
    if text.replace(" ", "").isalnum():
        # Names, and what has been read before: nothing is to be taken out.
        return _bounded(text.split(), text)
    # Most texts need none of these, which cost more than all the rest.
    if "&" in text:
        text = text.replace("&", " and ")
    if "/" in text:
        text = _SLASHED.sub(r"\1\2", text)
    if "-" in text:
        text = _BROKEN.sub(_whole, _LETTER.sub(r"\1", text))
    if "." in text:
        text = _DOTTED.sub(_undotted, text)
    if "@" in text:
        text = _AT_RANK.sub("@k", text)
    if "'" in text:
        text = _POSSESSIVE.sub("", _CONTRACTION.sub(r"\1 is", text)).replace("'", "")
    return _bounded(_WORD.findall(text), text)


_read = lru_cache(maxsize=TEXTS_AT_HAND)(_read_anew)


def _bounded(found: list[str], text: str) -> list[str]:
    if len(text) <= MAX_WORD:
        return found
    return [word[:MAX_WORD] for word in found[:MAX_WORDS]]


def _undotted(dotted: re.Match[str]) -> str:
    return dotted.group().replace(".", "")


def _whole(broken: re.Match[str]) -> str:
    rest = broken.group(1)
    return broken.group() if is_common(rest) else rest


def singular(word: str) -> str:
    """The singular of an English noun, or the word itself."""
    if word in _SINGULAR:
        return _SINGULAR[word]
    if len(word) < 4 or not word.endswith("s") or word in _NOT_PLURAL:
        return word
    if word.endswith(("ss", "us", "is")):
        return word
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("sses", "ches", "shes", "xes", "zzes")):
        return word[:-2]
    return word[:-1]


def american(word: str) -> str:
    """One form for British and American spellings of a word."""
    if word in _AMERICAN_WORD:
        return _AMERICAN_WORD[word]
    for size in _ENDING_LENGTHS:
        ending = _AMERICAN_ENDING.get(word[-size:])
        if ending and _BRITISH.search(word[:-size] + ending[:1]):
            return word[:-size] + ending
    return word


@lru_cache(maxsize=50_000)
def token(word: str) -> str:
    """The form in which a folded word is compared."""
    return american(singular(word))


def tokens(text: str) -> list[str]:
    """The words of a text in the form in which they are compared."""
    return list(map(token, _read(text)))


def tokens_once(text: str) -> list[str]:
    """The same of a text that nobody will ask for again soon: it is not kept at hand."""
    return list(map(token, _read_anew(text)))


def key(parts: list[str]) -> str:
    """Tokens without the spaces between them: "over engineering" and "overengineering" agree."""
    return "".join(parts)


def pairs(parts: Sequence[str]) -> list[str]:
    """Neighbouring tokens or stems, joined by a space."""
    return [f"{first} {second}" for first, second in pairwise(parts)]
