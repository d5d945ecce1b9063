"""One text in, one answer out: the hall that every door opens onto."""

from __future__ import annotations

from bot.persona.answer import Answer, Persona
from bot.persona.commands.command import Command
from bot.persona.commands.compare import compare_question
from bot.persona.commands.define import section_of
from bot.persona.commands.table import COMMAND_BY_NAME, COMMANDS, helped
from bot.persona.look_up import answer_question, as_name
from bot.search.engine import find_name
from bot.search.match import Outcome
from bot.search.normalize import MAX_CHARACTERS

CUT = f"Only the first {MAX_CHARACTERS} characters of the question were read."


def respond(text: str, persona: Persona) -> Answer:
    """Answer a command, a bare term or a question. Never raises on what a person types.

    A text that is as a whole the name of an entry is that entry, even when its first word is
    also a command ("model drift").
    """
    text = tidy(text)
    if not text:
        return helped(persona, "", "")
    first, _, argument = text.partition(" ")
    command = COMMAND_BY_NAME.get(first.casefold().rstrip(":"))
    if (
        command
        and argument
        and (command.alone or (command.may_name and _names_an_entry(text, persona)))
    ):
        command = None
    if command and command.example and not argument:
        return helped(persona, text, f"{command.name} needs an argument: {command.example}.")
    if command:
        return _replace_query(command.answer(persona, argument.strip()), text)
    if first.casefold() not in COMMAND_BY_NAME and (misspelt := _misspelt(first, text, persona)):
        return _replace_query(misspelt.answer(persona, argument.strip()), text)
    return _replace_query(_question(text, persona), text)


def tidy(text: str) -> str:
    """One line, without control characters, bounded."""
    text = text[: 4 * MAX_CHARACTERS]
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())[:MAX_CHARACTERS]


def _question(text: str, persona: Persona) -> Answer:
    return (
        as_name(persona, text)
        or compare_question(persona, text)
        or section_of(persona, text)
        or answer_question(persona, text)
    )


def _replace_query(answer: Answer, text: str) -> Answer:
    return answer._replace(query=text)


def _names_an_entry(text: str, persona: Persona) -> bool:
    return find_name(text, persona.index).outcome is Outcome.ANSWER


def _misspelt(first: str, text: str, persona: Persona) -> Command | None:
    """The command that the first word was meant to be, unless the text means an entry."""
    word = first.casefold()
    if len(word) < 4 or not word.isalpha() or persona.index.exact(text):
        return None
    from rapidfuzz import process
    from rapidfuzz.distance import OSA

    names = [command.name for command in COMMANDS]
    near = process.extractOne(
        word, names, scorer=OSA.distance, score_cutoff=1 if len(word) < 6 else 2
    )
    if not near or persona.index.exact(first) or _names_an_entry(text, persona):
        return None
    return COMMAND_BY_NAME[near[0]]
