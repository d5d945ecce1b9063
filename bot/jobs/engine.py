"""The durable engine under the tips, which is DBOS: a schedule, a queue, and drains of workspaces.

Every process that runs it looks at the clock once a minute; DBOS lets one of them. The look writes
ledger rows and enqueues one drain for each workspace with open rows, in one transaction. Of the
drains of one workspace one runs at a time, in whatever process. The ledger, not the engine, keeps
a tip from being posted twice.
"""

from __future__ import annotations

import contextlib
import logging
import os
import socket
import time
from collections.abc import Callable
from datetime import datetime
from threading import Event
from typing import Any

from dbos import DBOS, DBOSClient, DBOSConfig, EnqueueOptions

from bot.errors import StoreError
from bot.jobs.deliver import AWAY_SECONDS, Deliverer
from bot.store.tip_store import TipStore

log = logging.getLogger("mlpersona.tips")

QUEUE = "tips"
DRAIN = "drain"
LOOK_SECONDS = 60
DAILY = "17 3 * * *"
POLL_SECONDS = 0.5
# Drains that this process runs at once; each is a thread that mostly waits for Slack.
DRAINS = 64
# A drain that its process has left blocks its workspace until it is cut off, after so long. One
# that lives ends before that by itself, when its turn is over (see TURN_SECONDS).
DRAIN_SECONDS = 60
STOP_SECONDS = 8
KEEP_DAYS = 7
# Work of another version is never taken up, so this changes when what drains carry does.
VERSION = "1"


class Engine:
    """The tips' engine within this process. DBOS allows one."""

    def __init__(
        self,
        database: str,
        tips: TipStore,
        deliverer: Deliverer,
        *,
        stopping: Event,
        repost: bool,
        executor: str = "",
        look_seconds: int = LOOK_SECONDS,
        clock: Callable[[], float] = time.time,
        poll_seconds: float = POLL_SECONDS,
    ) -> None:
        self._database = database
        self._tips = tips
        self._deliverer = deliverer
        self._stopping = stopping
        self._repost = repost
        self._executor = executor or executor_id()
        self._look_seconds = look_seconds
        self._clock = clock
        self._poll_seconds = poll_seconds
        self._client: DBOSClient | None = None
        self._running = False

    @property
    def is_running(self) -> bool:
        """Has it been started in full?"""
        return self._running

    def start(self) -> None:
        """Begin: make the engine's tables if they are missing, and start to look and to drain."""
        config: DBOSConfig = {
            "name": "mlpersona",
            "application_version": VERSION,
            "executor_id": self._executor,
            "log_level": "ERROR",
            "system_database_url": self._database,
            "max_executor_threads": DRAINS + 32,
            # The jobs poll anyway, and a listening connection does not survive a pooler.
            "use_listen_notify": False,
        }
        DBOS(config=config)
        self._register()
        DBOS.launch()
        self._client = DBOSClient(system_database_url=self._database)
        DBOS.register_queue(
            QUEUE,
            worker_concurrency=DRAINS,
            partition_concurrency=1,
            polling_interval_sec=self._poll_seconds,
        )
        DBOS.apply_schedules(
            [
                {
                    "schedule_name": "look",
                    "workflow_fn": self._look_workflow,
                    "schedule": _every(self._look_seconds),
                },
                {
                    "schedule_name": "tidy",
                    "workflow_fn": self._tidy_workflow,
                    "schedule": DAILY,
                },
            ]
        )
        self._running = True

    def stop(self) -> None:
        """End in good order: ``stopping`` is set, so drains end after the post in hand."""
        DBOS.destroy(workflow_completion_timeout_sec=STOP_SECONDS, destroy_registry=True)
        if self._client:
            self._client.destroy()

    def look(self) -> None:
        """Look at the clock now."""
        now = int(self._clock())
        swept = self._tips.sweep(now, self.enqueue, repost=self._repost, waiting=self._waiting)
        if any(swept):
            log.info("tips: %d due, %d too late, %d held", *swept, extra={"action": "tips_swept"})

    def enqueue(self, connection: Any, team: str, delay: int) -> None:
        """Give a workspace to whoever is free, within the caller's transaction.

        A drain is named after its workspace and the look that wants it, so that many who look at
        once make one.
        """
        assert self._client
        at = int(self._clock())
        if delay:
            options = _drain(team, f"{at + delay}", delay_seconds=delay)
        else:
            options = _drain(team, f"look {at // self._look_seconds}")
        self._client.enqueue_in_transaction(connection, options, team)

    def _waiting(self) -> set[str]:
        """Workspaces with a drain that has not begun: it will see all that is open now."""
        assert self._client
        drains = self._client.list_queued_workflows(
            queue_name=QUEUE, status="ENQUEUED", app_version=VERSION, load_input=False
        )
        return {each.queue_partition_key for each in drains if each.queue_partition_key}

    def _is_back(self) -> bool:
        """Wait for a database that restarts; without it, the end of a drain is not written either.

        Such a drain blocks its workspace until it is cut off. What is open when the database stays
        away is found by a look.
        """
        end = time.monotonic() + AWAY_SECONDS
        while not self._stopping.wait(1) and time.monotonic() < end:
            with contextlib.suppress(StoreError):
                self._tips.resting(0)
                return True
        return False

    def _register(self) -> None:
        @DBOS.step(name="post_some")
        def post_some(team: str) -> None:
            assert self._client
            try:
                more = self._deliverer.some(team, self.enqueue)
            except StoreError as error:
                log.warning("tips wait: %s", error, extra={"action": "tips_wait"})
                more = self._is_back()
            if more:
                # Its turn is over. It goes on behind all who wait.
                self._client.enqueue(_drain(team, f"after {time.time()}"), team)

        @DBOS.workflow(name=DRAIN)
        def drain(team: str) -> None:
            post_some(team)

        @DBOS.step(name="sweep")
        def sweep() -> None:
            try:
                self.look()
            except StoreError as error:
                log.warning("tips wait: %s", error, extra={"action": "tips_wait"})

        @DBOS.workflow(name="look")
        def look(scheduled: datetime, context: Any) -> None:
            sweep()

        @DBOS.step(name="drop_old")
        def drop_old() -> None:
            drop_finished(KEEP_DAYS)

        @DBOS.workflow(name="tidy")
        def tidy(scheduled: datetime, context: Any) -> None:
            drop_old()

        self._look_workflow, self._tidy_workflow = look, tidy


def _drain(team: str, name: str, **options: Any) -> EnqueueOptions:
    return {
        "workflow_name": DRAIN,
        "queue_name": QUEUE,
        "queue_partition_key": team,
        "workflow_id": f"drain {team} {name}",
        "workflow_timeout": DRAIN_SECONDS,
        "app_version": VERSION,
        **options,  # type: ignore[typeddict-item]
    }


def _every(seconds: int) -> str:
    """A cron line; DBOS takes seconds first."""
    return "* * * * *" if seconds == LOOK_SECONDS else f"*/{seconds} * * * * *"


def drop_finished(days: float) -> None:
    """Forget work that was done long ago: DBOS keeps it for ever otherwise."""
    before = datetime.fromtimestamp(time.time() - days * 86_400).astimezone().isoformat()
    while old := DBOS.list_workflows(
        status=["SUCCESS", "ERROR", "CANCELLED"],
        end_time=before,
        limit=1_000,
        load_input=False,
        load_output=False,
    ):
        DBOS.delete_workflows([each.workflow_id for each in old])


def executor_id() -> str:
    """This process among all: two that share a name would take each other's work for theirs."""
    return os.environ.get("DYNO") or f"{socket.gethostname()}-{os.getpid()}"
