"""Documents that cannot rot: what is generated is current, and what is named exists."""

from __future__ import annotations

import hashlib
import json
import re
from pathlib import Path

from bot.agents.tools import build_server
from bot.knowledge.editorial import RULES
from bot.knowledge.kinds import KINDS
from bot.knowledge.schema import schemas
from bot.loader.load import load
from bot.pages.openapi import openapi
from tests.asynchronous import awaited
from tests.generated import readme
from tools import handbook_pictures, pictures
from tools.playground_pictures import SCENES

PICTURES = {
    *(name for name, *_ in (*pictures.PICTURES, *handbook_pictures.PICTURES)),
    *SCENES,
}


def test_readme_lists_the_commands_of_the_table(root: Path) -> None:
    text = (root / "README.md").read_text(encoding="utf-8")
    assert readme(text) == text, "run `make docs`"


def test_the_schemas_are_current(root: Path) -> None:
    for name, schema in schemas().items():
        written = json.loads((root / f"knowledge/schema/{name}.json").read_text(encoding="utf-8"))
        assert written == schema, "run `make docs`"


def test_every_setting_that_is_read_is_documented(root: Path) -> None:
    code = "\n".join(path.read_text(encoding="utf-8") for path in (root / "bot").rglob("*.py"))
    names = set(re.findall(r'(?:setting|environ\.get)\("([A-Z_]+)"', code))
    told = (root / "README.md").read_text(encoding="utf-8")
    platform = {"XDG_CACHE_HOME", "LOCALAPPDATA"}
    assert names - platform
    assert [name for name in names - platform if f"`{name}`" not in told] == []


def test_the_links_between_documents_lead_somewhere(root: Path) -> None:
    for path in [root / "README.md", root / "knowledge/README.md", *(root / "docs").rglob("*.md")]:
        for target in re.findall(r"\]\(([^)#:]+)\)", path.read_text(encoding="utf-8")):
            assert (path.parent / target).exists(), (path, target)


def test_the_editors_page_names_every_section_and_rule(root: Path) -> None:
    text = (root / "knowledge/README.md").read_text(encoding="utf-8")
    for kind in KINDS:
        assert f"`{kind.folder}`" in text
        for section in kind.sections:
            assert f"`{section.key}`" in text, section.key
    rules = set(
        re.findall(r'"([a-z]+(?:-[a-z]+)+)"', (root / "bot/knowledge/editorial.py").read_text())
    )
    rules |= set(
        re.findall(r'"([a-z]+(?:-[a-z]+)+)",\n', (root / "bot/search/findability.py").read_text())
    )
    assert RULES
    for rule in rules:
        assert f"`{rule}`" in text, rule


def test_every_kind_of_answer_has_a_picture_that_is_small(root: Path) -> None:
    drawn = {path.stem: path for path in (root / "docs/pictures").glob("*.png")}
    assert drawn.keys() == PICTURES, "run `make pictures`"
    for path in drawn.values():
        assert path.stat().st_size < 150_000, path


def test_every_picture_is_shown_and_says_what_it_shows(root: Path) -> None:
    shown: set[str] = set()
    for page, folder in (
        (root / "README.md", "docs/pictures/"),
        (root / "docs/answers.md", "pictures/"),
        (root / "docs/playground.md", "pictures/"),
        (root / "docs/handbook.md", "pictures/"),
    ):
        text = page.read_text(encoding="utf-8")
        for words, name in re.findall(rf"!\[([^\]]*)\]\({folder}([\w-]+)\.png\)", text):
            shown.add(name)
            assert len(words) > 40, name
    assert shown == PICTURES


def test_what_is_vendored_is_what_the_decision_says(root: Path) -> None:
    note = (root / "docs/decisions/018-handbook-pages.md").read_text(encoding="utf-8")
    vendored = (root / "bot/pages/static/cytoscape.min.js").read_bytes()
    assert hashlib.sha256(vendored).hexdigest() in note
    licence = (root / "bot/pages/static/cytoscape.LICENSE.txt").read_text(encoding="utf-8")
    assert "Permission is hereby granted, free of charge" in licence
    (version,) = re.findall(r"Cytoscape\.js (\d+\.\d+\.\d+)", note)
    assert f'"{version}"'.encode() in vendored


def test_the_handbook_page_names_every_tool_of_agents(root: Path) -> None:
    told = (root / "docs/handbook.md").read_text(encoding="utf-8")
    tools = awaited(build_server(lambda: load(str(root / "knowledge"))).list_tools())
    for tool in tools:
        assert f"`{tool.name}`" in told
    for path in openapi()["paths"]:
        assert f"`{path.replace('{folder}/{name}', '<kind>/<entry>')}" in told


def test_makefile_and_procfile_name_what_exists(root: Path) -> None:
    makefile = (root / "Makefile").read_text(encoding="utf-8")
    for verb in re.findall(r"make ([a-z]+)\b", (root / "README.md").read_text(encoding="utf-8")):
        assert re.search(rf"^{verb}:", makefile, re.MULTILINE), verb
    procfile = (root / "Procfile").read_text(encoding="utf-8")
    assert "web: python -m bot serve" in procfile
    assert "python -m bot migrate" in procfile
