"""The compiled copy: a knowledge base and its index as JSON, decoded only where touched.

Three files for each revision: ``DIGEST.entries`` has the document, the narrower table, the
table from space-less keys to names, the references and the entries; ``DIGEST.names`` has all
names, for misspelt ones, and ``DIGEST.words`` the words of all entries, for questions. Both start with a header: the digest of the sources and a
checksum of the rest. JSON rather than pickle, because nothing in a cache folder may run. A copy
whose header or checksum is off is treated as absent and written anew.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Iterator, Mapping
from typing import Any, TypeVar

from bot.knowledge.base import KnowledgeBase
from bot.knowledge.document import CanonicalDocument, Change, Note, OutsideName
from bot.knowledge.entry import Contrast, Entry, Reference, Revision
from bot.loader.digest import blake2b
from bot.persona.answer import Persona
from bot.search.index import Index, by_key, names_of
from bot.search.lexicon import Lexicon
from bot.search.match import Name

# Revisions kept: of other folders, and of other checkouts in use.
KEPT = 8
_PARTS = ("entries", "names", "words")
# Between the sections of the entries' file: a character that JSON always escapes.
_SEPARATOR = b"\x1e"

_Value = TypeVar("_Value")


def cache_folder() -> str:
    """Where compiled copies lie: MLPERSONA_CACHE, else the platform's cache folder."""
    if chosen := os.environ.get("MLPERSONA_CACHE"):
        return chosen
    if sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA") or os.path.expanduser("~")
    elif sys.platform == "darwin":
        base = os.path.expanduser("~/Library/Caches")
    else:
        base = os.environ.get("XDG_CACHE_HOME") or os.path.expanduser("~/.cache")
    return os.path.join(base, "mlpersona")


def read_compiled(digest: str) -> Persona | None:
    """The compiled copy of that revision, or None when there is none that is sound."""
    body = _read(digest, "entries")
    if body is None or not all(os.path.exists(_path(digest, part)) for part in _PARTS[1:]):
        return None
    document, narrower, keys, references, entries = body.split(_SEPARATOR)
    stored = Stored(entries, _entry)
    knowledge = KnowledgeBase(
        _document(json.loads(document)),
        stored,
        Stored(references, lambda row: Reference(*row)),
        {broader: tuple(ids) for broader, ids in json.loads(narrower).items()},
        digest=digest,
    )

    table = Stored(keys, lambda rows: tuple(Name(*row) for row in rows))

    def names() -> list[Name]:
        rows = _read(digest, "names")
        if rows is None:
            return [name for entry in stored.values() for name in names_of(entry)]
        return [Name(*row) for row in json.loads(rows)]

    def lexicon() -> Lexicon:
        words = _read(digest, "words")
        if words is None:
            return Lexicon.of(stored.values())
        ids, postings = json.loads(words)
        return Lexicon(tuple(ids), postings)

    return Persona(knowledge, Index(lambda key: table.get(key, ()), names, lexicon))


def write_compiled(persona: Persona) -> None:
    """Keep a copy for the next start; a cache folder that cannot be written is no error."""
    knowledge, index = persona.knowledge, persona.index
    lexicon = index.lexicon
    body = _SEPARATOR.join(
        (
            _encode(knowledge.document),
            _encode(knowledge.narrower),
            _lines(by_key(index.names)),
            _lines(knowledge.references),
            _lines(knowledge.entries),
        )
    )
    try:
        folder = cache_folder()
        os.makedirs(folder, mode=0o700, exist_ok=True)
        _write(knowledge.digest, "names", _encode(index.names))
        _write(knowledge.digest, "words", _encode([lexicon.entries, lexicon.postings]))
        _write(knowledge.digest, "entries", body)
        _prune(folder)
    except OSError:
        return


class Stored(Mapping[str, _Value]):
    """Values by key that stay JSON until somebody asks for one."""

    def __init__(self, lines: bytes, decode: Callable[[Any], _Value]) -> None:
        self._lines = lines
        self._decode = decode
        self._values: dict[str, _Value] = {}
        self._keys: tuple[str, ...] = ()

    def __getitem__(self, key: str) -> _Value:
        if key not in self._values:
            mark = b"\n" + key.encode() + b"\t"
            start = self._lines.find(mark)
            if start < 0:
                raise KeyError(key)
            end = self._lines.index(b"\n", start + 1)
            record = json.loads(self._lines[start + len(mark) : end])
            self._values[key] = self._decode(record)
        return self._values[key]

    def __iter__(self) -> Iterator[str]:
        if not self._keys:
            lines = self._lines.split(b"\n")[1:-1]
            self._keys = tuple(line.partition(b"\t")[0].decode() for line in lines)
        return iter(self._keys)

    def __len__(self) -> int:
        return max(0, self._lines.count(b"\n") - 1)


def _read(digest: str, part: str) -> bytes | None:
    try:
        with open(_path(digest, part), "rb") as file:
            header, _, body = file.read().partition(b"\n")
    except OSError:
        return None
    return body if header == _header(digest, body) else None


def _write(digest: str, part: str, body: bytes) -> None:
    path = _path(digest, part)
    draft = f"{path}.{os.getpid()}"
    with open(draft, "wb") as file:
        file.write(_header(digest, body) + b"\n" + body)
    os.replace(draft, path)


def _lines(values: Mapping[str, Any]) -> bytes:
    """One line for each value, with a line's end before the first and after the last."""
    lines = (key.encode() + b"\t" + _encode(value) for key, value in values.items())
    return b"\n".join((b"", *lines, b""))


def _path(digest: str, part: str) -> str:
    return os.path.join(cache_folder(), f"{digest}.{part}")


def _header(digest: str, body: bytes) -> bytes:
    return f"mlpersona {digest} {blake2b(body, digest_size=16).hexdigest()}".encode()


def _encode(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()


def _prune(folder: str) -> None:
    copies = [os.path.join(folder, name) for name in os.listdir(folder)]
    copies = [path for path in copies if path.endswith(tuple(f".{part}" for part in _PARTS))]
    copies.sort(key=os.path.getmtime)
    for path in copies[: -len(_PARTS) * KEPT]:
        os.remove(path)


def _document(row: list[Any]) -> CanonicalDocument:
    document = CanonicalDocument(*row)
    return document._replace(
        scope_in=tuple(document.scope_in),
        scope_out=tuple(document.scope_out),
        introductions=tuple((key, text) for key, text in document.introductions),
        contents=tuple((key, tuple(ids)) for key, ids in document.contents),
        references=tuple(document.references),
        notes=tuple(Note(*note) for note in document.notes),
        change_log=tuple(Change(*change) for change in document.change_log),
        editions=tuple(Change(*change) for change in document.editions),
        outside=tuple(OutsideName(*name) for name in document.outside),
    )


def _entry(row: list[Any]) -> Entry:
    entry = Entry(*row)
    return entry._replace(
        aliases=tuple(entry.aliases),
        sections=tuple((key, text) for key, text in entry.sections),
        related=tuple(entry.related),
        contrasts=tuple(Contrast(*contrast) for contrast in entry.contrasts),
        asks=tuple(entry.asks),
        not_for=tuple(entry.not_for),
        references=tuple(entry.references),
        history=tuple(Revision(*revision) for revision in entry.history),
    )
