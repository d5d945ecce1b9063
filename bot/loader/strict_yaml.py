"""YAML without its surprises: one file in, a tree with lines out, every mistake named.

PyYAML's C parser is read event by event, so neither a bomb of anchors or merge keys nor 30,000
nested brackets (which crash its composer) can do harm. See docs/decisions/003-strict-yaml.md.
"""

from __future__ import annotations

import yaml
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from bot.errors import Problem
from bot.knowledge.tree import Mapping, Node, Scalar, Sequence

MAX_BYTES = 1 << 20
MAX_DEPTH = 20

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_TYPES = {
    "tag:yaml.org,2002:bool": "bool",
    "tag:yaml.org,2002:int": "int",
    "tag:yaml.org,2002:float": "float",
    "tag:yaml.org,2002:null": "null",
    "tag:yaml.org,2002:timestamp": "timestamp",
    "tag:yaml.org,2002:merge": "merge",
    "tag:yaml.org,2002:value": "value",
}


class _RefusedError(Exception):
    def __init__(self, line: int, rule: str, message: str) -> None:
        self.line, self.rule, self.message = line, rule, message


def read_yaml(data: bytes, path: str) -> tuple[Node | None, list[Problem]]:
    """Parse one file. The tree is None when the file cannot be read at all."""
    problems: list[Problem] = []
    try:
        return _read(data, path, problems), problems
    except _RefusedError as refused:
        problems.append(Problem(path, refused.line, refused.rule, refused.message))
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        problems.append(
            Problem(path, mark.line + 1 if mark else 0, "yaml", f"not YAML: {error.problem}")
        )
    except yaml.YAMLError as error:
        problems.append(Problem(path, 0, "yaml", f"not YAML: {str(error).splitlines()[0]}"))
    return None, problems


def _read(data: bytes, path: str, problems: list[Problem]) -> Node:
    if len(data) > MAX_BYTES:
        raise _RefusedError(0, "file-size", f"the file has {len(data)} bytes; at most {MAX_BYTES}")
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise _RefusedError(line, "encoding", f"byte {error.start} is not UTF-8") from None
    if text.startswith("\ufeff"):
        raise _RefusedError(
            1, "encoding", "the file starts with a byte order mark; save it without"
        )
    if text and not text.endswith("\n"):
        problems.append(
            Problem(
                path,
                text.count("\n") + 1,
                "cut-short",
                "the last line has no end: is the file cut short?",
            )
        )
    builder = _Builder(path, problems)
    for event in yaml.parse(text, Loader=_Loader):
        builder.feed(event)
    if builder.root is None:
        raise _RefusedError(1, "empty", "the file holds nothing")
    return builder.root


class _Builder:
    """Puts events together, with an explicit stack in place of recursion."""

    def __init__(self, path: str, problems: list[Problem]) -> None:
        self.path = path
        self.problems = problems
        self.root: Node | None = None
        self.documents = 0
        # Each open collection: its items so far, its line, and whether it is a mapping.
        self.stack: list[tuple[list[Node], int, bool]] = []

    def feed(self, event: yaml.Event) -> None:
        line = event.start_mark.line + 1 if event.start_mark else 0
        if isinstance(event, AliasEvent) or getattr(event, "anchor", None):
            raise _RefusedError(
                line, "anchor", "anchors and aliases (& and *) are not used: write it out"
            )
        if isinstance(event, DocumentStartEvent):
            self.documents += 1
            if self.documents > 1:
                raise _RefusedError(
                    line, "documents", "one file holds one document; remove the second ---"
                )
        elif isinstance(event, ScalarEvent):
            self._refuse_tag(event.tag, line)
            self._put(Scalar(event.value, _type(event), line))
        elif isinstance(event, SequenceStartEvent | MappingStartEvent):
            self._refuse_tag(event.tag, line)
            if len(self.stack) >= MAX_DEPTH:
                raise _RefusedError(line, "depth", f"nested deeper than {MAX_DEPTH} levels")
            self.stack.append(([], line, isinstance(event, MappingStartEvent)))
        elif isinstance(event, SequenceEndEvent):
            items, start, _ = self.stack.pop()
            self._put(Sequence(tuple(items), start))
        elif isinstance(event, MappingEndEvent):
            items, start, _ = self.stack.pop()
            self._put(Mapping(self._pairs(items), start))

    def _refuse_tag(self, tag: str | None, line: int) -> None:
        if tag and tag != "!":
            raise _RefusedError(line, "tag", f"the tag {tag} is not used: write plain values")

    def _put(self, node: Node) -> None:
        if self.stack:
            self.stack[-1][0].append(node)
        else:
            self.root = node

    def _pairs(self, items: list[Node]) -> tuple[tuple[Scalar, Node], ...]:
        pairs: list[tuple[Scalar, Node]] = []
        seen: dict[str, int] = {}
        for name, value in zip(items[::2], items[1::2], strict=True):
            if not isinstance(name, Scalar):
                raise _RefusedError(name.line, "type", "a field's name must be text")
            if name.type == "merge":
                raise _RefusedError(
                    name.line, "anchor", "merge keys (<<) are not used: write it out"
                )
            if name.text in seen:
                self.problems.append(
                    Problem(
                        self.path,
                        name.line,
                        "duplicate-key",
                        f"the field {name.text!r} stands here and in line {seen[name.text]}",
                    )
                )
                continue
            seen[name.text] = name.line
            pairs.append((name, value))
        return tuple(pairs)


def _type(event: ScalarEvent) -> str:
    """What YAML 1.1 makes of a scalar: only plain ones can be anything but text."""
    if not event.implicit[0] or event.tag:
        return "str"
    value = event.value
    if len(value) > 60:
        return "str"
    resolvers = _Loader.yaml_implicit_resolvers
    for tag, pattern in resolvers.get(value[:1], []) + resolvers.get(None, []):
        if pattern.match(value):
            return _TYPES.get(tag, "str")
    return "str"
