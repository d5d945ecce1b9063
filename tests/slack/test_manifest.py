"""The manifests are valid, ask for no more than is used, and differ in the mode alone."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from bot.persona.answer import Comparison, Found, Listing, Persona
from bot.persona.commands.table import COMMAND_BY_NAME
from bot.persona.respond import respond
from bot.slack import ids
from bot.slack.commands import COMMAND

SCHEMA = json.loads((Path(__file__).parent / "manifest.schema.json").read_text(encoding="utf-8"))
FILES = ("manifest.yaml", "manifest-socket-mode.yaml")
SCOPES = {
    "app_mentions:read",
    "assistant:write",
    "channels:read",
    "chat:write",
    "commands",
    "groups:read",
    "im:history",
    "users:read",
}


def manifest(root: Path, file: str, *, whole: bool = False) -> dict[str, Any]:
    """A manifest as Slack reads it; the ``whole`` of it, with what is off turned on."""
    text = (root / file).read_text(encoding="utf-8")
    if whole:
        text = re.sub(r"^( *)#\+ ", r"\1", text, flags=re.MULTILINE)
        text = text.replace("org_deploy_enabled: false", "org_deploy_enabled: true")
    content: dict[str, Any] = yaml.safe_load(text)
    return content


@pytest.mark.parametrize("whole", [False, True], ids=["as-it-is", "everything-on"])
@pytest.mark.parametrize("file", FILES)
def test_a_manifest_fits_slacks_schema(root: Path, file: str, whole: bool) -> None:
    """The schema is github.com/slackapi/manifest-schema, version 0.5.0."""
    jsonschema.validate(manifest(root, file, whole=whole), SCHEMA)


@pytest.mark.parametrize("file", FILES)
def test_each_scope_has_its_reason_beside_it(root: Path, file: str) -> None:
    text = (root / file).read_text(encoding="utf-8")
    assert set(manifest(root, file)["oauth_config"]["scopes"]["bot"]) == SCOPES
    whole = manifest(root, file, whole=True)["oauth_config"]["scopes"]["bot"]
    assert set(whole) == SCOPES | {"links:read", "links:write"}
    for scope in whole:
        assert re.search(rf"- {re.escape(scope)} # [\w\[]+", text)


@pytest.mark.parametrize("file", FILES)
def test_no_scope_reads_what_is_not_addressed_to_the_bot(root: Path, file: str) -> None:
    """The one history that it has is that of the direct messages to itself."""
    scopes = manifest(root, file, whole=True)["oauth_config"]["scopes"]["bot"]
    assert [scope for scope in scopes if "history" in scope] == ["im:history"]


@pytest.mark.parametrize("file", FILES)
def test_what_is_subscribed_to_is_listened_to(root: Path, file: str) -> None:
    settings = manifest(root, file, whole=True)
    code = "\n".join(path.read_text(encoding="utf-8") for path in (root / "bot/slack").glob("*.py"))
    events = settings["settings"]["event_subscriptions"]["bot_events"]
    assert events[:5] == sorted(events[:5])
    for event in events:
        name = "message" if event == "message.im" else event
        listened = "app.function(STEP)" if name == "function_executed" else f'app.event("{name}"'
        assert listened in code, event
    (command,) = settings["features"]["slash_commands"]
    assert command["command"] == COMMAND
    for hint in command["usage_hint"].split(" | "):
        assert hint.split()[0] in COMMAND_BY_NAME


@pytest.mark.parametrize("file", FILES)
def test_shortcuts_and_the_step_have_the_names_that_are_listened_to(root: Path, file: str) -> None:
    settings = manifest(root, file, whole=True)
    shortcuts = {(s["type"], s["callback_id"]) for s in settings["features"]["shortcuts"]}
    assert shortcuts == {
        ("global", ids.LOOK_UP),
        ("message", ids.EXPLAIN_TERMS),
        ("message", ids.CHECK_SIGNS),
    }
    assert list(settings["functions"]) == [ids.STEP]


@pytest.mark.parametrize("file", FILES)
def test_the_prompts_are_questions_that_are_answered(
    root: Path, file: str, persona: Persona
) -> None:
    prompts = manifest(root, file)["features"]["agent_view"]["suggested_prompts"]
    assert len(prompts) == 4
    for prompt in prompts:
        assert isinstance(respond(prompt["message"], persona), Found | Comparison | Listing)


def test_the_two_modes_differ_in_the_mode_alone(root: Path) -> None:
    http, socket = (manifest(root, file, whole=True) for file in FILES)
    assert (
        http["settings"].pop("socket_mode_enabled"),
        socket["settings"].pop("socket_mode_enabled"),
    ) == (False, True)
    for part in (http["settings"]["event_subscriptions"], http["settings"]["interactivity"]):
        assert part.pop("request_url").endswith("/slack/events")
    interactivity = http["settings"]["interactivity"]
    assert interactivity.pop("message_menu_options_url").endswith("/slack/events")
    assert http["features"]["slash_commands"][0].pop("url").endswith("/slack/events")
    assert http == socket
