"""Which organisation a workspace is part of: noted at its events, since nothing else tells."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from concurrent.futures import Executor
from typing import Any

from slack_bolt import BoltContext, BoltResponse

from bot.errors import StoreError
from bot.store.workspaces import Workspace, Workspaces

log = logging.getLogger("mlpersona.slack")

Json = dict[str, Any]

# Noted again after so long, since another process may have forgotten the workspace meanwhile.
NOTED_SECONDS = 3600


def noting(workspaces: Workspaces, workers: Executor) -> Callable[..., BoltResponse]:
    """Middleware. What this process has noted costs a look into a table; the rest comes after."""
    noted: dict[Workspace, float] = {}

    def write(workspace: Workspace) -> None:
        try:
            workspaces.belongs(workspace)
        except StoreError as error:
            noted.pop(workspace, None)
            log.warning("an organisation was not noted: %s", error, extra={"action": "not_noted"})

    def note(
        body: Json,
        context: BoltContext,
        next: Callable[[], BoltResponse],  # noqa: A002 - Bolt passes arguments by name
    ) -> BoltResponse:
        workspace = _whose(body, context)
        now = time.monotonic()
        if workspace and noted.get(workspace, 0) <= now:
            noted[workspace] = now + NOTED_SECONDS
            try:
                workers.submit(write, workspace)
            except RuntimeError:
                # Too busy: the next event will do.
                noted.pop(workspace, None)
        return next()

    return note


def _whose(body: Json, context: BoltContext) -> Workspace | None:
    """A workspace of an organisation, that has not just let us go.

    In windows the two ids may be those of two sides of a shared channel.
    """
    team, enterprise = context.team_id or body.get("team_id"), context.enterprise_id
    event = (body.get("event") or {}).get("type")
    leaves = event in ("app_uninstalled", "tokens_revoked")
    if team and enterprise and (event or "command" in body) and not leaves:
        return Workspace(enterprise, team)
    return None
