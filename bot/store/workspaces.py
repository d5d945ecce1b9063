"""Where the desk is installed, and with which tokens: values, and what every store must do."""

from __future__ import annotations

from typing import NamedTuple, Protocol


class Workspace(NamedTuple):
    """A workspace by Slack's ids; ``team`` is empty for an organisation that installed as a whole."""

    enterprise: str
    team: str


class Installation(NamedTuple):
    """What Slack gave us at an installation. Moments are seconds since the epoch.

    ``expires_at`` is None for a token that does not expire; then there is no refresh token.
    """

    workspace: Workspace
    name: str
    bot_id: str
    bot_user: str
    scopes: str
    token: str
    refresh_token: str
    expires_at: float | None
    installed_at: float


class Workspaces(Protocol):
    """Installations. Each method may raise StoreError, and nothing else."""

    def install(self, installation: Installation) -> None:
        """Keep an installation in place of an earlier one."""
        ...

    def installation(self, workspace: Workspace) -> Installation | None:
        """Its own installation, or else its organisation's."""
        ...

    def installed_since(self, workspace: Workspace, moment: float) -> bool:
        """Was it installed (again) after that moment? What was told of then is past."""
        ...

    def belongs(self, workspace: Workspace) -> None:
        """The workspace is part of that organisation now: its tips take the tokens of it, too."""
        ...

    def lease(self, workspace: Workspace, *, now: float, until: float) -> Installation | None:
        """The right to refresh the tokens, for the first who asks; None for all others.

        A refresh token can be spent once, so the lease is taken in a transaction of its own,
        under the row's lock, and outlives the call to Slack. It ends with ``refresh`` or at
        ``until``, when its holder must have died.
        """
        ...

    def refresh(self, workspace: Workspace, *, leased: Installation, fresh: Installation) -> bool:
        """Put new tokens in place of the leased ones; False when those are gone meanwhile."""
        ...

    def depart(self, workspace: Workspace, *, now: float) -> None:
        """Drop the tokens at once, and note the day, so that the rest can follow."""
        ...

    def forget_departed(self, *, before: float) -> int:
        """Drop all rows of workspaces that departed before then; says how many did.

        Those that an organisation's installation serves by now keep theirs.
        """
        ...

    def forget_workspace(self, workspace: Workspace) -> None:
        """Drop everything that is kept for a workspace, its tokens too.

        With an organisation go its workspaces, except those that have an installation of their own.
        """
        ...

    def add_state(self, state: str, *, now: float, expires_at: float) -> None:
        """Note what a browser takes along to Slack."""
        ...

    def take_state(self, state: str, *, now: float) -> bool:
        """Did we give this out, is it still good, and is this the first time it comes back?"""
        ...

    def encrypt_again(self) -> int:
        """Encrypt every token with the first of the keys; says how many installations there are."""
        ...
