"""Workspaces install the app, are answered with their own token, and are forgotten when they go."""

from __future__ import annotations

import http.client
import re
import sqlite3
import threading
import time
import uuid
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
import yaml

from bot.config import Config
from bot.errors import SchemaError
from bot.playground.requests import SlackClient, mention
from bot.slack.install import LINK_SCOPES, SCOPES
from bot.slack.installations import Tokens
from bot.slack.tip_post import TipPost
from bot.store.secrets import new_key
from bot.store.store import Person
from bot.store.workspaces import Installation, Workspace
from bot.wiring import Served, tokens_of
from tests.conftest import config_for, settle
from tests.fakes.slack import CLIENT_ID, CLIENT_SECRET, FakeSlack, Reply

T1, ORG = Workspace("", "T1"), Workspace("E1", "")
TEAM = {"team": {"id": "T1", "name": "One"}}
Json = dict[str, Any]


@pytest.fixture
def config(slack: FakeSlack, tmp_path: Path) -> Config:
    return config_for(slack.api_url)._replace(
        bot_token="",
        database=str(tmp_path / "desk.db"),
        client_id=CLIENT_ID,
        client_secret=CLIENT_SECRET,
        token_keys=(new_key(),),
    )


def get(bot: SlackClient, path: str, cookie: str = "") -> tuple[int, str, str]:
    """Status, text and cookie of a page, as a browser gets them."""
    connection = http.client.HTTPConnection("127.0.0.1", bot.port, timeout=10)
    connection.request("GET", path, headers={"Cookie": cookie} if cookie else {})
    response = connection.getresponse()
    text = response.read().decode()
    connection.close()
    return response.status, text, (response.getheader("Set-Cookie") or "").partition(";")[0]


def begin(bot: SlackClient) -> tuple[str, str]:
    """Open the page of installation: the state that goes to Slack, and the browser's cookie."""
    status, page, cookie = get(bot, "/slack/install")
    assert status == 200
    found = re.search(r'href="(https://slack.com/oauth[^"]+)"', page)
    assert found
    query = parse_qs(urlsplit(found[1].replace("&amp;", "&")).query)
    assert query["client_id"] == [CLIENT_ID]
    return query["state"][0], cookie


def install(bot: SlackClient, slack: FakeSlack, about: Json = TEAM) -> None:
    state, cookie = begin(bot)
    slack.codes["code"] = about
    status, page, _ = get(bot, f"/slack/oauth_redirect?code=code&state={state}", cookie)
    assert (status, "Thank you" in page) == (200, True)


def tokens_of_posts(slack: FakeSlack) -> list[str]:
    return [call.token for call in slack.calls if call.method == "chat.postMessage"]


def stored(served: Served, workspace: Workspace = T1) -> Installation | None:
    return served.store.workspaces.installation(workspace)


def test_from_the_install_page_to_an_answer_with_the_workspaces_own_token(
    bot: SlackClient, slack: FakeSlack, config: Config
) -> None:
    install(bot, slack)
    with sqlite3.connect(config.database) as connection:
        (row,) = connection.execute("SELECT * FROM installations").fetchall()
    assert "granted" not in str(row)
    assert "refresh-" not in str(row)
    assert bot.command("define drift").json["text"].startswith("Model Drift")
    bot.event(mention("define drift"))
    slack.wait_for("chat.postMessage")
    assert tokens_of_posts(slack) == ["xoxe.xoxb-granted-0"]


def test_a_state_is_good_once_and_for_one_browser(bot: SlackClient, slack: FakeSlack) -> None:
    state, cookie = begin(bot)
    slack.codes = {"one": TEAM, "two": TEAM}
    back = f"/slack/oauth_redirect?state={state}&code="
    assert get(bot, back + "one")[0] == 400
    assert get(bot, back + "one", cookie)[0] == 200
    assert get(bot, back + "two", cookie)[0] == 401


def test_whoever_says_no_at_slack_installs_nothing(
    bot: SlackClient, slack: FakeSlack, served: Served
) -> None:
    state, cookie = begin(bot)
    get(bot, f"/slack/oauth_redirect?error=access_denied&state={state}", cookie)
    assert get(bot, f"/slack/oauth_redirect?code=made-up&state={state}", cookie)[0] == 401
    assert stored(served) is None


def test_an_organisation_installs_for_all_its_workspaces(
    bot: SlackClient, slack: FakeSlack, served: Served
) -> None:
    install(bot, slack, {"enterprise": {"id": "E1", "name": "Org"}, "is_enterprise_install": True})
    assert served.tokens
    for team in ("T1", "T2"):
        client = served.tokens.client_for("E1", team)
        assert client
        assert client.token == "xoxe.xoxb-granted-0"
    assert served.tokens.client_for("E2", "T1") is None


def test_a_workspace_without_an_installation_is_told_so(bot: SlackClient, slack: FakeSlack) -> None:
    response = bot.command("define drift", response_url=slack.response_url())
    assert response.status == 200
    assert "no longer installed" in slack.wait_for("response_url")[0]["text"]


def expired(slack: FakeSlack, *, seconds: float) -> Installation:
    slack.unspent.add("xoxe-first")
    return Installation(
        T1, "One", "BBOT", "UBOT", "commands", "xoxb-old", "xoxe-first", time.time() + seconds, 1.0
    )


def test_an_expired_token_is_refreshed_once_by_any_number_of_processes(
    served: Served, slack: FakeSlack, config: Config
) -> None:
    served.store.workspaces.install(expired(slack, seconds=-5))
    # Each has a cache of its own, as each process does.
    processes = [tokens_of(config, served.store) for _ in range(6)]
    got: list[str | None] = []

    def ask(tokens: Tokens) -> None:
        client = tokens.client_for(None, "T1")
        got.append(client.token if client else None)

    threads = [threading.Thread(target=ask, args=(each,)) for each in processes if each]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert got == ["xoxe.xoxb-granted-0"] * 6
    assert len(slack.sent("oauth.v2.access")) == 1
    kept = stored(served)
    assert kept
    assert (kept.token, kept.refresh_token) == ("xoxe.xoxb-granted-0", "xoxe-refresh-0")


def test_a_refresh_token_that_slack_refused_is_not_tried_again(
    bot: SlackClient, served: Served, slack: FakeSlack, config: Config
) -> None:
    served.store.workspaces.install(expired(slack, seconds=60))
    slack.unspent.clear()
    processes = [tokens_of(config, served.store) for _ in range(3)]
    for tokens in processes:
        assert tokens
        client = tokens.client_for(None, "T1")
        # The token itself is good until it expires.
        assert client
        assert client.token == "xoxb-old"
    assert len(slack.sent("oauth.v2.access")) == 1
    kept = stored(served)
    assert kept
    served.store.workspaces.install(kept._replace(expires_at=time.time() - 1))
    for tokens in processes:
        assert tokens
        tokens.drop(T1)
        assert tokens.client_for(None, "T1") is None
        post = TipPost(tokens.client_for)
        assert post("", "T1", "C1", {"text": "A tip."}, str(uuid.uuid4())).meaning == "close"
    bot.command("define drift", response_url=slack.response_url())
    assert "no longer installed" in slack.wait_for("response_url")[0]["text"]
    assert len(slack.sent("oauth.v2.access")) == 1
    install(bot, slack)
    assert served.tokens
    assert served.tokens.client_for(None, "T1")


def test_trouble_at_slack_is_no_refusal(served: Served, slack: FakeSlack) -> None:
    served.store.workspaces.install(expired(slack, seconds=60))
    slack.script("oauth.v2.access", Reply(200, {"ok": False, "error": "internal_error"}, {}))
    assert served.tokens
    assert served.tokens.client_for(None, "T1")
    kept = stored(served)
    assert kept
    assert kept.refresh_token == "xoxe-first"


def test_a_token_is_renewed_before_it_expires_and_a_good_one_is_left_alone(
    served: Served, slack: FakeSlack
) -> None:
    assert served.tokens
    served.store.workspaces.install(expired(slack, seconds=3 * 3600))
    assert served.tokens.client_for(None, "T1")
    assert slack.sent("oauth.v2.access") == []
    served.store.workspaces.install(expired(slack, seconds=3600))
    served.tokens.drop(T1)
    client = served.tokens.client_for(None, "T1")
    assert client
    assert client.token == "xoxe.xoxb-granted-0"


def test_a_revoked_token_is_gone_at_once_and_the_rest_stays_for_a_while(
    bot: SlackClient, slack: FakeSlack, served: Served
) -> None:
    install(bot, slack)
    served.store.save_entry(Person("T1", "U1"), "concepts/a", day="2026-11-25")
    served.store.save_entry(Person("T1", "U2"), "concepts/a", day="2026-11-25")
    assert served.tokens
    assert served.tokens.client_for(None, "T1")
    slack_time = int(time.time()) + 2
    event = {"type": "tokens_revoked", "tokens": {"oauth": ["U2"], "bot": ["UBOT"]}}
    assert bot.event(event, event_time=slack_time).status == 200
    assert stored(served) is None
    assert served.tokens.client_for(None, "T1") is None
    assert served.store.saved_entries(Person("T1", "U1")) == ("concepts/a",)
    assert served.store.saved_entries(Person("T1", "U2")) == ()


def test_an_uninstalled_workspace_is_forgotten_and_may_come_back(
    bot: SlackClient, slack: FakeSlack, served: Served
) -> None:
    install(bot, slack)
    served.store.save_entry(Person("T1", "U1"), "concepts/a", day="2026-11-25")
    bot.command("tips on 9:00", response_url=slack.response_url())
    slack.wait_for("response_url")
    assert served.store.tips.subscription("T1", "C1")
    gone = int(time.time()) + 2
    for _ in range(2):
        assert bot.event({"type": "app_uninstalled"}, event_time=gone).status == 200
    assert stored(served) is None
    assert served.store.kept_of("U1") == {}
    assert served.store.tips.subscription("T1", "C1") is None
    install(bot, slack)
    # A retry of the old event says nothing of the new installation.
    assert bot.event({"type": "app_uninstalled"}, event_time=gone - 3600).status == 200
    assert stored(served)
    settle(served)


def test_nobody_serves_on_tables_of_another_form(
    config: Config, served: Served, root: Path
) -> None:
    with sqlite3.connect(config.database) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '0001'")
    for each in (config, config._replace(client_id="", bot_token="xoxb-1")):
        with pytest.raises(SchemaError, match="run `mlpersona migrate`"):
            Served(each, str(root / "knowledge"))


def test_the_scopes_asked_for_are_the_manifests(root: Path) -> None:
    text = (root / "manifest.yaml").read_text(encoding="utf-8")
    manifest = yaml.safe_load(text)
    assert sorted(SCOPES) == sorted(manifest["oauth_config"]["scopes"]["bot"])
    assert all(f"#+ - {scope} " in text for scope in LINK_SCOPES)


def test_one_workspace_has_no_install_pages(slack: FakeSlack, root: Path) -> None:
    assert Served(config_for(slack.api_url), str(root / "knowledge")).install_flow is None
