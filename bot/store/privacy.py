"""Whose rows are these? Found by the columns' names, so that no table is forgotten."""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnElement, Connection, Table, delete, false, or_, select

from bot.store.all_tables import metadata, tip_tables
from bot.store.workspaces import Workspace

# Where a table names a person. A target is a channel or a person; their ids differ.
_PERSON = ("user", "target")
# Where it names whoever set up what belongs to others: handed out to them, and kept without them.
_OWNER = "owner"


def forget_workspace(connection: Connection, workspace: Workspace) -> None:
    """Delete the rows of a workspace, or of an organisation as a whole."""
    reopen_tips(connection, workspace)
    column, value = ("team", workspace.team) if workspace.team else _of_enterprise(workspace)
    for table in reversed(metadata.sorted_tables):
        if column in table.c:
            connection.execute(delete(table).where(table.c[column] == value))


def reopen_tips(connection: Connection, workspace: Workspace) -> None:
    """Undo that Slack had told us to post no more, also in each workspace of an organisation."""
    subscriptions, closed = tip_tables.subscriptions.c, tip_tables.workspaces.c
    theirs = (
        closed.team == workspace.team
        if workspace.team
        else closed.team.in_(
            select(subscriptions.team).where(subscriptions.enterprise == workspace.enterprise)
        )
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


def _of_enterprise(workspace: Workspace) -> tuple[str, str]:
    return "enterprise", workspace.enterprise


def _theirs(table: Table, user: str, team: str, columns: tuple[str, ...]) -> ColumnElement[bool]:
    if "team" not in table.c:
        return false()
    theirs = or_(false(), *(table.c[name] == user for name in columns if name in table.c))
    return theirs & (table.c.team == team) if team else theirs
