"""What templates say with a bar: texts in paragraphs and lists, short addresses, schemas in words."""

from __future__ import annotations

from collections.abc import Callable
from itertools import groupby
from typing import Any, NamedTuple
from urllib.parse import urlencode

Json = dict[str, Any]

MAX_ADDRESS = 60


class Run(NamedTuple):
    """Lines of a text that are paragraphs, or items of one list."""

    listed: bool
    lines: tuple[str, ...]


def runs(text: str) -> list[Run]:
    """The lines of a text in which those that start with "- " are items."""
    return [
        Run(listed, tuple(line.removeprefix("- ") for line in lines))
        for listed, lines in groupby(
            filter(str.strip, text.split("\n")), lambda line: line.startswith("- ")
        )
    ]


def address(link: str) -> str:
    """A web address as a reader wants to see it."""
    shown = link.removeprefix("https://doi.org/")
    if shown != link:
        return f"doi:{shown}"
    shown = shown.partition("://")[2].removeprefix("www.").rstrip("/")
    return shown if len(shown) <= MAX_ADDRESS else f"{shown[: MAX_ADDRESS - 1]}…"


def slug(text: str) -> str:
    """A label as an id: lower case, with hyphens."""
    return "-".join("".join(c if c.isalnum() else " " for c in text).lower().split())


def example(operation: Json, path: str) -> str:
    """A request that shows an operation, relative to the handbook's address."""
    query = {}
    for parameter in operation["parameters"]:
        if "example" in parameter:
            if parameter["in"] == "path":
                path = path.replace(f"{{{parameter['name']}}}", parameter["example"])
            else:
                query[parameter["name"]] = parameter["example"]
    return path.removeprefix("/") + (f"?{urlencode(query)}" if query else "")


def schema_name(response: Json) -> str:
    """The name of the schema of a response."""
    reference: str = response["content"]["application/json"]["schema"]["$ref"]
    return reference.rpartition("/")[2]


def limits(schema: Json) -> str:
    """What a parameter may be, in a sentence, or nothing."""
    if "enum" in schema:
        return f"One of {', '.join(schema['enum'])}."
    if "maximum" in schema:
        least, most, usual = schema["minimum"], schema["maximum"], schema["default"]
        return f"From {least} to {most}; {usual} unless you say otherwise."
    return f"At most {schema['maxLength']:,} characters." if "maxLength" in schema else ""


def type_words(schema: Json) -> str:
    """A schema in a few words."""
    if "$ref" in schema:
        return str(schema["$ref"].rpartition("/")[2])
    kind = schema["type"]
    if kind == "array":
        words = f"a list, each {type_words(schema['items'])}"
    elif kind == "object":
        words = f"an object with {', '.join(schema['properties'])}"
    elif "enum" in schema:
        words = f"one of {', '.join(schema['enum'])}"
    elif isinstance(kind, list):
        words = "text or null"
    else:
        words = {"string": "text", "boolean": "true or false"}.get(kind, f"a {kind}")
    told = schema.get("description", "")
    return f"{words}. {told}" if told else words


FILTERS: dict[str, Callable[..., Any]] = {
    "runs": runs,
    "address": address,
    "slug": slug,
    "example": example,
    "limits": limits,
    "schema_name": schema_name,
    "type_words": type_words,
}
