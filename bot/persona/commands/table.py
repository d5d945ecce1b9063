"""COMMANDS: every command there is. Help, the command line, the manifest and the README walk it."""

from __future__ import annotations

from bot.persona.answer import Answer, CommandHelp, Help, Persona
from bot.persona.commands.browse import list_entries, of_kind, related, search_entries
from bot.persona.commands.command import Command
from bot.persona.commands.compare import compare
from bot.persona.commands.define import define, explain
from bot.persona.commands.document import about, scope
from bot.persona.commands.history import history
from bot.persona.commands.privacy import privacy
from bot.persona.commands.tips import tips


def help_(persona: Persona, argument: str) -> Answer:
    """The table itself."""
    return helped(persona, argument, "")


def helped(persona: Persona, query: str, remark: str) -> Help:
    """The help, with a remark on what was asked."""
    lines = tuple(CommandHelp(command.usage, command.summary) for command in COMMANDS)
    return Help(query, f"Ask the {persona.knowledge.document.title}", remark, lines)


COMMANDS: tuple[Command, ...] = (
    Command(
        "define",
        "define TERM",
        "The definition, in short",
        define,
        ("def",),
        example="define drift",
    ),
    Command(
        "explain",
        "explain TERM [SECTION]",
        "All that the handbook says about it, or one section",
        explain,
        example="explain drift",
    ),
    Command(
        "compare",
        "compare A vs B",
        "Two to four entries side by side",
        compare,
        example="compare data drift vs concept drift",
    ),
    Command(
        "pattern",
        "pattern [NAME]",
        "A pattern, or all of them",
        of_kind("pattern"),
        ("patterns",),
        may_name=True,
    ),
    Command(
        "antipattern",
        "antipattern [NAME]",
        "An anti-pattern, or all of them",
        of_kind("anti_pattern"),
        ("anti-pattern", "antipatterns", "anti-patterns"),
        may_name=True,
    ),
    Command(
        "edge",
        "edge [NAME]",
        "An edge case, or all of them",
        of_kind("edge_case"),
        ("edges", "edgecase", "edge-case", "edgecases", "edge-cases"),
        may_name=True,
    ),
    Command(
        "concept",
        "concept [NAME]",
        "A core concept, or all of them",
        of_kind("concept"),
        ("concepts",),
        may_name=True,
    ),
    Command(
        "model",
        "model [PART]",
        "The standard model of the role",
        of_kind("standard_model"),
        ("standard-model",),
        may_name=True,
        everyday=True,
    ),
    Command("scope", "scope", "What is covered, and what is not", scope, alone=True),
    Command(
        "list",
        "list [KIND or STAGE]",
        "Browse the entries",
        list_entries,
        ("browse",),
    ),
    Command(
        "search",
        "search WORDS",
        "The best matches for some words",
        search_entries,
        example="search drift",
        may_name=True,
    ),
    Command(
        "related",
        "related [TERM]",
        "What is around an entry",
        related,
        ("see-also",),
    ),
    Command(
        "history",
        "history TERM",
        "Since when an entry says what it says, and why it changed",
        history,
        example="history drift",
    ),
    Command(
        "tips", "tips on 9:00 weekdays", "A tip each day, in a channel or to you", tips, ("tip",)
    ),
    Command("about", "about", "Purpose, version and change log", about, ("version",), alone=True),
    Command(
        "privacy",
        "privacy",
        "What this bot sees, and what it keeps",
        privacy,
        may_name=True,
        alone=True,
    ),
    Command("help", "help", "This list", help_, ("commands", "usage", "?"), alone=True),
)

COMMAND_BY_NAME = {name: command for command in COMMANDS for name in (command.name, *command.names)}
