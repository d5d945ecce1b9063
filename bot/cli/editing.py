"""lint, list, schema, export, import: the editors' tools."""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections import Counter

from bot.errors import KnowledgeError, Problem, UsageError
from bot.knowledge import template
from bot.knowledge.kinds import KINDS, STAGES
from bot.knowledge.schema import schemas, whole
from bot.loader import lint as linting
from bot.loader.folder import default_folder, read_folder
from bot.loader.load import load
from bot.render.record import listed
from bot.search.findability import leave_one_out, reach


def lint(arguments: argparse.Namespace) -> int:
    """Check a knowledge folder; 1 when something is wrong with it."""
    folder = arguments.folder or arguments.knowledge or default_folder()
    if arguments.coverage:
        return _coverage(arguments.coverage, folder)
    if arguments.leave_one_out:
        return _leave_one_out(folder)
    knowledge, problems = linting.lint(read_folder(folder))
    placed = [problem._replace(path=_shown(folder, problem.path)) for problem in problems]
    if arguments.format == "json":
        print(json.dumps([problem._asdict() for problem in placed], ensure_ascii=False, indent=1))
    elif arguments.format == "github":
        for problem in placed:
            print(_annotation(problem))
    else:
        for problem in placed:
            print(problem)
        size = len(knowledge) if knowledge else 0
        print(f"{size} entries, {len(placed) or 'no'} problem{'' if len(placed) == 1 else 's'}.")
    return 1 if placed else 0


def _coverage(path: str, folder: str) -> int:
    """Print what of a list of concepts (items with ``name`` and ``accept``) is not reached."""
    try:
        with open(path, encoding="utf-8") as file:
            items = json.load(file)["items"]
        concepts = [(str(item["name"]), tuple(map(str, item["accept"]))) for item in items]
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise UsageError(
            f"{path} must be JSON with 'items', each with 'name' and 'accept': {error}"
        ) from None
    persona = load(folder)
    reached = {
        name: reach((name, *accepted), persona.knowledge, persona.index)
        for name, accepted in concepts
    }
    by = Counter(reached.values())
    for name, how in reached.items():
        if not how:
            print(f"not reached: {name}")
    share = (len(reached) - by[""]) / max(1, len(reached))
    print(
        f"{len(reached) - by['']} of {len(reached)} items reached ({share:.1%}): "
        f"{by['name']} by a name, {by['ask']} by an ask."
    )
    return 0


def _leave_one_out(folder: str) -> int:
    """Print how many asks find their entry when the index does not have them."""
    persona = load(folder)
    result = leave_one_out(persona.knowledge, persona.index)
    for entry, ask, other in result.elsewhere:
        print(f"{entry}: {ask!r} is answered with {other}")
    found = result.first + result.offered
    print(
        f"{found} of {result.total} asks ({found / max(1, result.total):.1%}) find their entry "
        f"without themselves: {result.first} first, {result.offered} among the choices; "
        f"{len(result.elsewhere)} are answered with another entry."
    )
    return 0


def _shown(folder: str, path: str) -> str:
    return path if os.path.isabs(path) else os.path.relpath(os.path.join(folder, path))


def _annotation(problem: Problem) -> str:
    """A workflow command of GitHub Actions
    (https://docs.github.com/actions/reference/workflow-commands-for-github-actions)."""

    def escaped(text: str, *, property_: bool) -> str:
        text = text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
        return text.replace(":", "%3A").replace(",", "%2C") if property_ else text

    place = f"file={escaped(problem.path, property_=True)}"
    if problem.line:
        place += f",line={problem.line}"
    return f"::error {place},title={problem.rule}::{escaped(problem.message, property_=False)}"


def list_json(arguments: argparse.Namespace) -> int:
    """Every entry as one JSON array, an entry a line."""
    entries = load(arguments.knowledge).knowledge.entries.values()
    rows = ",\n".join(json.dumps(listed(entry), ensure_ascii=False) for entry in entries)
    print(f"[\n{rows}\n]")
    return 0


def list_count(arguments: argparse.Namespace) -> int:
    """How many entries there are of each kind and in each stage."""
    entries = load(arguments.knowledge).knowledge.entries.values()
    by_kind = Counter(entry.kind.key for entry in entries)
    by_stage = Counter(entry.stage for entry in entries)
    for kind in KINDS:
        print(f"{by_kind[kind.key]:5}  {kind.plural}")
    print(f"{len(entries):5}  entries\n")
    for stage, label in STAGES.items():
        print(f"{by_stage[stage]:5}  {label}")
    return 0


def schema(arguments: argparse.Namespace) -> int:
    """Print the schema of all files, or write one for each kind beside them."""
    if not arguments.write:
        print(json.dumps(whole(), indent=2))
        return 0
    folder = os.path.join(arguments.knowledge or default_folder(), "schema")
    _write_schemas(folder)
    print(f"Wrote {len(schemas())} schemas to {folder}.")
    return 0


def _write_schemas(folder: str) -> None:
    os.makedirs(folder, exist_ok=True)
    for name, content in schemas().items():
        with open(os.path.join(folder, f"{name}.json"), "w", encoding="utf-8") as file:
            file.write(json.dumps(content, indent=2) + "\n")


def export(arguments: argparse.Namespace) -> int:
    """Print the canonical document, or all knowledge as JSON."""
    knowledge = load(arguments.knowledge).knowledge
    if arguments.format == "markdown":
        sys.stdout.write(template.write(knowledge))
    else:
        everything = {
            "document": knowledge.document._asdict(),
            "references": [reference._asdict() for reference in knowledge.references.values()],
            "entries": [entry._asdict() for entry in knowledge.entries.values()],
        }
        print(json.dumps(everything, ensure_ascii=False, indent=1))
    return 0


def import_document(arguments: argparse.Namespace) -> int:
    """Read a Markdown document of the template into a new knowledge folder."""
    from bot.loader.write_yaml import write_folder

    try:
        with open(arguments.file, encoding="utf-8-sig") as file:
            markdown = file.read()
    except OSError as error:
        raise UsageError(f"cannot read {arguments.file}: {error.strerror}") from None
    except UnicodeDecodeError:
        problem = Problem(arguments.file, 0, "encoding", "the document is not UTF-8")
        raise KnowledgeError((problem,)) from None
    imported = template.read(markdown, arguments.file)
    folder = arguments.to or template.slug_of(imported.persona["title"])
    files = write_folder(imported, folder)
    _write_schemas(os.path.join(folder, "schema"))
    print(f"Wrote {len(files)} files to {folder}. Try: mlpersona --knowledge {folder} list")
    return 0
