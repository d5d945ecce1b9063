"""What a button of ours is called and what it carries: promises that old messages hold us to.

A message stays pressable for years, so what is written here is only ever added to.

======================  =======================================  =================================
action id               value                                    pressing it
======================  =======================================  =================================
``show:N``              command, then the trail                  shows the command's answer: in
                                                                 place of a message that only the
                                                                 presser sees, else to them alone
``update:N``            command, then the trail                  shows it in place of the message
``share:N``             command                                  posts the answer to the channel
``feedback:N``          ``right SUBJECT`` or ``wrong SUBJECT``,  counts the verdict
                        then the question, if it is short
``suggest:N``           the term, or nothing                     proposes a term
======================  =======================================  =================================

``N`` only keeps the ids of one message apart; a listener matches what stands before the colon.

A value is text of lines: the first is ``v2 `` and what the table calls the command (or verdict,
or term), each further line is one item more. The trail is the commands of the answers that were
shown before, latest first, at most ``MAX_TRAIL``; "Back" shows the first of them with the rest as
its trail. SUBJECT is an entry's id, or two with `` vs `` between them. The question is as typed,
on one line, at most ``MAX_QUESTION`` characters, and left out when it is longer or names the
entry by its id. Where a text holds what looks like Slack's markup, a word joiner follows its
``<``; ``decode`` takes it out again. No value ever holds a person, and none is longer than Slack's 2,000 characters.

Values that begin with ``v1 `` (before the trail) are still read.
"""

from __future__ import annotations

from typing import NamedTuple

from bot.render.mrkdwn import as_typed, inert

SHOW, UPDATE, SHARE, FEEDBACK, SUGGEST = "show", "update", "share", "feedback", "suggest"
RIGHT, WRONG = "right", "wrong"

VERSION = "v2"
VERSIONS = (VERSION, "v1")

MAX_VALUE = 2000
MAX_FIRST = 500
MAX_TRAIL = 5
MAX_STEP = 150
MAX_QUESTION = 120


class Carried(NamedTuple):
    """What a value says: its first line without the version, and the others."""

    first: str
    rest: tuple[str, ...] = ()


class Verdict(NamedTuple):
    """What somebody thinks of an answer; never who."""

    right: bool
    subject: str
    question: str


def encode(first: str, rest: tuple[str, ...] = ()) -> str:
    """A value. What is too long is clipped in the first line and dropped from the others."""
    lines = [f"{VERSION} {_one_line(first)[:MAX_FIRST]}"]
    steps = [_one_line(step) for step in rest]
    lines += [step for step in steps if 0 < len(step) <= MAX_STEP][:MAX_TRAIL]
    return inert("\n".join(lines))


def decode(value: str) -> Carried | None:
    """What a value carries, in any form that we ever sent; None when it is none of ours."""
    first, *rest = as_typed(value[:MAX_VALUE]).split("\n")
    version, space, said = first.partition(" ")
    if not space or version not in VERSIONS:
        return None
    return Carried(said, tuple(filter(None, rest[:MAX_TRAIL])))


def verdict(value: str) -> Verdict | None:
    """The feedback that a value carries, or None."""
    carried = decode(value)
    word, _, subject = carried.first.partition(" ") if carried else ("", "", "")
    if not carried or word not in (RIGHT, WRONG) or not subject:
        return None
    return Verdict(word == RIGHT, subject, carried.rest[0] if carried.rest else "")


def name_of(action_id: str) -> str:
    """The action id without its number."""
    return action_id.partition(":")[0]


def _one_line(text: str) -> str:
    return " ".join(text.split("\n")) if "\n" in text else text
