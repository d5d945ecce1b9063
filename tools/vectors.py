"""Word vectors for the stems of the handbook and of common English: `make vectors`.

Learnt from the sentence model of the extra `semantic`, which is not needed to read them: the vectors
of stems, and of pairs of neighbouring stems, whose weighted sum comes nearest to what the model says of a
text. It is asked for every name, ask, summary and sentence of the handbook, and for the questions to
fit to. The regression has a ridge (Hoerl & Kennard 1970, doi:10.1080/00401706.1970.10488634) towards
what the model says of each word alone, which is all that is known of a word that no text has.
"""

from __future__ import annotations

import hashlib
import re
import sys
from base64 import b64encode
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor
from itertools import chain
from pathlib import Path
from typing import Any

import numpy as np
from scipy.sparse import csr_matrix
from scipy.sparse.linalg import lsmr
from wordfreq import top_n_list

from bot.knowledge.entry import Entry
from bot.loader.compile import compile_knowledge
from bot.loader.folder import default_folder, read_folder
from bot.search.index import Index
from bot.search.lexicon import STOP_WORDS, content_words, stem
from bot.search.meaning import DIMENSIONS, IN_LINE, PAIR
from bot.search.normalize import pairs, tokens
from bot.sentences.encoder import Encoder
from bot.sentences.model import INSTALL, Model, check, find_model
from tests.evaluation.sets import fitted, vague

ROOM = Path(__file__).parents[1] / "bot/search"
# English words, most frequent first.
COMMON = 15_000
# A pair that fewer texts have gets no vector.
FEWEST = 4
RIDGE = 1.0
# What lies beyond this share of all figures is cut off, so that the others fill a byte.
KEPT = 99.99
BATCH = 2_000
SENTENCE_END = re.compile(r"(?<=[.!?])\s+")
WRITTEN = '"""Written by `make vectors`: see tools/vectors.py. Do not edit."""\n\n'


def texts_of(entries: Iterable[Entry]) -> list[str]:
    """What the model is asked for, each text once."""
    found = [row.q for row in (*fitted(), *vague())]
    for entry in entries:
        found += [entry.title, *entry.aliases, f"{entry.title}. {entry.summary}", *entry.asks]
        for text in (entry.tip, *(text for _, text in entry.sections)):
            found += SENTENCE_END.split(text)
    return [text for text in dict.fromkeys(" ".join(each.split()) for each in found) if text]


def words_by_stem(texts: Iterable[str]) -> dict[str, Counter[str]]:
    """How often each word of a stem is said: in these texts, or by anybody.

    Common words are those of wordfreq (https://github.com/rspeer/wordfreq).
    """
    spoken = Counter(word for text in texts for word in tokens(text))
    for text in top_n_list("en", COMMON):
        spoken.update(word for word in tokens(text) if word not in spoken)
    found: dict[str, Counter[str]] = defaultdict(Counter)
    for word, count in spoken.items():
        if word not in STOP_WORDS and not word[0].isdigit():
            found[stem(word)][word] += count
    return found


def vectors_of(texts: Sequence[str], model: Model) -> Any:
    """What the sentence model says of each text, a row each."""
    batches = [texts[start : start + BATCH] for start in range(0, len(texts), BATCH)]
    with ProcessPoolExecutor() as pool:
        return np.vstack(list(pool.map(_encoded, batches, [model] * len(batches))))


def _encoded(texts: Sequence[str], model: Model) -> Any:
    found = dict(Encoder(model).vectors(texts))
    return np.array([found[at] for at in range(len(texts))])


def unit(rows: Any) -> Any:
    """The rows at length 1."""
    return rows / (np.linalg.norm(rows, axis=-1, keepdims=True) + 1e-9)


def learnt(
    texts: Sequence[Sequence[str]], taught: Any, keys: Sequence[str], alone: Any, rarity: Any
) -> Any:
    """A vector for each key: a row of ``alone`` mapped into the space of ``taught``, then mended.

    ``texts`` are stems and ``taught`` the vector of each text; ``rarity`` is by stem.
    """
    held = _weights(texts, {key: at for at, key in enumerate(keys)}, rarity)
    said = held @ alone
    map_of_words = np.linalg.solve(said.T @ said + np.eye(alone.shape[1]), said.T @ taught)
    mapped = alone @ map_of_words
    missing = taught - held @ mapped
    columns = [lsmr(held, column, damp=RIDGE**0.5, atol=1e-4, btol=1e-4)[0] for column in missing.T]
    return mapped + np.array(columns).T


def _weights(texts: Sequence[Sequence[str]], places: dict[str, int], rarity: Any) -> Any:
    """A row for each text with what its stems and pairs weigh, the stems at length 1."""
    rows, columns, values = [], [], []
    for row, stems in enumerate(texts):
        weights = {word: rarity(word) for word in stems if word in places}
        length = np.linalg.norm(list(weights.values())) or 1.0
        weights |= {pair: PAIR for pair in pairs(stems) if pair in places}
        rows += [row] * len(weights)
        columns += [places[key] for key in weights]
        values += [weight / length for weight in weights.values()]
    return csr_matrix((values, (rows, columns)), (len(texts), len(places)))


def table_of(keys: Sequence[str], rows: bytes) -> str:
    """The module of these vectors."""
    size = IN_LINE * DIMENSIONS
    lines = [b64encode(rows[start : start + size]).decode() for start in range(0, len(rows), size)]
    return (
        f'{WRITTEN}# Stems, and pairs of them, a line each.\nKEYS = """\\\n{chr(10).join(keys)}"""\n'
        f"# Their vectors in that order, {IN_LINE} to a line: signed bytes in base64, of any length.\n"
        f'ROWS = """\\\n{chr(10).join(lines)}"""\n'
    )


def main() -> None:
    """Write the table of the vectors."""
    model = find_model()
    if model is None:
        sys.exit(f"Install the sentence model first: {INSTALL}.")
    check(model)
    entries = compile_knowledge(read_folder(default_folder())).entries.values()
    texts = texts_of(entries)
    by_stem = words_by_stem(texts)
    words = sorted(set(chain.from_iterable(by_stem.values())))
    print(f"asking for {len(texts)} texts and {len(words)} words", flush=True)
    found = vectors_of([*texts, *words], model)
    of_texts, of_words = found[: len(texts)], found[len(texts) :]
    of_words -= of_words.mean(axis=0)
    row_of = dict(zip(words, of_words, strict=True))

    stems = sorted(by_stem)
    said = [content_words(tokens(text)) for text in texts]
    held = Counter(pair for text in said for pair in set(pairs(text)))
    kept = sorted(pair for pair, count in held.items() if count >= FEWEST)
    alone = unit(np.array([sum(n * row_of[w] for w, n in by_stem[s].items()) for s in stems]))
    alone = np.vstack([alone, np.zeros((len(kept), alone.shape[1]))])

    # What all texts share tells none apart, and of the rest these dimensions say most.
    of_texts -= of_texts.mean(axis=0)
    _, axes = np.linalg.eigh(of_texts.T @ of_texts)
    taught = unit(of_texts @ axes[:, : -DIMENSIONS - 1 : -1])
    rarity = Index.of(entries).lexicon.rarity
    vectors = learnt(said, taught, [*stems, *kept], alone, rarity)

    largest = np.percentile(np.abs(vectors), KEPT)
    rows = np.clip(np.round(127 * vectors / largest), -127, 127).astype(np.int8)
    table = table_of([*stems, *kept], rows.tobytes())
    ROOM.joinpath("vectors_table.py").write_text(table, encoding="utf-8")
    digest = hashlib.blake2b(table.encode(), digest_size=16).hexdigest()
    ROOM.joinpath("vectors.py").write_text(
        f"{WRITTEN}# Of the table, which is too large to be hashed at every start.\n"
        f'DIGEST = "{digest}"\n'
    )
    print(f"{len(stems)} stems and {len(kept)} pairs")


if __name__ == "__main__":
    main()
