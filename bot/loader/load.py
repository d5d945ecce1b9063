"""Load a knowledge folder: the compiled copy of exactly these bytes, or a fresh one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.loader.compiled import read_compiled, write_compiled
from bot.loader.folder import default_folder, read_folder
from bot.persona.answer import Persona

if TYPE_CHECKING:
    from bot.knowledge.base import KnowledgeBase
    from bot.search.semantic import Semantic


def load(folder: str = "") -> Persona:
    """The persona of that folder (by default the handbook that came with the package).

    Raises KnowledgeError with every mistake when the folder is not sound.
    """
    persona = _load(folder)
    return Persona(
        persona.knowledge,
        persona.index.with_semantic(lambda: _semantic(persona.knowledge)),
    )


def _semantic(knowledge: KnowledgeBase) -> Semantic:
    from bot.loader.sentences import semantic_for

    return semantic_for(knowledge)


def _load(folder: str) -> Persona:
    sources = read_folder(folder or default_folder())
    if not sources.problems and (compiled := read_compiled(sources.digest)):
        return compiled
    # PyYAML and everything that reads YAML is imported only when there is YAML to read.
    from bot.loader.compile import compile_knowledge
    from bot.search.index import Index

    knowledge = compile_knowledge(sources)
    persona = Persona(knowledge, Index.of(knowledge.entries.values()))
    write_compiled(persona)
    return persona
