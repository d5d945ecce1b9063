"""Where a message is shown, and what Slack allows there."""

from typing import NamedTuple

from bot.render.actions import SHOW, UPDATE


class Surface(NamedTuple):
    """A row of Slack's rules (https://docs.slack.dev/reference/block-kit/blocks) and of ours.

    ``show`` is the action id of a button that shows another answer: whether it may replace the
    message is told by the message itself, save where it always may. Without one nothing can be
    pressed there. ``shares`` says that there is a channel to share with, and that the answer is
    not there yet.
    """

    name: str
    max_blocks: int
    tables: bool
    context_actions: bool
    shares: bool
    show: str


EPHEMERAL = Surface("ephemeral", 50, True, True, True, SHOW)
CHANNEL = Surface("channel", 50, True, True, False, SHOW)
DIRECT = Surface("direct", 50, True, True, False, UPDATE)
MODAL = Surface("modal", 100, False, False, False, SHOW)
HOME = Surface("home", 100, True, False, False, SHOW)
# Under somebody else's message: what can be pressed belongs to those who asked.
UNFURL = Surface("unfurl", 20, False, False, False, "")

SURFACES = {surface.name: surface for surface in (EPHEMERAL, CHANNEL, DIRECT, MODAL, HOME, UNFURL)}
