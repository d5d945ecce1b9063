"""JSON Schemas of the knowledge files, made from the same table that reads them."""

from __future__ import annotations

from typing import Any

from bot.knowledge.document import NOTE_KINDS, PARTS
from bot.knowledge.editorial import (
    MAX_ALIAS,
    MAX_ASK,
    MAX_DIFFERENCE,
    MAX_SECTION,
    MAX_SUMMARY,
    MAX_TIP,
    MAX_TITLE,
)
from bot.knowledge.kinds import KIND_BY_KEY, KINDS, STAGES, STATUSES, Kind

DIALECT = "http://json-schema.org/draft-07/schema#"
Schema = dict[str, Any]


def schemas() -> dict[str, Schema]:
    """Every schema by the name of its file: one for each kind's folder, persona, references."""
    return {
        **{kind.folder: entry_schema(kind) for kind in KINDS},
        "persona": persona_schema(),
        "references": references_schema(),
    }


def whole() -> Schema:
    """All of them in one: a file fits if it fits one."""
    every = schemas()
    for schema in every.values():
        schema.pop("$schema")
    return {
        "$schema": DIALECT,
        "title": "mlpersona knowledge",
        "anyOf": [{"$ref": f"#/definitions/{name}"} for name in every],
        "definitions": every,
    }


def entry_schema(kind: Kind) -> Schema:
    """The schema of one kind's entries."""
    version = _text("A version that a change log lists, in quotes.")
    fields: dict[str, Schema] = {
        "title": _text("The headword, in title case.", MAX_TITLE),
        "summary": _text("The definition: one sentence that stands alone.", MAX_SUMMARY),
        "status": _text(
            "canonical: verbatim from the document. reviewed: read by a second person."
        ),
        "stage": _text("The stage of the ML life cycle that asks for it first."),
        "since": version,
        "changed": version,
        "reviewed": {
            "type": "string",
            "format": "date",
            "description": "When a second person read it.",
        },
        "aliases": _texts("Other names, acronyms, variants.", MAX_ALIAS),
        "broader": _text("The id of the umbrella entry that this is a kind of."),
        "sections": _object(
            {section.key: _text(f"{section.label}.", MAX_SECTION) for section in kind.sections}
        ),
        "related": _texts("Ids of related entries; they must name this one too."),
        "contrasts": _list(
            _object(
                {
                    "entry": _text("The id of the entry it is confused with."),
                    "difference": _text("One sentence that names both.", MAX_DIFFERENCE),
                },
                required=("entry", "difference"),
            )
        ),
        "not_for": _texts("Phrases in which the name means something else."),
        "tip": _text("One imperative sentence for the daily tip.", MAX_TIP),
        "asks": _texts("Questions people would ask it with; each must find it.", MAX_ASK),
        "references": _texts("Keys in references.yaml."),
        "history": _list(
            _object(
                {"version": version, "date": _date(), "reason": _text("Why it changed.")},
                required=("version", "reason"),
            )
        ),
    }
    fields["status"]["enum"] = list(STATUSES)
    fields["stage"]["enum"] = list(STAGES)
    return {
        "$schema": DIALECT,
        "title": f"mlpersona {kind.singular}",
        **_object(fields, required=("title", "summary", "status")),
    }


def references_schema() -> Schema:
    """The schema of references.yaml."""
    reference = _object(
        {
            "authors": _text("As a bibliography prints them: Sculley, D., Holt, G., et al."),
            "year": {"type": ["integer", "string"], "description": "The year it appeared."},
            "title": _text("Its title."),
            "venue": _text("Journal, conference, publisher or site."),
            "doi": _text("The DOI, without https://doi.org/."),
            "url": _text("Where to read it, when it has no DOI."),
            "verified": {"type": "boolean", "description": "Has somebody seen that it exists?"},
            "note": _text("What could not be verified, and what was tried."),
            "citation": _text("The whole line, when the fields cannot give it back."),
        },
        required=("title",),
    )
    return {
        "$schema": DIALECT,
        "title": "mlpersona bibliography",
        "type": "object",
        "additionalProperties": reference,
    }


def persona_schema() -> Schema:
    """The schema of persona.yaml."""
    change = _object(
        {"version": _text("In quotes."), "date": _date(), "description": _text("What changed.")},
        required=("version", "description"),
    )
    note = _object(
        {
            "kind": {"type": "string", "enum": list(NOTE_KINDS)},
            "part": {"type": "string", "enum": [*PARTS, *KIND_BY_KEY]},
            "place": {"type": "string", "enum": ["before", "after"]},
            "text": _text("The remark."),
        },
        required=("kind", "part", "place", "text"),
    )
    outside = _object(
        {
            "exclusion": {"type": "integer", "minimum": 1, "description": "Which area of 'out'."},
            "kind": _text("What entries call that of which these are some."),
            "names": _texts("Names of tools, vendors or kinds of tutorial."),
        },
        required=("exclusion", "names"),
    )
    return {
        "$schema": DIALECT,
        "title": "mlpersona persona",
        **_object(
            {
                "title": _text("The document's title."),
                "introduction": _text("The lines under the title."),
                "purpose": _text("Why the document exists."),
                "scope": _object(
                    {
                        "in": _texts("What is covered."),
                        "out": _texts("What is not."),
                        "outside": _list(outside),
                    }
                ),
                "introductions": _object({key: _text("Before the list.") for key in KIND_BY_KEY}),
                "contents": _object(
                    {key: _texts("File names of the canonical entries.") for key in KIND_BY_KEY}
                ),
                "references": _texts("Keys in references.yaml."),
                "notes": _list(note),
                "change_log": _list(change),
                "editions": _list(change),
            },
            required=("title", "purpose"),
        ),
    }


def _text(description: str, limit: int = 0) -> Schema:
    schema: Schema = {"type": "string", "minLength": 1, "description": description}
    return {**schema, "maxLength": limit} if limit else schema


def _date() -> Schema:
    return {"type": "string", "format": "date", "description": "YYYY-MM-DD."}


def _texts(description: str, limit: int = 0) -> Schema:
    return {**_list(_text(description, limit)), "uniqueItems": True, "description": description}


def _list(items: Schema) -> Schema:
    return {"type": "array", "items": items}


def _object(properties: dict[str, Schema], required: tuple[str, ...] = ()) -> Schema:
    schema: Schema = {"type": "object", "additionalProperties": False, "properties": properties}
    return {**schema, "required": list(required)} if required else schema
