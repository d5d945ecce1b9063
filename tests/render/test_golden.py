"""Each kind of answer as both faces draw it, kept as files: a change of looks shows in review.

``UPDATE_GOLDEN=1 pytest tests/render`` writes them again.
"""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from bot.loader.compile import compile_knowledge
from bot.loader.folder import read_folder
from bot.persona.answer import Persona
from bot.persona.respond import respond
from bot.playground.limits import problems
from bot.render.blocks import blocks, fallback
from bot.render.compose import compose
from bot.render.plain import plain
from bot.render.surface import EPHEMERAL
from bot.search.index import Index
from tests.knowledge.folder import BETA, make

GOLDEN = Path(__file__).parent.parent / "golden"

CASES = {
    "found": "define beta decay",
    "found-whole": "explain beta decay",
    "found-section": "explain beta decay: example",
    "comparison": "compare alpha particle vs beta decay",
    "choices": "decay",
    "listing": "list definitions",
    "overview": "list",
    "scope": "scope",
    "about": "about",
    "out-of-scope": "how do I use a hammer on an alpha particle",
    "not-found": "how do I make lasagne",
    "help": "help",
    "search": "search decay",
    "back": "define beta decay",
}
# What was shown before, where that changes the looks.
TRAILS = {"back": ("define definitions/alpha", "list definitions")}


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Persona:
    """A persona that does not change with the handbook."""
    beta = BETA.replace(
        "  why_it_matters: Somebody has to.\n",
        "  why_it_matters: Somebody has to.\n  example: |-\n    Two lines:\n    - one <!channel>\n    - two\n",
    )
    folder = make(tmp_path_factory.mktemp("small"), beta=beta)
    knowledge = compile_knowledge(read_folder(str(folder)))
    return Persona(knowledge, Index.of(knowledge.entries.values()))


@pytest.mark.parametrize("name", CASES)
def test_an_answer_looks_as_it_did(name: str, small: Persona) -> None:
    document = compose(respond(CASES[name], small))
    message = {
        "text": fallback(document),
        "blocks": blocks(document, EPHEMERAL, trail=TRAILS.get(name, ())),
    }
    assert problems(message) == []
    drawn = {
        f"{name}.txt": plain(document),
        f"{name}.json": json.dumps(message, indent=1, ensure_ascii=False) + "\n",
    }
    for file, text in drawn.items():
        path = GOLDEN / file
        if os.environ.get("UPDATE_GOLDEN"):
            path.parent.mkdir(exist_ok=True)
            path.write_text(text, encoding="utf-8")
        assert path.read_text(encoding="utf-8") == text
