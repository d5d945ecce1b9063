"""The two pages of an installation: off to Slack with a state, and back with a code."""

from __future__ import annotations

from slack_bolt.oauth import OAuthFlow
from slack_bolt.oauth.oauth_settings import OAuthSettings
from slack_sdk import WebClient

from bot.config import Config
from bot.slack.installations import STATE_SECONDS, Installations, States, Tokens, log
from bot.store.workspaces import Workspaces

# Those of manifest.yaml, which says what each is for.
SCOPES = (
    "app_mentions:read",
    "assistant:write",
    "channels:read",
    "chat:write",
    "commands",
    "groups:read",
    "im:history",
    "users:read",
)
LINK_SCOPES = ("links:read", "links:write")
INSTALL, REDIRECT = "/slack/install", "/slack/oauth_redirect"


def oauth_flow(
    config: Config, workspaces: Workspaces, tokens: Tokens, client: WebClient
) -> OAuthFlow:
    """Bolt's flow over our stores."""
    return OAuthFlow(
        client=client,
        logger=log,
        settings=OAuthSettings(
            client_id=config.client_id,
            client_secret=config.client_secret,
            scopes=[*SCOPES, *(LINK_SCOPES if config.public_url else ())],
            redirect_uri=f"{config.public_url}{REDIRECT}" if config.public_url else None,
            install_path=INSTALL,
            redirect_uri_path=REDIRECT,
            installation_store=Installations(workspaces, tokens),
            state_store=States(workspaces),
            state_expiration_seconds=STATE_SECONDS,
        ),
    )
