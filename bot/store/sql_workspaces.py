"""Installations in SQL."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any

from sqlalchemy import ColumnElement, Connection, RowMapping, Table, delete, insert, select, update

from bot.store import privacy
from bot.store.secrets import Box
from bot.store.tables import departures, installations, organisations, states
from bot.store.tip_tables import subscriptions
from bot.store.workspaces import Installation, Workspace

Transaction = Callable[[], AbstractContextManager[Connection]]


class SqlWorkspaces:
    """Workspaces (see the Protocol for what each method promises)."""

    def __init__(self, transaction: Transaction, box: Box) -> None:
        self._transaction = transaction
        self._box = box

    def install(self, installation: Installation) -> None:
        with self._transaction() as connection:
            for table in (installations, departures):
                connection.execute(delete(table).where(_once_at(table, installation.workspace)))
            connection.execute(insert(installations).values(**self._row(installation)))
            privacy.reopen_tips(connection, installation.workspace)

    def installation(self, workspace: Workspace) -> Installation | None:
        with self._transaction() as connection:
            row = _find(connection, workspace)
        return self._installation(row) if row else None

    def installed_since(self, workspace: Workspace, moment: float) -> bool:
        with self._transaction() as connection:
            row = _find(connection, workspace)
        return row is not None and row["team"] == workspace.team and row["installed_at"] > moment

    def belongs(self, workspace: Workspace) -> None:
        with self._transaction() as connection:
            here = organisations.c.team == workspace.team
            known = connection.execute(select(organisations.c.enterprise).where(here)).scalar()
            if known == workspace.enterprise:
                return
            connection.execute(delete(organisations).where(here))
            connection.execute(insert(organisations).values(**workspace._asdict()))
            moved = connection.execute(
                update(subscriptions)
                .where(subscriptions.c.team == workspace.team)
                .where(subscriptions.c.enterprise != workspace.enterprise)
                .values(enterprise=workspace.enterprise)
            ).rowcount
            if moved:
                privacy.reopen_tips(connection, workspace)

    def lease(self, workspace: Workspace, *, now: float, until: float) -> Installation | None:
        with self._transaction() as connection:
            # PostgreSQL locks the row with the update, SQLite the file with the transaction.
            won = connection.execute(
                update(installations)
                .where(_at(installations, workspace), installations.c.leased_until <= now)
                .values(leased_until=until)
            ).rowcount
            row = _find(connection, workspace) if won else None
        return self._installation(row) if row else None

    def refresh(self, workspace: Workspace, *, leased: Installation, fresh: Installation) -> bool:
        with self._transaction() as connection:
            # Locked, so that nobody installs anew between our look and our update.
            row = _find(connection, workspace, lock=True)
            if row is None or self._box.open(row["refresh_token"]) != leased.refresh_token:
                return False
            connection.execute(
                update(installations)
                .where(_at(installations, workspace))
                .values(
                    token=self._box.close(fresh.token),
                    refresh_token=self._box.close(fresh.refresh_token),
                    expires_at=fresh.expires_at,
                    leased_until=0,
                )
            )
        return True

    def depart(self, workspace: Workspace, *, now: float) -> None:
        with self._transaction() as connection:
            gone = connection.execute(
                delete(installations).where(_once_at(installations, workspace))
            ).rowcount
            if gone:
                row = {**workspace._asdict(), "left_at": now}
                connection.execute(delete(departures).where(_at(departures, workspace)))
                connection.execute(insert(departures).values(**row))

    def forget_departed(self, *, before: float) -> int:
        with self._transaction() as connection:
            left = connection.execute(
                select(departures.c.enterprise, departures.c.team).where(
                    departures.c.left_at < before
                )
            ).all()
            for workspace in itertools.starmap(Workspace, left):
                if _find(connection, workspace):
                    # Its organisation has installed the app meanwhile.
                    connection.execute(delete(departures).where(_at(departures, workspace)))
                else:
                    privacy.forget_workspace(connection, workspace)
        return len(left)

    def forget_workspace(self, workspace: Workspace) -> None:
        with self._transaction() as connection:
            privacy.forget_workspace(connection, workspace)

    def add_state(self, state: str, *, now: float, expires_at: float) -> None:
        with self._transaction() as connection:
            connection.execute(delete(states).where(states.c.expires_at < now))
            connection.execute(insert(states).values(state=state, expires_at=expires_at))

    def take_state(self, state: str, *, now: float) -> bool:
        with self._transaction() as connection:
            return bool(
                connection.execute(
                    delete(states).where(states.c.state == state, states.c.expires_at >= now)
                ).rowcount
            )

    def encrypt_again(self) -> int:
        with self._transaction() as connection:
            rows = connection.execute(select(installations).with_for_update()).mappings().all()
            for row in rows:
                closed = {name: self._box.again(row[name]) for name in ("token", "refresh_token")}
                connection.execute(
                    update(installations)
                    .where(_at(installations, Workspace(row["enterprise"], row["team"])))
                    .values(**closed)
                )
        return len(rows)

    def _row(self, installation: Installation) -> dict[str, Any]:
        row = installation._asdict()
        workspace = row.pop("workspace")
        closed = {name: self._box.close(row[name]) for name in ("token", "refresh_token")}
        return {**row, **workspace._asdict(), **closed, "leased_until": 0}

    def _installation(self, row: RowMapping) -> Installation:
        values = {name: row[name] for name in Installation._fields if name in row}
        opened = {name: self._box.open(row[name]) for name in ("token", "refresh_token")}
        workspace = Workspace(row["enterprise"], row["team"])
        return Installation(**{**values, **opened, "workspace": workspace})


def _at(table: Table, workspace: Workspace) -> ColumnElement[bool]:
    return (table.c.enterprise == workspace.enterprise) & (table.c.team == workspace.team)


def _once_at(table: Table, workspace: Workspace) -> ColumnElement[bool]:
    """Also where it was before it moved into an organisation, or out of one."""
    return table.c.team == workspace.team if workspace.team else _at(table, workspace)


def _find(connection: Connection, workspace: Workspace, *, lock: bool = False) -> RowMapping | None:
    """Its own row; else the organisation's, whose team is empty, and so comes last."""
    found = (
        select(installations)
        .where(
            installations.c.enterprise == workspace.enterprise,
            installations.c.team.in_((workspace.team, "")),
        )
        .order_by(installations.c.team.desc())
        .limit(1)
    )
    if lock:
        found = found.with_for_update()
    return connection.execute(found).mappings().one_or_none()
