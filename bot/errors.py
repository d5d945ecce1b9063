"""What can go wrong, in sentences that reach the person who can mend it."""

from typing import NamedTuple


class Problem(NamedTuple):
    """One mistake in one place: a sentence for whoever can mend it.

    ``path`` is relative to the folder being read, ``line`` counts from 1
    (0 when the mistake has no line, such as a missing file), and ``rule`` is the
    short name under which the editors' page explains it.
    """

    path: str
    line: int
    rule: str
    message: str

    def __str__(self) -> str:
        place = f"{self.path}:{self.line}" if self.line else self.path
        return f"{place}: {self.message} [{self.rule}]"


class MLPersonaError(Exception):
    """The base of every error that mlpersona raises on purpose."""


class KnowledgeError(MLPersonaError):
    """The knowledge cannot be used; ``problems`` holds every reason, in file order."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        self.problems = problems
        count = "one mistake" if len(problems) == 1 else f"{len(problems)} mistakes"
        super().__init__(
            f"The knowledge has {count}:\n" + "\n".join(f"  {problem}" for problem in problems)
        )


class ConfigurationError(MLPersonaError):
    """The environment cannot be used; ``problems`` holds one sentence for each setting."""

    def __init__(self, problems: tuple[str, ...]) -> None:
        self.problems = problems
        super().__init__("\n".join(problems))


class StoreError(MLPersonaError):
    """The database did not do what it was asked; no answer may fail because of it."""


class SchemaError(StoreError):
    """The tables have another form than this program's; the message says what to run."""


class UsageError(MLPersonaError):
    """A command line that cannot be followed; the message says what would be right."""


class SemanticError(MLPersonaError):
    """The sentence model cannot be used; answers go on without it."""
