"""The rules of good editing: what makes an entry short, stable, findable and well connected.

Each rule is a generator over the whole knowledge base that yields findings; the table RULES at
the end names them. ``knowledge/README.md`` explains to editors why each exists.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from bot.knowledge.base import KnowledgeBase
from bot.knowledge.entry import Entry

# Slack's limits (docs.slack.dev/reference/block-kit): a button's text has 75 characters, so a
# longer title could not be offered as a choice. The rest is what a reader takes in at a glance.
MAX_TITLE = 75
MAX_ALIAS = 80
MAX_SUMMARY = 420
MAX_SECTION = 900
MAX_TIP = 160
MAX_ASK = 200
MAX_DIFFERENCE = 300
MIN_ASKS = 5

# Words that tie a sentence to a time, a place or a speaker. The document's own rule:
# "Definitions should be stable over time; avoid contextual language."
CONTEXTUAL = re.compile(
    r"\b(here|we|our|ours|us|i|my|currently|recently|nowadays|today|todays|yesterday|tomorrow|"
    r"now|lately|these days|at the moment|at present|so far|to date|as of|state[- ]of[- ]the[- ]art|"
    r"(?:this|last|next) (?:year|month|week|quarter|decade)|in recent years|the latest|"
    r"as (?:mentioned|described|noted|seen) (?:above|below|earlier)|see (?:above|below)|"
    r"the (?:above|former|latter))\b",
    re.IGNORECASE,
)

# The place of a finding inside a file: field names and positions from the top.
FieldPath = tuple[str | int, ...]


class Finding(NamedTuple):
    """A broken rule: in the file of an entry (or of the persona), at that field."""

    file: str
    field: FieldPath
    rule: str
    message: str


Rule = Callable[[KnowledgeBase], Iterator[Finding]]


def check(knowledge: KnowledgeBase) -> list[Finding]:
    """Every finding of every rule."""
    return [finding for rule in RULES for finding in rule(knowledge)]


def lengths(knowledge: KnowledgeBase) -> Iterator[Finding]:
    """No part is longer than a reader in Slack will read, or than Slack will show."""
    for entry in knowledge.entries.values():
        parts: list[tuple[FieldPath, str, int]] = [
            (("title",), entry.title, MAX_TITLE),
            (("summary",), entry.summary, MAX_SUMMARY),
            (("tip",), entry.tip, MAX_TIP),
            *((("aliases", at), text, MAX_ALIAS) for at, text in enumerate(entry.aliases)),
            *((("asks", at), text, MAX_ASK) for at, text in enumerate(entry.asks)),
            *((("sections", key), text, MAX_SECTION) for key, text in entry.sections),
            *(
                (("contrasts", at), contrast.difference, MAX_DIFFERENCE)
                for at, contrast in enumerate(entry.contrasts)
            ),
        ]
        for field, text, limit in parts:
            if len(text) > limit:
                yield Finding(
                    entry.id,
                    field,
                    "too-long",
                    f"{_name(field)} has {len(text)} characters; at most {limit} are read",
                )


def context_free(knowledge: KnowledgeBase) -> Iterator[Finding]:
    """A definition says the same next year and in another team."""
    for entry in knowledge.entries.values():
        if match := CONTEXTUAL.search(entry.summary):
            yield Finding(
                entry.id,
                ("summary",),
                "contextual-language",
                f"{match.group(0)!r} ties the definition to a time, a place or a speaker",
            )


def one_sentence(knowledge: KnowledgeBase) -> Iterator[Finding]:
    """Our own summaries and tips are one sentence with its full stop."""
    for entry in knowledge.entries.values():
        texts = [("tip", entry.tip)]
        if entry.status != "canonical":
            texts.append(("summary", entry.summary))
        for field, text in texts:
            if not text:
                continue
            if not text.endswith((".", "!", "?")):
                yield Finding(entry.id, (field,), "one-sentence", f"the {field} needs a full stop")
            elif re.search(r"[.!?]\s+[A-Z]", re.sub(r"\b(?:e\.g|i\.e|vs|cf|etc)\.", "", text)):
                yield Finding(
                    entry.id, (field,), "one-sentence", f"the {field} must be one sentence"
                )


def complete(knowledge: KnowledgeBase) -> Iterator[Finding]:
    """Everything that an answer, a tip or a listing draws on is there."""
    for entry in knowledge.entries.values():
        for field, value in (("stage", entry.stage), ("tip", entry.tip), ("since", entry.since)):
            if not value:
                yield Finding(entry.id, (), "missing-field", f"the entry needs the field {field!r}")
        if len(entry.asks) < MIN_ASKS:
            yield Finding(
                entry.id,
                ("asks",),
                "few-asks",
                f"{len(entry.asks)} asks; write at least {MIN_ASKS} as people would ask them",
            )
        if not entry.references:
            yield Finding(entry.id, (), "missing-field", "the entry needs at least one reference")
        if entry.status == "canonical":
            continue
        missing = [key for key in _required_sections(entry) if not entry.section(key)]
        if missing:
            yield Finding(
                entry.id,
                ("sections",),
                "missing-section",
                f"sections missing: {', '.join(missing)}",
            )
        if entry.status == "reviewed" and not entry.reviewed:
            yield Finding(
                entry.id, ("status",), "missing-field", "a reviewed entry needs 'reviewed'"
            )


def _required_sections(entry: Entry) -> tuple[str, ...]:
    kind = entry.kind
    if kind.key in ("definition", "concept"):
        return ("details", "why_it_matters")
    return tuple(section.key for section in kind.sections if section.key != "example")


def versions(knowledge: KnowledgeBase) -> Iterator[Finding]:
    """since, changed and history name versions that a change log lists."""
    known = knowledge.document.versions
    for entry in knowledge.entries.values():
        named: list[tuple[FieldPath, str]] = [
            (("since",), entry.since),
            (("changed",), entry.changed),
            *((("history", at), revision.version) for at, revision in enumerate(entry.history)),
        ]
        for field, version in named:
            if version and version not in known:
                yield Finding(
                    entry.id, field, "unknown-version", f"no change log lists version {version!r}"
                )
        if entry.changed and entry.changed not in (r.version for r in entry.history):
            yield Finding(
                entry.id,
                ("changed",),
                "no-reason",
                f"'history' must say why the entry changed in version {entry.changed}",
            )


def links(knowledge: KnowledgeBase) -> Iterator[Finding]:
    """related, contrasts and broader lead to entries, and related and contrasts lead back."""
    entries = knowledge.entries
    for entry in entries.values():
        named: list[tuple[FieldPath, str]] = [
            *((("related", at), other) for at, other in enumerate(entry.related)),
            *((("contrasts", at), contrast.entry) for at, contrast in enumerate(entry.contrasts)),
        ]
        if entry.broader:
            named.append((("broader",), entry.broader))
        for field, other in named:
            where = str(field[0])
            if other == entry.id:
                yield Finding(entry.id, field, "self-link", f"{where!r} names the entry itself")
            elif other not in entries:
                yield Finding(
                    entry.id,
                    field,
                    "dangling-link",
                    f"{where!r} names {other!r}, which does not exist",
                )
            elif where == "related" and entry.id not in entries[other].related:
                yield Finding(
                    entry.id,
                    field,
                    "one-way-link",
                    f"{other!r} does not name {entry.id!r} in its own 'related'",
                )
            elif where == "contrasts" and entry.id not in (
                contrast.entry for contrast in entries[other].contrasts
            ):
                yield Finding(
                    entry.id,
                    field,
                    "one-way-link",
                    f"{other!r} does not contrast with {entry.id!r}",
                )


def references(knowledge: KnowledgeBase) -> Iterator[Finding]:
    """Every cited key is in the bibliography, and every source in it is cited."""
    cited = set(knowledge.document.references)
    for key in knowledge.document.references:
        if key not in knowledge.references:
            yield Finding("persona", ("references",), "unknown-reference", _unknown(key))
    for entry in knowledge.entries.values():
        cited.update(entry.references)
        for at, key in enumerate(entry.references):
            if key not in knowledge.references:
                yield Finding(entry.id, ("references", at), "unknown-reference", _unknown(key))
    for key, reference in knowledge.references.items():
        if key not in cited:
            yield Finding("references", (key,), "unused-reference", f"nothing cites {key!r}")
        if not reference.verified and not reference.note:
            yield Finding(
                "references",
                (key,),
                "unverified",
                "an unverified reference needs a 'note' that says so",
            )


def _unknown(key: str) -> str:
    return f"references.yaml has no key {key!r}"


def contents(knowledge: KnowledgeBase) -> Iterator[Finding]:
    """The document prints exactly the canonical entries."""
    printed: set[str] = set()
    for kind, ids in knowledge.document.contents:
        printed.update(ids)
        for at, entry_id in enumerate(ids):
            if entry_id not in knowledge.entries:
                yield Finding(
                    "persona",
                    ("contents", kind, at),
                    "dangling-link",
                    f"{entry_id!r} does not exist",
                )
            elif knowledge.entries[entry_id].status != "canonical":
                yield Finding(
                    "persona",
                    ("contents", kind, at),
                    "not-canonical",
                    f"{entry_id!r} is printed, so its status must be canonical",
                )
    for entry in knowledge.entries.values():
        if entry.status == "canonical" and entry.id not in printed:
            yield Finding(
                entry.id, ("status",), "not-printed", "a canonical entry must stand in the contents"
            )


def _name(field: FieldPath) -> str:
    return "/".join(str(part + 1) if isinstance(part, int) else part for part in field)


RULES: tuple[Rule, ...] = (
    lengths,
    context_free,
    one_sentence,
    complete,
    versions,
    links,
    references,
    contents,
)
