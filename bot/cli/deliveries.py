"""deliveries: what became of the tips, and what is due next."""

from __future__ import annotations

import argparse
import json
import os
import time

from bot.config import read_database
from bot.schedule.occurrence import DAY, local_text
from bot.store.sql import open_store


def deliveries(arguments: argparse.Namespace) -> int:
    """The ``deliveries`` command. Raises StoreError when the database cannot be read."""
    now = int(time.time())
    store = open_store(read_database(os.environ))
    try:
        counts = store.tips.counts(since=now - arguments.days * DAY)
        records = store.tips.records(limit=arguments.limit)
        coming = store.tips.coming(now, limit=arguments.limit)
        resting = store.tips.resting(now)
    finally:
        store.close()
    if arguments.json:
        told = {
            "counts": counts,
            "deliveries": [each._asdict() for each in records],
            "due": [each._asdict() for each in coming],
            "resting": [
                {"team": team, "until": until or None, "error": error}
                for team, until, error in resting
            ],
        }
        print(json.dumps(told, ensure_ascii=False, indent=1))
        return 0
    total = ", ".join(f"{number} {status}" for status, number in sorted(counts.items()))
    print(f"Last {arguments.days} days: {total or 'nothing'}.")
    for team, until, error in resting:
        when = f"until {local_text('UTC', until)}" if until else "for good"
        print(f"left alone {when}: {team} ({error})")
    for record in records:
        error = f" ({record.error})" if record.error else ""
        tips = " ".join(record.entries)
        print(f"{record.day}  {record.status}{error}  {record.team} {record.target}  {tips}")
    for each in coming:
        print(f"due {local_text(each.zone, each.due_at)}  {each.team} {each.target}")
    return 0
