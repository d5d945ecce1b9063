"""Everything that is wrong with a knowledge folder, with file and line."""

from __future__ import annotations

from bot.errors import Problem
from bot.knowledge import editorial
from bot.knowledge.base import KnowledgeBase
from bot.loader.compile import line_of, parse
from bot.loader.folder import Sources
from bot.search import findability
from bot.search.index import Index

MODELINE = "# yaml-language-server: $schema="


def lint(sources: Sources) -> tuple[KnowledgeBase | None, tuple[Problem, ...]]:
    """Strict reading first, then the editorial rules on whatever could be read."""
    knowledge, trees, found = parse(sources)
    problems = [*found, *_modelines(sources)]
    if knowledge is not None:
        index = Index.of(knowledge.entries.values())
        for finding in (*editorial.check(knowledge), *findability.check(knowledge, index)):
            path = f"{finding.file}.yaml"
            line = line_of(trees.get(path), finding.field)
            problems.append(Problem(path, line, finding.rule, finding.message))
    return knowledge, tuple(sorted(set(problems)))


def _modelines(sources: Sources) -> list[Problem]:
    return [
        Problem(path, 1, "schema-line", f"the first line must start with {MODELINE!r}")
        for path, data in sources.files.items()
        if not data.startswith(MODELINE.encode())
    ]
