"""The page's own server: what there is to see as a stream, what is done as requests."""

from __future__ import annotations

import asyncio
import contextlib
import json
import re
import time
from collections.abc import AsyncIterator, Callable
from pathlib import Path
from typing import Any

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import FileResponse, JSONResponse, Response, StreamingResponse
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from bot.persona.commands.table import COMMANDS
from bot.playground.clock import Clock, next_tip, post_tips
from bot.playground.panel import panel
from bot.playground.visitor import BOT_NAME, COMMAND, GoneError, Visitor, Where
from bot.playground.workspace import BOT, PERSON, Message
from bot.render.html import html, mrkdwn
from bot.render.html_style import BLOCKS_STYLE
from bot.schedule.occurrence import is_zone
from bot.slack.ids import CHECK_SIGNS, EXPLAIN_TERMS, LOOK_UP
from bot.wiring import Served

Json = dict[str, Any]

# Where the handbook's pages are, since the page has their place.
HANDBOOK = "/handbook"
STATIC = Path(__file__).parent / "static"
HEADERS = {
    "Content-Security-Policy": "default-src 'self'; img-src 'self' data:; frame-ancestors 'none'; "
    "base-uri 'none'; form-action 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-store",
}
# As the manifest names them.
SHORTCUTS = {LOOK_UP: "Look up"}
MESSAGE_SHORTCUTS = {EXPLAIN_TERMS: "Explain terms here", CHECK_SIGNS: "Check anti-patterns"}
# How often a stream looks whether there is news: sooner than anybody sees.
LOOK_SECONDS = 0.02
# A day has one tip, so a time that was changed to later in the day brings none before the next.
TURNS = 3
# How long the work that a request leaves behind is waited for, where something depends on it.
PATIENCE_SECONDS = 5


_CHANNEL = re.compile(r"&lt;#C\d\|([\w-]+)&gt;")


class Page:
    """One workspace's page, around the app that it talks to."""

    def __init__(self, served: Served, visitor: Visitor, clock: Clock, app: Starlette) -> None:
        self.stopping = False
        self._served, self._visitor, self._clock, self._app = served, visitor, clock, app
        self._workspace = visitor.slack.workspace
        self._verbs: dict[str, Callable[[Json], object]] = {
            "say": lambda said: visitor.say(
                said["channel"], said["text"], thread=said.get("thread", "")
            ),
            "open": lambda said: visitor.open_tab(said["tab"]),
            "press": lambda said: visitor.press(_where(said), said["block"], said["action"], said),
            "options": lambda said: visitor.options(
                _where(said), said["block"], said["action"], said["text"]
            ),
            "submit": lambda said: visitor.submit(said["view"], said["values"]),
            "close": lambda said: visitor.slack.surfaces.close_windows(),
            "shortcut": lambda said: visitor.shortcut(said["shortcut"]),
            "message_shortcut": lambda said: visitor.message_shortcut(
                said["shortcut"], said["message"]
            ),
            "tomorrow": self._turn_the_clock,
        }

    def asgi(self) -> Starlette:
        """The page's routes, and behind them all those of the app."""
        return Starlette(
            routes=[
                Route("/", lambda _: FileResponse(STATIC / "index.html", headers=HEADERS)),
                Route("/playground/blocks.css", _blocks_style),
                Route("/playground/events", self._events),
                Route("/playground/do/{verb}", self._do, methods=["POST"]),
                Mount("/playground", StaticFiles(directory=STATIC)),
                Mount(HANDBOOK, self._app),
                Mount("/", self._app),
            ],
            # No other site may reach the page by a name of its own that leads to this machine.
            middleware=[
                Middleware(TrustedHostMiddleware, allowed_hosts=["127.0.0.1", "localhost"])
            ],
            lifespan=self._lifespan,
        )

    @contextlib.asynccontextmanager
    async def _lifespan(self, _: Starlette) -> AsyncIterator[None]:
        # What is mounted does not start by itself.
        async with self._app.router.lifespan_context(self._app):
            yield

    async def _do(self, request: Request) -> Response:
        verb = self._verbs.get(request.path_params["verb"])
        # A form of another site could send anything but JSON.
        if not verb or request.headers.get("content-type") != "application/json":
            return JSONResponse({"wrong": "No such thing can be done here."}, 404)
        try:
            done = await run_in_threadpool(verb, await request.json())
        except GoneError:
            return JSONResponse({"wrong": "That is not there any more."}, 409)
        except (KeyError, TypeError, ValueError):
            return JSONResponse({"wrong": "That cannot be done here."}, 400)
        return JSONResponse({"done": done})

    async def _events(self, request: Request) -> Response:
        # The hours of tips are those of whoever looks.
        if is_zone(zone := request.query_params.get("zone", "")):
            self._visitor.slack.surfaces.people[PERSON]["tz"] = zone

        async def stream() -> AsyncIterator[str]:
            told = -1
            while not self.stopping:
                if told != self._workspace.revision:
                    told = self._workspace.revision
                    yield f"data: {json.dumps(self.state())}\n\n"
                await asyncio.sleep(LOOK_SECONDS)

        return StreamingResponse(stream(), media_type="text/event-stream", headers=HEADERS)

    def _turn_the_clock(self, said: Json) -> None:
        """Turn it to the next tip of a channel, which asks for tips first where it has none."""
        channel = said["channel"]
        if next_tip(self._served, channel) is None:
            self._visitor.say(channel, f"{COMMAND} tips on")
            self._wait_for_the_app()
        for _ in range(TURNS):
            moment = next_tip(self._served, channel)
            if moment is None:
                break
            self._visitor.last = None
            self._visitor.slack.calls.clear()
            self._clock.turn(moment + 1)
            post_tips(self._served, self._clock)
            if self._visitor.slack.calls:
                break

    def _wait_for_the_app(self) -> None:
        end = time.monotonic() + PATIENCE_SECONDS
        while not self._served.workers.idle and time.monotonic() < end:
            time.sleep(LOOK_SECONDS)

    def state(self) -> Json:
        """All that the page shows."""
        surfaces = self._visitor.slack.surfaces
        home = surfaces.homes.get(PERSON)
        return {
            "channels": [channel._asdict() for channel in self._workspace.channels.values()],
            "messages": [_shown(message) for message in tuple(self._workspace.messages)],
            "home": _view(home) if home else None,
            "windows": [_view(view) for view in tuple(surfaces.views.values())],
            "prompts": self._workspace.prompts,
            "commands": [
                {
                    "text": f"{COMMAND} {command.name}",
                    "usage": command.usage,
                    "about": command.summary,
                }
                for command in COMMANDS
            ],
            "shortcuts": SHORTCUTS,
            "messageShortcuts": MESSAGE_SHORTCUTS,
            "panel": panel(self._visitor.last, self._visitor.slack.calls[:]),
        }


async def _blocks_style(_: Request) -> Response:
    return Response(f".blocks {{{BLOCKS_STYLE}}}", media_type="text/css", headers=HEADERS)


def _where(said: Json) -> Where:
    return Where(said.get("message", ""), said.get("view", ""))


def _shown(message: Message) -> Json:
    drawn = html(message.blocks) if message.blocks else f"<p>{_words(message.text)}</p>"
    return {
        "channel": message.channel,
        "ts": message.ts,
        "thread": message.thread_ts,
        "author": message.author,
        "private": message.private,
        "key": f"{message.ts} {message.version}",
        "html": drawn,
    }


def _view(view: Json) -> Json:
    shown = {"id": view["id"], "key": view["hash"], "html": html(view["blocks"])}
    return shown | {name: view[name]["text"] for name in view.keys() & {"title", "submit", "close"}}


def _words(text: str) -> str:
    """A text as people see it, with the names of the bot and of channels."""
    drawn = mrkdwn(text).replace(f"&lt;@{BOT}&gt;", f"<b class=name>@{BOT_NAME}</b>")
    return _CHANNEL.sub(r"<b class=name>#\1</b>", drawn)
