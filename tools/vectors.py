"""Word vectors for the stems of the handbook and of common English: `make vectors`.

From WordLlama's 256 dimensions (https://github.com/dleemiller/WordLlama, MIT licence; its wheel
carries them) to the 64 that keep most of their variance, in bytes. The vector of a stem
is the mean over the words that have it, as often as the handbook has each.
"""

from __future__ import annotations

import hashlib
import sys
from base64 import b64encode
from collections import Counter, defaultdict
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import numpy as np
from safetensors.numpy import load_file
from tokenizers import Tokenizer
from wordfreq import top_n_list

from bot.loader.compile import compile_knowledge
from bot.loader.folder import default_folder, read_folder
from bot.search.lexicon import STOP_WORDS, stem
from bot.search.normalize import tokens
from tests.evaluation.sets import fitted, vague

WEIGHTS = "weights/l2_supercat_256.safetensors"
SHA256 = "64b47a2dc493cb8e85944076601189739852d7b64e0e1eedcb1937a251cd9fd5"
TOKENIZER = "tokenizers/l2_supercat_tokenizer_config.json"
ROOM = Path(__file__).parents[1] / "bot/search"
DIMENSIONS = 64
# English words, most frequent first.
COMMON = 15_000
WRITTEN = '"""Written by `make vectors`: see tools/vectors.py. Do not edit."""\n\n'


def words_by_stem() -> dict[str, Counter[str]]:
    """How often each word of a stem is said: in the handbook, in questions, or by anybody.

    Common words are those of wordfreq (https://github.com/rspeer/wordfreq).
    """
    texts = [row.q for row in (*fitted(), *vague())]
    for entry in compile_knowledge(read_folder(default_folder())).entries.values():
        texts += [entry.title, *entry.aliases, *entry.asks, entry.summary, entry.tip]
        texts += [text for _, text in entry.sections]
    spoken = Counter(word for text in texts for word in tokens(text))
    for text in top_n_list("en", COMMON):
        spoken.update(word for word in tokens(text) if word not in spoken)
    found: dict[str, Counter[str]] = defaultdict(Counter)
    for word, count in spoken.items():
        if word not in STOP_WORDS and not word[0].isdigit():
            found[stem(word)][word] += count
    return found


def unit(rows: Any) -> Any:
    """The rows at length 1."""
    return rows / (np.linalg.norm(rows, axis=-1, keepdims=True) + 1e-9)


def main() -> None:
    """Write the module of the vectors."""
    spec = find_spec("wordllama")
    if spec is None or spec.origin is None:
        sys.exit("Install what the extra 'vectors' names: pip install -e .[vectors].")
    package = Path(spec.origin).parent
    found = hashlib.sha256((package / WEIGHTS).read_bytes()).hexdigest()
    assert found == SHA256, f"{WEIGHTS} is another file than the one measured: {found}"
    (weights,) = load_file(str(package / WEIGHTS)).values()
    weights = weights.astype(np.float32)
    tokenizer = Tokenizer.from_file(str(package / TOKENIZER))

    def vector(word: str) -> Any:
        ids = tokenizer.encode(word, add_special_tokens=False).ids
        return unit(weights[ids].sum(0))

    by_stem = words_by_stem()
    stems = sorted(by_stem)
    full = unit(
        np.array([sum(n * vector(w) for w, n in sorted(by_stem[s].items())) for s in stems])
    )
    # What all words share tells none apart.
    full -= full.mean(axis=0)
    _, _, axes = np.linalg.svd(full, full_matrices=False)
    kept = unit(full @ axes[:DIMENSIONS].T)
    scaled = np.round(127 * kept / np.abs(kept).max(axis=1, keepdims=True)).astype(np.int8)
    lines = [
        f"{word} {b64encode(row.tobytes()).decode()}"
        for word, row in zip(stems, scaled, strict=True)
    ]
    table = "\n".join(["", *lines, ""])
    ROOM.joinpath("vectors_table.py").write_text(
        f"{WRITTEN}# A stem on each line, and its vector: signed bytes in base64, of any length.\n"
        f'TABLE = """{table}"""\n',
        encoding="utf-8",
    )
    digest = hashlib.blake2b(table.encode(), digest_size=16).hexdigest()
    ROOM.joinpath("vectors.py").write_text(
        f"{WRITTEN}# Of the table, which is too large to be hashed at every start.\n"
        f'DIGEST = "{digest}"\n'
    )
    print(f"{len(stems)} stems")


if __name__ == "__main__":
    main()
