"""The handbook's pages: every one is there, whole, safe, and sent once."""

from __future__ import annotations

import re

import pytest
from starlette.testclient import TestClient

from bot.knowledge.kinds import KINDS, STAGES
from bot.loader.watch import Watched
from bot.pages.assets import assets
from bot.pages.pages import Pages
from bot.persona.answer import Persona
from bot.search.normalize import MAX_CHARACTERS
from bot.web.handbook_alone import handbook_app
from tests.knowledge.folder import make
from tests.web.documents import Page


def test_every_entry_has_a_page_with_everything_it_says(
    reader: TestClient, persona: Persona
) -> None:
    for entry in persona.knowledge.entries.values():
        response = reader.get(f"/e/{entry.id}")
        assert response.status_code == 200, entry.id
        page = Page(response.text)
        assert page.headings == [entry.title]
        told = " ".join(page.text.split())
        said = [entry.summary, *entry.aliases, *entry.asks, *entry.not_for, entry.tip]
        said += [line.removeprefix("- ") for _, text in entry.sections for line in text.split("\n")]
        said += [contrast.difference for contrast in entry.contrasts]
        said += [persona.knowledge.references[key].text for key in entry.references]
        said += [revision.reason for revision in entry.history]
        for text in said:
            assert " ".join(text.split()) in told, (entry.id, text)
        named = {*entry.related, *(contrast.entry for contrast in entry.contrasts), entry.broader}
        linked = {link.removeprefix("../../e/") for link in page.links}
        assert named - {""} <= linked, entry.id
        assert len(page.ids) == len(set(page.ids)), entry.id


def test_every_kind_and_stage_lists_its_entries(reader: TestClient, persona: Persona) -> None:
    entries = persona.knowledge.entries.values()
    for kind in KINDS:
        links = Page(reader.get(f"/e/{kind.folder}").text).links
        for entry in persona.knowledge.of_kind(kind.folder):
            assert f"../e/{entry.id}" in links
    for stage in STAGES:
        links = Page(reader.get(f"/stages/{stage}").text).links
        for entry in entries:
            assert (f"../e/{entry.id}" in links) == (entry.stage == stage), (stage, entry.id)


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("/", "The canonical answer to"),
        ("/entries", "All entries"),
        ("/tips", "Alert on the distribution of predictions"),
        ("/references", "A survey on concept drift adaptation"),
        ("/document", "Tool-specific implementations"),
        ("/map", "Term map"),
        ("/api", "GET /api/ask"),
        ("/search", "Type a term, or ask in your own words"),
    ],
)
def test_the_other_pages_say_what_they_are_for(reader: TestClient, path: str, text: str) -> None:
    response = reader.get(path)
    assert response.status_code == 200
    page = Page(response.text)
    assert text in page.text
    assert {"header", "nav", "main", "footer"} <= set(page.landmarks)
    assert "#content" in page.links
    assert "content" in page.ids


@pytest.mark.parametrize(
    ("query", "text"),
    [
        ("how do I detect drift?", "Watch three things against a fixed reference"),
        ("compare data drift vs concept drift", "whereas concept drift"),
        ("validation", "Did you mean"),
        ("what is a capsule network?", "Not found"),
        ("how do I deploy a model with kubernetes", "Out of scope"),
        ("scope", "In scope"),
        ("help", "compare A vs B"),
    ],
)
def test_search_answers_as_slack_does(reader: TestClient, query: str, text: str) -> None:
    response = reader.get("/search", params={"q": query})
    assert response.status_code == 200
    page = Page(response.text)
    assert text in page.text
    for link in page.links:
        if not link.startswith(("http", "#")):
            assert reader.get(f"/{link}").status_code == 200, link


def test_what_is_typed_is_text_and_nothing_else(reader: TestClient) -> None:
    typed = "<script>alert(1)</script>\"' onfocus=x"
    response = reader.get("/search", params={"q": typed})
    assert response.status_code == 200
    assert "<script>alert" not in response.text
    assert Page(response.text).inline == []


@pytest.mark.parametrize(
    "path", ["/nope", "/e", "/e/nope", "/e/edge_cases/nope", "/stages/nope", "/static/x.js",
             "/e/../../etc/passwd", "/static/..%2Fpages.py", "/%00", "/slack/events"]
)  # fmt: skip
def test_where_nothing_is_a_page_says_so_and_leads_on(reader: TestClient, path: str) -> None:
    response = reader.get(path)
    assert response.status_code == 404
    page = Page(response.text)
    assert page.headings == ["No such page"]
    home = reader.get(f"{path.rpartition('/')[0]}/{page.links[1]}")
    assert home.status_code == 200


def test_a_question_that_is_too_long_is_told_so(reader: TestClient) -> None:
    response = reader.get("/search", params={"q": "x" * (MAX_CHARACTERS + 1)})
    assert response.status_code == 400
    assert "at most 1,000 characters" in response.text


def test_an_address_with_a_slash_too_many_leads_to_the_page(reader: TestClient) -> None:
    response = reader.get("/e/edge_cases/model-drift/")
    assert (response.status_code, response.headers["location"]) == (
        308,
        "/e/edge_cases/model-drift",
    )
    assert reader.get("/nope/").status_code == 404


def test_only_reading_is_possible(reader: TestClient) -> None:
    assert reader.post("/").status_code == 405
    assert reader.delete("/e/edge_cases/model-drift").status_code == 405
    assert reader.head("/e/edge_cases/model-drift").status_code == 200


@pytest.mark.parametrize(
    "path", ["/", "/e/edge_cases/model-drift", "/map", "/search?q=drift", "/nope", "/api/ask?q=ml",
             "/api", "/map.json", "/e/edge_cases/model-drift/"]
)  # fmt: skip
def test_the_policy_allows_nothing_but_our_own_files(reader: TestClient, path: str) -> None:
    response = reader.get(path)
    policy = dict(
        rule.strip().partition(" ")[::2]
        for rule in response.headers["content-security-policy"].split(";")
    )
    assert policy["default-src"] == "'none'"
    assert policy["frame-ancestors"] == "'none'"
    assert policy["base-uri"] == "'none'"
    for rule in ("script-src", "style-src", "img-src", "connect-src", "form-action"):
        assert policy[rule] == "'self'"
    assert response.headers["x-content-type-options"] == "nosniff"
    assert response.headers["referrer-policy"] == "same-origin"


def test_no_page_runs_or_styles_anything_in_itself_or_loads_from_elsewhere(
    persona: Persona,
) -> None:
    pages = Pages(persona)
    for path in pages.paths():
        html = pages.html(path)
        assert html is not None
        page = Page(html)
        assert page.inline == [], path
        for address in page.loads:
            assert re.fullmatch(r"(\.\./)*static/[\w.]+", address), (path, address)


def test_our_files_fetch_nothing_from_elsewhere() -> None:
    for name in ("handbook.css", "handbook.js", "map.js"):
        text = assets()[name].body.decode()
        assert not re.search(r"@import|url\(|eval\(|innerHTML|new Function", text), name
        for address in re.findall(r"https?://[^\s)]+", text):
            assert address.startswith(("https://www.w3.org/", "https://js.cytoscape.org")), address


def test_a_page_that_is_known_is_not_sent_again(reader: TestClient) -> None:
    for path in ("/e/edge_cases/model-drift", "/", "/map.json", "/api/entries", "/search?q=drift"):
        first = reader.get(path)
        tag = first.headers["etag"]
        assert reader.get(path).headers["etag"] == tag
        again = reader.get(path, headers={"If-None-Match": f'"other", {tag}'})
        assert (again.status_code, again.content) == (304, b"")
        assert again.headers["etag"] == tag
        assert reader.get(path, headers={"If-None-Match": '"other"'}).status_code == 200


def test_files_are_kept_for_good_because_their_names_change_with_them(reader: TestClient) -> None:
    for asset in assets().values():
        response = reader.get(f"/{asset.path}")
        assert response.content == asset.body
        assert "immutable" in response.headers["cache-control"]
        assert response.headers["content-type"] == asset.media_type


def test_pages_are_packed_for_whoever_can_unpack_them(reader: TestClient) -> None:
    path = "/e/edge_cases/model-drift"
    plain = reader.get(path, headers={"Accept-Encoding": "identity"})
    packed = reader.get(path, headers={"Accept-Encoding": "gzip"})
    assert "content-encoding" not in plain.headers
    assert packed.headers["content-encoding"] == "gzip"
    assert packed.text == plain.text
    assert int(packed.headers["content-length"]) < len(plain.content) / 2


def test_an_edit_shows_at_once_and_under_a_new_tag(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    folder = make(tmp_path_factory.mktemp("knowledge"))
    watched = Watched(str(folder))
    entry = next(iter(watched.persona.knowledge.entries.values()))
    client = TestClient(handbook_app(watched, base="https://ml.example.com"))
    before = client.get(f"/e/{entry.id}")
    path = folder / f"{entry.id}.yaml"
    path.write_text(path.read_text().replace(entry.title, f"{entry.title} Two", 1))
    watched.look()
    watched.look()
    after = client.get(f"/e/{entry.id}", headers={"If-None-Match": before.headers["etag"]})
    assert after.status_code == 200
    assert Page(after.text).headings == [f"{entry.title} Two"]
    assert f'<link rel="canonical" href="https://ml.example.com/e/{entry.id}">' in after.text


def test_pages_link_past_whatever_prefix_a_proxy_takes_away(
    reader: TestClient, persona: Persona
) -> None:
    """Only relative links, so that the handbook may lie below any address."""
    pages = Pages(persona, base="https://ml.example.com/handbook")
    for path in ("", "e/edge_cases/model-drift", "e/definitions", "map", "search"):
        for link in Page(pages.html(path) or "").links:
            assert not link.startswith("/"), (path, link)


def test_the_map_has_every_entry_and_every_relation_once(
    reader: TestClient, persona: Persona
) -> None:
    graph = reader.get("/map.json").json()
    knowledge = persona.knowledge
    assert [entry["id"] for entry in graph["entries"]] == list(knowledge.entries)
    ids = [entry["id"] for entry in graph["entries"]]
    drawn = {frozenset((ids[first], ids[second])) for first, second, _ in graph["edges"]}
    assert len(drawn) == len(graph["edges"])
    for entry in knowledge.entries.values():
        for other in (*entry.related, *(contrast.entry for contrast in entry.contrasts)):
            assert frozenset((entry.id, other)) in drawn
    places = {(entry["x"], entry["y"]) for entry in graph["entries"]}
    assert len(places) == len(ids)
    listed = Page(reader.get("/map").text).links
    assert {f"e/{entry}" for entry in ids} <= set(listed)


def _contrast(first: str, second: str) -> float:
    """The ratio of WCAG 2.2 (https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio)."""

    def luminance(colour: str) -> float:
        parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
        red, green, blue = (
            c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts
        )
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    light, dark = sorted((luminance(first), luminance(second)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_every_colour_of_text_can_be_read_in_light_and_in_dark() -> None:
    style = assets()["handbook.css"].body.decode()
    schemes = [
        dict(re.findall(r"--([\w]+): (#[0-9a-f]{6})", block))
        for block in re.findall(r"\{\s*color-scheme:[^}]+\}", style)
    ]
    assert len(schemes) == 4
    kinds = [kind.key for kind in KINDS]
    for colours in schemes[:3]:
        for ground in ("page", "raised", "sunken"):
            for ink in ("text", "soft", "link", *kinds):
                assert _contrast(colours[ink], colours[ground]) >= 4.5, (ink, ground)
            assert _contrast(colours["focus"], colours[ground]) >= 3
    assert schemes[1] == schemes[2]
