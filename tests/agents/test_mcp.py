"""Coding agents ask the handbook: sessions of the official MCP client with the real command."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from typing import Any

import httpx2
import pytest
from mcp import Client, StdioServerParameters
from mcp.types import TextContent

from tests.asynchronous import awaited
from tests.conftest import ROOT

COMMAND = ["-m", "bot", "mcp"]
TOOLS = {"ask", "define", "compare", "search", "list"}


@pytest.fixture(scope="module")
def over_http() -> Iterator[str]:
    """The address of a server in a process of its own."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, *COMMAND, "--port", str(port)]
    process = subprocess.Popen(command, cwd=ROOT, stderr=subprocess.DEVNULL)
    try:
        _wait_for(port)
        yield f"http://127.0.0.1:{port}/mcp"
    finally:
        process.terminate()
        process.wait(15)


def _wait_for(port: int) -> None:
    for _ in range(400):
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            time.sleep(0.05)
        else:
            return
    raise AssertionError("the server did not start")


@pytest.fixture(params=["stdio", "http"])
def server(request: pytest.FixtureRequest) -> Any:
    """What a client connects to, over each of the ways."""
    if request.param == "http":
        return request.getfixturevalue("over_http")
    told = ("PATH", "MLPERSONA_CACHE", "MLPERSONA_SEMANTIC")
    environment = {name: os.environ[name] for name in told}
    return StdioServerParameters(command=sys.executable, args=COMMAND, cwd=ROOT, env=environment)


def test_a_session_lists_the_tools_and_uses_each(server: Any) -> None:
    async def session() -> None:
        async with Client(server) as client:
            tools = {tool.name: tool for tool in (await client.list_tools()).tools}
            assert tools.keys() == TOOLS
            for tool in tools.values():
                assert tool.description
                assert tool.output_schema
                assert tool.annotations
                assert tool.annotations.read_only_hint

            asked = await call(client, "ask", question="how do I detect drift?")
            assert asked["outcome"] == "found"
            assert asked["entries"][0]["id"] == "edge_cases/model-drift"
            assert asked["section"] == "detect"
            defined = await call(client, "define", term="drift")
            assert defined["entries"][0]["id"] == "edge_cases/model-drift"
            whole = await call(client, "define", term="drift", whole=True)
            assert len(whole["text"]) > len(defined["text"])
            compared = await call(client, "compare", first="data drift", second="concept drift")
            assert compared["outcome"] == "comparison"
            assert "whereas concept drift" in " ".join(compared["text"].split())
            found = await call(client, "search", words="missing values", limit=3)
            assert 0 < len(found["entries"]) <= 3
            listed = await call(client, "list", kind="edge_case", stage="monitoring")
            assert {each["kind"] for each in listed["entries"]} == {"edge_case"}
            unknown = await call(client, "ask", question="what is a capsule network?")
            assert unknown["outcome"] == "not_found"

    awaited(session())


async def call(client: Client, name: str, **arguments: Any) -> dict[str, Any]:
    """What a tool returns for a program; for a reader there must be text beside it."""
    result = await client.call_tool(name, arguments)
    assert not result.is_error, result.content
    assert isinstance(result.content[0], TextContent)
    assert result.content[0].text
    assert result.structured_content
    return dict(result.structured_content)


def test_a_page_of_another_site_cannot_ask_through_a_browser(over_http: str) -> None:
    """DNS rebinding: the name of another host leads to this machine."""
    response = httpx2.post(over_http, json={}, headers={"Host": "evil.example.com"})
    assert response.status_code == 421
    origin = {"Origin": "https://evil.example.com"}
    assert httpx2.post(over_http, json={}, headers=origin).status_code == 403


@pytest.mark.parametrize(
    ("tool", "arguments", "sentence"),
    [
        ("list", {"kind": "nope"}, "kind must be one of definition, concept,"),
        ("list", {"stage": "nope"}, "stage must be one of problem_framing,"),
        ("search", {"words": "drift", "limit": 0}, "greater than or equal to 1"),
        ("ask", {}, "Field required"),
        ("ask", {"question": "x" * 1001}, "at most 1000 characters"),
    ],
)
def test_a_bad_call_is_told_what_would_be_right(
    over_http: str, tool: str, arguments: dict[str, Any], sentence: str
) -> None:
    async def session() -> None:
        async with Client(over_http) as client:
            result = await client.call_tool(tool, arguments)
            assert result.is_error
            assert isinstance(result.content[0], TextContent)
            assert sentence in result.content[0].text

    awaited(session())
