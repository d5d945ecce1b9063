"""The Home tab: search, today's tip, what is new, what you saved, and the whole handbook to browse."""

from __future__ import annotations

from typing import NamedTuple

from bot.knowledge.entry import Entry
from bot.knowledge.kinds import KIND_BY_KEY, KINDS, STAGES
from bot.persona.answer import Persona
from bot.persona.misses import Cluster
from bot.render.actions import encode
from bot.render.parts import (
    DIVIDER,
    Json,
    actions,
    bullets,
    button,
    header,
    option,
    plain,
    read_button,
    row,
    run,
    word,
)
from bot.render.tip import tip_told

PAGE = 10
FEW = 5
MAX_BLOCKS = 100
MAX_MISSES = 15

ASK_BLOCK = "ask"
FOOTER = (
    "This is a bot. It answers from a reviewed handbook, keeps what you save here and nothing "
    "that you ask: /mlpersona privacy says more."
)
NO_SAVED = "Nothing saved yet: press Save in any answer that you look up here."


class Place(NamedTuple):
    """Where on the Home tab somebody is: ``start``, ``kind``, ``stage``, ``saved`` or ``news``."""

    name: str = "start"
    key: str = ""
    page: int = 1

    def __str__(self) -> str:
        return f"{self.name} {self.key or '-'} {self.page}"

    def turned(self, by: int) -> Place:
        """The next page, or the one before."""
        return self._replace(page=self.page + by)


class Ids(NamedTuple):
    """What the Home tab's buttons and menus are called."""

    ask: str
    look_up: str
    place: str
    forget: str
    tips: str


class Home(NamedTuple):
    """All that somebody's Home tab shows. ``misses`` is None for those who are no editors."""

    place: Place
    tip: Entry | None
    news: tuple[Entry, ...]
    saved: tuple[Entry, ...]
    misses: tuple[Cluster, ...] | None
    tips: str = ""


def place_of(text: str) -> Place:
    """A place from what a button carries; anything odd is the start."""
    name, key, page = (*text.split(), "", "", "")[:3]
    known = {"kind": set(KIND_BY_KEY), "stage": set(STAGES), "saved": {"-"}, "news": {"-"}}
    if key not in known.get(name, set()) or not (page.isascii() and page.isdigit()):
        return Place()
    return Place(name, key, max(1, int(page[:4])))


def home_view(home: Home, persona: Persona, ids: Ids) -> Json:
    """The whole tab."""
    if home.place.name == "start":
        blocks = [*_search(ids), *_start(home, persona, ids)]
    else:
        blocks = [*_search(ids), *_browsed(home, persona, ids)]
    return {
        "type": "home",
        "private_metadata": str(home.place),
        "blocks": [*blocks[: MAX_BLOCKS - 3], *_footer(ids)],
    }


def _search(ids: Ids) -> list[Json]:
    return [
        {
            "type": "input",
            "block_id": ASK_BLOCK,
            "dispatch_action": True,
            "label": plain("Ask the handbook"),
            "element": {
                "type": "plain_text_input",
                "action_id": ids.ask,
                "max_length": 1000,
                "placeholder": plain("A term, or a question in your own words", 150),
                "dispatch_action_config": {"trigger_actions_on": ["on_enter_pressed"]},
            },
        }
    ]


def _start(home: Home, persona: Persona, ids: Ids) -> list[Json]:
    return [
        *_browse_menus(persona, ids),
        *_tip(home, ids),
        *_news(home, ids),
        *_saved(home, ids),
        *_misses(home),
    ]


def _browse_menus(persona: Persona, ids: Ids) -> list[Json]:
    entries = list(persona.knowledge.entries.values())
    kinds = [
        option(
            f"{kind.plural.capitalize()} ({sum(entry.kind is kind for entry in entries)})",
            encode(str(Place("kind", kind.key))),
        )
        for kind in KINDS
        if any(entry.kind is kind for entry in entries)
    ]
    stages = [
        option(
            f"{label} ({sum(entry.stage == stage for entry in entries)})",
            encode(str(Place("stage", stage))),
        )
        for stage, label in STAGES.items()
        if any(entry.stage == stage for entry in entries)
    ]
    return [
        actions(
            button("Find a Term", ids.look_up, encode("look up"), primary=True),
            _menu(f"{ids.place}:kind", "Browse by kind", kinds),
            _menu(f"{ids.place}:stage", "Browse by stage", stages),
        )
    ]


def _menu(action_id: str, placeholder: str, options: list[Json]) -> Json:
    return {
        "type": "static_select",
        "action_id": action_id,
        "placeholder": plain(placeholder, 150),
        "options": options,
    }


def _tip(home: Home, ids: Ids) -> list[Json]:
    if not home.tip:
        return []
    tip = home.tip
    buttons: list[Json] = [read_button(tip, 90)]
    if tip.id not in {entry.id for entry in home.saved}:
        buttons.append(button("Save", "save:tip", encode(tip.id), spoken=f"Save {tip.title}"))
    buttons.append(button("Tip Settings", ids.tips, encode("tips"), spoken="Settings of your tips"))
    return [header("Today's tip"), *tip_told(tip), actions(*buttons), word(home.tips)]


def _news(home: Home, ids: Ids) -> list[Json]:
    if not home.news:
        return []
    shown = [
        row(entry, entry.kind.singular, read_button(entry, f"new{at}"))
        for at, entry in enumerate(home.news[:FEW])
    ]
    count = len(home.news)
    if count > FEW:
        shown.append(
            actions(
                button(f"All {count} New Entries", f"{ids.place}:news", encode(str(Place("news"))))
            )
        )
    return [header("New since you last looked"), *shown]


def _saved(home: Home, ids: Ids) -> list[Json]:
    if not home.saved:
        return [header("Saved"), word(NO_SAVED)]
    shown = [block for entry in home.saved[:FEW] for block in _kept(entry)]
    if len(home.saved) > FEW:
        label = f"All {len(home.saved)} Saved Entries"
        shown.append(actions(button(label, f"{ids.place}:saved", encode(str(Place("saved"))))))
    return [header("Saved"), *shown]


def _misses(home: Home) -> list[Json]:
    """For editors: what was asked in vain in the last weeks, and never by whom."""
    if home.misses is None:
        return []
    title = header("Asked in vain in the last four weeks")
    if not home.misses:
        return [title, word("Nothing that was asked twice.")]
    items = [
        [
            run(f"{cluster.times} × ", bold=True),
            run(", ".join(asked.question for asked in cluster.questions[:3])),
            run(
                f" (nearest: {cluster.nearest.entry.title})" if cluster.nearest else "", italic=True
            ),
        ]
        for cluster in home.misses[:MAX_MISSES]
    ]
    return [title, bullets(items), word("Only editors see this. mlpersona misses drafts a patch.")]


def _browsed(home: Home, persona: Persona, ids: Ids) -> list[Json]:
    """One page of what somebody browses, with the ways on and back."""
    title, entries = _chosen(home, persona)
    pages = max(1, -(-len(entries) // PAGE))
    place = home.place._replace(page=min(home.place.page, pages))
    shown = entries[(place.page - 1) * PAGE : place.page * PAGE]
    turns = [button("Back to Start", f"{ids.place}:start", encode(str(Place())))]
    if place.page > 1:
        turns.append(button("Previous", f"{ids.place}:previous", encode(str(place.turned(-1)))))
    if place.page < pages:
        turns.append(button("Next", f"{ids.place}:next", encode(str(place.turned(1)))))
    blocks = [block for at, entry in enumerate(shown) for block in _listed(entry, at, place)]
    count = f"{len(entries)} entries, page {place.page} of {pages}"
    return [header(title), word(count), *blocks, actions(*turns)]


def _chosen(home: Home, persona: Persona) -> tuple[str, tuple[Entry, ...]]:
    place = home.place
    if place.name == "kind":
        kind = KIND_BY_KEY[place.key]
        return kind.plural.capitalize(), persona.knowledge.of_kind(kind.folder)
    if place.name == "stage":
        entries = persona.knowledge.entries.values()
        return STAGES[place.key], tuple(e for e in entries if e.stage == place.key)
    if place.name == "news":
        return "New since you last looked", home.news
    return "Saved", home.saved


def _listed(entry: Entry, at: int, place: Place) -> list[Json]:
    if place.name == "saved":
        return _kept(entry)
    # A list of one kind need not say so in each line.
    kind = "" if place.name == "kind" else entry.kind.singular
    return [row(entry, kind, read_button(entry, at))]


def _kept(entry: Entry) -> list[Json]:
    remove = button(
        "Remove", f"unsave:{entry.id}", encode(entry.id), spoken=f"Remove {entry.title}"
    )
    return [row(entry, entry.kind.singular), actions(read_button(entry, entry.id), remove)]


def _footer(ids: Ids) -> list[Json]:
    forget = button("Forget Me", ids.forget, encode("forget"), spoken="Delete what is kept for me")
    forget["confirm"] = {
        "title": plain("Forget me", 100),
        "text": plain(
            "This removes your saved entries, your own tips, and what you have seen.", 300
        ),
        "confirm": plain("Forget", 30),
        "deny": plain("Keep", 30),
    }
    return [DIVIDER, word(FOOTER), actions(forget)]
