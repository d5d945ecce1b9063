"""The compiled copy is never stale and never trusted when damaged; a bad edit never gets in."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
import tracemalloc
from pathlib import Path
from typing import Any

import pytest

from bot.errors import KnowledgeError
from bot.loader.compiled import FEW_HALVINGS, Sorted, Stored, cache_folder
from bot.loader.load import load
from bot.loader.watch import Watched
from bot.persona.answer import Found, Persona
from bot.persona.respond import respond
from tests.knowledge.folder import ALPHA, BETA, make


@pytest.fixture(autouse=True)
def _cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MLPERSONA_CACHE", str(tmp_path / "cache"))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A sound folder."""
    return make(tmp_path / "kb")


def summary_of(persona: Persona) -> str:
    """What the desk says of the first entry."""
    answer = respond("alpha particle", persona)
    assert isinstance(answer, Found)
    return answer.entry.summary


def test_the_second_load_gives_the_same_answers_from_the_compiled_copy(folder: Path) -> None:
    first = load(str(folder))
    assert os.listdir(cache_folder())
    second = load(str(folder))
    assert list(second.knowledge.entries.items()) == list(first.knowledge.entries.items())
    assert second.knowledge.document == first.knowledge.document
    assert dict(second.knowledge.references) == dict(first.knowledge.references)
    assert second.index.names == first.index.names
    texts = [
        "alpha particle",
        "alfa particle",
        "what comes second?",
        "first thing",
        "hammer time",
        "nothing",
    ]
    assert [respond(text, first) for text in texts] == [respond(text, second) for text in texts]


def test_what_was_asked_for_in_vain_is_not_remembered() -> None:
    table: Sorted[int] = Sorted(b"head\nword:alpha\t1\nword:beta\t2\n", "word", int)
    assert table.get("alpha") == 1
    tracemalloc.start()
    try:
        assert not any(table.get(f"what somebody typed {at}") for at in range(50_000))
        kept, _ = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert kept < 100_000
    assert (table["alpha"], table.get("beta")) == (1, 2)


def test_a_table_in_order_is_read_the_same_with_signposts_as_by_halving() -> None:
    values = {f"{at:x}": [at] for at in range(3_000)}
    lines = "".join(f"word:{key}\t{value}\n" for key, value in sorted(values.items()))
    table: Sorted[list[int]] = Sorted(f"head\n{lines}text:zzz\t[0]\n".encode(), "word", list)
    assert len(values) > 2 * FEW_HALVINGS
    assert {key: table.get(key) for key in values} == values
    assert not any(table.get(key) for key in ("", "0a0", "zzz", "ffff", "5 5"))


def test_an_edit_of_the_same_length_and_time_is_seen(folder: Path) -> None:
    assert summary_of(load(str(folder))) == "A first thing."
    path = folder / "definitions/alpha.yaml"
    times = path.stat()
    path.write_text(ALPHA.replace("A first thing.", "A worst thing."))
    os.utime(path, ns=(times.st_atime_ns, times.st_mtime_ns))
    assert summary_of(load(str(folder))) == "A worst thing."


@pytest.mark.parametrize("damage", [b"", b"{}", b"garbage\n", None])
def test_a_damaged_copy_is_made_anew(folder: Path, damage: bytes | None) -> None:
    load(str(folder))
    for name in os.listdir(cache_folder()):
        path = Path(cache_folder(), name)
        whole = path.read_bytes()
        path.write_bytes(whole[:-9] + b"X" + whole[-8:] if damage is None else damage)
    persona = load(str(folder))
    assert summary_of(persona) == "A first thing."
    assert respond("what comes sekond", persona)
    assert summary_of(load(str(folder))) == "A first thing."


def test_a_cache_that_cannot_be_written_is_no_error(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MLPERSONA_CACHE", "/proc/nowhere")
    assert summary_of(load(str(folder))) == "A first thing."


def test_the_cache_is_the_persons_own(folder: Path) -> None:
    load(str(folder))
    assert stat.S_IMODE(os.stat(cache_folder()).st_mode) == 0o700


def test_a_bad_folder_raises_with_every_mistake(folder: Path) -> None:
    make(folder, alpha=ALPHA.replace("stage: data", "stage: x"), beta=BETA + "odd: 1\n")
    with pytest.raises(KnowledgeError) as caught:
        load(str(folder))
    assert [problem.path for problem in caught.value.problems] == [
        "definitions/alpha.yaml",
        "definitions/beta.yaml",
    ]


def test_a_sound_edit_is_taken_at_the_second_look(folder: Path) -> None:
    watched = Watched(str(folder))
    make(folder, alpha=ALPHA.replace("A first thing.", "A new thing."))
    watched.look()
    assert summary_of(watched.persona) == "A first thing."
    watched.look()
    assert summary_of(watched.persona) == "A new thing."
    assert watched.problems == ()


def test_nobody_waits_for_the_tables_of_questions(folder: Path) -> None:
    serve = "import sys; from bot.loader.watch import Watched; Watched(sys.argv[1]); print(*sys.modules)"
    loaded = subprocess.run(
        [sys.executable, "-c", serve, str(folder)], capture_output=True, text=True, check=True
    ).stdout.split()
    assert {"bot.search.trees", "bot.search.domain_table", "rapidfuzz"} <= {*loaded}


def test_a_bad_edit_keeps_the_last_good_revision_and_says_so(folder: Path) -> None:
    watched = Watched(str(folder))
    make(folder, alpha="title: [\n")
    for _ in range(3):
        watched.look()
    assert summary_of(watched.persona) == "A first thing."
    assert "definitions/alpha.yaml" in watched.problems[0]
    make(folder)
    watched.look()
    assert watched.problems == ()


def test_a_sudden_loss_of_entries_is_not_taken(folder: Path) -> None:
    watched = Watched(str(folder))
    (folder / "definitions/beta.yaml").unlink()
    for _ in range(3):
        watched.look()
    assert len(watched.persona.knowledge) == 2
    assert "1 of 2 entries are gone" in watched.problems[0]


def test_lint_sees_every_cut_of_a_file(folder: Path) -> None:
    """A file cut short is mostly still YAML: the last line's missing end, or a lost field, tells."""
    from bot.loader.folder import read_folder
    from bot.loader.lint import lint

    silent = []
    for cut in range(len(ALPHA) - 1):
        make(folder, alpha=ALPHA[:cut])
        if not lint(read_folder(str(folder)))[1]:
            silent.append(cut)
    assert silent == []


def test_whoever_reads_a_table_while_another_notes_its_places_sees_all_of_it() -> None:
    seen: list[list[str]] = []
    calls = iter(range(9))

    class Read(bytes):
        """Somebody else reads the table between its second key and the noting of it."""

        def index(self, *place: Any) -> int:
            if next(calls) == 1:
                seen.append(list(stored))
            return super().index(*place)

    stored = Stored(Read(b"\nentry:a\t1\nentry:b\t2\nentry:c\t3\n"), "entry", str)
    assert list(stored) == ["a", "b", "c"]
    assert seen == [["a", "b", "c"]]
