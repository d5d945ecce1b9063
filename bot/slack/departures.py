"""A workspace takes its token back, or the app out: what we have of it goes."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import Any

from slack_bolt import App, BoltContext

from bot.store.store import Store
from bot.store.workspaces import Workspace

log = logging.getLogger("mlpersona.slack")

Json = dict[str, Any]


def register(app: App, store: Store, drop: Callable[[Workspace], None]) -> None:
    """Listen to tokens_revoked and app_uninstalled; ``drop`` forgets what is cached.

    Both may come twice, and in any order. They are done before Slack is answered: when the
    database fails, the answer is no 200, and Slack tells us again.
    """

    def revoke(body: Json, event: Json, context: BoltContext) -> None:
        workspace, moment = _whose(context), float(body.get("event_time", 0))
        revoked = event.get("tokens") or {}
        for user in revoked.get("oauth") or ():
            store.forget(str(user), team=context.team_id or "")
        if revoked.get("bot") and not store.workspaces.installed_since(workspace, moment):
            store.workspaces.depart(workspace, now=moment)
            log.info("a workspace took its token back", extra={"action": "revoked"})
        drop(workspace)

    def uninstall(body: Json, context: BoltContext) -> None:
        workspace, moment = _whose(context), float(body.get("event_time", 0))
        # A late retry must not undo an installation that was made meanwhile.
        if not store.workspaces.installed_since(workspace, moment):
            store.workspaces.forget_workspace(workspace)
            log.info("a workspace took the app out", extra={"action": "uninstalled"})
        drop(workspace)

    app.event("tokens_revoked")(revoke)
    app.event("app_uninstalled")(uninstall)


def _whose(context: BoltContext) -> Workspace:
    team = "" if context.is_enterprise_install else context.team_id or ""
    return Workspace(context.enterprise_id or "", team)
