"""What the desk remembers, as listeners use it: a store that fails never silences an answer."""

from __future__ import annotations

import hashlib
import hmac
import logging
import threading
import time
from collections import OrderedDict
from collections.abc import Callable
from concurrent.futures import Executor
from datetime import UTC, date, datetime, timedelta
from typing import TypeVar

from bot.errors import StoreError
from bot.persona.answer import Answer, Comparison, Found, NotFound
from bot.persona.misses import kept_question
from bot.persona.together import about
from bot.schedule.subscription import Subscription
from bot.slack.once import Once
from bot.store.store import Miss, Person, Seen, Store, Suggestion, Verdict
from bot.store.tip_store import TipStore

log = logging.getLogger("mlpersona.store")

_Value = TypeVar("_Value")

# After a failure the store is left alone for so long, so that answers do not wait for it.
PAUSE_SECONDS = 10
# Deliveries are repeated within minutes; a verdict on the same message within days.
CLAIM_SECONDS = 7 * 86_400
# A thread that has been silent for a month is no conversation any more.
SUBJECT_SECONDS = 30 * 86_400
SUBJECTS_AT_HAND = 10_000
# What was asked only once is forgotten after so many days.
DAYS_OF_ONE_ASKING = 90
MISSES_AT_ONCE = 200


class Memory:
    """The store behind a bounded memory of this process, which answers first."""

    def __init__(
        self,
        store: Store,
        *,
        key: bytes,
        workers: Executor,
        clock: Callable[[], float] = time.time,
    ) -> None:
        self._store = store
        self._key = key
        self._workers = workers
        self._clock = clock
        self._resume = 0.0
        self._subjects: OrderedDict[str, str] = OrderedDict()
        self._lock = threading.Lock()
        self.once = Shared(self)

    @property
    def tips(self) -> TipStore:
        """The tips, as they are kept: each method may raise StoreError."""
        return self._store.tips

    def subscription(self, person: Person) -> Subscription | None:
        """A person's own tips."""
        return self._ask(
            "read a subscription",
            lambda store: store.tips.subscription(person.team, person.user),
            None,
        )

    @property
    def now(self) -> int:
        """The moment, in seconds since the epoch."""
        return int(self._clock())

    @property
    def today(self) -> date:
        """The day in UTC: the desk asks nobody for their time zone."""
        return datetime.fromtimestamp(self._clock(), UTC).date()

    def claim(self, *keys: str) -> bool:
        """Is this process the first to see any of these? When nobody knows, it is."""
        now = self._clock()
        # Some keys have a person's id in them, so the database gets none as it is.
        hidden = [self._digest("delivery", key) for key in keys]
        return self._ask(
            "claim a delivery",
            lambda store: store.claim(hidden, now=now, keep_seconds=CLAIM_SECONDS),
            True,
        )

    def subject(self, thread: str) -> str:
        """The ids of the entries that a thread is about, the last first, or the empty string."""
        with self._lock:
            if thread in self._subjects:
                return self._subjects[thread]
        after = self._clock() - SUBJECT_SECONDS
        key = self._digest("thread", thread)
        return self._ask("look up a thread", lambda store: store.subject(key, after=after), "")

    def follow(self, thread: str, answer: Answer, before: str = "") -> None:
        """Note what a thread is about, once something in it has been answered.

        ``before`` is what it was about so far.
        """
        if not isinstance(answer, Found | Comparison):
            return
        answered = answer.candidates if isinstance(answer, Comparison) else answer.candidates[:1]
        subject = about([each.entry.id for each in answered], before)
        with self._lock:
            known = self._subjects.pop(thread, "") == subject
            self._subjects[thread] = subject
            if len(self._subjects) > SUBJECTS_AT_HAND:
                self._subjects.popitem(last=False)
        if not known:
            now = self._clock()
            # A direct message's channel is as good as a name, so the database gets a digest.
            key = self._digest("thread", thread)
            self._do(
                "note a thread",
                lambda store: store.set_subject(
                    key, subject, now=now, keep_seconds=SUBJECT_SECONDS
                ),
            )

    def hear(self, answer: Answer) -> None:
        """Count a question that found nothing. Returns at once; the counting comes after."""
        if not isinstance(answer, NotFound):
            return
        try:
            self._workers.submit(self.count_miss, answer.query, answer.subject)
        except RuntimeError:
            log.info("too busy to count a miss", extra={"action": "miss_dropped"})

    def count_miss(self, query: str, subject: str) -> None:
        """Count what a question was about, unless the question must not be kept."""
        question = kept_question(query) and kept_question(subject or query)
        if question:
            oldest = (self.today - timedelta(days=DAYS_OF_ONE_ASKING)).isoformat()
            self._do(
                "count a miss",
                lambda store: store.count_miss(
                    self._digest(question),
                    question,
                    day=self.today.isoformat(),
                    forget_before=oldest,
                ),
            )

    def judge(self, entry: str, text: str, *, good: bool) -> None:
        """Count what somebody says of an answer."""
        question = kept_question(text)
        self._do(
            "count a verdict",
            lambda store: store.count_verdict(
                self._digest(entry, question), entry, question, good=good, day=self._day()
            ),
        )

    def suggest(self, term: str, meaning: str) -> bool:
        """Keep a suggestion; False when it could not be kept."""
        suggestion = Suggestion(term, meaning, self._day())
        return self._do("keep a suggestion", lambda store: store.suggest(suggestion))

    def save(self, person: Person, entry: str) -> bool:
        """Keep an entry for a person; False when it could not be kept."""
        return self._do(
            "save an entry", lambda store: store.save_entry(person, entry, day=self._day())
        )

    def unsave(self, person: Person, entry: str) -> bool:
        """Let a kept entry go; False when that could not be noted."""
        return self._do("let an entry go", lambda store: store.unsave_entry(person, entry))

    def saved(self, person: Person) -> tuple[str, ...]:
        """A person's entries, the last one first."""
        return self._ask("read saved entries", lambda store: store.saved_entries(person), ())

    def look(self, person: Person, version: str) -> str:
        """Note that they look at this version now; returns the one to tell the news since.

        The news of a version stay for the day on which they first looked at it.
        """
        seen = self._ask("read a setting", lambda store: store.seen(person), None)
        looked = looked_at(seen, version=version, day=self._day())
        if looked != seen:
            self._do("note a setting", lambda store: store.set_seen(person, looked))
        return looked.since

    def forget(self, person: Person) -> bool:
        """Drop all that is kept for a person; False when that failed."""
        return self._do(
            "forget a person", lambda store: store.forget(person.user, team=person.team)
        )

    def misses(self, *, days: int) -> tuple[Miss, ...]:
        """What was asked in vain in the last days, the most wanted of it."""
        since = (self.today - timedelta(days=days)).isoformat()
        none: tuple[Miss, ...] = ()
        missed = self._ask("read the misses", lambda store: store.misses(since=since), none)
        return missed[:MISSES_AT_ONCE]

    def verdicts(self, *, days: int) -> tuple[Verdict, ...]:
        """What people said of answers in the last days."""
        since = (self.today - timedelta(days=days)).isoformat()
        return self._ask("read the verdicts", lambda store: store.verdicts(since=since), ())

    def _day(self) -> str:
        return self.today.isoformat()

    def _digest(self, *parts: str) -> str:
        return hmac.new(self._key, "\0".join(parts).encode(), hashlib.blake2b).hexdigest()[:64]

    def _do(self, what: str, act: Callable[[Store], None]) -> bool:
        def done(store: Store) -> bool:
            act(store)
            return True

        return self._ask(what, done, False)

    def _ask(self, what: str, act: Callable[[Store], _Value], otherwise: _Value) -> _Value:
        if self._clock() < self._resume:
            return otherwise
        try:
            return act(self._store)
        except StoreError as error:
            self._resume = self._clock() + PAUSE_SECONDS
            log.warning("could not %s: %s", what, error, extra={"action": "store_failed"})
            return otherwise


class Shared(Once):
    """Once among all processes that share the store; this process's own memory answers first."""

    def __init__(self, memory: Memory) -> None:
        super().__init__()
        self._memory = memory

    def first(self, *keys: str) -> bool:
        """True when no process has seen any of the keys; all of them have been, from then on."""
        return super().first(*keys) and self._memory.claim(*keys)


def looked_at(seen: Seen | None, *, version: str, day: str) -> Seen:
    """What somebody has seen after looking at this version on this day."""
    if seen is None:
        return Seen(version, version, day)
    if seen.version != version:
        return Seen(version, seen.version, day)
    return seen if seen.day == day else Seen(version, version, day)
