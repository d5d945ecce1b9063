"""The handbook as files: valid HTML, no link that leads nowhere, and a folder of its own."""

from __future__ import annotations

import fcntl
import json
import os
import re
import shutil
import subprocess
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from bot.cli.main import main
from bot.knowledge.kinds import STAGES
from bot.persona.answer import Persona
from tests.knowledge.folder import make
from tests.web.documents import Page

CHECKERS = Path(__file__).parent / "checkers"


@pytest.fixture(scope="module")
def site(persona: Persona, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The written site."""
    folder = tmp_path_factory.mktemp("site") / "handbook"
    assert main(["site", str(folder), "--url", "https://ml.example.com/handbook"]) == 0
    return folder


@pytest.fixture(scope="module")
def checkers() -> Path:
    """Where the checkers of package-lock.json lie, installed on first use."""
    npm = shutil.which("npm")
    if not npm:
        pytest.skip("html-validate and linkinator need Node.js and npm")
    command = [npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--silent"]
    with (CHECKERS / "package-lock.json").open("rb") as lock:
        # `npm ci` begins by deleting what is there: one test process at a time.
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (CHECKERS / "node_modules/.package-lock.json").exists():
            done = subprocess.run(
                command, cwd=CHECKERS, capture_output=True, text=True, check=False
            )
            if done.returncode and not os.environ.get("CI"):
                pytest.skip(f"npm could not install the checkers: {done.stderr[-300:]}")
            assert done.returncode == 0, done.stderr
    return CHECKERS / "node_modules/.bin"


def test_every_page_is_written_where_its_links_say(site: Path, persona: Persona) -> None:
    pages = {path.parent.relative_to(site).as_posix(): path for path in site.rglob("index.html")}
    expected = {f"e/{entry}" for entry in persona.knowledge.entries}
    expected |= {f"stages/{stage}" for stage in STAGES}
    assert expected <= pages.keys()
    ids = {place: set(Page(path.read_text("utf-8")).ids) for place, path in pages.items()}
    for place, path in pages.items():
        page = Page(path.read_text("utf-8"))
        assert page.inline == [], place
        for link in (*page.links, *page.loads):
            parts = urlsplit(link)
            if parts.scheme:
                assert not link.startswith("http://handbook"), link
                continue
            target = (path.parent / parts.path).resolve()
            found = target if target.is_file() else target / "index.html"
            assert found.is_file(), (place, link)
            if parts.fragment and found.name == "index.html" and "map" not in parts.path:
                named = found.parent.relative_to(site.resolve()).as_posix()
                assert parts.fragment in ids[named], (place, link)


def test_the_pages_are_valid_html(site: Path, checkers: Path) -> None:
    config = CHECKERS / ".htmlvalidate.json"
    done = subprocess.run(
        [checkers / "html-validate", "--config", config, site],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout[-3000:] + done.stderr


def test_an_invalid_page_would_be_noticed(site: Path, checkers: Path, tmp_path: Path) -> None:
    html = (site / "index.html").read_text("utf-8").replace("<h1>", "<h3>", 1)
    (tmp_path / "index.html").write_text(html, encoding="utf-8")
    config = CHECKERS / ".htmlvalidate.json"
    command = [str(checkers / "html-validate"), "--config", str(config), str(tmp_path)]
    assert subprocess.run(command, capture_output=True, check=False).returncode == 1


def test_no_link_leads_nowhere(site: Path, checkers: Path) -> None:
    # References lie elsewhere: whether they do is no matter of a test without a network.
    command = [str(checkers / "linkinator"), str(site), "--recurse"]
    done = subprocess.run(
        [*command, "--skip", "https?://(?!localhost)", "--format", "json"],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout[-3000:] + done.stderr
    assert len(json.loads(done.stdout)["links"]) > len(list(site.rglob("index.html")))


def test_the_policy_stands_in_the_pages_themselves(site: Path) -> None:
    html = (site / "e/edge_cases/model-drift/index.html").read_text("utf-8")
    assert 'http-equiv="Content-Security-Policy" content="default-src &#39;none&#39;;' in html
    # A browser ignores it there, and says so on the console.
    assert "frame-ancestors" not in html
    assert 'rel="canonical" href="https://ml.example.com/handbook/e/edge_cases/model-drift"' in html


def test_a_static_copy_promises_no_answers_and_no_api(site: Path) -> None:
    search = (site / "search/index.html").read_text("utf-8")
    assert "This copy finds entries by their names" in search
    assert not (site / "api").exists()
    assert "compare" not in (site / "e/edge_cases/model-drift/index.html").read_text("utf-8")
    names = json.loads((site / "names.json").read_text("utf-8"))
    assert ["edge_cases/model-drift", "Model Drift"] in [row[:2] for row in names]
    assert len(json.loads((site / "map.json").read_text("utf-8"))["entries"]) == len(names)


def test_the_page_for_lost_readers_leads_home_from_any_depth(site: Path) -> None:
    links = Page((site / "404.html").read_text("utf-8")).links
    assert "https://ml.example.com/handbook/" in links


def test_only_a_folder_of_its_own_is_written_to(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "thesis.txt").write_text("years of work")
    assert main(["site", str(tmp_path)]) == 2
    assert "name a new or empty folder" in capsys.readouterr().err
    assert [path.name for path in tmp_path.iterdir()] == ["thesis.txt"]
    file = tmp_path / "thesis.txt" / "site"
    assert main(["site", str(file)]) == 2
    assert "cannot write" in capsys.readouterr().err


def test_an_entry_that_is_gone_takes_its_page_with_it(tmp_path: Path) -> None:
    knowledge, folder = make(tmp_path / "knowledge"), tmp_path / "site"
    assert main(["--knowledge", str(knowledge), "site", str(folder)]) == 0
    (folder / "CNAME").write_text("ml.example.com")
    page = folder / "e/definitions/beta/index.html"
    assert page.exists()
    alpha = knowledge / "definitions/alpha.yaml"
    (knowledge / "definitions/beta.yaml").unlink()
    text = alpha.read_text().replace("related: [definitions/beta]\n", "")
    alpha.write_text(re.sub(r"contrasts:\n.*\n.*\n", "", text))
    assert main(["--knowledge", str(knowledge), "site", str(folder)]) == 0
    assert not page.exists()
    assert (folder / "CNAME").exists()


def test_what_was_written_before_is_written_again(site: Path) -> None:
    before = {path: path.read_bytes() for path in site.rglob("*") if path.is_file()}
    assert main(["site", str(site), "--url", "https://ml.example.com/handbook/"]) == 0
    assert {path: path.read_bytes() for path in site.rglob("*") if path.is_file()} == before
