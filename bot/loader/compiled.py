"""The compiled copy: a knowledge base and its index as JSON, decoded only where touched.

Four files for each revision: ``DIGEST.entries`` has the document, the narrower table, the
references and the entries; ``DIGEST.keys`` the names by their space-less keys, ``DIGEST.names``
titles and aliases, for misspelt ones, and ``DIGEST.words`` the words of all entries, for questions.
All start with a header: the digest of the sources, the length and the CRC-32 of the rest. JSON rather
than pickle, because nothing in a cache folder may run. A copy whose header or checksum is off is
treated as absent and written anew.
"""

from __future__ import annotations

import json
import os
import sys
from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, TypeVar
from zlib import crc32

from bot.knowledge.base import KnowledgeBase
from bot.knowledge.document import CanonicalDocument, Change, Note, OutsideName
from bot.knowledge.entry import Contrast, Entry, Reference, Revision
from bot.persona.answer import Persona
from bot.search.index import Index
from bot.search.kept import Kept
from bot.search.match import Name
from bot.search.names import by_key, names_of

if TYPE_CHECKING:
    from bot.search.headwords import Headwords
    from bot.search.lexicon import Asks, CalledBy, Lexicon

# Revisions kept: of other folders, and of other checkouts in use.
KEPT = 8
_PARTS = ("entries", "keys", "names", "words")

# Look-ups in one table that are cheaper than noting the places of all its values.
FEW_SEARCHES = 3
# The same in a table that is in order, and how many bytes apart its signposts are.
FEW_HALVINGS, STRIDE = 500, 4_096

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


def prepare_cache() -> None:
    """Make the cache folder, which is the person's own. Raises OSError."""
    os.makedirs(cache_folder(), mode=0o700, exist_ok=True)


def read_compiled(digest: str) -> Persona | None:
    """The compiled copy of that revision, or None when there is none that is sound."""
    data, keys = read_part(digest, "entries"), read_part(digest, "keys")
    if not data or not keys or not all(os.path.exists(_path(digest, part)) for part in _PARTS[2:]):
        return None
    table = Sorted(keys, "name", lambda rows: tuple(Name(*row) for row in rows))
    entries = Stored(data, "entry", _entry)
    knowledge = KnowledgeBase(
        Stored(data, "document", _document)["document"],
        entries,
        Stored(data, "reference", lambda row: Reference(*row)),
        Stored(data, "narrower", tuple),
        digest=digest,
    )

    def headwords() -> Headwords:
        from bot.search.headwords import Columns, Headwords

        columns = read_part(digest, "names")
        if columns is None:
            return Index.of(entries.values()).headwords
        return Headwords(Columns(*json.loads(_body(columns))))

    def lexicon() -> Lexicon:
        from bot.search.lexicon import Lexicon, Phrase, Word
        from bot.search.meaning import unpacked

        words = read_part(digest, "words")
        if words is None:
            return Index.of(entries.values()).lexicon
        ids, unknown = Stored(words, "lexicon", tuple)["lexicon"]
        return Lexicon(
            tuple(ids),
            unknown,
            Sorted(words, "word", lambda row: Word(*row)),
            Sorted(words, "called", _called),
            Sorted(words, "asks", _asks),
            Sorted(words, "phrase", lambda rows: [Phrase(*row) for row in rows]),
            Sorted(words, "meaning", lambda row: unpacked(*row)),
        )

    return Persona(knowledge, Index(lambda key: table.get(key, ()), headwords, lexicon))


def write_compiled(persona: Persona) -> None:
    """Keep a copy for the next start; a cache folder that cannot be written is no error."""
    from bot.search.meaning import packed

    knowledge, index = persona.knowledge, persona.index
    lexicon = index.lexicon
    names = [name for entry in knowledge.entries.values() for name in names_of(entry)]
    tables: dict[str, Mapping[str, Any]] = {
        "document": {"document": knowledge.document},
        "narrower": knowledge.narrower,
        "reference": knowledge.references,
        "entry": knowledge.entries,
    }
    words: dict[str, Mapping[str, Any]] = {
        "lexicon": {"lexicon": (lexicon.entries, lexicon.unknown)},
        "word": lexicon.words,
        "called": {
            entry: [(name.role, sorted(name.stems)) for name in names]
            for entry, names in lexicon.called.items()
        },
        "asks": {
            entry: ({word: _written(at) for word, at in asks.places.items()}, asks.weights)
            for entry, asks in lexicon.asks.items()
        },
        "phrase": lexicon.phrases,
        "meaning": {entry: packed(meaning) for entry, meaning in lexicon.meanings.items()},
    }
    try:
        prepare_cache()
        write_part(knowledge.digest, "names", _encode(index.headwords.columns).encode())
        write_part(knowledge.digest, "words", _lines(words, ordered=True).encode())
        write_part(knowledge.digest, "keys", _lines({"name": by_key(names)}, ordered=True).encode())
        write_part(knowledge.digest, "entries", _lines(tables).encode())
        _prune(cache_folder())
    except OSError:
        return


def _lines(tables: Mapping[str, Mapping[str, Any]], *, ordered: bool = False) -> str:
    """A line for each value, under its table's name and its key; in the order of the keys if so."""
    lines = [
        f"{table}:{key}\t{_encode(value)}"
        for table, values in tables.items()
        for key, value in (sorted(values.items(), key=_bytewise) if ordered else values.items())
    ]
    return "\n".join([*lines, ""])


def _bytewise(item: tuple[str, Any]) -> bytes:
    return item[0].encode()


class Stored(Mapping[str, _Value]):
    """The values of one table, as JSON until somebody asks for one.

    The first few are searched for in the text, which costs a cold start least; after that the
    places of all are noted, for whoever stays.
    """

    def __init__(self, data: bytes, table: str, decode: Callable[[Any], _Value]) -> None:
        self._data = data
        self._mark = f"\n{table}:".encode()
        self._decode = decode
        self._values: dict[str, _Value] = {}
        self._places: dict[str, int] = {}
        self._searches = 0

    def __getitem__(self, key: str) -> _Value:
        if key not in self._values:
            start = self._place(key)
            end = self._data.index(b"\n", start)
            self._values[key] = self._decode(json.loads(self._data[start:end]))
        return self._values[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._all_places())

    def __len__(self) -> int:
        return len(self._all_places())

    def _place(self, key: str) -> int:
        """Where the JSON of that key begins. Raises KeyError."""
        self._searches += 1
        if self._searches > FEW_SEARCHES:
            return self._all_places()[key]
        mark = self._mark + key.encode() + b"\t"
        start = self._data.find(mark)
        if start < 0:
            raise KeyError(key)
        return start + len(mark)

    def _all_places(self) -> dict[str, int]:
        if not self._places:
            # Made apart and put in place whole: other threads may be reading.
            places: dict[str, int] = {}
            start = self._data.find(self._mark)
            while start >= 0:
                tab = self._data.index(b"\t", start)
                key = self._data[start + len(self._mark) : tab].decode()
                places[key] = tab + 1
                start = self._data.find(self._mark, tab)
            self._places = places
        return self._places


class Sorted(Kept[_Value]):
    """The values of one table whose keys are in order.

    Most of what a question looks up is not there, and a search of the whole text for each would
    cost more than the answer.
    """

    # More than the words that people use, and less than there are.
    most = 20_000

    def __init__(self, data: bytes, table: str, decode: Callable[[Any], _Value]) -> None:
        super().__init__()
        self._data = data
        self._mark = f"\n{table}:".encode()
        self._decode = decode
        self._searches = 0
        self._signposts: tuple[list[bytes], list[int]] | None = None
        self._first = data.find(self._mark)
        last = data.rfind(self._mark)
        self._end = data.index(b"\n", last + 1) if last >= 0 else -1

    def _make(self, key: str) -> _Value | None:
        line = self._line(key.encode())
        return None if line is None else self._decode(json.loads(line))

    def _line(self, wanted: bytes) -> bytes | None:
        """The JSON under a key, or nothing."""
        if self._searches < FEW_HALVINGS:
            self._searches += 1
            return self._halved(wanted)
        if self._signposts is None:
            self._signposts = self._posted()
        keys, starts = self._signposts
        at = bisect_right(keys, wanted)
        if not at:
            return None
        mark = self._mark + wanted + b"\t"
        start = self._data.find(mark, starts[at - 1], starts[at])
        if start < 0:
            return None
        return self._data[start + len(mark) : self._data.index(b"\n", start + 1)]

    def _posted(self) -> tuple[list[bytes], list[int]]:
        """The key of a line every STRIDE bytes, and where each of these begins and all end."""
        data, keys, starts = self._data, list[bytes](), list[int]()
        at = self._first
        while 0 <= at < self._end:
            keys.append(data[at + len(self._mark) : data.index(b"\t", at)])
            starts.append(at)
            at = data.find(b"\n", at + STRIDE)
        return keys, [*starts, self._end]

    def _halved(self, wanted: bytes) -> bytes | None:
        """The same without signposts, which few searches are not worth."""
        data, low, high = self._data, self._first, self._end
        while low < high:
            start = data.rfind(b"\n", low, (low + high) // 2 + 1)
            start = low if start < 0 else start
            end = data.index(b"\n", start + 1)
            tab = data.index(b"\t", start, end)
            key = data[start + len(self._mark) : tab]
            if key == wanted:
                return data[tab + 1 : end]
            if key < wanted:
                low = end
            else:
                high = start
        return None

    def __iter__(self) -> Iterator[str]:
        start = self._first
        while 0 <= start < self._end:
            tab = self._data.index(b"\t", start)
            yield self._data[start + len(self._mark) : tab].decode()
            start = self._data.index(b"\n", tab)

    def __len__(self) -> int:
        return sum(1 for _ in self)


def read_part(digest: str, part: str) -> bytes | None:
    """A file of that revision, or None when there is none that is sound.

    Header included: a body of megabytes is not copied for nothing.
    """
    try:
        with open(_path(digest, part), "rb", buffering=0) as file:
            data = file.readall()
    except OSError:
        return None
    end = data.find(b"\n")
    sound = data[:end] == _header(digest, memoryview(data)[end + 1 :])
    return data if sound else None


def _body(data: bytes) -> bytes:
    return data.partition(b"\n")[2]


def write_part(digest: str, part: str, data: bytes) -> None:
    """Write a file of that revision: whole or not at all. Raises OSError."""
    path = _path(digest, part)
    draft = f"{path}.{os.getpid()}"
    with open(draft, "wb") as file:
        file.write(_header(digest, data) + b"\n" + data)
    os.replace(draft, path)


def _path(digest: str, part: str) -> str:
    return os.path.join(cache_folder(), f"{digest}.{part}")


def _header(digest: str, body: bytes | memoryview) -> bytes:
    return f"mlpersona {digest} {len(body)} {crc32(body)}".encode()


def _encode(value: Any) -> str:
    # Columns are arrays.
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), default=list)


def _prune(folder: str) -> None:
    copies = [os.path.join(folder, name) for name in os.listdir(folder)]
    copies.sort(key=os.path.getmtime)
    # `sentences` are there only with the optional model (loader.sentences).
    for part in (*_PARTS, "sentences"):
        for path in [path for path in copies if path.endswith(f".{part}")][:-KEPT]:
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


def _called(rows: list[Any]) -> list[CalledBy]:
    from bot.search.lexicon import CalledBy

    return [CalledBy(role, frozenset(stems)) for role, stems in rows]


def _written(places: Sequence[int]) -> str | list[int]:
    """Places as JSON that is quick to read: a letter for each, where they are bytes."""
    return places.decode("latin-1") if isinstance(places, bytes) else list(places)


def _asks(row: list[Any]) -> Asks:
    from bot.search.lexicon import Asks

    written, weights = row
    places = {
        word: at.encode("latin-1") if isinstance(at, str) else at for word, at in written.items()
    }
    return Asks(places, weights)


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
