"""The arrows of the house hold, and breaking one is noticed."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

# Written by a program, and read by one.
WRITTEN = frozenset(("domain_table.py", "trees.py", "trees_semantic.py", "vectors_table.py"))


def lint_imports(folder: Path) -> subprocess.CompletedProcess[str]:
    """Run import-linter on a checkout."""
    return subprocess.run(
        [
            sys.executable,
            "-c",
            "from importlinter.cli import lint_imports_command as main; main()",
            "--no-cache",
        ],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )


def test_the_contracts_hold(root: Path) -> None:
    done = lint_imports(root)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "10 kept, 0 broken" in done.stdout


@pytest.mark.parametrize(
    ("file", "line"),
    [
        ("bot/search/rank.py", "import bot.persona.respond"),
        ("bot/render/blocks.py", "import time"),
        ("bot/persona/respond.py", "import slack_sdk"),
        ("bot/knowledge/parser.py", "import yaml"),
        ("bot/loader/load.py", "import slack_bolt"),
        ("bot/slack/events.py", "import bot.loader.load"),
        ("bot/slack/events.py", "import sqlalchemy"),
        ("bot/loader/sentences.py", "import numpy"),
        ("bot/schedule/occurrence.py", "import time"),
        ("bot/persona/respond.py", "import bot.store.store"),
        ("bot/web/serve.py", "import bot.playground.run"),
        ("bot/slack/app.py", "import bot.playground.workspace"),
        ("bot/pages/pages.py", "import starlette"),
        ("bot/pages/pages.py", "import bot.loader.load"),
        ("bot/web/api.py", "import jinja2"),
        ("bot/web/api.py", "import bot.agents.tools"),
        ("bot/knowledge/kinds.py", "import bot.knowledge.entry"),
    ],
)
def test_a_broken_arrow_is_noticed(root: Path, tmp_path: Path, file: str, line: str) -> None:
    shutil.copytree(root / "bot", tmp_path / "bot", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(root / "pyproject.toml", tmp_path)
    path = tmp_path / file
    path.write_text(path.read_text() + f"\n{line}\n")
    done = lint_imports(tmp_path)
    assert done.returncode != 0
    assert "BROKEN" in done.stdout


def test_the_schedule_asks_no_clock(root: Path) -> None:
    for path in (root / "bot/schedule").glob("*.py"):
        assert not re.search(r"\.(now|today|utcnow)\(", path.read_text(encoding="utf-8")), path


def test_no_pattern_can_run_away(root: Path) -> None:
    """Trailing white space by pattern costs the square of a text; str.rstrip does not."""
    for path in (root / "bot").rglob("*.py"):
        text = path.read_text(encoding="utf-8")
        assert not re.search(r"\\s\+\$", text), path


def test_no_file_is_two_things(root: Path) -> None:
    for path in (root / "bot").rglob("*.py"):
        if path.name not in WRITTEN:
            assert len(path.read_text(encoding="utf-8").splitlines()) <= 450, path
