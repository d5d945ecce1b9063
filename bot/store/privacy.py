"""Whose rows are these? Found by the columns' names, so that no table is forgotten."""

from __future__ import annotations

from typing import Any

from sqlalchemy import (
    ColumnElement,
    CompoundSelect,
    Connection,
    Table,
    delete,
    false,
    or_,
    select,
    union,
)

from bot.store import tables
from bot.store.all_tables import metadata, tip_tables
from bot.store.workspaces import Workspace

# Where a table names a person. A target is a channel or a person; their ids differ.
_PERSON = ("user", "target")
# Where it names whoever set up what belongs to others: handed out to them, and kept without them.
_OWNER = "owner"


def forget_workspace(connection: Connection, workspace: Workspace) -> None:
    """Delete the rows of a workspace, or of an organisation and all that is in it by that alone."""
    teams = {workspace.team}
    if not workspace.team:
        teams = _teams_without_own(connection, workspace.enterprise)
        for table in (tables.installations, tables.departures):
            its_own = (table.c.enterprise == workspace.enterprise) & (table.c.team == "")
            connection.execute(delete(table).where(its_own))
    for table in reversed(metadata.sorted_tables):
        if "team" in table.c:
            connection.execute(delete(table).where(table.c.team.in_(teams)))


def reopen_tips(connection: Connection, workspace: Workspace) -> None:
    """Undo that Slack had told us to post no more, also in each workspace of an organisation."""
    closed = tip_tables.workspaces.c.team
    theirs = (
        closed == workspace.team if workspace.team else closed.in_(_teams_of(workspace.enterprise))
    )
    connection.execute(delete(tip_tables.workspaces).where(theirs))


def forget_person(connection: Connection, user: str, *, team: str) -> None:
    """Delete the rows of a person, in one workspace or (without ``team``) in all."""
    for table in reversed(metadata.sorted_tables):
        connection.execute(delete(table).where(_theirs(table, user, team, _PERSON)))


def kept_of(connection: Connection, user: str, *, team: str) -> dict[str, list[dict[str, Any]]]:
    """The rows of a person, by table."""
    kept = {
        table.name: [
            dict(row)
            for row in connection.execute(
                select(table)
                .where(_theirs(table, user, team, (*_PERSON, _OWNER)))
                .order_by(*table.primary_key)
            ).mappings()
        ]
        for table in metadata.sorted_tables
    }
    return {name: rows for name, rows in kept.items() if rows}


def _teams_of(enterprise: str) -> CompoundSelect[str]:
    """The workspaces of an organisation."""
    return union(
        *(
            select(table.c.team).where(table.c.enterprise == enterprise)
            for table in (tables.organisations, tip_tables.subscriptions)
        )
    )


def _teams_without_own(connection: Connection, enterprise: str) -> set[str]:
    """Those that are served by the organisation's installation, and not by their own."""
    own = select(tables.installations.c.team)
    return set(connection.execute(_teams_of(enterprise)).scalars()) - set(
        connection.execute(own).scalars()
    )


def _theirs(table: Table, user: str, team: str, columns: tuple[str, ...]) -> ColumnElement[bool]:
    if "team" not in table.c:
        return false()
    theirs = or_(false(), *(table.c[name] == user for name in columns if name in table.c))
    return theirs & (table.c.team == team) if team else theirs
