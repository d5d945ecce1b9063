"""A workspace installs the app, asks for tips, and gets them with its own token."""

from __future__ import annotations

import time
import uuid
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from bot.config import Config
from bot.playground.payloads import opened
from bot.playground.requests import SlackClient
from bot.slack.tip_post import TipPost
from bot.store.engine import dial
from bot.store.secrets import new_key
from bot.store.store import Person, Store
from bot.store.tables import installations
from bot.store.workspaces import Workspace
from bot.wiring import Served, tokens_of
from tests.conftest import config_for, serving
from tests.fakes.slack import CLIENT_ID, CLIENT_SECRET, FakeSlack
from tests.jobs.test_workers import workers
from tests.postgres import Postgres
from tests.scenarios.test_workspaces import install, tokens_of_posts

IN_ORG = {"enterprise_id": "E1", "user_id": "UBOT", "is_bot": True, "is_enterprise_install": True}
ORG = {"enterprise": {"id": "E1", "name": "Org"}, "is_enterprise_install": True}


@pytest.fixture(params=["sqlite", "postgresql"])
def config(request: pytest.FixtureRequest, slack: FakeSlack, tmp_path: Path) -> Config:
    """An app that workspaces install, on either database, which delivers tips by itself."""
    address = str(tmp_path / "desk.db")
    if request.param == "postgresql":
        server: Postgres = request.getfixturevalue("postgres")
        address = server.migrated()
    return config_for(slack.api_url)._replace(
        bot_token="",
        database=address,
        client_id=CLIENT_ID,
        client_secret=CLIENT_SECRET,
        token_keys=(new_key(),),
        tips=True,
    )


def tips_on(bot: SlackClient, slack: FakeSlack, **where: str) -> None:
    before = len(slack.sent("response_url"))
    bot.command("tips on 9:00 daily", response_url=slack.response_url(), **where)
    told = slack.wait_for("response_url", before + 1)[-1]
    assert told["text"].startswith("This channel gets a tip every day at 9:00")


def make_due(store: Store, team: str) -> None:
    kept = store.tips.subscription(team, "C1")
    assert kept
    now = int(time.time())
    timing = kept.timing._replace(zone="UTC", minute=now % 86_400 // 60)
    store.tips.put(kept._replace(timing=timing, next_due=now - now % 60))


def until(holds: Callable[[], Any], seconds: float = 20) -> None:
    end = time.monotonic() + seconds
    while not holds() and time.monotonic() < end:
        time.sleep(0.05)
    assert holds()


def test_from_the_install_page_to_a_tip_with_the_workspaces_own_token(
    config: Config, slack: FakeSlack, root: Path
) -> None:
    served = Served(config, str(root / "knowledge"))
    with serving(served) as bot:
        install(bot, slack)
        engine = dial(config.database)
        with engine.connect() as connection:
            row = connection.execute(select(installations)).one()
        engine.dispose()
        assert "granted" not in str(row)
        assert "refresh-" not in str(row)
        tips_on(bot, slack)
        make_due(served.store, "T1")
        until(lambda: served.engine and served.engine.is_running)
        assert served.engine
        served.engine.look()
        (post,) = slack.wait_for("chat.postMessage", seconds=20)
        assert post["channel"] == "C1"
        assert tokens_of_posts(slack) == ["xoxe.xoxb-granted-0"]
        until(lambda: served.store.tips.counts(since=0) == {"sent": 1})


def test_a_workspace_that_installed_anew_meanwhile_is_not_taken_for_one_that_let_us_go(
    config: Config, slack: FakeSlack, root: Path
) -> None:
    web = Served(config._replace(tips=False), str(root / "knowledge"))
    tokens = tokens_of(config, web.store)
    assert tokens
    post = TipPost(tokens.client_for, drop=tokens.drop)
    with serving(web) as bot:
        install(bot, slack)
        # Another process has seen the first token, and does not hear of the second.
        assert tokens.client_for("", "T1")
        install(bot, slack)
        slack.tokens.remove("xoxe.xoxb-granted-0")
        outcomes = [post("", "T1", "C1", {"text": "A tip."}, str(uuid.uuid4())) for _ in range(2)]
        assert [outcome.meaning for outcome in outcomes] == ["again", "sent"]
        slack.tokens.clear()
        assert post("", "T1", "C1", {"text": "A tip."}, str(uuid.uuid4())).meaning == "close"


def test_a_workspace_that_moved_into_an_organisation_gets_its_tips_with_the_new_token(
    config: Config, slack: FakeSlack, root: Path
) -> None:
    served = Served(config, str(root / "knowledge"))
    with serving(served) as bot:
        install(bot, slack)
        tips_on(bot, slack)
        slack.tokens.clear()
        install(bot, slack, ORG)
        bot.event(opened("home"), authorizations=[{"team_id": "T1", **IN_ORG}])
        until(lambda: moved_to(served.store) == "E1")
        make_due(served.store, "T1")
        until(lambda: served.engine and served.engine.is_running)
        assert served.engine
        served.engine.look()
        until(lambda: served.store.tips.counts(since=0) == {"sent": 1})
        assert tokens_of_posts(slack) == ["xoxe.xoxb-granted-1"]
        # With the organisation goes what its workspaces have.
        served.store.save_entry(Person("T1", "UASKER"), "concepts/a", day="2026-11-26")
        gone = int(time.time()) + 2
        revoked = {"type": "tokens_revoked", "tokens": {"bot": ["UBOT"]}}
        own = {**IN_ORG, "team_id": "T1", "is_enterprise_install": False}
        assert bot.event(revoked, event_time=gone, authorizations=[own]).status == 200
        assert served.store.saved_entries(Person("T1", "UASKER")) == ("concepts/a",)
        event = {"type": "app_uninstalled"}
        assert bot.event(event, event_time=gone, authorizations=[IN_ORG]).status == 200
        assert served.store.saved_entries(Person("T1", "UASKER")) == ()
        assert served.store.tips.subscription("T1", "C1") is None


def moved_to(store: Store) -> str:
    kept = store.tips.subscription("T1", "C1")
    return kept.enterprise if kept else ""


def test_a_token_that_expired_meanwhile_is_refreshed_once_by_workers_who_need_it_at_once(
    config: Config, slack: FakeSlack, root: Path
) -> None:
    # Two workspaces of one organisation, so that their tips go out side by side with one token.
    teams = ("T1", "T2")
    settings = {
        "SLACK_BOT_TOKEN": "",
        "SLACK_CLIENT_ID": CLIENT_ID,
        "SLACK_CLIENT_SECRET": CLIENT_SECRET,
        "MLPERSONA_TOKEN_KEYS": config.token_keys[0],
    }
    served = Served(config._replace(tips=False), str(root / "knowledge"))
    with serving(served) as bot:
        install(bot, slack, ORG)
        for team in teams:
            tips_on(bot, slack, team_id=team, enterprise_id="E1", is_enterprise_install="true")
        given = served.store.workspaces.installation(Workspace("E1", ""))
        assert given
        served.store.workspaces.install(given._replace(expires_at=time.time() - 5))
        slack.tokens.clear()
        for team in teams:
            make_due(served.store, team)
        with workers(config.database, slack, 2, **settings):
            slack.wait_for("chat.postMessage", 2, seconds=30)
            until(lambda: served.store.tips.counts(since=0) == {"sent": 2})
    assert tokens_of_posts(slack) == ["xoxe.xoxb-granted-1"] * 2
    grants = [body.get("grant_type") for body in slack.sent("oauth.v2.access")]
    assert grants.count("refresh_token") == len(grants) - 1 == 1
