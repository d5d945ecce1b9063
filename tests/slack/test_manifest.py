"""The manifests are valid, ask for no more than is used, and differ in the mode alone."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from bot.persona.commands.table import COMMAND_BY_NAME
from bot.slack.commands import COMMAND

SCHEMA = json.loads((Path(__file__).parent / "manifest.schema.json").read_text(encoding="utf-8"))
FILES = ("manifest.yaml", "manifest-socket-mode.yaml")


def manifest(root: Path, file: str) -> dict[str, Any]:
    """A manifest as Slack reads it."""
    content: dict[str, Any] = yaml.safe_load((root / file).read_text(encoding="utf-8"))
    return content


@pytest.mark.parametrize("file", FILES)
def test_a_manifest_fits_slacks_schema(root: Path, file: str) -> None:
    """The schema is github.com/slackapi/manifest-schema, version 0.5.0."""
    jsonschema.validate(manifest(root, file), SCHEMA)


@pytest.mark.parametrize("file", FILES)
def test_each_scope_has_its_reason_beside_it(root: Path, file: str) -> None:
    text = (root / file).read_text(encoding="utf-8")
    scopes = manifest(root, file)["oauth_config"]["scopes"]["bot"]
    assert set(scopes) == {"app_mentions:read", "chat:write", "commands", "im:history"}
    for scope in scopes:
        assert re.search(rf"- {re.escape(scope)} # \w+", text)


@pytest.mark.parametrize("file", FILES)
def test_what_is_subscribed_to_is_listened_to(root: Path, file: str) -> None:
    settings = manifest(root, file)
    assert settings["settings"]["event_subscriptions"]["bot_events"] == [
        "app_mention",
        "message.im",
    ]
    (command,) = settings["features"]["slash_commands"]
    assert command["command"] == COMMAND
    for hint in command["usage_hint"].split(" | "):
        assert hint.split()[0] in COMMAND_BY_NAME


def test_the_two_modes_differ_in_the_mode_alone(root: Path) -> None:
    http, socket = (manifest(root, file) for file in FILES)
    assert (
        http["settings"].pop("socket_mode_enabled"),
        socket["settings"].pop("socket_mode_enabled"),
    ) == (False, True)
    for part in (http["settings"]["event_subscriptions"], http["settings"]["interactivity"]):
        assert part.pop("request_url").endswith("/slack/events")
    assert http["features"]["slash_commands"][0].pop("url").endswith("/slack/events")
    assert http == socket
