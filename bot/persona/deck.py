"""Which tip is next? A deck for each subscription, dealt in one order over and over.

A card's place is a text that depends on nothing but the entry and the deck's seed, and a
subscription remembers the place it has come to. So a tip never comes again before the deck is
through, though entries are added and removed meanwhile, and nothing needs to be remembered of
what was told before.
"""

from __future__ import annotations

from functools import lru_cache
from hashlib import blake2b
from typing import NamedTuple

from bot.knowledge.base import KnowledgeBase
from bot.knowledge.entry import Entry
from bot.knowledge.kinds import KIND_BY_KEY, KINDS, STAGES
from bot.persona.answer import Persona

# The learning track: what a thing is comes before what to do, and that before what goes wrong.
_KINDS = ("standard_model", "definition", "concept", "pattern", "anti_pattern", "edge_case")
# Operations come last, after language models.
_STAGES = (*(stage for stage in STAGES if stage != "operations"), "operations")
MAX_TOPICS = 10
_ANOTHER = "another"


class Taste(NamedTuple):
    """What tips are about. Several topics add up; none is all of the handbook.

    A topic is ``stage:KEY``, ``kind:KEY`` or ``entry:ID``. ``track`` deals them in the order in
    which a newcomer learns, once.
    """

    topics: tuple[str, ...] = ()
    track: bool = False


class Hand(NamedTuple):
    """What is dealt: the entries, the place they lead to, and how far through the deck that is.

    ``is_through`` says that the last of them is the last of the deck.
    """

    entries: tuple[Entry, ...]
    cursor: str
    number: int
    of: int
    is_through: bool


def choose(persona: Persona, taste: Taste, *, seed: str, cursor: str, count: int = 1) -> Hand:
    """The next cards after the cursor. The hand is empty when nothing fits the taste."""
    cards = _dealt(persona.knowledge, taste, "" if taste.track else seed)
    start = next((at for at, (place, _) in enumerate(cards) if place > cursor), 0)
    count = min(count, len(cards) - start if taste.track else len(cards))
    hand = [cards[(start + offset) % len(cards)] for offset in range(count)]
    if not hand:
        return Hand((), cursor, 0, 0, False)
    number = cards.index(hand[-1]) + 1
    return Hand(
        entries=persona.knowledge.known(tuple(entry for _, entry in hand)),
        cursor=hand[-1][0],
        number=number,
        of=len(cards),
        is_through=number == len(cards),
    )


def another(persona: Persona, taste: Taste, entry_id: str) -> Entry | None:
    """A further tip for whoever wants one now, without touching anybody's deck.

    From each entry it leads to one other, through all of them and round again.
    """
    place = _place(_ANOTHER, entry_id) if entry_id else ""
    hand = choose(persona, taste._replace(track=False), seed=_ANOTHER, cursor=place)
    return hand.entries[0] if hand.entries else None


def topic_of(text: str, persona: Persona) -> str:
    """The topic that a person means by a stage's, a kind's or an entry's name, or nothing."""
    name = " ".join(text.casefold().replace("_", " ").replace("-", " ").split())
    for key, label in STAGES.items():
        if name in (key.replace("_", " "), label.casefold()):
            return f"stage:{key}"
    for kind in KINDS:
        names = (kind.singular, kind.plural, kind.command, kind.key)
        if name in [known.casefold().replace("_", " ").replace("-", " ") for known in names]:
            return f"kind:{kind.key}"
    matches = persona.index.exact(text, asks=False)
    return f"entry:{matches[0].entry}" if matches else ""


def topic_label(topic: str, persona: Persona) -> str:
    """What a reader calls a topic."""
    sort, _, key = topic.partition(":")
    if sort == "stage":
        return STAGES.get(key, key)
    if sort == "kind":
        return KIND_BY_KEY[key].plural.capitalize() if key in KIND_BY_KEY else key
    (entry,) = persona.knowledge.known((key,)) or (None,)
    return entry.title if entry else key


def size(persona: Persona, topics: tuple[str, ...]) -> int:
    """How many tips there are on these topics."""
    return len(_about(persona.knowledge, topics))


def _dealt(knowledge: KnowledgeBase, taste: Taste, seed: str) -> list[tuple[str, str]]:
    """Places and ids of the deck, in order."""
    if taste.track:
        return _track(knowledge, taste.topics)
    return sorted((_place(seed, entry), entry) for entry in _about(knowledge, taste.topics))


def _place(seed: str, entry: str) -> str:
    return blake2b(f"{seed} {entry}".encode(), digest_size=8).hexdigest() + entry


@lru_cache(maxsize=32)
def _track(knowledge: KnowledgeBase, topics: tuple[str, ...]) -> list[tuple[str, str]]:
    entries = knowledge.known(_about(knowledge, topics))
    return sorted((_lesson(entry), entry.id) for entry in entries)


def _lesson(entry: Entry) -> str:
    """Its place in the track: the fundamentals, then stage by stage to operations."""
    kind = _KINDS.index(entry.kind.key) if entry.kind.key in _KINDS else len(_KINDS)
    if entry.status == "canonical" and kind < 3:
        return f"00 {kind} {entry.id}"
    return f"{_STAGES.index(entry.stage) + 1:02} {kind} {entry.id}"


@lru_cache(maxsize=32)
def _about(knowledge: KnowledgeBase, topics: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(
        entry.id
        for entry in knowledge.entries.values()
        if entry.tip and (not topics or any(_is_about(entry, topic, knowledge) for topic in topics))
    )


def _is_about(entry: Entry, topic: str, knowledge: KnowledgeBase) -> bool:
    sort, _, key = topic.partition(":")
    if sort == "stage":
        return entry.stage == key
    if sort == "kind":
        return entry.kind.key == key
    (subject,) = knowledge.known((key,)) or (None,)
    return subject is not None and (
        entry.id == key
        or key in (entry.broader, *entry.related)
        or entry.id in subject.related
        or entry.id in knowledge.narrower.get(key, ())
    )
