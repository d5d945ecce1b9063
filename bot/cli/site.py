"""site: the handbook's pages as files, for any web host."""

from __future__ import annotations

import argparse
import os
from pathlib import Path

from bot.config import read_public_url
from bot.errors import UsageError
from bot.loader.load import load
from bot.pages.assets import assets
from bot.pages.pages import Pages
from bot.render.address import MAP

# Says that a folder is ours to write over.
MARK = ".mlpersona-site"


def site(arguments: argparse.Namespace) -> int:
    """Write every page; a folder with anything else in it is left alone."""
    base = (arguments.url or read_public_url(os.environ)).rstrip("/")
    folder = Path(arguments.folder)
    pages = Pages(load(arguments.knowledge), base=base, static=True)
    try:
        _claim(folder)
        count = 0
        for path in pages.paths():
            html = pages.html(path)
            assert html is not None
            _write(folder / path / "index.html", html.encode())
            count += 1
        _write(folder / "404.html", pages.not_found("").encode())
        _write(folder / f"{MAP}.json", pages.map_json().encode())
        _write(folder / "names.json", pages.names_json().encode())
        for asset in assets().values():
            _write(folder / asset.path, asset.body)
    except OSError as error:
        raise UsageError(f"cannot write {error.filename or folder}: {error.strerror}") from None
    print(f"Wrote {count} pages to {folder}. Any web host can serve them.")
    return 0


def _claim(folder: Path) -> None:
    """Take an empty folder, or one that was written before. Raises UsageError for any other."""
    if folder.is_dir() and any(folder.iterdir()) and not (folder / MARK).exists():
        raise UsageError(
            f"{folder} has files that are not a site of mlpersona's: name a new or empty folder"
        )
    _write(folder / MARK, b"")


def _write(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
