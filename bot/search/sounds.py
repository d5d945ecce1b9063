"""Roughly how a word sounds, for those who write as they speak: "presition", "kernal", "dater"."""

from __future__ import annotations

import re

# What is written and how it is said, one after the other. The result need not be a word: both
# sides of a comparison go through it.
_SAID = (
    ("ough", "u"), ("gh", ""), ("ph", "f"), ("pse", "se"), ("psu", "su"), ("kn", "n"), ("wr", "r"),
    ("tion", "shon"), ("sion", "shon"), ("cion", "shon"), ("shun", "shon"), ("tial", "shal"), ("cial", "shal"),
    ("cian", "shan"), ("ssian", "shan"), ("tch", "ch"), ("dge", "ge"), ("ck", "k"), ("qu", "kw"),
    ("sce", "se"), ("sci", "si"), ("ce", "se"), ("ci", "si"), ("cy", "sy"),
    ("ch", "?"), ("c", "k"), ("?", "ch"), ("x", "ks"), ("z", "s"),
    ("ey", "i"), ("ie", "i"), ("ei", "i"), ("ea", "i"), ("ee", "i"), ("y", "i"),
    ("ou", "u"), ("oo", "u"), ("au", "o"),
    ("er", "a"), ("or", "a"), ("ar", "a"), ("al", "el"),
)  # fmt: skip
_DOUBLED = re.compile(r"(.)\1+")


def sound(word: str) -> str:
    """The same for words that sound alike; ``word`` is lower case without spaces."""
    for written, said in _SAID:
        word = word.replace(written, said)
    return _DOUBLED.sub(r"\1", word)
