"""The window in which somebody suggests a term, and what the editors see of it."""

from __future__ import annotations

from bot.persona.answer import Candidate
from bot.render.mrkdwn import escape, inert
from bot.render.parts import Json, bullets, paragraph, plain, quoted, run, said

MAX_TERM = 120
MAX_MEANING = 1_000
TERM_BLOCK, MEANING_BLOCK = "term", "meaning"


def suggestion_view(callback_id: str, term: str) -> Json:
    """The window: the term, and what it means to whoever suggests it."""
    name: Json = {
        "type": "plain_text_input",
        "action_id": "text",
        "max_length": MAX_TERM,
        "focus_on_load": True,
    }
    if term:
        name["initial_value"] = term[:MAX_TERM]
    return {
        "type": "modal",
        "callback_id": callback_id,
        "title": plain("Suggest a term", 24),
        "submit": plain("Suggest", 24),
        "close": plain("Cancel", 24),
        "blocks": [
            {
                "type": "input",
                "block_id": TERM_BLOCK,
                "label": plain("Term"),
                "hint": plain("As people say it, such as “shadow mode”."),
                "element": name,
            },
            {
                "type": "input",
                "block_id": MEANING_BLOCK,
                "label": plain("What it means to you"),
                "hint": plain("A sentence, or where you met it. The editors see this, not you."),
                "optional": True,
                "element": {
                    "type": "plain_text_input",
                    "action_id": "text",
                    "multiline": True,
                    "max_length": MAX_MEANING,
                },
            },
        ],
    }


def suggested_view(term: str) -> Json:
    """What stands in the window once the suggestion is made."""
    return {
        "type": "modal",
        "title": plain("Suggest a term", 24),
        "close": plain("Done", 24),
        "blocks": [
            said(
                f"Thank you. “{term}” is on the editors' list, without your name. "
                "Every entry is written and reviewed by people, so this takes a while."
            )
        ],
    }


def suggestion_message(term: str, meaning: str, nearest: Candidate | None) -> Json:
    """What the editors' channel gets: what was suggested, and never by whom."""
    blocks = [paragraph(run("Suggested for the handbook: "), run(term, bold=True))]
    if meaning:
        blocks.append(quoted(run(meaning)))
    if nearest:
        blocks.append(
            bullets(
                [[run("Nearest entry: "), run(nearest.entry.title), run(f" ({nearest.entry.id})")]]
            )
        )
    text = f"Suggested for the handbook: {term}"
    return {"text": escape(inert(text)), "blocks": blocks}
