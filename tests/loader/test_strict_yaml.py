"""YAML's traps, each refused in words instead of sprung."""

from __future__ import annotations

import pytest

from bot.knowledge.tree import Mapping, Scalar
from bot.loader.strict_yaml import MAX_BYTES, read_yaml


def rules(text: str | bytes) -> list[str]:
    """The rules that a file breaks."""
    data = text.encode() if isinstance(text, str) else text
    return [problem.rule for problem in read_yaml(data, "x.yaml")[1]]


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("a: &x 1\nb: *x\n", "anchor"),
        ("a: {<<: {b: 1}}\n", "anchor"),
        ("[" * 30_000, "depth"),
        ("{a: " * 30_000, "depth"),
        ("- " * 30_000, "depth"),
        ("a: 1\na: 2\n", "duplicate-key"),
        ("a: !!python/object/apply:os.system [ls]\n", "tag"),
        ("a: !!binary aGk=\n", "tag"),
        ("a: 1\n---\nb: 2\n", "documents"),
        ("", "empty"),
        ("# only a comment\n", "empty"),
        ("? [a]\n: 1\n", "type"),
        ("a:\n\t- b\n", "yaml"),
        ("a: [1\n", "yaml"),
        (b"a: caf\xe9\n", "encoding"),
        ("a: b\n".encode("utf-16"), "encoding"),
        ("\ufeffa: b\n", "encoding"),
        ("a: b", "cut-short"),
        ("a: " + "x" * MAX_BYTES + "\n", "file-size"),
    ],
    ids=lambda value: str(value)[:20],
)
def test_a_trap_is_refused(text: str | bytes, rule: str) -> None:
    assert rule in rules(text)


@pytest.mark.parametrize(
    ("value", "type_"),
    [
        ("no", "bool"),
        ("on", "bool"),
        ("~", "null"),
        ("012", "int"),
        ("12:30", "int"),
        ("1_000", "int"),
        ("2024-01-01", "timestamp"),
        ("1.10", "float"),
        ("9" * 5000, "str"),
        ('"no"', "str"),
        ("'1.10'", "str"),
        ("word", "str"),
        ("2024-13-45", "timestamp"),
    ],
)
def test_what_yaml_takes_a_scalar_for_is_known_and_never_converted(value: str, type_: str) -> None:
    tree, problems = read_yaml(f"a: {value}\n".encode(), "x.yaml")
    assert problems == []
    assert isinstance(tree, Mapping)
    scalar = tree.pairs[0][1]
    assert isinstance(scalar, Scalar)
    assert scalar.type == type_
    assert scalar.text == value.strip("\"'")


def test_lines_are_counted_from_one() -> None:
    tree, _ = read_yaml(b"# comment\na: 1\nb:\n  - c\n", "x.yaml")
    assert isinstance(tree, Mapping)
    assert [(key.text, key.line) for key, _ in tree.pairs] == [("a", 2), ("b", 3)]


def test_windows_line_ends_are_read() -> None:
    assert rules(b"a: b\r\nc: d\r\n") == []
