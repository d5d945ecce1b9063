"""A YAML file as plain values that remember their line, so that mistakes can be placed."""

from __future__ import annotations

from typing import NamedTuple


class Scalar(NamedTuple):
    """A leaf. ``type`` is what YAML 1.1 takes it for: str, bool, int, float, null, timestamp."""

    text: str
    type: str
    line: int


class Sequence(NamedTuple):
    """A list of nodes."""

    items: tuple[Node, ...]
    line: int


class Mapping(NamedTuple):
    """A mapping whose keys are text, in file order; duplicates have been refused before."""

    pairs: tuple[tuple[Scalar, Node], ...]
    line: int


Node = Scalar | Sequence | Mapping
