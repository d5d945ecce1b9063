"""Slack is told at once that a request has arrived; what is to be done comes after that.

Slack waits three seconds (https://docs.slack.dev/tools/bolt-python/concepts/acknowledge), and
Bolt's lazy listeners run once it has been told.
"""

from __future__ import annotations

from slack_bolt import Ack


def acknowledge(ack: Ack) -> None:
    """Say that it has arrived, and nothing else."""
    ack()
