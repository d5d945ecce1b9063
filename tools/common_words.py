"""The commonest words of English: `make vectors`.

By wordfreq (https://github.com/rspeer/wordfreq), whose list of words is under CC BY-SA 4.0.
"""

from __future__ import annotations

from pathlib import Path

from wordfreq import top_n_list

FILE = Path(__file__).parents[1] / "bot/search/common_words.py"
COMMON, SHORTEST = 20_000, 3


def main() -> None:
    """Write the module of the words."""
    words = sorted(
        word
        for word in top_n_list("en", COMMON)
        if len(word) >= SHORTEST and word.isascii() and word.isalpha()
    )
    lines = "\n".join(["", *words, ""])
    FILE.write_text(
        '"""Written by `make vectors`: see tools/common_words.py. Do not edit."""\n\n'
        "# The commonest words of English, by wordfreq (CC BY-SA 4.0), one on each line.\n"
        f'WORDS = """{lines}"""\n',
        encoding="utf-8",
    )
    print(f"{len(words)} words")


if __name__ == "__main__":
    main()
