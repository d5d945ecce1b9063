"""From YAML trees to entries, noting every mistake instead of stopping at the first."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import TypeVar

from bot.errors import Problem
from bot.knowledge.document import NOTE_KINDS, PARTS, CanonicalDocument, Change, Note, OutsideName
from bot.knowledge.entry import Contrast, Entry, Reference, Revision, folder
from bot.knowledge.kinds import KIND_BY_FOLDER, KIND_BY_KEY, STAGES, STATUSES, Kind
from bot.knowledge.tree import Mapping, Node, Scalar, Sequence

_Dated = TypeVar("_Dated", Change, Revision)

ISO_DATE = re.compile(r"\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])")
SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


class Fields:
    """The fields of one mapping, taken one by one; what is left over is a mistake.

    Every accessor returns a usable value even after it noted a mistake, so that one run finds
    them all.
    """

    def __init__(self, node: Node, path: str, problems: list[Problem], where: str) -> None:
        self.path = path
        self.problems = problems
        self.where = where
        self.line = node.line
        self._left: dict[str, tuple[int, Node]] = {}
        if isinstance(node, Mapping):
            self._left = {key.text: (key.line, value) for key, value in node.pairs}
        else:
            self.note(node.line, "type", f"{where} must be a mapping of field names to values")

    def note(self, line: int, rule: str, message: str) -> None:
        """Remember a mistake."""
        self.problems.append(Problem(self.path, line, rule, message))

    def line_of(self, name: str) -> int:
        """The line of a field that has not been taken yet, else of the mapping."""
        return self._left[name][0] if name in self._left else self.line

    def take(self, name: str) -> Node | None:
        """The raw node of a field, or None."""
        return self._left.pop(name, (0, None))[1]

    def text(self, name: str, *, required: bool = False) -> str:
        """A text field; YAML's surprises (no, 1.10, 2024-01-01) must be quoted."""
        if name not in self._left:
            if required:
                self.note(self.line, "missing-field", f"{self.where} needs the field {name!r}")
            return ""
        value = self._string(self.take(name), name)
        if required and not value:
            self.note(self.line, "empty", f"the field {name!r} is empty")
        return value

    def date(self, name: str) -> str:
        """An ISO 8601 date, quoted or not."""
        node = self.take(name)
        if node is None:
            return ""
        if not isinstance(node, Scalar) or not ISO_DATE.fullmatch(node.text):
            self.note(node.line, "type", f"{name!r} must be a date such as 2026-03-20")
            return ""
        return node.text

    def flag(self, name: str) -> bool:
        """true or false; absent is false."""
        node = self.take(name)
        if node is None:
            return False
        if isinstance(node, Scalar) and node.type == "bool" and node.text in ("true", "false"):
            return node.text == "true"
        self.note(node.line, "type", f"{name!r} must be true or false")
        return False

    def number(self, name: str) -> str:
        """A whole number, kept as the text that was written."""
        node = self.take(name)
        if node is None:
            return ""
        if isinstance(node, Scalar) and node.text.isascii() and node.text.isdigit():
            return node.text
        self.note(node.line, "type", f"{name!r} must be a whole number")
        return ""

    def texts(self, name: str) -> tuple[str, ...]:
        """A list of texts, none twice."""
        found: list[str] = []
        for node in self.items(name):
            value = self._string(node, f"each item of {name!r}")
            if value in found:
                self.note(node.line, "duplicate", f"{value!r} stands twice in {name!r}")
            elif value:
                found.append(value)
        return tuple(found)

    def items(self, name: str) -> tuple[Node, ...]:
        """The nodes of a list field."""
        node = self.take(name)
        if node is None:
            return ()
        if isinstance(node, Sequence):
            return node.items
        self.note(node.line, "type", f"{name!r} must be a list")
        return ()

    def nested(self, name: str) -> Fields | None:
        """A field that is a mapping itself."""
        if name not in self._left:
            return None
        node = self._left.pop(name)[1]
        return Fields(node, self.path, self.problems, repr(name))

    def each(self, name: str, where: str) -> Iterable[Fields]:
        """A list of mappings."""
        for node in self.items(name):
            yield Fields(node, self.path, self.problems, where)

    def choice(self, name: str, allowed: Iterable[str], *, required: bool = False) -> str:
        """A text that must be one of the allowed ones."""
        line = self.line_of(name)
        value = self.text(name, required=required)
        if value and value not in allowed:
            self.note(
                line, "value", f"{name!r} is {value!r}, but must be one of: {', '.join(allowed)}"
            )
        return value

    def names(self) -> tuple[str, ...]:
        """Names of the fields that have not been taken yet."""
        return tuple(self._left)

    def done(self, allowed: str) -> None:
        """Note every field that nobody took."""
        for name, (line, _) in self._left.items():
            self.note(
                line,
                "unknown-field",
                f"{self.where} has no field {name!r}; its fields are: {allowed}",
            )

    def _string(self, node: Node | None, name: str) -> str:
        if isinstance(node, Scalar):
            if node.type == "str":
                return node.text.strip()
            self.note(
                node.line,
                "type",
                f"{name} must be text, but YAML reads {node.text[:40]!r} as {node.type}: quote it",
            )
            return node.text.strip()
        line = node.line if node is not None else self.line
        self.note(line, "type", f"{name} must be text")
        return ""


ENTRY_FIELDS = (
    "title, summary, status, stage, since, changed, reviewed, aliases, broader, sections, "
    "related, contrasts, not_for, tip, asks, references, history"
)


def parse_entry(entry_id: str, node: Node, path: str) -> tuple[Entry, list[Problem]]:
    """Read one entry file. The entry is usable only when there are no problems."""
    problems: list[Problem] = []
    kind = KIND_BY_FOLDER[folder(entry_id)]
    if not SLUG.fullmatch(entry_id.partition("/")[2]):
        problems.append(
            Problem(path, 0, "file-name", "a file name is lower-case words joined by hyphens")
        )
    fields = Fields(node, path, problems, "an entry")
    entry = Entry(
        id=entry_id,
        title=fields.text("title", required=True),
        summary=fields.text("summary", required=True),
        status=fields.choice("status", STATUSES, required=True),
        stage=fields.choice("stage", STAGES),
        since=fields.text("since"),
        changed=fields.text("changed"),
        tip=fields.text("tip"),
        broader=fields.text("broader"),
        reviewed=fields.date("reviewed"),
        aliases=fields.texts("aliases"),
        sections=_sections(fields, kind),
        related=fields.texts("related"),
        contrasts=_contrasts(fields),
        asks=fields.texts("asks"),
        not_for=fields.texts("not_for"),
        references=fields.texts("references"),
        history=_dated(fields, "history", "a revision", "reason", Revision),
    )
    fields.done(ENTRY_FIELDS)
    return entry, problems


def _sections(fields: Fields, kind: Kind) -> tuple[tuple[str, str], ...]:
    nested = fields.nested("sections")
    if nested is None:
        return ()
    found = tuple(
        (section.key, nested.text(section.key, required=True))
        for section in kind.sections
        if section.key in nested.names()
    )
    nested.where = f"a {kind.singular}'s sections"
    nested.done(", ".join(section.key for section in kind.sections))
    return found


def _contrasts(fields: Fields) -> tuple[Contrast, ...]:
    found = []
    for item in fields.each("contrasts", "a contrast"):
        found.append(
            Contrast(item.text("entry", required=True), item.text("difference", required=True))
        )
        item.done("entry, difference")
    return tuple(found)


def parse_references(node: Node, path: str) -> tuple[dict[str, Reference], list[Problem]]:
    """Read the bibliography: one mapping of keys to references."""
    problems: list[Problem] = []
    references: dict[str, Reference] = {}
    top = Fields(node, path, problems, "the bibliography")
    for key in top.names():
        line = top.line_of(key)
        fields = top.nested(key)
        assert fields is not None
        if not SLUG.fullmatch(key):
            top.note(line, "value", f"the key {key!r} must be lower-case words joined by hyphens")
        references[key] = Reference(
            key=key,
            authors=fields.text("authors"),
            year=fields.number("year"),
            title=fields.text("title", required=True),
            venue=fields.text("venue"),
            doi=fields.text("doi"),
            url=fields.text("url"),
            verified=fields.flag("verified"),
            note=fields.text("note"),
            citation=fields.text("citation"),
        )
        fields.done("authors, year, title, venue, doi, url, verified, note, citation")
    return references, problems


def parse_document(node: Node, path: str) -> tuple[CanonicalDocument, list[Problem]]:
    """Read persona.yaml."""
    problems: list[Problem] = []
    fields = Fields(node, path, problems, "the persona")
    scope = fields.nested("scope") or Fields(Mapping((), fields.line), path, problems, "scope")
    scope_out = scope.texts("out")
    document = CanonicalDocument(
        title=fields.text("title", required=True),
        introduction=fields.text("introduction"),
        purpose=fields.text("purpose", required=True),
        scope_in=scope.texts("in"),
        scope_out=scope_out,
        introductions=_introductions(fields),
        contents=_contents(fields),
        references=fields.texts("references"),
        notes=_notes(fields),
        change_log=_dated(fields, "change_log", "a change", "description", Change),
        editions=_dated(fields, "editions", "a change", "description", Change),
        outside=_outside(scope, len(scope_out)),
    )
    scope.done("in, out, outside")
    fields.done(
        "title, introduction, purpose, scope, introductions, contents, references, notes, "
        "change_log, editions"
    )
    return document, problems


def _introductions(fields: Fields) -> tuple[tuple[str, str], ...]:
    nested = fields.nested("introductions")
    if nested is None:
        return ()
    found = tuple(
        (key, nested.text(key, required=True)) for key in KIND_BY_KEY if key in nested.names()
    )
    nested.done(", ".join(KIND_BY_KEY))
    return found


def _contents(fields: Fields) -> tuple[tuple[str, tuple[str, ...]], ...]:
    nested = fields.nested("contents")
    if nested is None:
        return ()
    found = []
    for key, kind in KIND_BY_KEY.items():
        slugs = nested.texts(key)
        if slugs:
            found.append((key, tuple(f"{kind.folder}/{slug}" for slug in slugs)))
    nested.done(", ".join(KIND_BY_KEY))
    return tuple(found)


def _notes(fields: Fields) -> tuple[Note, ...]:
    found = []
    for item in fields.each("notes", "a note"):
        found.append(
            Note(
                kind=item.choice("kind", NOTE_KINDS, required=True),
                part=item.choice("part", (*PARTS, *KIND_BY_KEY), required=True),
                place=item.choice("place", ("before", "after"), required=True),
                text=item.text("text", required=True),
            )
        )
        item.done("kind, part, place, text")
    return tuple(found)


def _dated(
    fields: Fields, name: str, one: str, said: str, make: Callable[[str, str, str], _Dated]
) -> tuple[_Dated, ...]:
    """What has a version, a date and a text, which ``said`` names."""
    found = []
    for item in fields.each(name, one):
        found.append(
            make(
                item.text("version", required=True),
                item.date("date"),
                item.text(said, required=True),
            )
        )
        item.done(f"version, date, {said}")
    return tuple(found)


def _outside(scope: Fields, exclusions: int) -> tuple[OutsideName, ...]:
    found: list[OutsideName] = []
    for item in scope.each("outside", "a group of outside names"):
        line = item.line_of("exclusion")
        position = int(item.number("exclusion")[:4] or 0)
        if not 1 <= position <= exclusions:
            item.note(
                line,
                "value",
                f"'exclusion' must be the number of an excluded area, 1 to {exclusions}",
            )
        kind = item.text("kind")
        found.extend(OutsideName(name, position - 1, kind) for name in item.texts("names"))
        item.done("exclusion, kind, names")
    return tuple(found)
