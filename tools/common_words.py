"""The commonest words of English: `make vectors`.

By wordfreq (https://github.com/rspeer/wordfreq), whose list of words is under CC BY-SA 4.0.
"""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

from wordfreq import top_n_list

FILE = Path(__file__).parents[1] / "bot/search/common_words.py"
COMMON, SHORTEST, BEGINNING = 20_000, 3, 2


def main() -> None:
    """Write the module of the words."""
    begun: defaultdict[str, list[str]] = defaultdict(list)
    for word in top_n_list("en", COMMON):
        if len(word) >= SHORTEST and word.isascii() and word.isalpha():
            begun[word[:BEGINNING]].append(word)
    lines = "".join(
        f'    "{beginning}": " {" ".join(sorted(words))} ",\n'
        for beginning, words in sorted(begun.items())
    )
    FILE.write_text(
        '"""Written by `make vectors`: see tools/common_words.py. Do not edit."""\n\n'
        "# The commonest words of English, by wordfreq (CC BY-SA 4.0): by their first two letters,\n"
        "# between spaces.\n"
        f"WORDS = {{\n{lines}}}\n",
        encoding="utf-8",
    )
    print(f"{sum(map(len, begun.values()))} words")


if __name__ == "__main__":
    main()
