"""Plain methods over the same knowledge, for comparison."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Callable, Iterable

from bot.knowledge.base import KnowledgeBase
from bot.knowledge.entry import Entry
from bot.search.names import headwords, names_of

# A question in, (entry id, score) out, best first.
Ranking = Callable[[str], list[tuple[str, float]]]
LIMIT = 10


def rivals(knowledge: KnowledgeBase) -> dict[str, Ranking]:
    """Each by its name."""
    entries = tuple(knowledge.entries.values())
    return {
        "rapidfuzz WRatio": _fuzzy(entries, "WRatio"),
        "rapidfuzz token_set_ratio": _fuzzy(entries, "token_set_ratio"),
        "BM25 (bm25s, all text)": _bm25(entries),
        "SQLite FTS5 (6/4/1)": _fts5(entries),
    }


def _texts(entry: Entry) -> tuple[str, str, str]:
    """Title, other names, and everything that is told or asked about it."""
    body = [entry.summary, entry.tip, *(text for _, text in entry.sections), *entry.asks]
    return entry.title, " ; ".join(entry.aliases), "\n".join(body)


def _best(found: Iterable[tuple[str, float]]) -> list[tuple[str, float]]:
    best: dict[str, float] = {}
    for entry, score in found:
        best[entry] = max(best.get(entry, 0.0), score)
    return sorted(best.items(), key=lambda item: (-item[1], item[0]))[:LIMIT]


def _fuzzy(entries: tuple[Entry, ...], scorer: str) -> Ranking:
    from rapidfuzz import fuzz, process, utils

    names = [name for entry in entries for name in headwords(names_of(entry))]
    texts = [utils.default_process(name.text) for name in names]
    score = getattr(fuzz, scorer)

    def rank(question: str) -> list[tuple[str, float]]:
        asked = utils.default_process(question)
        found = process.extract(asked, texts, scorer=score, limit=5 * LIMIT)
        return _best((names[at].entry, similarity) for _, similarity, at in found)

    return rank


def _bm25(entries: tuple[Entry, ...]) -> Ranking:
    import bm25s
    from snowballstemmer import stemmer

    stem = stemmer("english").stemWords
    retriever = bm25s.BM25()
    texts = [" ".join(_texts(entry)) for entry in entries]
    retriever.index(bm25s.tokenize(texts, stemmer=stem, show_progress=False), show_progress=False)

    def rank(question: str) -> list[tuple[str, float]]:
        asked = bm25s.tokenize([question], stemmer=stem, show_progress=False)
        places, scores = retriever.retrieve(asked, k=LIMIT, show_progress=False)
        return [
            (entries[int(at)].id, float(score))
            for at, score in zip(places[0], scores[0], strict=True)
            if score > 0
        ]

    return rank


def _fts5(entries: tuple[Entry, ...]) -> Ranking:
    database = sqlite3.connect(":memory:")
    database.execute(
        "CREATE VIRTUAL TABLE entry USING fts5(id UNINDEXED, title, names, body, "
        "tokenize='porter unicode61 remove_diacritics 2')"
    )
    rows = [(entry.id, *_texts(entry)) for entry in entries]
    database.executemany("INSERT INTO entry VALUES (?, ?, ?, ?)", rows)

    def rank(question: str) -> list[tuple[str, float]]:
        words = re.findall(r"\w+", question)[:60]
        asked = " OR ".join(f'"{word}"' for word in words)
        if not asked:
            return []
        found = database.execute(
            "SELECT id, -bm25(entry, 0, 6, 4, 1) FROM entry WHERE entry MATCH ? "
            "ORDER BY bm25(entry, 0, 6, 4, 1) LIMIT ?",
            (asked, LIMIT),
        )
        return [(str(entry), float(score)) for entry, score in found]

    return rank
