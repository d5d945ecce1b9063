"""The command line as people and programs use it: real processes, real pipes."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import time
import zipfile
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from bot.playground.limits import block_problems
from bot.playground.requests import SIGNING_SECRET, SlackClient, slash_command
from tests.conftest import ROOT
from tests.fakes.slack import BOT_TOKEN, FakeSlack, FakeSocketMode, running
from tests.knowledge.folder import BETA, make


def run(*arguments: str, stdin: str = "", **environment: str) -> subprocess.CompletedProcess[str]:
    """Run ``mlpersona`` in a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", "bot", *arguments],
        input=stdin,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=60,
        cwd=ROOT,
        env={**os.environ, **environment},
        check=False,
    )


def test_ask_answers_and_cites_its_entry() -> None:
    done = run("ask", "what is model drift?")
    assert done.returncode == 0
    assert done.stdout.startswith("Model Drift\n===========\n")
    assert "[edge_cases/model-drift · edge case · canonical · since 1.1" in done.stdout
    assert "\x1b" not in done.stdout


def test_questions_line_by_line_become_json_in_order() -> None:
    questions = "define drift\nwhat is a ML enginer?\nover engineering\nhow do I make lasagne\n"
    done = run("ask", "--json", "-", stdin=questions)
    answers = [json.loads(line) for line in done.stdout.splitlines()]
    assert [answer["query"] for answer in answers] == questions.splitlines()
    assert [answer["outcome"] for answer in answers] == ["found", "found", "found", "not_found"]
    assert [answer["entries"][0]["id"] for answer in answers[:3]] == [
        "edge_cases/model-drift",
        "definitions/ml-engineer",
        "anti_patterns/over-engineering",
    ]
    for answer in answers:
        assert set(answer) == {"query", "outcome", "entries", "section", "elapsed_ms"}
        for entry in answer["entries"]:
            assert set(entry) == {"id", "kind", "title", "aliases", "score"}
            assert 0 <= entry["score"] <= 100


def test_an_answer_comes_before_the_next_question_is_asked() -> None:
    process = subprocess.Popen(
        [sys.executable, "-m", "bot", "ask", "--json", "-"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=ROOT,
    )
    assert process.stdin
    assert process.stdout
    for question in ("define drift", "", "\u2028", "ml"):
        process.stdin.write(question + "\n")
        process.stdin.flush()
        assert json.loads(process.stdout.readline())["query"] == question
    process.stdin.close()
    assert process.wait(10) == 0


@pytest.mark.parametrize(
    ("arguments", "outcome"),
    [
        (("ask", "--json", "compare drift vs data quality issues"), "comparison"),
        (("ask", "--json", "list patterns"), "listing"),
        (("ask", "--json", "scope"), "listing"),
        (("ask", "--json", "help"), "help"),
        (("ask", "--json", "how do I install pytorch"), "out_of_scope"),
        (("ask", "--json", "how", "do", "I", "make", "lasagne"), "not_found"),
    ],
)
def test_the_outcome_in_a_word(arguments: tuple[str, ...], outcome: str) -> None:
    done = run(*arguments)
    assert done.returncode == 0
    assert json.loads(done.stdout)["outcome"] == outcome


@pytest.mark.parametrize("surface", ["ephemeral", "channel", "direct", "modal", "home", "unfurl"])
def test_preview_prints_what_slack_gets(surface: str) -> None:
    question = "compare data drift and concept drift"
    done = run("preview", question, "--face", "blocks", "--surface", surface)
    payload = json.loads(done.stdout)
    assert payload["text"].startswith("Data Drift and Concept Drift")
    where = surface if surface in ("modal", "home") else "message"
    assert block_problems(payload["blocks"], where) == []


def test_preview_has_every_face() -> None:
    question = ("preview", "how", "do", "I", "detect", "drift?", "--face")
    assert run(*question, "plain").stdout.startswith("Drift Detection\n===")
    assert json.loads(run(*question, "json").stdout)["section"] == "measure"
    page = run(*question, "html").stdout
    assert page.startswith("<!doctype html>")
    assert "<h2>Drift Detection</h2>" in page
    assert run(*question, "morse").returncode == 2


def test_any_other_word_is_a_question() -> None:
    assert run("model", "drift").stdout.startswith("Model Drift")
    assert run("drift").stdout.startswith("Model Drift")
    assert run("define", "drift").stdout.startswith("Model Drift")
    assert run().stdout.startswith("Ask the ML Engineer Persona")


@pytest.mark.parametrize(
    "arguments", [("--bogus",), ("ask",), ("lint", "--format", "xml"), ("import",)]
)
def test_bad_usage_is_2_with_a_sentence(arguments: tuple[str, ...]) -> None:
    done = run(*arguments)
    assert done.returncode == 2
    assert "Traceback" not in done.stderr
    assert done.stderr


def test_another_folder_answers_by_option_and_by_environment(tmp_path: Path) -> None:
    folder = str(make(tmp_path / "kb"))
    for done in (
        run("ask", "--knowledge", folder, "alpha particle"),
        run("--knowledge", folder, "ask", "alpha particle"),
        run("ask", "alpha particle", MLPERSONA_KNOWLEDGE=folder),
    ):
        assert done.stdout.startswith("Alpha Particle"), done.stderr


def test_bad_knowledge_is_2_with_every_mistake(tmp_path: Path) -> None:
    folder = make(tmp_path / "kb", alpha="title: [\n", beta="title: no\n")
    done = run("ask", "--knowledge", str(folder), "drift")
    assert done.returncode == 2
    assert "definitions/alpha.yaml:" in done.stderr
    assert "definitions/beta.yaml:" in done.stderr
    assert "Traceback" not in done.stderr
    assert run("ask", "--knowledge", "/nowhere", "x").returncode == 2


def test_lint_has_three_formats(tmp_path: Path) -> None:
    folder = str(make(tmp_path / "kb", beta="title: no\n"))
    text, as_json, github = (
        run("lint", folder, "--format", form) for form in ("text", "json", "github")
    )
    assert {text.returncode, as_json.returncode, github.returncode} == {1}
    assert "definitions/beta.yaml:1: " in text.stdout
    first = json.loads(as_json.stdout)[0]
    assert set(first) == {"path", "line", "rule", "message"}
    assert github.stdout.startswith("::error file=")
    assert ",line=1,title=" in github.stdout


def test_lint_of_the_handbook_is_clean(root: Path) -> None:
    done = run("lint", str(root / "knowledge"))
    assert done.returncode == 0, done.stdout
    assert "no problems" in done.stdout


def test_list_prints_every_entry_as_json_and_in_numbers(root: Path) -> None:
    entries = json.loads(run("list", "--json").stdout)
    files = list((root / "knowledge").glob("*/*.yaml"))
    assert len(entries) == len(files)
    assert set(entries[0]) == {"id", "kind", "title", "aliases", "stage", "status"}
    assert f"{len(files):5}  entries" in run("list", "--count").stdout


def test_export_is_the_canonical_document_and_import_reads_it(tmp_path: Path) -> None:
    exported = run("export", "--format", "markdown")
    source = tmp_path / "persona.md"
    source.write_text(exported.stdout, encoding="utf-8")
    imported = run("import", str(source), "--to", str(tmp_path / "kb"))
    assert imported.returncode == 0, imported.stderr
    again = run("export", "--format", "markdown", "--knowledge", str(tmp_path / "kb"))
    assert again.stdout == exported.stdout
    assert run("ask", "model drift", "--knowledge", str(tmp_path / "kb")).stdout.startswith(
        "Model Drift"
    )
    refused = run("import", str(source), "--to", str(tmp_path / "kb"))
    assert refused.returncode == 2
    assert "not empty" in refused.stderr


def test_the_schemas_accept_the_handbook_and_refuse_mistakes(root: Path) -> None:
    whole = json.loads(run("schema").stdout)
    assert set(whole["definitions"]) >= {"definitions", "edge_cases", "persona", "references"}

    def plain(value: Any) -> Any:
        """As JSON has it: dates are text."""
        return json.loads(json.dumps(value, default=str))

    for path in sorted((root / "knowledge").rglob("*.yaml")):
        name = path.parent.name if path.parent.name != "knowledge" else path.stem
        schema = json.loads((root / f"knowledge/schema/{name}.json").read_text())
        content = plain(yaml.safe_load(path.read_text(encoding="utf-8")))
        jsonschema.validate(content, schema)
        if path.parent.name == "edge_cases":
            with pytest.raises(jsonschema.ValidationError):
                jsonschema.validate({**content, "surprise": 1}, schema)


def test_coverage_names_what_no_name_or_ask_reaches(tmp_path: Path) -> None:
    folder = str(make(tmp_path / "kb"))
    items = [
        {"name": "Alpha particle", "accept": ["alpha"]},
        {"name": "Leader", "accept": ["the leader"]},
        {"name": "Gamma ray", "accept": ["gamma"]},
    ]
    listed = tmp_path / "list.json"
    listed.write_text(json.dumps({"items": items}))
    done = run("lint", folder, "--coverage", str(listed))
    assert done.returncode == 0
    assert done.stdout.splitlines() == [
        "not reached: Gamma ray",
        "2 of 3 items reached (66.7%): 1 by a name, 1 by an ask.",
    ]
    listed.write_text("[]")
    assert run("lint", folder, "--coverage", str(listed)).returncode == 2


def test_leave_one_out_counts_asks_that_find_their_entry_without_themselves(tmp_path: Path) -> None:
    beta = BETA.replace("who follows the leader?", "what does the beta decay second?")
    done = run("lint", str(make(tmp_path / "kb", beta=beta)), "--leave-one-out")
    assert done.returncode == 0
    assert " of 10 asks" in done.stdout.splitlines()[-1]


def test_history_tells_since_when_and_why() -> None:
    told = run("history", "machine learning fundamentals").stdout
    assert "1.2 (2026-03-20): Revised" in told
    assert "1.0 (2026-01-11): added" in told


def test_chat_answers_a_pipe_line_by_line() -> None:
    done = run("chat", stdin="define drift\nover engineering\n")
    assert "Model Drift" in done.stdout
    assert "Over-Engineering" in done.stdout


def test_output_that_nobody_reads_is_no_error() -> None:
    command = f"{sys.executable} -m bot list | head -1"
    done = subprocess.run(
        command, shell=True, capture_output=True, text=True, cwd=ROOT, check=False
    )
    assert done.stderr == ""


def test_a_cold_question_imports_nothing_heavy() -> None:
    """The start-up budget (see docs/decisions/002-values.md), kept as what may be imported."""
    heavy = (
        "slack_bolt",
        "slack_sdk",
        "sqlalchemy",
        "starlette",
        "uvicorn",
        "pydantic",
        "yaml",
        "asyncio",
        "rich",
        "prompt_toolkit",
        "importlib.metadata",
        "dataclasses",
        "argparse",
        "logging",
    )
    run("ask", "define drift")
    for question, more in (
        ("define drift", ("rapidfuzz", "snowballstemmer")),
        ("define dirft", ()),
    ):
        done = subprocess.run(
            [sys.executable, "-X", "importtime", "-m", "bot", "ask", question],
            capture_output=True,
            text=True,
            cwd=ROOT,
            check=True,
        )
        imported = {line.rpartition("|")[2].strip() for line in done.stderr.splitlines()}
        assert "bot.persona.respond" in imported
        assert done.stdout.startswith("Model Drift")
        assert imported.isdisjoint((*heavy, *more))


def test_a_wheel_carries_its_knowledge(tmp_path: Path) -> None:
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)],
        cwd=ROOT,
        check=True,
        capture_output=True,
    )
    (wheel,) = tmp_path.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(tmp_path / "elsewhere")
    done = subprocess.run(
        [
            sys.executable,
            "-c",
            "import bot; print(bot.__file__); from bot.__main__ import main; main(['define', 'drift'])",
        ],
        cwd=tmp_path / "elsewhere",
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "PYTHONSAFEPATH": "", "PYTHONPATH": str(tmp_path / "elsewhere")},
    )
    assert str(tmp_path) in done.stdout.splitlines()[0]
    assert "edge_cases/model-drift" in done.stdout


def test_serve_names_every_bad_setting_and_is_2() -> None:
    done = run("serve", SLACK_BOT_TOKEN="nonsense", SLACK_SIGNING_SECRET="", PORT="x")
    assert done.returncode == 2
    for name in ("SLACK_BOT_TOKEN", "SLACK_SIGNING_SECRET", "PORT"):
        assert name in done.stderr
    assert "Traceback" not in done.stderr


def test_serve_over_socket_mode_connects_and_leaves_in_good_order(slack: FakeSlack) -> None:
    with running(FakeSocketMode) as web_socket:
        slack.websocket_url = web_socket.url
        process = subprocess.Popen(
            [sys.executable, "-m", "bot", "serve"],
            cwd=ROOT,
            stderr=subprocess.PIPE,
            text=True,
            env={
                **os.environ,
                "SLACK_BOT_TOKEN": BOT_TOKEN,
                "SLACK_APP_TOKEN": "xapp-1",
                "SLACK_API_URL": slack.api_url,
            },
        )
        assert web_socket.connected.wait(20)
        web_socket.send("slash_commands", slash_command("define drift"), "e1")
        answer = web_socket.acknowledged.get(timeout=10)
        assert answer["payload"]["text"].startswith("Model Drift")
        process.send_signal(signal.SIGTERM)
        assert process.wait(15) == 0
        assert process.stderr
        assert "Traceback" not in process.stderr.read()


def test_serve_answers_until_sigterm_and_leaves_in_good_order(slack: FakeSlack) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    process = subprocess.Popen(
        [sys.executable, "-m", "bot", "serve"],
        cwd=ROOT,
        stderr=subprocess.PIPE,
        text=True,
        env={
            **os.environ,
            "SLACK_BOT_TOKEN": BOT_TOKEN,
            "SLACK_SIGNING_SECRET": SIGNING_SECRET,
            "SLACK_API_URL": slack.api_url,
            "HOST": "127.0.0.1",
            "PORT": str(port),
        },
    )
    client = SlackClient(port)
    deadline = time.monotonic() + 20
    while time.monotonic() < deadline:
        try:
            if client.get("/readyz").status == 200:
                break
        except OSError:
            time.sleep(0.1)
    assert client.command("define drift").json["text"].startswith("Model Drift")
    slack.wait_for("auth.test")
    process.send_signal(signal.SIGTERM)
    assert process.wait(15) in (0, -signal.SIGTERM)
    assert process.stderr
    log = process.stderr.read()
    assert "Traceback" not in log
    assert BOT_TOKEN not in log
