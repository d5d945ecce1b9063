"""How often an app may call Slack's Web API, as its documentation states it.

Source: https://docs.slack.dev/apis/web-api/rate-limits (tiers per method and minute; one message
per second and channel, short bursts allowed). How long a burst may be is not documented.
"""

from __future__ import annotations

from collections.abc import Callable

POST_METHODS = ("chat.postMessage", "chat.postEphemeral")
POSTS_IN_A_BURST = 20
# Calls a minute of the methods that our app uses (https://docs.slack.dev/reference/methods).
PER_MINUTE = {
    "views.open": 100,
    "views.push": 100,
    "views.update": 100,
    "views.publish": 100,
    "chat.unfurl": 50,
    "conversations.open": 50,
    "agents.sessions.rename": 50,
    "agents.sessions.setStatus": 50,
}


class Rates:
    """Buckets that fill evenly; a call that finds its bucket empty must wait."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._levels: dict[str, tuple[float, float]] = {}

    def seconds_to_wait(self, method: str, channel: str) -> int:
        """0 when the call may pass; otherwise what Slack says in Retry-After."""
        if method in POST_METHODS:
            return self._take(f"{method} {channel}", POSTS_IN_A_BURST, per_second=1)
        if method in PER_MINUTE:
            return self._take(method, PER_MINUTE[method], per_second=PER_MINUTE[method] / 60)
        return 0

    def _take(self, bucket: str, capacity: int, *, per_second: float) -> int:
        now = self._clock()
        level, since = self._levels.get(bucket, (float(capacity), now))
        level = min(capacity, level + (now - since) * per_second)
        taken = level >= 1
        self._levels[bucket] = (level - taken, now)
        return 0 if taken else max(1, round((1 - level) / per_second))
