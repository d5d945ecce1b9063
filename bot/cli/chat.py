"""chat: a prompt that answers line by line, with history and completion."""

from __future__ import annotations

import os
import sys

from bot.cli.ask import show
from bot.loader.load import load
from bot.persona.answer import Persona
from bot.persona.commands.table import COMMANDS

GREETING = "Ask a question, or type a term; “help” lists the commands, Ctrl-D leaves."


def chat(folder: str) -> int:
    """The ``chat`` command. Without a terminal it answers standard input line by line."""
    persona = load(folder)
    if not sys.stdin.isatty():
        for line in sys.stdin:
            show(line, persona)
            print()
        return 0
    return _prompt(persona)


def _prompt(persona: Persona) -> int:
    from prompt_toolkit import PromptSession
    from prompt_toolkit.completion import FuzzyCompleter, WordCompleter
    from prompt_toolkit.history import FileHistory, History, InMemoryHistory

    history: History = InMemoryHistory()
    if path := _history_file():
        history = FileHistory(path)
    names = [name.text for name in persona.index.names]
    words = sorted({command.name for command in COMMANDS} | set(names))
    completer = FuzzyCompleter(WordCompleter(words, ignore_case=True, sentence=True))
    session: PromptSession[str] = PromptSession(
        history=history, completer=completer, complete_while_typing=True
    )
    print(f"{persona.knowledge.document.title}, version {persona.knowledge.document.version}.")
    print(GREETING)
    while True:
        try:
            text = session.prompt("mlpersona> ")
        except KeyboardInterrupt:
            continue
        except EOFError:
            return 0
        if text.strip().casefold() in ("exit", "quit"):
            return 0
        if text.strip():
            show(text, persona)
            print()


def _history_file() -> str:
    """The history's file in the person's own state folder, or nothing when it cannot be kept."""
    from platformdirs import user_state_path

    try:
        folder = user_state_path("mlpersona", ensure_exists=True)
        path = folder / "history"
        os.close(os.open(path, os.O_CREAT | os.O_WRONLY, 0o600))
    except OSError:
        return ""
    return str(path)
