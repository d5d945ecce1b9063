"""Chromium, and what makes its pictures small."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from pathlib import Path

PROGRAMS = ("chromium", "chromium-browser", "google-chrome")
FLAGS = (
    "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run "
    "--disable-background-networking --disable-component-update --disable-sync "
    "--disable-lcd-text --hide-scrollbars --force-device-scale-factor=2"
).split()


def chromium() -> str | None:
    """Where it is installed, if it is."""
    return next(filter(None, map(shutil.which, PROGRAMS)), None)


def run(program: str, folder: str, *arguments: str) -> str:
    """One run, in a profile of its own that is gone afterwards."""
    with tempfile.TemporaryDirectory(dir=folder) as profile:
        command = [program, *FLAGS, f"--user-data-dir={profile}", *arguments]
        done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=True)
    return done.stdout


def shrink(path: Path, *, colours: int = 32) -> None:
    """Make a picture a third as large, by a palette of so many colours."""
    command = ["pngquant", "--force", "--strip", "--speed", "1", "--nofs", "--ext", ".png"]
    subprocess.run([*command, str(colours), str(path)], check=True)
