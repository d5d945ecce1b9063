"""misses: what was asked in vain, and a patch that would answer it, for an editor to review."""

from __future__ import annotations

import argparse
import difflib
import json
import os
import sys
from datetime import UTC, datetime, timedelta
from typing import Any
from zlib import crc32

from bot.config import read_database
from bot.knowledge.kinds import KIND_BY_FOLDER
from bot.knowledge.template import slug_of
from bot.loader.folder import default_folder
from bot.loader.load import load
from bot.persona.misses import Asked, Cluster, clusters, kept_question
from bot.store.sql import open_store
from bot.store.store import Suggestion, Verdict

# Names are short; what is longer is a question.
MAX_ALIAS_WORDS = 4
MODELINE = "# yaml-language-server: $schema=../schema/{folder}.json\n"
STUB = """{modeline}title: {title}
summary: >-
  TODO: one sentence that says what it is.
status: draft
stage: {stage}
since: '{version}'
asks:
  - {ask}
"""


class Ledger:
    """What the store knows of misses, verdicts and suggestions, grouped for a reader."""

    def __init__(self, folder: str, *, days: int) -> None:
        since = (datetime.now(UTC).date() - timedelta(days=days)).isoformat()
        self.persona = load(folder)
        store = open_store(read_database(os.environ))
        try:
            self.suggestions: tuple[Suggestion, ...] = store.suggestions(since=since)
            self.verdicts: tuple[Verdict, ...] = tuple(
                verdict for verdict in store.verdicts(since=since) if verdict.bad
            )
            missed = [Asked(m.question, m.asked, m.last_day) for m in store.misses(since=since)]
        finally:
            store.close()
        suggested = [Asked(s.term.casefold(), 1, s.day) for s in self.suggestions]
        self.clusters = clusters([*missed, *suggested], self.persona)


def misses(arguments: argparse.Namespace) -> int:
    """The ``misses`` command. Raises StoreError when the database cannot be read."""
    ledger = Ledger(arguments.knowledge, days=arguments.days)
    if arguments.json:
        print(json.dumps(_record(ledger), ensure_ascii=False, indent=1))
    elif arguments.draft:
        sys.stdout.writelines(_patch(ledger, arguments.knowledge or default_folder()))
    else:
        _print(ledger)
    return 0


def _print(ledger: Ledger) -> None:
    for cluster in ledger.clusters:
        forms = ", ".join(asked.question for asked in cluster.questions)
        print(f"{cluster.times:4} x  {forms}")
        if cluster.nearest:
            guess = "probably" if cluster.is_alias else "nearest:"
            print(f"        {guess} {cluster.nearest.entry.id} ({cluster.nearest.score:.0f})")
    for suggestion in ledger.suggestions:
        print(f"suggested on {suggestion.day}: {suggestion.term}")
        if suggestion.meaning:
            print(f"        {suggestion.meaning}")
    for verdict in ledger.verdicts:
        question = f": {verdict.question}" if verdict.question else ""
        print(f"not what was meant, {verdict.bad} x: {verdict.entry}{question}")
    if not (ledger.clusters or ledger.verdicts):
        print("Nothing was asked in vain twice, nothing suggested, and no answer called wrong.")


def _record(ledger: Ledger) -> dict[str, Any]:
    return {
        "misses": [
            {
                "questions": [asked._asdict() for asked in cluster.questions],
                "times": cluster.times,
                "nearest": cluster.nearest.entry.id if cluster.nearest else None,
                "score": round(cluster.nearest.score, 1) if cluster.nearest else None,
                "proposal": "alias" if cluster.is_alias else "entry",
            }
            for cluster in ledger.clusters
        ],
        "suggestions": [suggestion._asdict() for suggestion in ledger.suggestions],
        "verdicts": [verdict._asdict() for verdict in ledger.verdicts],
    }


def _patch(ledger: Ledger, folder: str) -> list[str]:
    """A unified diff against the folder: an alias where one is probably meant, else a stub."""
    changed: dict[str, tuple[str, str]] = {}
    for cluster in ledger.clusters:
        if cluster.is_alias:
            assert cluster.nearest
            path = f"{cluster.nearest.entry.id}.yaml"
            before, now = changed.get(path) or (_read(folder, path),) * 2
            for asked in cluster.questions:
                now = with_name(now, asked.question)
            changed[path] = (before, now)
        else:
            path, text = _stub(cluster, ledger)
            if not os.path.exists(os.path.join(folder, path)):
                changed[path] = ("", text)
    return [
        line
        for path, (before, now) in changed.items()
        for line in _diff(f"{os.path.basename(os.path.normpath(folder))}/{path}", before, now)
    ]


def _diff(path: str, before: str, now: str) -> list[str]:
    old = f"a/{path}" if before else "/dev/null"
    lines = difflib.unified_diff(
        before.splitlines(keepends=True), now.splitlines(keepends=True), old, f"b/{path}"
    )
    return [line if line.endswith("\n") else f"{line}\n" for line in lines]


def with_name(text: str, name: str) -> str:
    """An entry's file with one name more: an alias, or an ask when it is longer than a name."""
    field = "aliases" if len(name.split()) <= MAX_ALIAS_WORDS else "asks"
    lines = text.splitlines(keepends=True)
    line = f"  - {_quoted(name)}\n"
    if line in lines:
        return text
    if f"{field}:\n" in lines:
        at = lines.index(f"{field}:\n") + 1
        while at < len(lines) and lines[at].startswith("  "):
            at += 1
        return "".join([*lines[:at], line, *lines[at:]])
    if any(written.startswith(f"{field}:") for written in lines):
        # Written in a form that we would have to understand before we change it.
        return text
    at = next((i for i, written in enumerate(lines) if written.startswith("sections:")), len(lines))
    return "".join([*lines[:at], f"{field}:\n", line, *lines[at:]])


def _stub(cluster: Cluster, ledger: Ledger) -> tuple[str, str]:
    """A new entry's path and text, of the kind and stage of what comes nearest."""
    near = cluster.nearest.entry if cluster.nearest else None
    folder = near.kind.folder if near else "definitions"
    assert folder in KIND_BY_FOLDER
    text = STUB.format(
        modeline=MODELINE.format(folder=folder),
        title=_quoted(cluster.name.capitalize()),
        stage=near.stage if near else "modeling",
        version=ledger.persona.knowledge.document.version,
        ask=_quoted(kept_question(cluster.name) or cluster.name),
    )
    slug = slug_of(cluster.name) or f"term-{crc32(cluster.name.encode()):08x}"
    return f"{folder}/{slug}.yaml", text


def _quoted(text: str) -> str:
    """The text as a YAML string that cannot be taken for anything else."""
    return "'" + text.replace("'", "''") + "'"


def _read(folder: str, path: str) -> str:
    with open(os.path.join(folder, path), encoding="utf-8") as file:
        return file.read()
