"""Do a thing once, however often Slack delivers it."""

from __future__ import annotations

import threading
import time
from collections import OrderedDict
from collections.abc import Callable


class Once:
    """Remembers keys for a while, in this process, and forgets the oldest when there are many.

    Slack retries an event for about five minutes
    (https://docs.slack.dev/apis/events-api/#retries); an hour leaves room for late replays.
    """

    def __init__(
        self,
        *,
        seconds: float = 3600,
        limit: int = 100_000,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._seconds = seconds
        self._limit = limit
        self._clock = clock
        self._seen: OrderedDict[str, float] = OrderedDict()
        self._lock = threading.Lock()

    def first(self, *keys: str) -> bool:
        """True when none of the keys has been seen; all of them have been, from then on."""
        now = self._clock()
        with self._lock:
            while self._seen and (
                len(self._seen) > self._limit
                or next(iter(self._seen.values())) < now - self._seconds
            ):
                self._seen.popitem(last=False)
            fresh = not any(key in self._seen for key in keys)
            for key in keys:
                self._seen.setdefault(key, now)
            return fresh
