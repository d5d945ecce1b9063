"""The command line's front door: plain questions straight through, everything else by its grammar."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

from bot.errors import MLPersonaError
from bot.persona.commands.table import COMMAND_BY_NAME

# First words that argparse's grammar knows and that are no command of ours.
OTHER_ACTIONS = (
    "ask", "chat", "preview", "lint", "schema", "export", "import", "misses", "handbook", "site",
    "mcp", "playground", "prepare", "serve", "tips", "worker", "deliveries",
    "migrate", "backup", "restore",
    "forget", "rotate-keys",
)  # fmt: skip


def main(argv: Sequence[str] | None = None) -> int:
    """Run a command line. Returns the exit status: 0, 1 (lint found something) or 2."""
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    words = list(sys.argv[1:] if argv is None else argv) or ["help"]
    try:
        return _run(words)
    except MLPersonaError as error:
        print(f"mlpersona: {error}", file=sys.stderr)
        return 2
    except BrokenPipeError:
        # The reader has seen enough (as with `| head`); there is nobody left to tell.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except KeyboardInterrupt:
        return 130


def _run(words: list[str]) -> int:
    if words[0] not in OTHER_ACTIONS and words[0] not in COMMAND_BY_NAME:
        words = words if words[0].startswith("-") else ["ask", *words]
    # A question without options needs no parser, and a cold start without argparse costs a
    # tenth less.
    plain = words[0] == "ask" or words[0] in COMMAND_BY_NAME
    plain = plain and words[:2] != ["tips", "preview"]
    if plain and not any(word.startswith("-") for word in words):
        question = words[1:] if words[0] == "ask" else words
        if question:
            from bot.cli.ask import ask

            return ask(question, os.environ.get("MLPERSONA_KNOWLEDGE", ""), as_json=False)
    import gc

    from bot.cli import arguments

    gc.enable()
    return arguments.run(words)
