"""Where each page of the handbook lies, below the address that it is published at."""

from __future__ import annotations

HOME = ""
SEARCH = "search"
ENTRIES = "entries"
DOCUMENT = "document"
REFERENCES = "references"
TIPS = "tips"
MAP = "map"
API = "api"
_ENTRY = "e/"
_STAGE = "stages/"


def entry_page(entry_id: str) -> str:
    """The path of an entry's page: ``e/edge_cases/model-drift``."""
    return _ENTRY + entry_id


def kind_page(folder: str) -> str:
    """The path of the list of one kind: ``e/edge_cases``."""
    return _ENTRY + folder


def stage_page(stage: str) -> str:
    """The path of the list of one stage: ``stages/monitoring``."""
    return _STAGE + stage


def entry_at(path: str) -> str:
    """The id of the entry whose page would lie at that path, or the empty string."""
    return path.removeprefix(_ENTRY) if path.startswith(_ENTRY) else ""


def page_url(base: str, entry_id: str) -> str:
    """The whole address of an entry's page, or the empty string when there is no base."""
    return f"{base}/{entry_page(entry_id)}" if base else ""
