"""Installing in many workspaces: Bolt's OAuth flow over our store, and each workspace's token."""

from __future__ import annotations

import logging
import secrets
import threading
import time
from collections import OrderedDict
from collections.abc import Callable
from typing import Any

from slack_bolt.authorization import AuthorizeResult
from slack_bolt.authorization.authorize import Authorize
from slack_bolt.error import BoltError
from slack_sdk import WebClient
from slack_sdk.errors import SlackTokenRotationError
from slack_sdk.oauth.installation_store import Bot, InstallationStore
from slack_sdk.oauth.installation_store import Installation as SlackInstallation
from slack_sdk.oauth.state_store import OAuthStateStore
from slack_sdk.oauth.token_rotation import TokenRotator

from bot.errors import StoreError
from bot.schedule.outcome import outcome_of
from bot.slack.reach import code_of
from bot.store.workspaces import Installation, Workspace, Workspaces

log = logging.getLogger("mlpersona.slack")

# A token is taken from the database again after so long, which bounds how long another process
# goes on with one that has been revoked.
CACHE_SECONDS = 60
CACHED = 5_000
# Slack's tokens live twelve hours; for the last two of them both the old and the new one will do.
REFRESH_SECONDS = 2 * 3600
# Longer than a call to Slack may take: after that, whoever holds the lease has died.
LEASE_SECONDS = 30
STATE_SECONDS = 600


class Tokens(Authorize):
    """The token of any workspace, for requests and for whatever posts without one."""

    def __init__(
        self,
        workspaces: Workspaces,
        *,
        client: WebClient,
        client_id: str,
        client_secret: str,
        clock: Callable[[], float] = time.time,
    ) -> None:
        self._workspaces = workspaces
        self._client = client
        self._rotator = TokenRotator(
            client_id=client_id, client_secret=client_secret, client=client
        )
        self._clock = clock
        self._cache: OrderedDict[Workspace, tuple[float, Installation]] = OrderedDict()
        self._lock = threading.Lock()
        self._wait = threading.Event().wait

    def __call__(
        self, *, enterprise_id: str | None, team_id: str | None, user_id: str | None, **_: Any
    ) -> AuthorizeResult | None:
        """Whose request is this? Bolt asks before it calls a listener."""
        try:
            found = self.installation(enterprise_id, team_id)
        except StoreError as error:
            # What is answered in the acknowledgement needs no token.
            log.warning("no token for a request: %s", error, extra={"action": "token_missing"})
            return AuthorizeResult(enterprise_id=enterprise_id, team_id=team_id)
        if found is None:
            return None
        return AuthorizeResult(
            enterprise_id=enterprise_id,
            team_id=team_id,
            user_id=user_id,
            bot_id=found.bot_id,
            bot_user_id=found.bot_user,
            bot_token=found.token,
            bot_scopes=found.scopes,
        )

    def client_for(self, enterprise: str | None, team: str | None) -> WebClient | None:
        """A client with the workspace's token, refreshed when due; None where we are not installed.

        Raises StoreError when the database does not tell.
        """
        found = self.installation(enterprise, team)
        if found is None:
            return None
        return WebClient(
            token=found.token,
            base_url=self._client.base_url,
            timeout=self._client.timeout,
            ssl=self._client.ssl,
            proxy=self._client.proxy,
            retry_handlers=[],
        )

    def installation(self, enterprise: str | None, team: str | None) -> Installation | None:
        """The workspace's installation or its organisation's, with a token that is good now."""
        workspace = Workspace(enterprise or "", team or "")
        now = self._clock()
        with self._lock:
            read_at, found = self._cache.get(workspace, (0.0, None))
        if found is None or now - read_at > CACHE_SECONDS or _expires(found, now, 0):
            # A workspace of an organisation may have installed by itself, and then says nothing
            # of the organisation.
            found = self._workspaces.installation(workspace) or (
                self._workspaces.installation(Workspace("", workspace.team))
                if workspace.enterprise and workspace.team
                else None
            )
            if found is not None and _is_due(found, now):
                found = self._refreshed(found)
            if found is not None and _expires(found, now, 0) and not found.refresh_token:
                # Slack has refused to refresh it: nothing but a new installation will do.
                found = None
            self._keep(workspace, found)
        return found

    def drop(self, workspace: Workspace) -> None:
        """Take nothing for granted that is known of a workspace, or of its organisation."""
        with self._lock:
            for known in list(self._cache):
                same_team = workspace.team and known.team == workspace.team
                if same_team or (not workspace.team and known.enterprise == workspace.enterprise):
                    del self._cache[known]

    def _keep(self, workspace: Workspace, found: Installation | None) -> None:
        with self._lock:
            self._cache.pop(workspace, None)
            if found is not None:
                self._cache[workspace] = (self._clock(), found)
                if len(self._cache) > CACHED:
                    self._cache.popitem(last=False)

    def _refreshed(self, found: Installation) -> Installation | None:
        """The installation with new tokens, refreshed here or meanwhile by another process."""
        place = found.workspace
        while True:
            now = self._clock()
            leased = self._workspaces.lease(place, now=now, until=now + LEASE_SECONDS)
            if leased is not None and _is_due(leased, now):
                return self._refresh(leased)
            if leased is not None:
                # Somebody was faster, so there was nothing to lease for.
                self._workspaces.refresh(place, leased=leased, fresh=leased)
                return leased
            if not _expires(found, now, 0):
                return found
            self._wait(0.1)
            current = self._workspaces.installation(place)
            if current is None or not _is_due(current, now):
                return current

    def _refresh(self, leased: Installation) -> Installation | None:
        try:
            bot = self._rotator.perform_bot_token_rotation(
                bot=_bot(leased), minutes_before_expiration=10**6
            )
        except SlackTokenRotationError as error:
            code = code_of(error.api_error)
            log.error("Slack refused to refresh a token: %s", code, extra={"action": "refused"})
            if outcome_of(code).meaning != "close":
                return leased
            # Not asked again. The token itself is good until it expires.
            spent = leased._replace(refresh_token="")
            if self._workspaces.refresh(leased.workspace, leased=leased, fresh=spent):
                return spent
            return self._workspaces.installation(leased.workspace)
        except Exception as error:
            # The lease ends by itself, and then the next one tries.
            log.warning("a token could not be refreshed: %s", type(error).__name__)
            return leased
        if bot is None:
            return leased
        fresh = leased._replace(
            token=bot.bot_token,
            refresh_token=bot.bot_refresh_token or "",
            expires_at=bot.bot_token_expires_at,
        )
        self._workspaces.refresh(leased.workspace, leased=leased, fresh=fresh)
        return fresh


class Installations(InstallationStore):
    """Bolt's installation store over ours. Only bot tokens are kept."""

    def __init__(self, workspaces: Workspaces, tokens: Tokens) -> None:
        self._workspaces = workspaces
        self._tokens = tokens

    @property
    def logger(self) -> logging.Logger:
        """Where Bolt says what it did."""
        return log

    def save(self, installation: SlackInstallation) -> None:
        """Keep what Slack gave. Bolt shows its page of failure for a BoltError."""
        team = "" if installation.is_enterprise_install else installation.team_id or ""
        workspace = Workspace(installation.enterprise_id or "", team)
        name = installation.team_name or installation.enterprise_name or ""
        kept = Installation(
            workspace=workspace,
            name=name[:200],
            bot_id=installation.bot_id or "",
            bot_user=installation.bot_user_id or "",
            scopes=",".join(installation.bot_scopes or ()),
            token=installation.bot_token or "",
            refresh_token=installation.bot_refresh_token or "",
            expires_at=installation.bot_token_expires_at,
            installed_at=installation.installed_at,
        )
        try:
            self._workspaces.install(kept)
        except StoreError as error:
            log.error("an installation was lost: %s", error, extra={"action": "install_failed"})
            raise BoltError("The installation could not be stored.") from error
        self._tokens.drop(workspace)
        log.info("installed in a workspace", extra={"action": "installed"})


class States(OAuthStateStore):
    """What a browser takes along to Slack and brings back, once, within ten minutes."""

    def __init__(self, workspaces: Workspaces, *, clock: Callable[[], float] = time.time) -> None:
        self._workspaces = workspaces
        self._clock = clock

    @property
    def logger(self) -> logging.Logger:
        """Where Bolt says what it did."""
        return log

    def issue(self, *args: Any, **kwargs: Any) -> str:
        """A new state."""
        state, now = secrets.token_urlsafe(32), self._clock()
        self._workspaces.add_state(state, now=now, expires_at=now + STATE_SECONDS)
        return state

    def consume(self, state: str) -> bool:
        """Is it one of ours that has not come back before?"""
        return self._workspaces.take_state(state, now=self._clock())


def _expires(installation: Installation, now: float, within: float) -> bool:
    return installation.expires_at is not None and installation.expires_at <= now + within


def _is_due(installation: Installation, now: float) -> bool:
    """Is it time for new tokens, and is there something to ask for them with?"""
    return bool(installation.refresh_token) and _expires(installation, now, REFRESH_SECONDS)


def _bot(installation: Installation) -> Bot:
    return Bot(
        bot_token=installation.token,
        bot_id=installation.bot_id,
        bot_user_id=installation.bot_user,
        bot_refresh_token=installation.refresh_token,
        bot_token_expires_at=int(installation.expires_at or 0),
        installed_at=installation.installed_at,
    )
