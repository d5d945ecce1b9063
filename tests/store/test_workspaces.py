"""What every store must do with installations, whatever lies behind it."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest
from sqlalchemy import select

from bot.errors import StoreError
from bot.schedule.occurrence import Timing
from bot.schedule.outcome import outcome_of
from bot.schedule.subscription import Subscription
from bot.store.engine import dial
from bot.store.secrets import new_key
from bot.store.sql import open_store
from bot.store.store import Person, Seen, Store
from bot.store.tables import installations
from bot.store.tip_store import Picked
from bot.store.workspaces import Installation, Workspace
from tests.tips import no_engine

KEY = new_key()
T1, T2, ORG = Workspace("", "T1"), Workspace("", "T2"), Workspace("E1", "")
DAY = "2026-11-25"


def installation(workspace: Workspace, token: str = "xoxb-one", **more: object) -> Installation:
    made = Installation(workspace, "One", "B1", "UBOT", "commands", token, "xoxe-1", 1_000.0, 10.0)
    return made._replace(**more)  # type: ignore[arg-type]


def closed_for_tips(store: Store, workspace: Workspace) -> None:
    """A workspace of which Slack said, at a tip for one of its channels, that it let us go."""
    timing = Timing("UTC", 540)
    fresh = Subscription(workspace.team, "C1", "U1", timing, enterprise=workspace.enterprise)
    now = 1_767_258_000  # 2026-01-01T09:00Z
    store.tips.put(fresh._replace(next_due=now))
    store.tips.sweep(now, no_engine, repost=False)
    delivery = store.tips.claim_delivery(workspace.team, now, lambda _: Picked(("a/b",), ""))
    assert delivery
    store.tips.settle(delivery, outcome_of("token_revoked"), now, no_engine)


def closed(store: Store) -> list[str]:
    return [team for team, _, _ in store.tips.resting(0)]


@pytest.fixture
def store(address: str) -> Iterator[Store]:
    opened = open_store(address, keys=[KEY])
    yield opened
    opened.close()


def test_an_installation_is_found_as_it_was_stored(store: Store) -> None:
    store.workspaces.install(installation(T1))
    assert store.workspaces.installation(T1) == installation(T1)
    assert store.workspaces.installation(T2) is None


def test_the_last_installation_counts(store: Store) -> None:
    store.workspaces.install(installation(T1))
    store.workspaces.install(installation(T1, "xoxb-two", expires_at=None, refresh_token=""))
    found = store.workspaces.installation(T1)
    assert found
    assert (found.token, found.expires_at, found.refresh_token) == ("xoxb-two", None, "")


def test_an_organisation_answers_for_its_workspaces_that_have_no_own(store: Store) -> None:
    store.workspaces.install(installation(ORG, "xoxb-org"))
    store.workspaces.install(installation(Workspace("E1", "T1"), "xoxb-own"))
    tokens = [
        found.token if (found := store.workspaces.installation(Workspace("E1", team))) else ""
        for team in ("T1", "T2", "")
    ]
    assert tokens == ["xoxb-own", "xoxb-org", "xoxb-org"]
    assert store.workspaces.installation(Workspace("E2", "T2")) is None


def test_tokens_are_encrypted_in_the_table(address: str) -> None:
    if address == ":memory:":
        pytest.skip("nobody else can look into it")
    store = open_store(address, keys=[KEY])
    store.workspaces.install(installation(T1))
    store.close()
    engine = dial(address)
    with engine.connect() as connection:
        row = connection.execute(select(installations)).one()
    engine.dispose()
    assert "xoxb-one" not in str(row)
    assert "xoxe-1" not in str(row)
    for keys, said in (([], "set MLPERSONA_TOKEN_KEYS"), ([new_key()], "add it")):
        without = open_store(address, keys=keys)
        with pytest.raises(StoreError, match=said):
            without.workspaces.installation(T1)
        without.close()


def test_keys_are_changed_without_losing_a_token(address: str) -> None:
    if address == ":memory:":
        pytest.skip("it is gone with its process")
    old, new = new_key(), new_key()
    for keys in ([old], [new, old]):
        store = open_store(address, keys=keys)
        if keys == [old]:
            store.workspaces.install(installation(T1))
        else:
            assert store.workspaces.encrypt_again() == 1
        store.close()
    store = open_store(address, keys=[new])
    assert store.workspaces.installation(T1) == installation(T1)
    store.close()


def test_nothing_is_stored_in_clear_without_a_key(address: str) -> None:
    store = open_store(address)
    with pytest.raises(StoreError, match="MLPERSONA_TOKEN_KEYS"):
        store.workspaces.install(installation(T1))
    store.close()


def test_of_many_threads_one_gets_the_lease(store: Store) -> None:
    store.workspaces.install(installation(T1))
    won: list[bool] = []

    def ask() -> None:
        won.append(store.workspaces.lease(T1, now=100, until=130) is not None)

    threads = [threading.Thread(target=ask) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(won) == [False] * 7 + [True]


def test_a_lease_ends_with_new_tokens_or_by_itself(store: Store) -> None:
    store.workspaces.install(installation(T1))
    assert store.workspaces.lease(T1, now=100, until=130)
    assert store.workspaces.lease(T1, now=129, until=160) is None
    leased = store.workspaces.lease(T1, now=130, until=160)
    assert leased
    fresh = leased._replace(token="xoxb-two", refresh_token="xoxe-2", expires_at=2_000.0)
    assert store.workspaces.refresh(T1, leased=leased, fresh=fresh)
    assert store.workspaces.installation(T1) == fresh
    assert store.workspaces.lease(T1, now=131, until=160)


def test_who_held_the_lease_too_long_changes_nothing(store: Store) -> None:
    store.workspaces.install(installation(T1))
    late = store.workspaces.lease(T1, now=100, until=130)
    assert late
    store.workspaces.install(installation(T1, "xoxb-anew", refresh_token="xoxe-anew"))
    assert not store.workspaces.refresh(T1, leased=late, fresh=late._replace(token="xoxb-late"))
    store.workspaces.depart(T1, now=140)
    assert not store.workspaces.refresh(T1, leased=late, fresh=late)
    assert store.workspaces.installation(T1) is None


def test_a_departed_workspace_loses_its_token_at_once_and_its_rows_later(store: Store) -> None:
    store.workspaces.install(installation(T1))
    store.save_entry(Person("T1", "U1"), "concepts/a", day=DAY)
    store.workspaces.depart(T1, now=100)
    assert store.workspaces.installation(T1) is None
    assert store.saved_entries(Person("T1", "U1")) == ("concepts/a",)
    assert store.workspaces.forget_departed(before=100) == 0
    assert store.workspaces.forget_departed(before=101) == 1
    assert store.saved_entries(Person("T1", "U1")) == ()


@pytest.mark.parametrize("then", [T1, Workspace("E1", "T1")])
def test_who_comes_back_in_time_finds_everything(store: Store, then: Workspace) -> None:
    store.workspaces.install(installation(then))
    store.save_entry(Person("T1", "U1"), "concepts/a", day=DAY)
    store.workspaces.depart(then, now=100)
    store.workspaces.install(installation(T1))
    assert store.workspaces.forget_departed(before=1_000) == 0
    assert store.saved_entries(Person("T1", "U1")) == ("concepts/a",)


@pytest.mark.parametrize("installed", [Workspace("E1", "T1"), ORG])
@pytest.mark.parametrize("uninstalled", [False, True])
def test_installing_again_goes_on_with_tips(
    store: Store, installed: Workspace, uninstalled: bool
) -> None:
    store.workspaces.install(installation(installed))
    closed_for_tips(store, Workspace("E1", "T1"))
    closed_for_tips(store, Workspace("E2", "T2"))
    assert closed(store) == ["T1", "T2"]
    if uninstalled:
        store.workspaces.forget_workspace(installed)
    store.workspaces.install(installation(installed))
    assert closed(store) == ["T2"]


@pytest.mark.parametrize("gone", [Workspace("E1", "T1"), ORG])
def test_with_a_workspace_go_its_tips_and_no_others(store: Store, gone: Workspace) -> None:
    closed_for_tips(store, Workspace("E1", "T1"))
    closed_for_tips(store, Workspace("E2", "T2"))
    store.workspaces.install(installation(gone))
    store.workspaces.depart(gone, now=100)
    assert len(store.tips.records(limit=9)) == 2
    store.workspaces.forget_departed(before=101)
    assert store.tips.subscription("T1", "C1") is None
    assert store.tips.subscription("T2", "C1")
    assert [record.team for record in store.tips.records(limit=9)] == ["T2"]


def test_with_an_organisation_go_its_workspaces_and_not_those_with_an_own_installation(
    store: Store,
) -> None:
    """T1 is in it by its event, T2 by its tips; T3 and T4 have installed by themselves."""
    store.workspaces.install(installation(ORG))
    for workspace in (Workspace("E1", "T3"), Workspace("", "T4"), Workspace("E2", "")):
        store.workspaces.install(installation(workspace))
    for team in ("T1", "T3", "T4"):
        store.workspaces.belongs(Workspace("E1", team))
    store.workspaces.belongs(Workspace("E2", "T5"))
    closed_for_tips(store, Workspace("E1", "T2"))
    closed_for_tips(store, Workspace("E1", "T3"))
    for team in ("T1", "T2", "T3", "T4", "T5"):
        store.save_entry(Person(team, "U1"), "concepts/a", day=DAY)
        store.set_seen(Person(team, "U1"), Seen("1", "", DAY))
    store.workspaces.forget_workspace(ORG)
    kept = store.kept_of("U1")
    assert [row["team"] for row in kept["saved"]] == ["T3", "T4", "T5"]
    assert [row["team"] for row in kept["settings"]] == ["T3", "T4", "T5"]
    assert [record.team for record in store.tips.records(limit=9)] == ["T3"]
    assert store.workspaces.installation(Workspace("E1", "T1")) is None
    for workspace in (Workspace("E1", "T3"), Workspace("", "T4"), Workspace("E2", "T5")):
        assert store.workspaces.installation(workspace)


def test_a_workspace_that_moves_into_an_organisation_takes_its_tips_along(store: Store) -> None:
    store.workspaces.install(installation(T1))
    closed_for_tips(store, T1)
    closed_for_tips(store, T2)
    moved = Workspace("E1", "T1")
    for _ in range(2):
        store.workspaces.belongs(moved)
    assert closed(store) == ["T2"]
    kept = [store.tips.subscription(team, "C1") for team in ("T1", "T2")]
    assert [each and each.enterprise for each in kept] == ["E1", ""]
    # Its own token, from before it moved, goes when Slack says so; it stays with the organisation.
    store.workspaces.install(installation(ORG))
    store.workspaces.depart(moved, now=100)
    assert store.workspaces.installation(T1) is None
    assert store.workspaces.forget_departed(before=101) == 1
    assert store.tips.subscription("T1", "C1")
    assert store.workspaces.forget_departed(before=101) == 0


def test_who_set_up_a_channels_tips_is_handed_out_and_forgotten_and_the_tips_go_on(
    store: Store,
) -> None:
    closed_for_tips(store, T1)
    (row,) = store.kept_of("U1")["tip_subscription"]
    assert (row["target"], row["owner"]) == ("C1", "U1")
    store.forget("U1")
    assert store.kept_of("U1") == {}
    kept = store.tips.subscription("T1", "C1")
    assert kept
    assert kept.owner == ""


def test_a_workspace_is_forgotten_and_no_other(store: Store) -> None:
    for workspace in (T1, T2):
        store.workspaces.install(installation(workspace))
        store.save_entry(Person(workspace.team, "U1"), "concepts/a", day=DAY)
        store.set_seen(Person(workspace.team, "U1"), Seen("1", "", DAY))
    store.workspaces.forget_workspace(T1)
    assert store.workspaces.installation(T1) is None
    assert store.kept_of("U1", team="T1") == {}
    assert store.workspaces.installation(T2)
    assert set(store.kept_of("U1")) == {"saved", "settings"}


def test_what_is_kept_for_a_person_can_be_handed_out_and_forgotten(store: Store) -> None:
    for team in ("T1", "T2"):
        store.save_entry(Person(team, "U1"), "concepts/a", day=DAY)
    store.save_entry(Person("T1", "U2"), "concepts/b", day=DAY)
    row = {"user": "U1", "entry": "concepts/a", "place": 1, "day": DAY}
    assert store.kept_of("U1", team="T1") == {"saved": [{"team": "T1", **row}]}
    assert len(store.kept_of("U1")["saved"]) == 2
    store.forget("U1")
    assert store.kept_of("U1") == {}
    assert store.saved_entries(Person("T1", "U2")) == ("concepts/b",)


def test_a_state_comes_back_once_and_in_time(store: Store) -> None:
    store.workspaces.add_state("s1", now=0, expires_at=600)
    store.workspaces.add_state("s2", now=0, expires_at=600)
    assert store.workspaces.take_state("s1", now=10)
    assert not store.workspaces.take_state("s1", now=11)
    assert not store.workspaces.take_state("s2", now=601)
    assert not store.workspaces.take_state("made up", now=10)
