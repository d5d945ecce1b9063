"""prepare: the compiled copy and the sentence vectors, before anybody asks."""

from __future__ import annotations

from bot.loader.load import load


def prepare(folder: str) -> int:
    """Do what the first question would wait for, and say whether the sentence model is on."""
    persona = load(folder)
    print(f"{len(persona.knowledge):,} entries are ready.")
    print(f"The sentence model is {persona.index.semantic.status}.")
    return 0
