"""One text in, one answer out: the hall that every door opens onto."""

from __future__ import annotations

from bot.persona.answer import Answer, Found, NotFound, Persona
from bot.persona.commands.browse import list_question
from bot.persona.commands.command import Command
from bot.persona.commands.compare import compare_question, two_names
from bot.persona.commands.define import section_of
from bot.persona.commands.privacy import privacy
from bot.persona.commands.table import COMMAND_BY_NAME, COMMANDS, helped
from bot.persona.commands.tips import tips
from bot.persona.elsewhere import is_elsewhere
from bot.persona.look_up import answer_question, as_name, candidates
from bot.persona.orders import is_order
from bot.persona.slips import mended
from bot.persona.small_talk import Talk, is_about_nothing, talk_of
from bot.persona.together import asked_of_all
from bot.search.engine import find_name, search
from bot.search.english import is_common
from bot.search.lookup import MAX_NAME_WORDS
from bot.search.match import Outcome
from bot.search.normalize import MAX_CHARACTERS, words
from bot.search.rank import part_of_names

# A longer text that begins with a word that is a command and an ordinary word is a question.
COMMAND_WORDS = 6
# What comes near, where nothing is an answer.
NEAREST = 3
NO_WORDS = "There is no word in it to look up: type a term, as in “drift”, or ask a question."
ABOUT_ITSELF = (
    "I am an answer desk: what I say was written and reviewed by people, and no language model is "
    "involved. Ask me for a term of machine learning, or about a problem."
)
NOTHING_TO_COMPARE = "Say what is to be compared, as in “data drift vs concept drift”."
NOTHING_SAID = "Say what it is about: type a term, as in “drift”, or ask a question."
NO_ORDERS = (
    "I take no instructions: I look up what the handbook says. Type a term, as in “drift”, or ask a "
    "question."
)


def respond(text: str, persona: Persona, *, subject: str = "") -> Answer:
    """Answer a command, a bare term or a question. Never raises on what a person types.

    A text that is as a whole the name of an entry is that entry, even when its first word is
    also a command ("model drift"). ``subject`` is what the conversation is about so far, if
    anything (`together.about`).
    """
    if len(text) > MAX_CHARACTERS:
        remark = (
            f"A question has at most {MAX_CHARACTERS:,} characters; this one has {len(text):,}."
        )
        return helped(persona, "", f"{remark} Ask for its point in a sentence or two.")
    text = tidy(text)
    said = " ".join(words(text))
    if not text:
        return helped(persona, text, "")
    if (talk := talk_of(said)) and not persona.index.exact(text):
        return _replace_query(_to_talk(talk, persona), text)
    if not said and text not in COMMAND_BY_NAME:
        return helped(persona, text, NO_WORDS)
    if is_order(said) and not persona.index.exact(text):
        return helped(persona, text, NO_ORDERS)
    meant = mended(text, persona)
    if not subject and asked_of_all(" ".join(words(meant))):
        return helped(persona, text, NOTHING_TO_COMPARE)
    if not subject and is_about_nothing(said) and not persona.index.exact(text):
        return helped(persona, text, NOTHING_SAID)
    answer = _follow_up(meant, persona, subject) if subject else _answer(meant, persona)
    return _replace_query(answer, text)


def _to_talk(talk: Talk, persona: Persona) -> Answer:
    """What to say to what asks nothing of the handbook."""
    if talk is Talk.PRIVACY:
        return privacy(persona, "")
    if talk is Talk.TIPS:
        return tips(persona, "")
    return helped(persona, "", ABOUT_ITSELF if talk is Talk.ITSELF else "")


def _follow_up(text: str, persona: Persona, subject: str) -> Answer:
    """The answer to a text in a conversation about an entry."""
    # Read by conversations only.
    from bot.persona.follow_up import follow_up, kept_to, told_of

    meant = follow_up(text, persona, subject)
    if not isinstance(meant, str):
        return meant
    answer = _answer(meant, persona)
    keep = told_of if meant == text else kept_to
    return keep(answer, persona, subject)


def _answer(text: str, persona: Persona) -> Answer:
    """The answer to a text that stands for itself."""
    if (listing := list_question(persona, text)) and not persona.index.exact(text):
        return listing
    first, _, argument = text.partition(" ")
    command = COMMAND_BY_NAME.get(first.casefold().rstrip(":"))
    if command and argument and (command.alone or _means_an_entry(text, command, persona)):
        command = None
    if not command and first.casefold() not in COMMAND_BY_NAME:
        command = _misspelt(first, text, persona)
    if command:
        return _obey(command, argument.strip(), text, persona)
    return _question(text, persona)


def tidy(text: str) -> str:
    """One line, without control characters."""
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())


def _obey(command: Command, argument: str, text: str, persona: Persona) -> Answer:
    answer = command.answer(persona, argument) if argument or not command.example else None
    if answer is None:
        return helped(persona, text, f"Say {command.usage}, as in “{command.example}”.")
    return _replace_query(answer, text)


def _question(text: str, persona: Persona) -> Answer:
    named = as_name(persona, text)
    answer = (
        (named and two_names(persona, text, named))
        or named
        or compare_question(persona, text)
        or _known_elsewhere(persona, text)
        or section_of(persona, text)
        or answer_question(persona, text)
    )
    if isinstance(answer, Found) and " " in text:
        # Read by questions on a name only.
        from bot.persona.parts import with_part

        return with_part(answer, text)
    return answer


def _known_elsewhere(persona: Persona, text: str) -> NotFound | None:
    """What to say when the asker's own systems are meant: nothing but what comes near."""
    if not is_elsewhere(" ".join(words(text))):
        return None
    near = search(text, persona.index).decision
    shown = near.matches[:NEAREST] if near.outcome is not Outcome.DECLINE else ()
    return NotFound(text, text, candidates(persona, shown))


def _replace_query(answer: Answer, text: str) -> Answer:
    return answer._replace(query=text)


def _means_an_entry(text: str, command: Command, persona: Persona) -> bool:
    """Does the text name an entry as a whole, or begin with a name, so that its first word is no command?

    "Concept drift in production" does not look for a drift among the concepts, and "model works on
    my laptop but not in production" for nothing in the standard model.
    """
    exact, parts = persona.index.exact, text.split()
    if exact(text) or (command.may_name and len(parts) > COMMAND_WORDS):
        return True
    if (
        command.everyday
        and parts[0].casefold() == command.name
        and not _is_name(parts[1:], persona)
    ):
        return True
    beginnings = (" ".join(parts[:end]) for end in range(2, min(len(parts), MAX_NAME_WORDS) + 1))
    argument = " ".join(parts[1:])
    if not exact(argument, asks=False) and any(exact(each, asks=False) for each in beginnings):
        return True
    return command.may_name and _names(text, persona)


def _is_name(parts: list[str], persona: Persona) -> bool:
    """Are these words a name, near one or a part of one, or a number of a page?"""
    argument = " ".join(parts)
    decision = find_name(argument, persona.index)
    return (
        argument.isdigit()
        or decision.outcome is Outcome.ANSWER
        or bool(part_of_names(argument, persona.index))
    )


def _names(text: str, persona: Persona) -> bool:
    """Is a text the name of an entry, perhaps misspelt, or a question on one by its name?"""
    decision = search(text, persona.index).decision
    return decision.outcome is Outcome.ANSWER and decision.matches[0].channel != "words"


def _misspelt(first: str, text: str, persona: Persona) -> Command | None:
    """The command that the first word was meant to be, unless the text means an entry."""
    word = first.casefold()
    if first[1:] != first[1:].lower() and text != text.upper():
        # Nor are names of things: "efSearch", "COMPAS".
        return None
    if len(word) < 4 or not word.isalpha() or is_common(word) or persona.index.exact(text):
        # "Score" is no slip of "scope", nor "research" of "search".
        return None
    from rapidfuzz import process
    from rapidfuzz.distance import OSA

    names = [command.name for command in COMMANDS]
    near = process.extractOne(
        word, names, scorer=OSA.distance, score_cutoff=1 if len(word) < 6 else 2
    )
    if not near or persona.index.exact(first) or _names(text, persona):
        return None
    command = COMMAND_BY_NAME[near[0]]
    return None if command.alone and " " in text else command
