"""From the bytes of a knowledge folder to a knowledge base, or to every mistake in it."""

from __future__ import annotations

from typing import NamedTuple

from bot.errors import KnowledgeError, Problem
from bot.knowledge.base import KnowledgeBase, listing_order, narrower
from bot.knowledge.document import CanonicalDocument
from bot.knowledge.editorial import FieldPath
from bot.knowledge.entry import Entry, Reference
from bot.knowledge.parser import parse_document, parse_entry, parse_references
from bot.knowledge.tree import Mapping, Node, Sequence
from bot.loader.folder import Sources
from bot.loader.strict_yaml import read_yaml


class Parsed(NamedTuple):
    """What could be read, and what could not.

    ``knowledge`` is None when persona.yaml is beyond reading; it may lack the entries whose
    files have problems.
    """

    knowledge: KnowledgeBase | None
    trees: dict[str, Node]
    problems: tuple[Problem, ...]


def parse(sources: Sources) -> Parsed:
    """Read every file, collecting problems instead of stopping."""
    problems = list(sources.problems)
    trees: dict[str, Node] = {}
    entries: dict[str, Entry] = {}
    references: dict[str, Reference] = {}
    document: CanonicalDocument | None = None
    for path in sorted(sources.files):
        tree, found = read_yaml(sources.files[path], path)
        problems += found
        if tree is None:
            continue
        trees[path] = tree
        if path == "persona.yaml":
            document, found = parse_document(tree, path)
        elif path == "references.yaml":
            references, found = parse_references(tree, path)
        else:
            entry_id = path.removesuffix(".yaml")
            entry, found = parse_entry(entry_id, tree, path)
            entries[entry_id] = entry
        problems += found
    if document is None:
        return Parsed(None, trees, tuple(problems))
    ordered = {entry_id: entries[entry_id] for entry_id in listing_order(document, entries)}
    knowledge = KnowledgeBase(
        document, ordered, references, narrower(ordered.values()), digest=sources.digest
    )
    return Parsed(knowledge, trees, tuple(problems))


def compile_knowledge(sources: Sources) -> KnowledgeBase:
    """The knowledge base of a sound folder. Raises KnowledgeError with every mistake."""
    parsed = parse(sources)
    if parsed.problems or parsed.knowledge is None:
        raise KnowledgeError(parsed.problems)
    return parsed.knowledge


def line_of(tree: Node | None, field: FieldPath) -> int:
    """The line of a field, or of the nearest thing around it that exists."""
    line = 1
    node = tree
    for part in field:
        if isinstance(node, Mapping):
            for name, value in node.pairs:
                if name.text == part:
                    line, node = name.line, value
                    break
            else:
                return line
        elif isinstance(node, Sequence) and isinstance(part, int) and part < len(node.items):
            node = node.items[part]
            line = node.line
        else:
            return line
    return line
