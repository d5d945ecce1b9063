"""What pages load beside themselves, each under a name that changes when its bytes do."""

from __future__ import annotations

from functools import cache
from hashlib import sha256
from importlib.resources import files
from typing import NamedTuple

FOLDER = "static"
TYPES = {
    "css": "text/css; charset=utf-8",
    "js": "text/javascript; charset=utf-8",
    "svg": "image/svg+xml",
}
NAMES = ("handbook.css", "handbook.js", "map.js", "cytoscape.min.js", "icon.svg")


class Asset(NamedTuple):
    """A file; ``path`` is where it lies below the handbook's address."""

    path: str
    body: bytes
    media_type: str


@cache
def assets() -> dict[str, Asset]:
    """Every asset by its plain name."""
    return {name: _asset(name) for name in NAMES}


def _asset(name: str) -> Asset:
    body = files("bot.pages").joinpath(FOLDER, name).read_bytes()
    stem, _, ending = name.rpartition(".")
    return Asset(f"{FOLDER}/{stem}.{sha256(body).hexdigest()[:12]}.{ending}", body, TYPES[ending])
