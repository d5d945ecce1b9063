"""The web API described in OpenAPI 3.1 (https://spec.openapis.org/oas/v3.1.1.html)."""

from __future__ import annotations

from typing import Any

from bot.knowledge.kinds import KINDS, STAGES, STATUSES
from bot.search.normalize import MAX_CHARACTERS

Json = dict[str, Any]

OUTCOMES = (
    "found", "comparison", "choices", "listing", "out_of_scope", "not_found", "help",
)  # fmt: skip
MAX_LIMIT = 50

_TEXT: Json = {"type": "string"}
_TEXTS: Json = {"type": "array", "items": _TEXT}
_URL: Json = {
    "type": "string",
    "format": "uri",
    "description": "Its page, when a public address is configured.",
}


def openapi(base: str = "") -> Json:
    """The document. ``base`` is the handbook's public address, or empty for wherever it is read."""
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "mlpersona",
            "version": "1",
            "summary": "The handbook's answers as JSON.",
            "description": (
                "Reads only; needs no key and keeps nothing. The same question gets the same "
                "answer, which Slack and the terminal give too. Every response has an ETag."
            ),
        },
        "servers": [{"url": base or "/"}],
        "paths": {
            "/api/ask": {
                "get": _operation(
                    "ask",
                    "Answer a question, a term or a command",
                    [_question("The question, as one would type it in Slack.", "what is drift?")],
                    "Reply",
                )
            },
            "/api/search": {
                "get": _operation(
                    "search",
                    "The entries that fit some words, best first",
                    [_question("The words.", "missing values"), _limit()],
                    "Entries",
                )
            },
            "/api/complete": {
                "get": _operation(
                    "complete",
                    "The entries whose names may become of what somebody is typing",
                    [_question("What has been typed so far.", "over"), _limit()],
                    "Entries",
                )
            },
            "/api/entries": {
                "get": _operation(
                    "entries",
                    "All entries, or those of a kind or a stage",
                    [
                        _choice("kind", [kind.key for kind in KINDS], "Of this kind only."),
                        _choice("stage", list(STAGES), "Of this stage of the life cycle only."),
                    ],
                    "Entries",
                )
            },
            "/api/entries/{folder}/{name}": {
                "get": _operation(
                    "entry",
                    "One entry, with all that the handbook says of it",
                    [
                        _part("folder", "The first half of its id.", "edge_cases"),
                        _part("name", "The second half.", "model-drift"),
                    ],
                    "WholeEntry",
                    missing=True,
                )
            },
        },
        "components": {"schemas": _schemas()},
    }


def _operation(
    name: str, summary: str, parameters: list[Json], schema: str, *, missing: bool = False
) -> Json:
    responses = {
        "200": _response("The answer.", schema),
        "304": {"description": "What the caller has is current: its If-None-Match names it."},
    }
    if missing:
        responses["404"] = _response("There is no such entry; the message says so.", "Problem")
    else:
        responses["400"] = _response("The message says what would be right.", "Problem")
    return {
        "operationId": name,
        "summary": summary,
        "parameters": parameters,
        "responses": responses,
    }


def _response(description: str, schema: str) -> Json:
    content = {"application/json": {"schema": {"$ref": f"#/components/schemas/{schema}"}}}
    return {"description": description, "content": content}


def _question(description: str, example: str) -> Json:
    schema = {"type": "string", "minLength": 1, "maxLength": MAX_CHARACTERS}
    return _parameter("q", description, schema, required=True, example=example)


def _limit() -> Json:
    schema = {"type": "integer", "minimum": 1, "maximum": MAX_LIMIT, "default": 10}
    return _parameter("limit", "At most so many.", schema)


def _choice(name: str, choices: list[str], description: str) -> Json:
    return _parameter(name, description, {"type": "string", "enum": choices})


def _parameter(
    name: str, description: str, schema: Json, *, required: bool = False, example: str = ""
) -> Json:
    shown = {"example": example} if example else {}
    return {
        "name": name,
        "in": "query",
        "required": required,
        "description": description,
        "schema": schema,
        **shown,
    }


def _part(name: str, description: str, example: str) -> Json:
    return {
        "name": name,
        "in": "path",
        "required": True,
        "description": description,
        "schema": _TEXT,
        "example": example,
    }


def _object(properties: Json, *, optional: tuple[str, ...] = ()) -> Json:
    return {
        "type": "object",
        "properties": properties,
        "required": [name for name in properties if name not in optional],
        "additionalProperties": False,
    }


def _enum(values: tuple[str, ...] | list[str]) -> Json:
    return {"type": "string", "enum": list(values)}


def _nullable(schema: Json) -> Json:
    return {**schema, "type": [schema["type"], "null"]}


def _schemas() -> Json:
    kind = _enum([kind.key for kind in KINDS])
    entry = {
        "id": _TEXT,
        "kind": kind,
        "title": _TEXT,
        "aliases": _TEXTS,
        "stage": _TEXT,
        "status": _enum(STATUSES),
        "summary": _TEXT,
        "url": _URL,
    }
    matched = {
        "id": _TEXT,
        "kind": kind,
        "title": _TEXT,
        "aliases": _TEXTS,
        "score": {"type": "number", "minimum": 0, "maximum": 100},
        "url": _URL,
    }
    several = {"type": "array", "items": {"$ref": "#/components/schemas/Entry"}}
    return {
        "Entry": _object(entry, optional=("url",)),
        "Entries": _object({"entries": several}),
        "WholeEntry": _object(
            {
                **entry,
                "since": _TEXT,
                "changed": _TEXT,
                "reviewed": _TEXT,
                "tip": _TEXT,
                "sections": _rows("key", "label", "text"),
                "broader": _nullable(_TEXT),
                "narrower": _TEXTS,
                "related": _TEXTS,
                "contrasts": _rows("entry", "difference"),
                "asks": _TEXTS,
                "not_for": _TEXTS,
                "references": {
                    "type": "array",
                    "items": _object(
                        {"text": _TEXT, "link": _TEXT, "verified": {"type": "boolean"}}
                    ),
                },
                "history": _rows("version", "date", "reason"),
            },
            optional=("url",),
        ),
        "Reply": _object(
            {
                "query": _TEXT,
                "outcome": _enum(OUTCOMES),
                "text": {"type": "string", "description": "The answer as a terminal shows it."},
                "section": {
                    **_nullable(_TEXT),
                    "description": "The section that the question asked for, if it asked for one.",
                },
                "entries": {
                    "type": "array",
                    "items": _object(matched, optional=("url",)),
                    "description": "The entry that answers first, then what else was meant.",
                },
            }
        ),
        "Problem": _object({"error": _TEXT}),
    }


def _rows(*names: str) -> Json:
    return {"type": "array", "items": _object(dict.fromkeys(names, _TEXT))}
