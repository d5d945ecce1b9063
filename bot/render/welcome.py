"""What a channel reads when the bot is added to it."""

from __future__ import annotations

from bot.render.parts import Json, bullets, run, said, word

INTRODUCTION = (
    "Hello. I am the answer desk for machine-learning engineering: definitions, patterns, "
    "anti-patterns and edge cases from a reviewed handbook."
)
MANNERS = (
    "I am a bot. I answer when asked, and I cannot read this channel. /mlpersona privacy says more."
)


def welcome(example: str) -> Json:
    """One short message: what it is, and what to type."""
    ways = [
        [run("/mlpersona define drift", bold=True), run(" answers for you alone.")],
        [run("@mlpersona and a question", bold=True), run(f" answers in a thread: “{example}”")],
        [
            run("Explain terms here", bold=True),
            run(" in a message's menu explains that message, for you alone."),
        ],
    ]
    return {"text": INTRODUCTION, "blocks": [said(INTRODUCTION), bullets(ways), word(MANNERS)]}
