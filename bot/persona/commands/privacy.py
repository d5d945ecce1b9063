"""privacy: what this is, what it sees, and what it keeps."""

from __future__ import annotations

from bot.persona.answer import Answer, Part, Passage, Persona

SEES = (
    "Commands, mentions, direct messages, and messages on which somebody chooses one of its "
    "shortcuts: what is addressed to it, and nothing else.",
    "No channel's history: it has no permission to read that.",
)
KEEPS = (
    "Entries that you save, and which version of the handbook you saw last, by your Slack id, "
    "until you remove them.",
    "Who has set up tips, for where and when, until they press Forget Me; which "
    "tips were posted, for 90 days; never who pressed a button under one, only that somebody did.",
    "Which entries a thread is about, for a month, so that you can ask on.",
    "A question that found nothing: its words in lower case, a count and a day, never a person. "
    "The first time only a scrambled form that nobody can read, dropped after 90 days.",
    "Whether answers were right, as counts for each entry and question, in the same way.",
    "Terms that you suggest, without your name.",
)
NEVER = (
    "Keeps messages, names, addresses, or who asked what.",
    "Names whoever asked, pings anybody, or answers unless asked.",
    "Passes anything on to another service. No language model is involved.",
)


def privacy(persona: Persona, argument: str) -> Answer:
    """What the desk is, sees and stores."""
    return Passage(
        query=argument,
        title="Privacy",
        parts=(
            Part(
                "",
                "This is a bot. It answers from a reviewed handbook, the same way for everybody.",
                (),
            ),
            Part("What it sees", "", SEES),
            Part("What it keeps", "", KEEPS),
            Part("What it never does", "", NEVER),
        ),
        notes=(),
    )
