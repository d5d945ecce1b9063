"""Pictures of every kind of answer, as Slack shows it, and of the playground in use.

`make pictures` writes docs/pictures/*.png.

Needs Chromium, the Lato font, which is what Slack's own is made from, and pngquant, which makes
the files a third as large (Debian: apt install chromium fonts-lato pngquant).
"""

from __future__ import annotations

import re
import shutil
import sys
import tempfile
from pathlib import Path

from bot.loader.load import load
from bot.persona.answer import Persona
from bot.persona.respond import respond
from bot.render.blocks import blocks
from bot.render.compose import compose
from bot.render.html import page
from bot.render.surface import CHANNEL, EPHEMERAL
from tools import handbook_pictures
from tools.chromium import PROGRAMS, chromium, run, shrink
from tools.playground_pictures import photograph_playground

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "docs/pictures"
WIDTH = 700

# A picture's name, the question, whether others see it too, and what was shown before it.
PICTURES: tuple[tuple[str, str, bool, tuple[str, ...]], ...] = (
    ("found", "define drift", False, ()),
    ("section", "how do I detect drift?", False, ()),
    ("whole", "explain keyed predictions", False, ()),
    ("shared", "define data leakage", True, ()),
    ("comparison", "compare data drift vs concept drift", False, ("define edge_cases/data-drift",)),
    ("unsure", "can I use accuracy here, 2% positives", False, ()),
    ("choices", "validation", False, ()),
    ("listing", "list anti-patterns 2", False, ()),
    ("overview", "list", False, ()),
    ("not-found", "what is quantum annealing?", False, ()),
    ("out-of-scope", "how do I deploy a model with kubernetes", False, ()),
    ("scope", "scope", False, ()),
    ("help", "help", False, ()),
)
# The page says how high it is, so that the picture ends where the message does.
MEASURE = (
    "<script>document.documentElement.dataset.height = document.body.scrollHeight</script></body>"
)


def main() -> int:
    """Write every picture; 1 when there is nothing to draw them with."""
    program = chromium()
    if not program or not shutil.which("pngquant"):
        missing = "pngquant" if program else f"Chromium ({', '.join(PROGRAMS)})"
        print(f"No {missing} here. On Debian: apt install chromium fonts-lato pngquant")
        return 1
    persona = load(str(ROOT / "knowledge"))
    FOLDER.mkdir(exist_ok=True)
    handbook_pictures.draw(program, FOLDER)
    for name, question, shared, trail in PICTURES:
        path = FOLDER / f"{name}.png"
        photograph(program, drawn(persona, question, shared=shared, trail=trail), path)
        _tell(path)
    for path in photograph_playground(program, str(ROOT / "knowledge"), FOLDER):
        shrink(path)
        _tell(path)
    return 0


def _tell(path: Path) -> None:
    print(f"{path.relative_to(ROOT)}: {path.stat().st_size // 1000} kB")


def drawn(persona: Persona, question: str, *, shared: bool, trail: tuple[str, ...]) -> str:
    """The page with the answer."""
    document = compose(respond(question, persona))
    surface = CHANNEL if shared else EPHEMERAL
    return page(blocks(document, surface, trail=trail), private=not shared)


def photograph(program: str, html: str, path: Path) -> None:
    """Draw a page, at its own height."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "page.html")
        file.write_text(html.replace("</body>", MEASURE), encoding="utf-8")
        dom = run(program, folder, f"--window-size={WIDTH},100", "--dump-dom", str(file))
        measured = re.search(r'data-height="(\d+)"', dom)
        height = int(measured.group(1)) if measured else 1200
        size = f"--window-size={WIDTH},{height}"
        run(program, folder, size, f"--screenshot={path}", str(file))
    shrink(path)


if __name__ == "__main__":
    sys.exit(main())
