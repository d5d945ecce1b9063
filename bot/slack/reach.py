"""Reach the person: by the address that Slack gave, else in the channel, else in their messages."""

from __future__ import annotations

import logging
from collections.abc import Callable
from ssl import SSLContext
from typing import Any

from slack_bolt import BoltContext, BoltResponse
from slack_bolt.context.respond import Respond
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError
from slack_sdk.webhook import WebhookClient, WebhookResponse

log = logging.getLogger("mlpersona.slack")

TIMEOUT_SECONDS = 10
NOT_A_MEMBER = (
    "I am no member of that channel, so I cannot post there now. "
    "Invite me with /invite, or ask again there with /mlpersona and press Share."
)
GONE = "I could not post in that channel: it is archived, closed to me, or gone."


class Reach(Respond):
    """Bolt's ``respond``, for when the address it uses is used up (five times, or half an hour).

    A private answer then goes out as an ephemeral message, or as a direct message where the bot
    is no member; a public one is posted, and what Slack has against that is told in words.
    """

    def __init__(
        self,
        *,
        response_url: str | None,
        client: WebClient,
        channel: str,
        user: str,
        thread: str | None,
    ) -> None:
        ssl: SSLContext | None = client.ssl
        super().__init__(response_url=response_url, proxy=client.proxy, ssl=ssl)
        self._client = client
        self._channel, self._user, self._thread = channel, user, thread

    def __call__(self, text: Any = "", *args: Any, **message: Any) -> WebhookResponse:
        """Say it. The arguments are those of Bolt's ``respond``."""
        if args:
            raise TypeError("name the parts of the message")
        message = {
            **({"text": text} if isinstance(text, str) else text),
            **{name: value for name, value in message.items() if value is not None},
        }
        if self.response_url:
            webhook = WebhookClient(
                self.response_url,
                timeout=TIMEOUT_SECONDS,
                ssl=self.ssl,
                proxy=self.proxy,
                retry_handlers=[],
            )
            response = webhook.send_dict(message)
            if response.status_code == 200 and '"ok":false' not in response.body.replace(" ", ""):
                return response
            log.info("an address of Slack's is used up", extra={"action": "response_url_refused"})
        if not message.get("delete_original"):
            content = {str(part): message[part] for part in message if part in ("text", "blocks")}
            if message.get("response_type") == "in_channel":
                self._post(content)
            else:
                self.privately(content)
        return WebhookResponse(url="", status_code=200, body="", headers={})

    def privately(self, content: dict[str, Any]) -> None:
        """An ephemeral message where they are; a direct message where that cannot be."""
        if self._channel:
            try:
                self._client.chat_postEphemeral(
                    channel=self._channel, user=self._user, thread_ts=self._thread, **content
                )
                return
            except SlackApiError as error:
                log.info("no ephemeral message: %s", code_of(error))
        send_to(self._client, self._user, content)

    def _post(self, content: dict[str, Any]) -> None:
        try:
            self._client.chat_postMessage(
                channel=self._channel,
                thread_ts=self._thread,
                unfurl_links=False,
                unfurl_media=False,
                **content,
            )
        except SlackApiError as error:
            code = code_of(error)
            log.info("no post: %s", code, extra={"action": "post_refused"})
            self.privately({"text": NOT_A_MEMBER if code == "not_in_channel" else GONE})


def send_to(client: WebClient, user: str, content: dict[str, Any]) -> None:
    """A direct message; what Slack has against it is logged, since nobody is left to tell."""
    try:
        client.chat_postMessage(channel=user, unfurl_links=False, unfurl_media=False, **content)
    except SlackApiError as error:
        log.warning("could not reach a person: %s", code_of(error), extra={"action": "unreached"})


def code_of(error: SlackApiError) -> str:
    """What Slack calls the trouble."""
    return str(error.response.get("error", ""))


def reach_people(
    body: dict[str, Any],
    context: BoltContext,
    client: WebClient,
    next: Callable[[], BoltResponse],  # noqa: A002 - Bolt passes arguments by name
) -> BoltResponse:
    """Middleware: whoever presses or submits something can be reached for certain."""
    if "user" in body and isinstance(body["user"], dict):
        context["respond"] = Reach(
            response_url=body.get("response_url"),
            client=client,
            channel=(body.get("channel") or {}).get("id", ""),
            user=body["user"].get("id", ""),
            thread=thread_of(body),
        )
    return next()


def thread_of(body: dict[str, Any]) -> str | None:
    """The thread in which something was pressed, if it was in one."""
    message = body.get("message") or {}
    container = body.get("container") or {}
    return message.get("thread_ts") or container.get("thread_ts")
