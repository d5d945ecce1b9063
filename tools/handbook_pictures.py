"""Pictures of the handbook's pages, taken from a served handbook by Chromium."""

from __future__ import annotations

import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tools.chromium import run, shrink

# The map's faint lines make a large file at twice the size.
SCALE = "--force-device-scale-factor=1.15"
# Enough to tell the colours of the kinds apart.
COLOURS = 48
DARK = "--blink-settings=preferredColorScheme=0"
# A picture's name, the page, its width and height, and whether in dark.
PICTURES: tuple[tuple[str, str, int, int, bool], ...] = (
    ("handbook-home", "/", 1180, 900, False),
    ("handbook-entry", "/e/edge_cases/model-drift", 1180, 900, False),
    ("handbook-dark", "/e/anti_patterns/data-leakage", 1180, 900, True),
    ("handbook-narrow", "/e/edge_cases/model-drift", 500, 900, False),
    ("handbook-search", "/search?q=compare+data+drift+and+concept+drift", 1180, 900, False),
    ("handbook-map", "/map", 1180, 1000, False),
    ("handbook-map-entry", "/map#edge_cases/model-drift", 1180, 1000, False),
)


def draw(program: str, folder: Path) -> None:
    """Write every picture into the folder."""
    with _served() as address, tempfile.TemporaryDirectory() as profiles:
        for name, page, width, height, dark in PICTURES:
            path = folder / f"{name}.png"
            size = f"--window-size={width},{height}"
            # Time enough for the map to come to rest.
            flags = [size, SCALE, "--virtual-time-budget=5000", *([DARK] if dark else [])]
            run(program, profiles, *flags, f"--screenshot={path}", f"{address}{page}")
            shrink(path, colours=COLOURS)
            print(f"{name}: {path.stat().st_size // 1000} kB")


@contextmanager
def _served() -> Iterator[str]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    process = subprocess.Popen([sys.executable, "-m", "bot", "handbook", "--port", str(port)])
    try:
        for _ in range(200):
            try:
                socket.create_connection(("127.0.0.1", port), timeout=1).close()
                break
            except OSError:
                time.sleep(0.05)
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        process.wait(15)
