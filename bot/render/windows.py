"""Windows: look something up, read an answer, see what is in a message."""

from __future__ import annotations

from bot.knowledge.entry import Entry
from bot.knowledge.kinds import Kind
from bot.persona.signs import Sign, Signs
from bot.persona.terms import Term, Terms
from bot.render.actions import encode
from bot.render.parts import (
    MAX_OPTION_VALUE,
    Json,
    actions,
    button,
    option,
    plain,
    quoted,
    read_button,
    row,
    run,
    said,
    word,
)

MAX_BLOCKS = 100
MAX_QUOTE = 300
POST_BLOCK = "post"

PART_READ = "Only the beginning of this long message was read."
NO_TERMS = "This message names no term of the handbook."
NO_SIGNS = "This message shows no sign of an anti-pattern or edge case that the handbook knows."
HOW_SIGNS = (
    "Read by rules, not by a mind: a sign is a reason to look, not a verdict. Only you see this."
)
ONLY_YOU = "Only you see this."


def look_up_window(callback_id: str, term_id: str) -> Json:
    """A menu that completes what is typed."""
    return {
        "type": "modal",
        "callback_id": callback_id,
        "title": plain("Look up", 24),
        "close": plain("Close", 24),
        "blocks": [
            _menu(term_id),
            word("Type a term, or a question: the last choice asks it as you typed it."),
        ],
    }


def answer_window(
    callback_id: str,
    term_id: str,
    *,
    asked: str,
    answer: list[Json],
    entry: str,
    is_saved: bool,
    can_post: bool,
) -> Json:
    """An answer in a window, with a menu to look up the next, and a way to post this one.

    ``asked`` is what a button to this answer carries (``render.actions``): the window keeps it.
    """
    blocks = [_menu(term_id), *answer[: MAX_BLOCKS - 3]]
    if entry:
        blocks.append(actions(save_button(entry, is_saved=is_saved)))
    view: Json = {
        "type": "modal",
        "callback_id": callback_id,
        "private_metadata": asked,
        "title": plain("Look up", 24),
        "close": plain("Close", 24),
    }
    if can_post:
        view["submit"] = plain("Post to channel", 24)
        blocks.append(_channel_menu())
    return {**view, "blocks": blocks}


def save_button(entry: str, *, is_saved: bool) -> Json:
    """Save an entry to one's Home, or let it go."""
    if is_saved:
        return button("Remove from saved", "unsave:0", encode(entry))
    return button("Save", "save:0", encode(entry), spoken="Save this entry to your Home tab")


def terms_window(callback_id: str, terms: Terms) -> Json:
    """The terms that a message names, each with its definition."""
    return _reading_window(callback_id, "Terms in this message", terms_blocks(terms))


def terms_blocks(terms: Terms) -> list[Json]:
    """The same as blocks, for a message where no window can be."""
    if not terms.found:
        return [said(NO_TERMS), *_limits(terms.whole)]
    shown = [
        row(term.entry, _also(term), read_button(term.entry, at))
        for at, term in enumerate(terms.found)
    ]
    return [*shown, *_limits(terms.whole), word(ONLY_YOU)]


def signs_window(callback_id: str, signs: Signs) -> Json:
    """What a message shows signs of, each with the words that led there."""
    return _reading_window(callback_id, "Signs in this message", signs_blocks(signs))


def signs_blocks(signs: Signs) -> list[Json]:
    """The same as blocks, for a message where no window can be."""
    if not signs.found:
        return [said(NO_SIGNS), *_limits(signs.whole), word(HOW_SIGNS)]
    shown: list[Json] = []
    for at, sign in enumerate(signs.found):
        kind = sign.entry.kind.singular
        shown += [row(sign.entry, kind, read_button(sign.entry, at)), _evidence(sign)]
    return [*shown, *_limits(signs.whole), word(HOW_SIGNS)]


def type_choices(typed: str, entries: tuple[Entry, ...]) -> list[Json]:
    """The groups of a completing menu: entries by kind, and the words as they were typed."""
    groups = [
        {
            "label": plain(kind.plural.capitalize(), 75),
            "options": [
                option(entry.title, encode(f"define {entry.id}"))
                for entry in entries
                if entry.kind is kind
            ],
        }
        for kind in _kinds_of(entries)
    ]
    asked = " ".join(typed.split())
    if asked:
        value = encode(asked)[:MAX_OPTION_VALUE]
        groups.append(
            {"label": plain("As you typed it"), "options": [option(f"Ask: {asked}", value)]}
        )
    return groups


def _kinds_of(entries: tuple[Entry, ...]) -> list[Kind]:
    """Their kinds, the kind of the best one first."""
    by_key = {entry.kind.key: entry.kind for entry in entries}
    return list(by_key.values())


def _menu(term_id: str) -> Json:
    return actions(
        {
            "type": "external_select",
            "action_id": term_id,
            "min_query_length": 1,
            "placeholder": plain("A term or a question", 150),
        }
    )


def _channel_menu() -> Json:
    return {
        "type": "input",
        "block_id": POST_BLOCK,
        "optional": True,
        "label": plain("Post to"),
        "hint": plain("For all to read there, without your name."),
        "element": {
            "type": "conversations_select",
            "action_id": "channel",
            "default_to_current_conversation": True,
            "response_url_enabled": True,
        },
    }


def _reading_window(callback_id: str, title: str, blocks: list[Json]) -> Json:
    return {
        "type": "modal",
        "callback_id": callback_id,
        "title": plain(title, 24),
        "close": plain("Close", 24),
        "blocks": blocks[:MAX_BLOCKS],
    }


def _evidence(sign: Sign) -> Json:
    """The quote, with the words that led there in bold."""
    quote, runs, at = _around(sign), [], 0
    for text in sign.words:
        found = quote.find(text, at)
        if found < 0:
            continue
        if found > at:
            runs.append(run(quote[at:found]))
        runs.append(run(text, bold=True))
        at = found + len(text)
    if at < len(quote):
        runs.append(run(quote[at:]))
    return quoted(*(runs or [run(quote)]))


def _around(sign: Sign) -> str:
    """The quote, cut to what is around the first word that led there."""
    if len(sign.quote) <= MAX_QUOTE:
        return sign.quote
    start = max(0, sign.quote.find(sign.words[0]) - MAX_QUOTE // 4)
    cut = sign.quote[start : start + MAX_QUOTE]
    return f"{'… ' if start else ''}{cut} …"


def _limits(whole: bool) -> list[Json]:
    return [] if whole else [word(PART_READ)]


def _also(term: Term) -> str:
    """What the message calls it, where that is not its title."""
    same = term.text.casefold() == term.entry.title.casefold()
    return term.entry.kind.singular + ("" if same else f" · “{term.text}”")
