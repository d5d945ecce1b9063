"""The command line's grammar, for every line that has options."""

import argparse
import os
from collections.abc import Callable
from importlib.util import find_spec
from typing import NamedTuple

from bot.errors import UsageError
from bot.persona.commands.table import COMMANDS

DESCRIPTION = "The answer desk for machine-learning engineering."
EPILOG = "Anything else is taken for a question: mlpersona what is model drift"


class Action(NamedTuple):
    """A word that may follow ``mlpersona``: its summary, its own arguments, and what it runs."""

    summary: str
    add_arguments: Callable[[argparse.ArgumentParser], None]
    run: Callable[[argparse.Namespace], int]


def run(words: list[str]) -> int:
    """Parse the words and run what they say. argparse exits with 2 on bad usage."""
    parser = _parser()
    arguments, late = parser.parse_known_args(words)
    if late:
        # argparse takes words from one place alone, and here options may stand between them.
        if "order" not in arguments or any(word.startswith("-") for word in late):
            parser.error(f"unrecognized arguments: {' '.join(late)}")
        arguments.order += late
    return ACTIONS[arguments.action].run(arguments)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="mlpersona", description=DESCRIPTION, epilog=EPILOG)
    _add_knowledge(parser, default=os.environ.get("MLPERSONA_KNOWLEDGE", ""))
    actions = parser.add_subparsers(dest="action", metavar="ACTION", required=True)
    for name, (summary, add_arguments, _) in ACTIONS.items():
        action = actions.add_parser(name, help=summary, description=summary)
        # A default here would overwrite what stood before the action.
        _add_knowledge(action, default=argparse.SUPPRESS)
        add_arguments(action)
    return parser


def _add_knowledge(parser: argparse.ArgumentParser, *, default: str) -> None:
    parser.add_argument(
        "--knowledge",
        metavar="DIR",
        default=default,
        help="answer from this knowledge folder (or set MLPERSONA_KNOWLEDGE)",
    )


def _nothing(parser: argparse.ArgumentParser) -> None:
    """No arguments of its own."""


def _ask_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "question", nargs="+", help="the question; - reads one a line from standard input"
    )
    parser.add_argument("--json", action="store_true", help="one JSON object for each question")
    parser.add_argument("--why", action="store_true", help="tell how the answer came about")


def _ask(arguments: argparse.Namespace) -> int:
    from bot.cli.ask import ask

    return ask(arguments.question, arguments.knowledge, as_json=arguments.json, why=arguments.why)


def _chat(arguments: argparse.Namespace) -> int:
    from bot.cli.chat import chat

    return chat(arguments.knowledge)


def _command_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("argument", nargs="*")


def _command(arguments: argparse.Namespace) -> int:
    from bot.cli.ask import ask

    return ask([arguments.action, *arguments.argument], arguments.knowledge, as_json=False)


def _list_arguments(parser: argparse.ArgumentParser) -> None:
    _command_arguments(parser)
    parser.add_argument("--json", action="store_true", help="every entry as JSON")
    parser.add_argument("--count", action="store_true", help="entries per kind and stage")


def _list(arguments: argparse.Namespace) -> int:
    if not arguments.json and not arguments.count:
        return _command(arguments)
    from bot.cli import editing

    return editing.list_json(arguments) if arguments.json else editing.list_count(arguments)


def _preview_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("question", nargs="+", help="the question, or a command")
    parser.add_argument(
        "--face",
        choices=("blocks", "plain", "html", "json"),
        default="blocks",
        help="what Slack gets (blocks), the text, a page that looks like Slack, or the record",
    )
    parser.add_argument(
        "--surface",
        choices=("ephemeral", "channel", "direct", "modal", "home", "unfurl"),
        default="ephemeral",
        help="where in Slack it is shown",
    )


def _preview(arguments: argparse.Namespace) -> int:
    from bot.cli.preview import preview

    return preview(arguments)


def _lint_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("folder", nargs="?", default="", help="the knowledge folder")
    parser.add_argument("--format", choices=("text", "json", "github"), default="text")
    parser.add_argument(
        "--coverage", metavar="FILE.json", help="which items of a list no name or ask reaches"
    )
    parser.add_argument(
        "--leave-one-out",
        action="store_true",
        help="how many asks find their entry without themselves",
    )


def _lint(arguments: argparse.Namespace) -> int:
    from bot.cli.editing import lint

    return lint(arguments)


def _schema_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--write", action="store_true", help="write one file for each kind to schema/"
    )


def _schema(arguments: argparse.Namespace) -> int:
    from bot.cli.editing import schema

    return schema(arguments)


def _export_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--format", choices=("markdown", "json"), default="markdown")
    _person_arguments(parser)


def _export(arguments: argparse.Namespace) -> int:
    if arguments.user:
        return _database("export_person")(arguments)
    from bot.cli.editing import export

    return export(arguments)


def _import_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", help="the Markdown document")
    parser.add_argument("--to", metavar="DIR", default="", help="the new folder")


def _import(arguments: argparse.Namespace) -> int:
    from bot.cli.editing import import_document

    return import_document(arguments)


def _misses_arguments(parser: argparse.ArgumentParser) -> None:
    form = parser.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help="everything as one JSON object")
    form.add_argument(
        "--draft", action="store_true", help="a patch with an alias or a stub for each, to review"
    )
    parser.add_argument("--days", type=int, default=90, help="of the last so many days (90)")


def _misses(arguments: argparse.Namespace) -> int:
    from bot.cli.misses import misses

    return misses(arguments)


def _person_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--user", metavar="U…", default="", help="what is kept for this person")
    parser.add_argument(
        "--workspace", metavar="T…", default="", help="of this workspace (E… for an organisation)"
    )


def _backup_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", metavar="FILE", help="where to; - is standard output")


def _restore_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", metavar="FILE", help="what `mlpersona backup` wrote")
    parser.add_argument("--replace", action="store_true", help="drop the rows that are there")


def _rotate_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--new", action="store_true", help="only print a new key")


def _database(name: str) -> Callable[[argparse.Namespace], int]:
    def run(arguments: argparse.Namespace) -> int:
        from bot.cli import database

        verb: Callable[[argparse.Namespace], int] = getattr(database, name)
        return verb(arguments)

    return run


def _port(text: str) -> int:
    if text.isascii() and text.isdigit() and len(text) < 6 and 1 <= int(text) <= 65535:
        return int(text)
    raise argparse.ArgumentTypeError(f"a port is a number from 1 to 65535, not {text!r}")


def _tips_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "order", nargs="*", metavar="preview", help="as in Slack: preview 9:00 weekdays monitoring"
    )
    parser.add_argument("--zone", default="UTC", help="the time zone, such as Europe/Berlin")
    parser.add_argument("--days", type=int, default=14, help="so many days (14)")
    parser.add_argument("--from", dest="start", metavar="DAY", default="", help="from that day on")
    parser.add_argument("--json", action="store_true", help="one JSON object for each tip")


def _tips(arguments: argparse.Namespace) -> int:
    if arguments.order[:1] != ["preview"]:
        from bot.cli.ask import ask

        return ask(["tips", *arguments.order], arguments.knowledge, as_json=False)
    from bot.cli.tips import preview

    return preview(arguments)


def _playground_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--port", type=int, default=3000, help="where to listen (3000)")
    parser.add_argument("--no-browser", action="store_true", help="only print the address")


def _playground(arguments: argparse.Namespace) -> int:
    from bot.playground.run import playground

    return playground(arguments.knowledge, port=arguments.port, browser=not arguments.no_browser)


def _handbook_arguments(parser: argparse.ArgumentParser) -> None:
    _host_argument(parser)
    parser.add_argument("--port", type=_port, default=3000, help="where to listen (3000)")


def _host_argument(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--host", default="127.0.0.1", help="on which address to listen (this machine only)"
    )


def _handbook(arguments: argparse.Namespace) -> int:
    from bot.web.handbook_alone import serve_handbook

    return serve_handbook(arguments.knowledge, host=arguments.host, port=arguments.port)


def _site_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("folder", help="a new or empty folder, or one written before")
    parser.add_argument(
        "--url", default="", help="where it will be published (or set MLPERSONA_PUBLIC_URL)"
    )


def _site(arguments: argparse.Namespace) -> int:
    from bot.cli.site import site

    return site(arguments)


def _mcp_arguments(parser: argparse.ArgumentParser) -> None:
    _host_argument(parser)
    parser.add_argument(
        "--port", type=_port, default=0, help="serve streamable HTTP here, instead of stdio"
    )


def _mcp(arguments: argparse.Namespace) -> int:
    if not find_spec("mcp"):
        raise UsageError(
            "coding agents need the MCP SDK, which is an extra: pip install 'mlpersona[mcp]'"
        )
    from bot.agents.run import run as run_agents

    return run_agents(arguments.knowledge, host=arguments.host, port=arguments.port)


def _prepare(arguments: argparse.Namespace) -> int:
    from bot.cli.prepare import prepare

    return prepare(arguments.knowledge)


def _serve(arguments: argparse.Namespace) -> int:
    from bot.web.serve import serve

    return serve(arguments.knowledge)


def _worker(arguments: argparse.Namespace) -> int:
    from bot.cli.worker import worker

    return worker(arguments)


def _deliveries_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="everything as one JSON object")
    parser.add_argument("--limit", type=int, default=20, help="at most so many of each (20)")
    parser.add_argument("--days", type=int, default=7, help="count the last so many days (7)")


def _deliveries(arguments: argparse.Namespace) -> int:
    from bot.cli.deliveries import deliveries

    return deliveries(arguments)


ACTIONS: dict[str, Action] = {
    "ask": Action("Answer a question", _ask_arguments, _ask),
    "chat": Action("Ask in a prompt with history and completion", _nothing, _chat),
    "playground": Action(
        "Try the bot in a small Slack of its own, in your browser",
        _playground_arguments,
        _playground,
    ),
    **{command.name: Action(command.summary, _command_arguments, _command) for command in COMMANDS},
    "list": Action("Browse the entries", _list_arguments, _list),
    "preview": Action("Print an answer as Slack gets it", _preview_arguments, _preview),
    "lint": Action("Check the knowledge; 1 when something is wrong", _lint_arguments, _lint),
    "schema": Action("Print the JSON Schema of the knowledge files", _schema_arguments, _schema),
    "export": Action(
        "Print the canonical document, or what is kept for a person", _export_arguments, _export
    ),
    "import": Action(
        "Turn a document of the same template into a knowledge folder", _import_arguments, _import
    ),
    "misses": Action("List what was asked in vain", _misses_arguments, _misses),
    "tips": Action("Print the tips that a channel would get (preview)", _tips_arguments, _tips),
    "handbook": Action(
        "Serve the handbook's pages and its API, without Slack", _handbook_arguments, _handbook
    ),
    "site": Action("Write the handbook's pages as files", _site_arguments, _site),
    "mcp": Action("Answer coding agents by MCP: stdio, or HTTP on --port", _mcp_arguments, _mcp),
    "prepare": Action("Do beforehand what the first question would wait for", _nothing, _prepare),
    "serve": Action(
        "Run the Slack bot: HTTP on PORT, or Socket Mode with SLACK_APP_TOKEN", _nothing, _serve
    ),
    "worker": Action("Deliver tips, as one of any number of workers", _nothing, _worker),
    "deliveries": Action(
        "Show which tips were posted, and which are due", _deliveries_arguments, _deliveries
    ),
    "migrate": Action("Bring the database to this program's form", _nothing, _database("migrate")),
    "backup": Action(
        "Copy all that is remembered to a file", _backup_arguments, _database("backup")
    ),
    "restore": Action("Take it back from that file", _restore_arguments, _database("restore")),
    "forget": Action(
        "Delete what is kept for a workspace or a person", _person_arguments, _database("forget")
    ),
    "rotate-keys": Action(
        "Encrypt the tokens with the first of MLPERSONA_TOKEN_KEYS",
        _rotate_arguments,
        _database("rotate_keys"),
    ),
}
