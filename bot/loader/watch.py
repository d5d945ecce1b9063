"""Keep answering from the last good revision while editors change the files.

A changed folder is loaded only when it has been the same at two looks (an editor may be in the
middle of writing), only when it is sound, and not when a fifth of its entries are gone at once.
"""

from __future__ import annotations

import logging
import threading

from bot.errors import KnowledgeError
from bot.loader.folder import default_folder, read_folder
from bot.loader.load import load
from bot.persona.answer import Persona
from bot.search.engine import prepare

log = logging.getLogger("mlpersona.knowledge")

MIN_KEPT = 0.8
LOOK_SECONDS = 5


class Watched:
    """The persona of the moment. ``persona`` may change at each ``look``; ``problems`` say why not."""

    def __init__(self, folder: str = "") -> None:
        self._folder = folder or default_folder()
        self.persona: Persona = _ready(self._folder)
        self.problems: tuple[str, ...] = ()
        self._settled = self.persona.knowledge.digest
        self._refused = ""

    def keep_looking(self, stopping: threading.Event) -> None:
        """Look every few seconds, on a thread of its own, until told to stop."""

        def looking() -> None:
            while not stopping.wait(LOOK_SECONDS):
                try:
                    self.look()
                except Exception:
                    log.exception("could not look at the knowledge folder")

        threading.Thread(target=looking, name="mlpersona-watch", daemon=True).start()

    def look(self) -> None:
        """See whether the files have changed, and take the new revision if it is sound."""
        digest = read_folder(self._folder).digest
        if digest == self.persona.knowledge.digest:
            self.problems = ()
            self._settled = digest
        elif digest != self._settled:
            self._settled = digest
        elif digest != self._refused:
            self._take(digest)

    def _take(self, digest: str) -> None:
        try:
            persona = _ready(self._folder)
        except KnowledgeError as error:
            self._refuse(digest, tuple(str(problem) for problem in error.problems))
            return
        before, after = len(self.persona.knowledge), len(persona.knowledge)
        if after < MIN_KEPT * before:
            self._refuse(
                digest, (f"{before - after} of {before} entries are gone; restart to accept that",)
            )
            return
        self.persona, self.problems = persona, ()
        log.info("took revision %s: %d entries", persona.knowledge.digest, after)

    def _refuse(self, digest: str, problems: tuple[str, ...]) -> None:
        self._refused, self.problems = digest, problems
        log.error("kept the last good revision: %s", "; ".join(problems))


def _ready(folder: str) -> Persona:
    """A persona for whose first answers nobody has to wait."""
    persona = load(folder)
    _ = persona.index.semantic
    prepare(persona.index)
    return persona
