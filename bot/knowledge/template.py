"""The canonical document as Markdown: how its template is written and read.

``write`` prints the document back from the knowledge base; ``read`` turns any document of the
same template into records, ready to be stored as YAML. Reading refuses what it cannot place,
with the line, so that nothing is lost on the way.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import Any, NamedTuple

from bot.errors import KnowledgeError, Problem
from bot.knowledge.base import KnowledgeBase
from bot.knowledge.kinds import KIND_BY_KEY, KINDS

Record = dict[str, Any]

HEADINGS = {
    "Purpose": "purpose",
    "Scope": "scope",
    **{kind.heading: kind.key for kind in KINDS},
    "References": "references",
    "Change Log": "change_log",
}
# How each kind's entries are written: as rows of a table, sub-headings, numbered or plain items.
LAYOUT = {
    "definition": "table",
    "concept": "heading",
    "standard_model": "numbered",
    "pattern": "bullet",
    "anti_pattern": "bullet",
    "edge_case": "bullet",
    "topic": "bullet",
}


def write(knowledge: KnowledgeBase) -> str:
    """The canonical document in Markdown, ending in a newline."""
    document = knowledge.document
    blocks = [f"# {document.title}", document.introduction]
    for heading, part in HEADINGS.items():
        body = list(_part(knowledge, part))
        before = [
            _note(note.kind, note.text)
            for note in document.notes_on(part)
            if note.place == "before"
        ]
        after = [
            _note(note.kind, note.text) for note in document.notes_on(part) if note.place == "after"
        ]
        if body or before or after:
            blocks += [f"## {heading}", *before, *body, *after]
    return "\n\n".join(block for block in blocks if block) + "\n"


def _part(knowledge: KnowledgeBase, part: str) -> Iterator[str]:
    document = knowledge.document
    if part == "purpose":
        yield document.purpose
    elif part == "scope":
        for label, items in (("In scope", document.scope_in), ("Out of scope", document.scope_out)):
            if items:
                yield f"**{label}:**\n" + "\n".join(f"* {item}" for item in items)
    elif part == "references":
        if document.references:
            texts = (knowledge.references[key].text for key in document.references)
            yield "\n".join(f"* **{text}**" for text in texts)
    elif part == "change_log":
        if document.change_log:
            rows = (
                f"| {change.version} | {change.date} | {_cell(change.description)} |"
                for change in document.change_log
            )
            yield (
                "| Version | Date | Description |\n|---------|------|-------------|\n"
                + "\n".join(rows)
            )
    else:
        yield from _entries(knowledge, part)


def _entries(knowledge: KnowledgeBase, kind: str) -> Iterator[str]:
    if introduction := knowledge.document.introduction_to(kind):
        yield introduction
    entries = knowledge.known(knowledge.document.contents_of(kind))
    if not entries:
        return
    layout = LAYOUT[kind]
    if layout == "table":
        rows = (f"| {_cell(entry.title)} | {_cell(entry.summary)} |" for entry in entries)
        yield "| Term | Definition |\n|------|------------|\n" + "\n".join(rows)
    elif layout == "heading":
        for entry in entries:
            yield f"### {entry.title}\n{entry.summary}"
    else:
        yield "\n".join(
            f"{f'{number}.' if layout == 'numbered' else '*'} **{entry.title}**: {entry.summary}"
            for number, entry in enumerate(entries, 1)
        )


def _note(kind: str, text: str) -> str:
    return f"> [!{kind.upper()}]\n" + "\n".join(f"> {line}".rstrip() for line in text.split("\n"))


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


class Imported(NamedTuple):
    """A document read: the records of persona.yaml, references.yaml and each entry by id."""

    persona: Record
    references: dict[str, Record]
    entries: dict[str, Record]


def read(markdown: str, path: str) -> Imported:
    """Read a document of the template. Raises KnowledgeError for every line it cannot place."""
    return _Reader(path).read(markdown)


_NOTE = re.compile(r"^>\s*\[!(NOTE|TIP|IMPORTANT|WARNING|CAUTION)\]\s*$")
_BULLET = re.compile(r"^[*-]\s+(.*)$")
_NUMBERED = re.compile(r"^\d+[.)]\s+(.*)$")
_TITLED = re.compile(r"^\*\*(.+?)\*\*\s*:\s*(.*)$|^\*\*(.+?):\*\*\s*(.*)$")
_CITATION = re.compile(
    r"^(?P<authors>.+?)\s*\((?P<year>\d{4})\)\.\s+(?P<title>[^.]+)\.(?:\s+(?P<venue>.+?)\.)?$"
)
_RULE = re.compile(r"^\|?[\s:|-]+\|?$")


class _Reader:
    """Goes through the lines once, remembering the part it is in."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.problems: list[Problem] = []
        self.part = ""
        self.scope_side = ""
        self.seen_entry = False
        self.title = ""
        self.paragraphs: dict[str, list[str]] = {"introduction": [], "purpose": []}
        self.introductions: dict[str, list[str]] = {}
        self.scope: dict[str, list[str]] = {"in": [], "out": []}
        self.notes: list[Record] = []
        self.contents: dict[str, list[str]] = {}
        self.citations: list[str] = []
        self.changes: list[Record] = []
        self.entries: dict[str, Record] = {}
        # The text that the next plain line continues.
        self.open: Record | None = None
        self.blank = False

    def read(self, markdown: str) -> Imported:
        for number, raw in enumerate(markdown.split("\n"), 1):
            self._line(raw.rstrip().removeprefix("\ufeff"), number)
        if not self.title:
            self._problem(1, "the document needs a title line: '# ... Persona'")
        if not self.paragraphs["purpose"]:
            self._problem(0, "the document needs a section '## Purpose'")
        if self.problems:
            raise KnowledgeError(tuple(self.problems))
        return self._imported()

    def _problem(self, line: int, message: str) -> None:
        self.problems.append(Problem(self.path, line, "template", message))

    def _line(self, line: str, number: int) -> None:
        if not line.strip():
            self.blank = True
            return
        if line.startswith("# "):
            if self.title:
                self._problem(number, "the document has a second title")
            self.title = line[2:].strip()
        elif line.startswith("## "):
            self._heading(line[3:].strip(), number)
        elif line.startswith("### ") and LAYOUT.get(self.part) == "heading":
            self._entry(line[4:].strip(), "", number)
        elif line.startswith(">"):
            self._quote(line, number)
        elif not self._content(line, number):
            self._problem(number, f"this line has no place in the template: {line[:60]!r}")
        self.blank = False

    def _heading(self, heading: str, number: int) -> None:
        self.open, self.scope_side, self.seen_entry = None, "", False
        self.part = HEADINGS.get(heading, "")
        if not self.part:
            self._problem(
                number,
                f"the template has no section {heading!r}; its sections are: {', '.join(HEADINGS)}",
            )
            self.part = "unknown"

    def _quote(self, line: str, number: int) -> None:
        if match := _NOTE.match(line):
            after = self.seen_entry or self.part == "purpose"
            note = {
                "kind": match.group(1).lower(),
                "part": self.part,
                "place": "after" if after else "before",
                "text": "",
            }
            if self.part in ("", "unknown"):
                self._problem(number, "a note must stand in a section of the template")
            self.notes.append(note)
            self.open = note
        elif self.notes and self.open is self.notes[-1]:
            text = line[1:].removeprefix(" ")
            self.open["text"] = f"{self.open['text']}\n{text}" if self.open["text"] else text
        else:
            self._problem(
                number, "a quoted line must follow '> [!NOTE]' or another of the five notes"
            )

    def _content(self, line: str, number: int) -> bool:
        if self.part == "unknown":
            return True
        if self.part in ("", "purpose"):
            if not self.title:
                return False
            key = self.part or "introduction"
            return self._paragraph(self.paragraphs[key], line)
        if self.part == "scope":
            return self._scope(line)
        if self.part == "references":
            return self._reference(line)
        if self.part == "change_log":
            return self._change(line)
        return self._kind(line, number)

    def _paragraph(self, paragraphs: list[str], line: str) -> bool:
        self.open = None
        if paragraphs and not self.blank:
            paragraphs[-1] += "\n" + line.strip()
        else:
            paragraphs.append(line.strip())
        return True

    def _scope(self, line: str) -> bool:
        label = line.strip("* ").rstrip(":").casefold()
        if label in ("in scope", "out of scope"):
            self.scope_side = "in" if label == "in scope" else "out"
            return True
        if (match := _BULLET.match(line)) and self.scope_side:
            self.scope[self.scope_side].append(match.group(1).strip())
            self.seen_entry = True
            return True
        return False

    def _reference(self, line: str) -> bool:
        if match := _BULLET.match(line):
            text = match.group(1).strip()
            bold = text.startswith("**") and text.endswith("**")
            self.citations.append(text[2:-2].strip() if bold else text)
            self.seen_entry = True
            return True
        return False

    def _cells(self, line: str) -> list[str]:
        cells = re.split(r"(?<!\\)\|", line.strip().removeprefix("|").removesuffix("|"))
        return [cell.strip().replace("\\|", "|") for cell in cells]

    def _change(self, line: str) -> bool:
        if not line.lstrip().startswith("|"):
            return False
        cells = self._cells(line)
        if _RULE.match(line) or [cell.casefold() for cell in cells] == [
            "version",
            "date",
            "description",
        ]:
            return True
        if len(cells) != 3:
            return False
        self.changes.append(dict(zip(("version", "date", "description"), cells, strict=True)))
        self.seen_entry = True
        return True

    def _kind(self, line: str, number: int) -> bool:
        layout = LAYOUT[self.part]
        if layout == "table" and line.lstrip().startswith("|"):
            cells = self._cells(line)
            if _RULE.match(line) or [cell.casefold() for cell in cells] == ["term", "definition"]:
                return True
            return len(cells) == 2 and self._entry(cells[0], cells[1], number)
        pattern = {"numbered": _NUMBERED, "bullet": _BULLET}.get(layout)
        if pattern and (match := pattern.match(line)):
            if not (titled := _TITLED.match(match.group(1))):
                self._problem(number, "an item starts with its name in bold: '**Name**: text'")
                return True
            name, text = [group for group in titled.groups() if group is not None]
            return self._entry(name, text, number)
        if self.open is not None and "summary" in self.open:
            joint = "\n\n" if self.blank else "\n"
            before = self.open["summary"]
            self.open["summary"] = f"{before}{joint}{line.strip()}" if before else line.strip()
            return True
        if not self.seen_entry:
            return self._paragraph(self.introductions.setdefault(self.part, []), line)
        return False

    def _entry(self, title: str, summary: str, number: int) -> bool:
        kind = KIND_BY_KEY[self.part]
        slug = slug_of(title)
        entry_id = f"{kind.folder}/{slug}"
        if not slug:
            self._problem(number, f"{title!r} gives no file name; use letters or digits")
        elif entry_id in self.entries:
            self._problem(number, f"{title!r} stands twice in this section")
        self.entries[entry_id] = {"title": title, "summary": summary, "status": "canonical"}
        self.contents.setdefault(self.part, []).append(slug)
        self.open = self.entries[entry_id]
        self.seen_entry = True
        return True

    def _imported(self) -> Imported:
        references: dict[str, Record] = {}
        for citation in self.citations:
            record = _reference_record(citation)
            words = slug_of(f"{record.get('authors', '')}").split("-")[0] or "reference"
            base = "-".join(part for part in (words, record.get("year", "")) if part)
            key, count = base, 1
            while key in references:
                count += 1
                key = f"{base}-{count}"
            references[key] = record
        persona: Record = {
            "title": self.title,
            "introduction": "\n\n".join(self.paragraphs["introduction"]),
            "purpose": "\n\n".join(self.paragraphs["purpose"]),
            "scope": {side: items for side, items in self.scope.items() if items},
            "introductions": {
                part: "\n\n".join(texts) for part, texts in self.introductions.items()
            },
            "contents": self.contents,
            "references": list(references),
            "notes": self.notes,
            "change_log": self.changes,
        }
        for record in self.entries.values():
            record["since"] = self.changes[-1]["version"] if self.changes else ""
        entries = {
            entry_id: {name: value for name, value in record.items() if value}
            for entry_id, record in self.entries.items()
        }
        return Imported(
            {name: value for name, value in persona.items() if value}, references, entries
        )


def _reference_record(citation: str) -> Record:
    record: Record = {}
    if match := _CITATION.match(citation):
        record = {name: value for name, value in match.groupdict().items() if value}
        authors = record["authors"]
        whole = f"{authors if authors.endswith('.') else authors + '.'} ({record['year']}). {record['title']}."
        if "venue" in record:
            whole += f" {record['venue']}."
        if whole != citation:
            record["citation"] = citation
    else:
        record = {"title": citation.rstrip("."), "citation": citation}
    record["verified"] = False
    record["note"] = "Imported with the document; not yet looked up."
    return record


def slug_of(title: str) -> str:
    """A file name for a title: "Machine Learning (ML)" is machine-learning."""
    bare = re.sub(r"\s*\([^()]*\)", "", title) or title
    plain = unicodedata.normalize("NFKD", bare).encode("ascii", "ignore").decode().casefold()
    return "-".join(re.findall(r"[a-z0-9]+", plain))
