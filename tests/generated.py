"""The parts of the documents that tables write: ``make docs`` runs this, test_docs.py checks it."""

from __future__ import annotations

from pathlib import Path

from bot.persona.commands.table import COMMANDS

ROOT = Path(__file__).resolve().parent.parent
START = "<!-- commands: written by `make docs` from bot/persona/commands/table.py -->\n"
END = "<!-- end of commands -->"


def readme(text: str) -> str:
    """README with the list of commands as the table has it."""
    before, _, rest = text.partition(START)
    _, _, after = rest.partition(END)
    rows = "".join(f"| `{command.usage}` | {command.summary} |\n" for command in COMMANDS)
    return f"{before}{START}| Say | and get |\n|---|---|\n{rows}{END}{after}"


if __name__ == "__main__":
    path = ROOT / "README.md"
    path.write_text(readme(path.read_text(encoding="utf-8")), encoding="utf-8")
