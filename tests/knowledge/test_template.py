"""The canonical document goes into YAML and comes back, line by line."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from bot.errors import KnowledgeError
from bot.knowledge.template import read, slug_of, write
from bot.loader.compile import compile_knowledge
from bot.loader.folder import read_folder
from bot.loader.write_yaml import write_folder
from bot.persona.answer import Persona

CANONICAL = Path(__file__).parent / "canonical.md"

OTHER = """# Data Engineer Persona

A second persona, of the same template.
Its introduction has two lines.

And two paragraphs.

## Purpose

Why it exists.

> [!NOTE]
> A note of
> two lines.

## Scope

**In scope:**
* Pipelines | and pipes

**Out of scope:**
- Vendors

## Definitions

| Term | Definition |
|---|---|
| Batch (B) | A bounded set of records \\| rows. |

## Core Concepts

> [!TIP]
> A tip before.

### Idempotence
Doing it twice changes nothing.

The second paragraph of it.

## Anti-Patterns

Some words first.

* **Silent Retry**: Retrying without a trace: nobody learns.

## Change Log

| Version | Date | Description |
|---------|------|-------------|
| 0.1 | 2026-01-01 | First |
"""


def lines(text: str) -> list[str]:
    """Lines that hold something, without trailing spaces and with one form of list marks."""
    return [re.sub(r"^- ", "* ", line.rstrip()) for line in text.split("\n") if line.strip()]


def test_the_handbook_prints_the_canonical_document_line_by_line(persona: Persona) -> None:
    assert lines(write(persona.knowledge)) == lines(CANONICAL.read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    "markdown", [CANONICAL.read_text(encoding="utf-8"), OTHER], ids=["own", "other"]
)
def test_a_document_survives_the_way_through_yaml(markdown: str, tmp_path: Path) -> None:
    write_folder(read(markdown, "x.md"), str(tmp_path / "kb"))
    knowledge = compile_knowledge(read_folder(str(tmp_path / "kb")))
    expected = [line for line in lines(markdown) if not re.fullmatch(r"[|\s-]+", line)]
    assert [
        line for line in lines(write(knowledge)) if not re.fullmatch(r"[|\s-]+", line)
    ] == expected


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("## Wish List", "has no section 'Wish List'"),
        ("loose text", "has no place"),
        ("* no bold name", "name in bold"),
        ("> stray quote", "must follow"),
        ("# Another title", "second title"),
    ],
)
def test_what_has_no_place_is_refused_with_its_line(line: str, message: str) -> None:
    document = OTHER.replace("* **Silent Retry**", f"{line}\n* **Silent Retry**")
    if line == "loose text":
        document = OTHER.replace("**In scope:**", f"{line}\n\n**In scope:**")
    with pytest.raises(KnowledgeError, match=re.escape(message)) as caught:
        read(document, "x.md")
    assert caught.value.problems[0].line == document.split("\n").index(line) + 1


def test_every_refused_line_is_reported_at_once() -> None:
    with pytest.raises(KnowledgeError) as caught:
        read("# T\n\n## Purpose\np\n\n## A\n\n## B\n", "x.md")
    assert [problem.line for problem in caught.value.problems] == [6, 8]


def test_file_names_come_from_titles() -> None:
    assert slug_of("Machine Learning (ML)") == "machine-learning"
    assert slug_of("Schütze's Rule") == "schutze-s-rule"
