"""The tools that agents have, as an MCP server (https://modelcontextprotocol.io)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated, Any, Literal

from mcp.server.mcpserver import MCPServer
from mcp.server.mcpserver.exceptions import ToolError
from mcp.types import CallToolResult, TextContent, ToolAnnotations
from pydantic import BaseModel, Field

from bot.knowledge.kinds import KIND_BY_KEY, STAGES
from bot.persona.answer import Answer, Listing, Persona
from bot.persona.commands.browse import search_entries
from bot.persona.commands.define import define, explain
from bot.persona.respond import respond, tidy
from bot.render.reply import brief, reply
from bot.search.normalize import MAX_CHARACTERS

INSTRUCTIONS = (
    "The reviewed handbook of machine-learning engineering: definitions, concepts, patterns, "
    "anti-patterns and edge cases. It uses no language model: the same question gets the same "
    "answer, and each answer names its entry. Quote it as it stands and name the entry's id. "
    "Outcomes: found, comparison and listing are answers; choices means that the question was "
    "not clear, so choose one and define it; not_found and out_of_scope mean that the handbook "
    "has no answer, so do not make one up in its name."
)
READS = ToolAnnotations(read_only_hint=True, idempotent_hint=True, open_world_hint=False)
MAX_FOUND = 50


class Named(BaseModel):
    """An entry of the handbook."""

    id: str
    kind: str
    title: str
    aliases: list[str]
    url: str = ""


class Scored(Named):
    """An entry and how well it fits, 0 to 100."""

    score: float


class Listed(Named):
    """An entry in a list."""

    stage: str
    status: str
    summary: str


class Reply(BaseModel):
    """An answer: what came of the question, the text, and the entries it rests on."""

    query: str
    outcome: Literal[
        "found", "comparison", "choices", "listing", "out_of_scope", "not_found", "help"
    ]
    text: str
    section: str | None
    entries: list[Scored]


class Entries(BaseModel):
    """Entries, best first or in the handbook's order."""

    entries: list[Listed]


Question = Annotated[str, Field(min_length=1, max_length=MAX_CHARACTERS)]
Answered = Annotated[CallToolResult, Reply]


def build_server(persona: Callable[[], Persona], *, base: str = "") -> MCPServer[Any]:
    """The server. ``base`` is where the handbook's pages lie; entries name their page then."""
    server: MCPServer[Any] = MCPServer("mlpersona", instructions=INSTRUCTIONS)

    def told(answer: Answer, query: str) -> CallToolResult:
        """The text for whoever reads, the record for whoever computes."""
        record = reply(answer, query=query, base=base)
        content = TextContent(type="text", text=record["text"])
        return CallToolResult(content=[content], structured_content=record)

    def listed(entries: list[Any]) -> Entries:
        return Entries(entries=[Listed(**brief(entry, base=base)) for entry in entries])

    @server.tool(title="Ask the handbook", annotations=READS)
    def ask(question: Question) -> Answered:
        """Answer a question about machine-learning engineering in anybody's own words."""
        return told(respond(question, persona()), question)

    @server.tool(name="define", title="Define a term", annotations=READS)
    def define_(
        term: Question,
        whole: Annotated[
            bool, Field(description="All that the handbook says, not the short answer.")
        ] = False,
    ) -> Answered:
        """The canonical definition of a term: a title, an alias or an entry's id."""
        answer = (explain if whole else define)(persona(), tidy(term))
        return told(answer, term)

    @server.tool(name="compare", title="Compare two terms", annotations=READS)
    def compare_(first: Question, second: Question) -> Answered:
        """Two terms side by side, with the sentence that tells them apart."""
        both = f"{tidy(first)} vs {tidy(second)}"
        return told(respond(f"compare {both}", persona()), both)

    @server.tool(title="Search the entries", annotations=READS)
    def search(words: Question, limit: Annotated[int, Field(ge=1, le=MAX_FOUND)] = 10) -> Entries:
        """The entries that fit some words, best first."""
        found = search_entries(persona(), tidy(words))
        matched = found.candidates if isinstance(found, Listing) else ()
        return listed([candidate.entry for candidate in matched[:limit]])

    @server.tool(name="list", title="List the entries", annotations=READS)
    def list_(
        kind: Annotated[str, Field(description=f"One of {', '.join(KIND_BY_KEY)}.")] = "",
        stage: Annotated[str, Field(description=f"One of {', '.join(STAGES)}.")] = "",
    ) -> Entries:
        """All entries, or those of a kind, of a stage of the life cycle, or of both."""
        _known("kind", kind, tuple(KIND_BY_KEY))
        _known("stage", stage, tuple(STAGES))
        return listed(
            [
                entry
                for entry in persona().knowledge.entries.values()
                if kind in ("", entry.kind.key) and stage in ("", entry.stage)
            ]
        )

    return server


def _known(name: str, value: str, allowed: tuple[str, ...]) -> None:
    if value and value not in allowed:
        raise ToolError(f"{name} must be one of {', '.join(allowed)}, not {value!r}.")
