"""Load a knowledge folder: the compiled copy of exactly these bytes, or a fresh one."""

from __future__ import annotations

from bot.loader.compiled import read_compiled, write_compiled
from bot.loader.folder import default_folder, read_folder
from bot.persona.answer import Persona


def load(folder: str = "") -> Persona:
    """The persona of that folder (by default the handbook that came with the package).

    Raises KnowledgeError with every mistake when the folder is not sound.
    """
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
