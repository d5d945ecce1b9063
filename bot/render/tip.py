"""The tip as a channel or a person gets it: the tip, the definition, and what can be pressed."""

from __future__ import annotations

from typing import NamedTuple

from bot.knowledge.entry import Entry
from bot.persona.quiz import Quiz
from bot.render.actions import encode
from bot.render.mrkdwn import escape, inert
from bot.render.parts import (
    DIVIDER,
    Json,
    actions,
    button,
    header,
    paragraph,
    quoted,
    run,
    said,
    word,
)

TIP_READ, TIP_ANOTHER, TIP_SETTINGS, TIP_QUIZ = (
    "tip_read",
    "tip_another",
    "tip_settings",
    "tip_quiz",
)
MAX_TIPS = 5


class TipPost(NamedTuple):
    """What one post says.

    ``subscription`` is its number, which the buttons carry; ``notes`` are words of the house,
    ``quiz`` the question about an earlier tip, if it asks one.
    """

    subscription: int
    entries: tuple[Entry, ...]
    notes: tuple[str, ...] = ()
    quiz: Quiz | None = None


def tip_message(post: TipPost) -> Json:
    """``text`` and ``blocks`` for chat.postMessage."""
    several = len(post.entries) > 1
    blocks = [header("Tips of the week" if several else "Tip of the day")]
    for at, entry in enumerate(post.entries[:MAX_TIPS]):
        blocks += tip_told(entry)
        if several:
            blocks.append(actions(_read(post, entry, at)))
    row = [] if several else [_read(post, post.entries[0], 0)]
    row += [_another(post), _settings(post)]
    blocks += [actions(*row), *_question(post), *map(word, post.notes)]
    first = post.entries[0]
    text = f"{first.title}: {first.tip}"
    return {"text": escape(inert(text)), "blocks": blocks}


def tip_told(entry: Entry) -> list[Json]:
    """The tip, and the definition that it comes from."""
    return [
        paragraph(run(entry.tip, bold=True)),
        quoted(run(f"{entry.title}: ", bold=True), run(entry.summary)),
    ]


def private_tip(entry: Entry, subscription: int) -> Json:
    """A tip for one person, who may ask for one more."""
    post = TipPost(subscription, (entry,))
    return {
        "text": escape(inert(f"{entry.title}: {entry.tip}")),
        "blocks": [
            *tip_told(entry),
            actions(_read(post, entry, 0), _another(post)),
        ],
    }


def tip_status(sentence: str, subscription: int) -> Json:
    """How things stand, and the button that changes them."""
    shown: Json = {"text": escape(inert(sentence)), "blocks": [said(sentence)]}
    if subscription:
        shown["blocks"].append(actions(_settings(TipPost(subscription, ()))))
    return shown


def verdict_on(right: Entry, chosen: Entry | None) -> Json:
    """What the presser of a quiz's button is told, privately."""
    is_right = chosen is not None and chosen.id == right.id
    said_first = "That is right." if is_right else f"No, it is {right.title}."
    read = button("Read On", "show:0", encode(f"define {right.id}"), spoken=f"Read {right.title}")
    return {
        "text": escape(inert(said_first)),
        "blocks": [
            paragraph(run(f"{said_first} ", bold=True), run(f"{right.title}: {right.summary}")),
            actions(read),
        ],
    }


def _read(post: TipPost, entry: Entry, at: int) -> Json:
    return button(
        "Read On", f"{TIP_READ}:{at}", _carry(post, entry.id), spoken=f"Read on: {entry.title}"
    )


def _another(post: TipPost) -> Json:
    spoken = "Show another tip, to you alone"
    value = _carry(post, post.entries[-1].id)
    return button("Another Tip", f"{TIP_ANOTHER}:0", value, spoken=spoken)


def _settings(post: TipPost) -> Json:
    value = _carry(post, "settings")
    return button("Settings", f"{TIP_SETTINGS}:0", value, spoken="Settings of the tips")


def _question(post: TipPost) -> list[Json]:
    if not post.quiz:
        return []
    quiz = post.quiz
    choices = [
        button(
            choice.title,
            f"{TIP_QUIZ}:{at}",
            encode(f"{quiz.entry.id} {choice.id}", (str(post.subscription),)),
            spoken=f"Answer: {choice.title}",
        )
        for at, choice in enumerate(quiz.choices)
    ]
    asked = paragraph(run("From an earlier tip: which of these is it? ", bold=True), run(quiz.text))
    return [DIVIDER, asked, actions(*choices), word("Only you will see whether you are right.")]


def _carry(post: TipPost, what: str) -> str:
    return encode(what, (str(post.subscription),))
