"""The environment, read once and judged as a whole."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from typing import NamedTuple

from bot.errors import ConfigurationError

SLACK_API = "https://slack.com/api/"
LOG_LEVELS = ("DEBUG", "INFO", "WARNING", "ERROR")

_URL = re.compile(
    r"(?P<scheme>https?)://(?P<host>\[[0-9a-fA-F:]+\]|[^/:?#@\s]+)(:\d+)?(/[^?#\s]*)?"
)
_LOOPBACK = re.compile(r"localhost|127(\.\d+){3}|\[::1\]")


class Config(NamedTuple):
    """How to serve. ``app_token`` chooses Socket Mode; without it, HTTP on ``port``.

    ``database`` is a file, a URL or ``:memory:``. ``editors`` are Slack ids of the people who may
    see what was asked in vain, ``editors_channel`` hears of suggestions, ``public_url`` is where
    the handbook's pages lie, and ``workflow_step`` offers the step in Workflow Builder.
    With ``client_id`` workspaces install the app themselves, and ``bot_token`` is empty; their
    tokens are encrypted with the first of ``token_keys``. ``tips`` runs the tips' engine in the
    process that serves; ``repost`` posts a tip again of which nobody knows whether it was posted.
    """

    bot_token: str
    signing_secret: str
    app_token: str
    api_url: str
    host: str
    port: int
    log_level: str
    database: str = ":memory:"
    editors: tuple[str, ...] = ()
    editors_channel: str = ""
    public_url: str = ""
    workflow_step: bool = False
    client_id: str = ""
    client_secret: str = ""
    token_keys: tuple[str, ...] = ()
    tips: bool = True
    repost: bool = False

    @property
    def many_workspaces(self) -> bool:
        """Do workspaces install the app themselves, each with a token of its own?"""
        return bool(self.client_id)

    @property
    def socket_mode(self) -> bool:
        """Does Slack reach us over a WebSocket that we open?"""
        return bool(self.app_token)

    @property
    def ledger_key(self) -> bytes:
        """The key under which a question is hashed: it lies outside the database."""
        return hashlib.blake2b((self.signing_secret or self.app_token).encode()).digest()


def read_config(environ: Mapping[str, str]) -> Config:
    """Read the settings. Raises ConfigurationError with a sentence for every bad one."""
    problems: list[str] = []

    def setting(name: str) -> str:
        return environ.get(name, "").strip()

    bot_token = setting("SLACK_BOT_TOKEN")
    client_id, client_secret = setting("SLACK_CLIENT_ID"), setting("SLACK_CLIENT_SECRET")
    app_token = setting("SLACK_APP_TOKEN")
    keys = read_token_keys(environ, problems)
    if client_id or client_secret:
        problems += _installing(bot_token, client_id, client_secret, app_token, keys)
    elif not bot_token:
        problems.append(
            "SLACK_BOT_TOKEN is not set: it is the bot token of your Slack app (xoxb-…). "
            "Or set SLACK_CLIENT_ID and SLACK_CLIENT_SECRET to let workspaces install it."
        )
    elif not re.fullmatch(r"(xoxe\.)?xoxb-\S+", bot_token):
        problems.append("SLACK_BOT_TOKEN must be a bot token, which starts with xoxb-.")
    # Read where the sentence model is loaded (loader.sentences); here it is only judged.
    _switch("MLPERSONA_SEMANTIC", setting("MLPERSONA_SEMANTIC"), problems)
    if app_token and not re.fullmatch(r"xapp-\S+", app_token):
        problems.append("SLACK_APP_TOKEN must be an app-level token, which starts with xapp-.")
    signing_secret = setting("SLACK_SIGNING_SECRET")
    if not signing_secret and not app_token:
        problems.append(
            "SLACK_SIGNING_SECRET is not set: HTTP needs it to know Slack's requests. "
            "Or set SLACK_APP_TOKEN (xapp-…) for Socket Mode."
        )
    elif re.search(r"\s", signing_secret):
        problems.append("SLACK_SIGNING_SECRET must not contain white space.")
    return _checked(
        Config(
            bot_token=bot_token,
            signing_secret=signing_secret,
            app_token=app_token,
            api_url=_api_url(setting("SLACK_API_URL"), problems),
            host=setting("HOST") or "0.0.0.0",  # noqa: S104 - a server is there to be reached
            port=_port(setting("PORT"), problems),
            log_level=_log_level(setting("LOG_LEVEL"), problems),
            database=read_database(environ),
            editors=_editors(setting("MLPERSONA_EDITORS"), problems),
            editors_channel=_channel(setting("MLPERSONA_EDITORS_CHANNEL"), problems),
            public_url=_public_url(setting("MLPERSONA_PUBLIC_URL"), problems),
            workflow_step=_switch(
                "MLPERSONA_WORKFLOW_STEP", setting("MLPERSONA_WORKFLOW_STEP"), problems
            ),
            client_id=client_id,
            client_secret=client_secret,
            token_keys=keys,
            tips=_switch("MLPERSONA_TIPS", setting("MLPERSONA_TIPS") or "on", problems),
            repost=_switch("MLPERSONA_TIPS_REPOST", setting("MLPERSONA_TIPS_REPOST"), problems),
        ),
        problems,
    )


def read_token_keys(
    environ: Mapping[str, str], problems: list[str] | None = None
) -> tuple[str, ...]:
    """The keys for tokens, the one to encrypt with first.

    Raises ConfigurationError for a bad one, unless there is a list to tell it to.
    """
    from bot.store.secrets import is_key

    keys = tuple(environ.get("MLPERSONA_TOKEN_KEYS", "").replace(",", " ").split())
    if all(is_key(key) for key in keys):
        return keys
    problem = (
        "MLPERSONA_TOKEN_KEYS must be keys as `mlpersona rotate-keys --new` prints them, "
        "separated by commas, the newest first."
    )
    if problems is None:
        raise ConfigurationError((problem,))
    problems.append(problem)
    return keys


def read_public_url(environ: Mapping[str, str]) -> str:
    """Where the handbook is published, or the empty string. Raises ConfigurationError."""
    problems: list[str] = []
    url = _public_url(environ.get("MLPERSONA_PUBLIC_URL", "").strip(), problems)
    if problems:
        raise ConfigurationError(tuple(problems))
    return url


def read_database(environ: Mapping[str, str]) -> str:
    """Where the desk keeps what it remembers; by default a file in the person's data folder."""
    # DATABASE_URL is what hosting platforms set.
    chosen = (
        environ.get("MLPERSONA_DATABASE", "").strip() or environ.get("DATABASE_URL", "").strip()
    )
    if chosen:
        return chosen
    from platformdirs import user_data_path

    return str(user_data_path("mlpersona") / "desk.db")


def _installing(
    bot_token: str, client_id: str, client_secret: str, app_token: str, keys: tuple[str, ...]
) -> list[str]:
    """What is wrong with the settings of an app that workspaces install themselves."""
    wanted = (
        (bot_token, "SLACK_BOT_TOKEN is for one workspace, SLACK_CLIENT_ID for many: unset one."),
        (not client_id, "SLACK_CLIENT_ID is not set: SLACK_CLIENT_SECRET alone installs nothing."),
        (not client_secret, "SLACK_CLIENT_SECRET is not set: it goes with SLACK_CLIENT_ID."),
        (
            app_token,
            "SLACK_APP_TOKEN must be unset when workspaces install the app: that needs HTTP.",
        ),
        (
            not keys,
            "MLPERSONA_TOKEN_KEYS is not set: tokens are stored encrypted. "
            "`mlpersona rotate-keys --new` prints a key.",
        ),
    )
    return [problem for wrong, problem in wanted if wrong]


def _checked(config: Config, problems: list[str]) -> Config:
    if problems:
        raise ConfigurationError(tuple(problems))
    return config


def _api_url(value: str, problems: list[str]) -> str:
    if not value:
        return SLACK_API
    match = _URL.fullmatch(value)
    if not match:
        problems.append(f"SLACK_API_URL must be an address such as {SLACK_API}, not {value!r}.")
    elif match["scheme"] == "http" and not _LOOPBACK.fullmatch(match["host"]):
        problems.append(
            "SLACK_API_URL must use https, because the bot token goes there; "
            "http is for this machine only (http://127.0.0.1:…)."
        )
    return value if value.endswith("/") else value + "/"


def _port(value: str, problems: list[str]) -> int:
    if not value:
        return 3000
    if value.isascii() and value.isdigit() and len(value) < 6 and 1 <= int(value) <= 65535:
        return int(value)
    problems.append(f"PORT must be a number from 1 to 65535, not {value!r}.")
    return 3000


def _log_level(value: str, problems: list[str]) -> str:
    if value and value.upper() not in LOG_LEVELS:
        problems.append(f"LOG_LEVEL must be one of {', '.join(LOG_LEVELS)}, not {value!r}.")
    return value.upper() or "INFO"


def _editors(value: str, problems: list[str]) -> tuple[str, ...]:
    ids = tuple(value.replace(",", " ").split())
    wrong = [each for each in ids if not re.fullmatch(r"[UW][A-Z0-9]+", each)]
    if wrong:
        problems.append(
            "MLPERSONA_EDITORS must be Slack user ids such as U012AB3CD, separated by commas, "
            f"not {wrong[0]!r}."
        )
    return ids


def _channel(value: str, problems: list[str]) -> str:
    if value and not re.fullmatch(r"[CG][A-Z0-9]+", value):
        problems.append(
            f"MLPERSONA_EDITORS_CHANNEL must be a channel's id such as C012AB3CD, not {value!r}."
        )
    return value


def _public_url(value: str, problems: list[str]) -> str:
    match = _URL.fullmatch(value)
    if value and (
        not match or (match["scheme"] == "http" and not _LOOPBACK.fullmatch(match["host"]))
    ):
        problems.append(
            "MLPERSONA_PUBLIC_URL must be an address such as https://ml.example.com, "
            f"not {value!r}."
        )
    return value.rstrip("/")


def _switch(name: str, value: str, problems: list[str]) -> bool:
    if value.casefold() not in ("", "on", "off"):
        problems.append(f"{name} must be on or off, not {value!r}.")
    return value.casefold() == "on"
