"""Records as YAML files, in the form that editors keep them in."""

from __future__ import annotations

import os
from typing import Any

import yaml

from bot.errors import UsageError
from bot.knowledge.template import Imported
from bot.loader.lint import MODELINE


class _Dumper(yaml.SafeDumper):
    """Block style, lists indented, long text folded, and quotes only where they are needed."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
        super().increase_indent(flow, False)


def _text(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    style = None
    if "\n" in text:
        style = "|"
    elif len(text) > 90:
        style = ">"
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=style)


_Dumper.add_representer(str, _text)


def dump(record: dict[str, Any], schema: str) -> str:
    """A record as the text of its file."""
    body = yaml.dump(
        record,
        Dumper=_Dumper,
        sort_keys=False,
        allow_unicode=True,
        width=96,
        default_flow_style=False,
    )
    return f"{MODELINE}{schema}\n{body}"


def write_folder(imported: Imported, folder: str) -> list[str]:
    """Write an imported document as a knowledge folder; refuses to overwrite one."""
    if os.path.exists(folder) and os.listdir(folder):
        raise UsageError(
            f"{folder} is not empty; name a new folder, so that nothing is overwritten"
        )
    files = {
        "persona.yaml": dump(imported.persona, "schema/persona.json"),
        "references.yaml": dump(imported.references, "schema/references.json"),
    }
    for entry_id, record in imported.entries.items():
        kind = entry_id.partition("/")[0]
        files[f"{entry_id}.yaml"] = dump(record, f"../schema/{kind}.json")
    for path, text in files.items():
        target = os.path.join(folder, path)
        os.makedirs(os.path.dirname(target), exist_ok=True)
        with open(target, "w", encoding="utf-8") as file:
            file.write(text)
    return list(files)
