"""What a command is."""

from collections.abc import Callable
from typing import NamedTuple

from bot.persona.answer import Answer, Persona


class Command(NamedTuple):
    """A row of COMMANDS.

    ``answer`` takes the persona and the argument (without the command's name, stripped), and
    answers None when that is not what the command needs.
    ``names`` are further names under which it is known. ``may_name`` says that the command's
    name is also the first word of entries ("model drift"): a text that as a whole is nearly the
    name of an entry is that entry then, not the command; exactly the name it always is.
    ``everyday`` says that what people tell begins with it ("model is too big"): what it is asked
    for must be a name, else the text is a question.
    ``alone`` says that the command takes no argument: with one, the text is a question ("help me
    understand drift"). ``example`` is shown when a command comes without the argument it needs.
    """

    name: str
    usage: str
    summary: str
    answer: Callable[[Persona, str], Answer | None]
    names: tuple[str, ...] = ()
    may_name: bool = False
    everyday: bool = False
    alone: bool = False
    example: str = ""
