"""site: the handbook's pages as files, for any web host."""

from __future__ import annotations

import argparse
import os
from collections.abc import Iterator
from pathlib import Path

from bot.config import read_public_url
from bot.errors import UsageError
from bot.loader.load import load
from bot.pages.assets import assets
from bot.pages.pages import Pages
from bot.render.address import MAP

# Names what was written, so that what is no longer written is taken away the next time.
WRITTEN = ".mlpersona-site"


def site(arguments: argparse.Namespace) -> int:
    """Write every page; a folder with anything else in it is left alone."""
    base = (arguments.url or read_public_url(os.environ)).rstrip("/")
    folder = Path(arguments.folder)
    pages = Pages(load(arguments.knowledge), base=base, static=True)
    files = dict(_files(pages))
    try:
        before = _written_before(folder)
        for path, data in files.items():
            place = folder / path
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(data)
        for path in before - files.keys():
            (folder / path).unlink(missing_ok=True)
        (folder / WRITTEN).write_text("\n".join(sorted(files)) + "\n", encoding="utf-8")
    except OSError as error:
        raise UsageError(f"cannot write {error.filename or folder}: {error.strerror}") from None
    count = sum(path.endswith("index.html") for path in files)
    print(f"Wrote {count} pages to {folder}. Any web host can serve them.")
    return 0


def _files(pages: Pages) -> Iterator[tuple[str, bytes]]:
    """Each file's path in the folder, and its bytes."""
    for path in pages.paths():
        html = pages.html(path)
        assert html is not None
        yield f"{path}/index.html".lstrip("/"), html.encode()
    yield "404.html", pages.not_found("").encode()
    yield f"{MAP}.json", pages.map_json().encode()
    yield "names.json", pages.names_json().encode()
    for asset in assets().values():
        yield asset.path, asset.body


def _written_before(folder: Path) -> set[str]:
    """What we wrote there. Raises UsageError for a folder that holds anything and is not ours."""
    record = folder / WRITTEN
    if record.exists():
        told = record.read_text(encoding="utf-8").splitlines()
        # A record that somebody else made may name anything.
        return {path for path in told if ".." not in path and not path.startswith("/")}
    if folder.is_dir() and any(folder.iterdir()):
        raise UsageError(
            f"{folder} has files that are not a site of mlpersona's: name a new or empty folder"
        )
    return set()
