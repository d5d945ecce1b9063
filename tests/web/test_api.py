"""The web API does what its OpenAPI document says, and says what is wrong in a sentence."""

from __future__ import annotations

import re
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from openapi_spec_validator import validate
from starlette.testclient import TestClient

from bot.pages.openapi import openapi
from bot.persona.answer import Persona
from bot.persona.respond import respond
from bot.render.record import outcome
from bot.search.normalize import MAX_CHARACTERS

DOCUMENT = openapi()


def problems(value: Any, schema: str) -> list[str]:
    """Where a value is not what the document says."""
    whole = {"$ref": f"#/components/schemas/{schema}", "components": DOCUMENT["components"]}
    return [error.message for error in Draft202012Validator(whole).iter_errors(value)]


def test_the_document_is_openapi(reader: TestClient) -> None:
    validate(DOCUMENT)
    assert reader.get("/api/openapi.json").json() == DOCUMENT
    validate(openapi("https://ml.example.com"))


def test_the_document_describes_every_route_and_no_other(reader: TestClient) -> None:
    routes = {getattr(route, "path", "") for route in reader.app.routes}  # type: ignore[attr-defined]
    served = {path for path in routes if path.startswith("/api/")}
    assert served - {"/api/openapi.json", "/api/{path:path}"} == DOCUMENT["paths"].keys()


def test_every_example_works_and_has_the_promised_shape(reader: TestClient) -> None:
    links = re.findall(r'href="(api/[^"]+)"', reader.get("/api").text)
    assert len(links) == 1 + len(DOCUMENT["paths"])
    for link in links[1:]:
        path = link.partition("?")[0]
        (described,) = [
            value["get"]
            for pattern, value in DOCUMENT["paths"].items()
            if re.fullmatch(re.sub(r"\{\w+\}", "[^/]+", pattern), f"/{path}")
        ]
        response = reader.get(f"/{link.replace('&amp;', '&')}")
        assert response.status_code == 200
        content = described["responses"]["200"]["content"]["application/json"]
        schema = content["schema"]["$ref"].rpartition("/")[2]
        assert problems(response.json(), schema) == []


@pytest.mark.parametrize(
    "question",
    ["what is drift?", "how do I detect drift", "compare data drift vs concept drift", "validation",
     "list patterns", "what is a capsule network?", "deploy with kubernetes", "help", "<b>&amp;"],
)  # fmt: skip
def test_ask_answers_as_every_other_door_does(
    reader: TestClient, persona: Persona, question: str
) -> None:
    told = reader.get("/api/ask", params={"q": question}).json()
    assert problems(told, "Reply") == []
    answer = respond(question, persona)
    assert told["query"] == question
    assert told["outcome"] == outcome(answer)
    assert told["text"]


def test_every_entry_comes_whole(reader: TestClient, persona: Persona) -> None:
    listed = reader.get("/api/entries").json()
    assert problems(listed, "Entries") == []
    assert [entry["id"] for entry in listed["entries"]] == list(persona.knowledge.entries)
    for entry in persona.knowledge.entries.values():
        whole = reader.get(f"/api/entries/{entry.id}").json()
        assert problems(whole, "WholeEntry") == [], entry.id
        assert {part["key"]: part["text"] for part in whole["sections"]} == dict(entry.sections)


def test_entries_can_be_narrowed_and_searched(reader: TestClient) -> None:
    narrowed = reader.get("/api/entries?kind=edge_case&stage=monitoring").json()["entries"]
    assert narrowed
    assert {(each["kind"], each["stage"]) for each in narrowed} == {("edge_case", "monitoring")}
    found = reader.get("/api/search?q=missing values&limit=3").json()["entries"]
    assert 0 < len(found) <= 3
    typed = reader.get("/api/complete?q=over").json()["entries"]
    assert "anti_patterns/over-engineering" in [each["id"] for each in typed]


@pytest.mark.parametrize(
    ("path", "status", "sentence"),
    [
        ("/api/ask", 400, "Add q, the question: /api/ask?q=drift."),
        ("/api/search?q=%20", 400, "Add q, the question: /api/search?q=drift."),
        ("/api/ask?q=" + "x" * (MAX_CHARACTERS + 1), 400, "q has at most 1,000 characters"),
        ("/api/search?q=a&limit=0", 400, "limit must be a number from 1 to 50, not '0'."),
        ("/api/search?q=a&limit=²", 400, "limit must be a number from 1 to 50, not '²'."),
        ("/api/entries?kind=nope", 400, "kind must be one of definition, concept,"),
        ("/api/entries?stage=nope", 400, "stage must be one of problem_framing,"),
        ("/api/entries/edge_cases/nope", 404, "There is no entry 'edge_cases/nope'"),
        ("/api/nope", 404, "Nothing lies here; /api describes what there is."),
    ],
)
def test_a_bad_request_is_told_what_would_be_right(
    reader: TestClient, path: str, status: int, sentence: str
) -> None:
    response = reader.get(path)
    assert response.status_code == status
    assert problems(response.json(), "Problem") == []
    assert sentence in response.json()["error"]
