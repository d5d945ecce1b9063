"""Is a question that found nothing written in another language than the handbook's?"""

from __future__ import annotations

import unicodedata

from bot.search.normalize import words

# A symbol such as β is no language yet.
MIN_FOREIGN_LETTERS = 2
# Words, folded, that nearly every question has in its language, and no English text has: German,
# French, Spanish, Portuguese, Italian, Dutch, Polish, Turkish, Indonesian.
_OTHERS = frozenset(
    (
        "ist sind und wie eine einen nicht zwischen wird werden warum wann fur welche "
        "les quelle quel pourquoi dans avec entre une quoi cest "
        "que como cual por para una diferencia cuando qual diferenca sao nao "
        "che cosa perche differenza sono della wat het een hoe tussen verschil "
        "jest czym jak nedir nasil adalah bagaimana"
    ).split()
)


def is_english(text: str) -> bool:
    """Unless its letters are of another script, or a word of it is another language's own."""
    letters = [letter for letter in text if letter.isalpha()]
    foreign = [
        letter
        for letter in letters
        if not letter.isascii() and "LATIN" not in unicodedata.name(letter, "")
    ]
    if len(foreign) >= max(MIN_FOREIGN_LETTERS, len(letters) / 2):
        return False
    return _OTHERS.isdisjoint(words(text))
