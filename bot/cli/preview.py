"""preview: an answer as Slack gets it, or as a page that looks like it."""

from __future__ import annotations

import argparse
import json
import sys
import time

from bot.loader.load import load
from bot.persona.respond import respond
from bot.render.blocks import blocks, fallback
from bot.render.compose import compose
from bot.render.html import page
from bot.render.plain import plain
from bot.render.record import record
from bot.render.surface import SURFACES


def preview(arguments: argparse.Namespace) -> int:
    """Print one answer by the face that was chosen."""
    question = " ".join(arguments.question)
    persona = load(arguments.knowledge)
    started = time.perf_counter()
    answer = respond(question, persona)
    elapsed_ms = 1000 * (time.perf_counter() - started)
    document = compose(answer)
    surface = SURFACES[arguments.surface]
    drawn = blocks(document, surface)
    match arguments.face:
        case "plain":
            shown = plain(document)
        case "html":
            shown = page(drawn, private=surface.shares)
        case "json":
            shown = _json(record(answer, query=question, elapsed_ms=elapsed_ms))
        case _:
            shown = _json({"text": fallback(document), "blocks": drawn})
    sys.stdout.write(shown)
    return 0


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"
