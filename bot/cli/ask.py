"""ask: one question, or one a line, answered as text or as JSON."""

from __future__ import annotations

import sys
import time

from bot.loader.load import load
from bot.persona.answer import Persona
from bot.persona.respond import respond


def ask(words: list[str], folder: str, *, as_json: bool, why: bool = False) -> int:
    """Answer the words as one text; a single "-" stands for standard input, line by line.

    ``why`` tells how each answer came about, below it.
    """
    persona = load(folder)
    if words == ["-"]:
        for line in sys.stdin:
            _answer(line.rstrip("\r\n"), persona, as_json=as_json, why=why)
    else:
        _answer(" ".join(words), persona, as_json=as_json, why=why)
    return 0


def _answer(text: str, persona: Persona, *, as_json: bool, why: bool) -> None:
    if as_json:
        import json

        from bot.render.record import record

        started = time.perf_counter()
        answer = respond(text, persona)
        elapsed_ms = 1000 * (time.perf_counter() - started)
        line = record(answer, query=text, elapsed_ms=elapsed_ms)
        print(json.dumps(line, ensure_ascii=False), flush=True)
    else:
        show(text, persona)
    if why:
        _explain(text, persona)


def _explain(text: str, persona: Persona) -> None:
    """How the answer came about, apart from the answer itself when that is for a program."""
    from bot.persona.why import why

    for label, line in why(text, persona):
        print(f"{label:10}{line}", file=sys.stderr)


def show(text: str, persona: Persona) -> None:
    """Print the answer: with colour on a terminal, plain anywhere else."""
    from bot.render.compose import compose

    document = compose(respond(text, persona))
    if sys.stdout.isatty():
        from bot.cli.terminal import draw

        draw(document)
    else:
        from bot.render.plain import plain

        sys.stdout.write(plain(document))
        sys.stdout.flush()
