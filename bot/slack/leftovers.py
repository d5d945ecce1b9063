"""Shortcuts, windows and menus of other versions of this app: a sentence instead of silence."""

from __future__ import annotations

import re

from slack_bolt import Ack, App, Respond

from bot.slack.acknowledge import acknowledge

OUTDATED = "That is from another version of this app. Please ask again, or try /mlpersona help."
_ANY = re.compile("")


def register(app: App) -> None:
    """Listen to whatever no other listener knows; to be registered last."""

    def own_up(respond: Respond) -> None:
        respond(text=OUTDATED, response_type="ephemeral", replace_original=False)

    def offer_nothing(ack: Ack) -> None:
        ack(options=[])

    app.shortcut(_ANY)(ack=acknowledge, lazy=[own_up])
    app.view(_ANY)(ack=acknowledge, lazy=[own_up])
    app.options(_ANY)(offer_nothing)
