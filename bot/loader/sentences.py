"""The optional sentence model: found, checked, and the vectors of the entries computed once.

``DIGEST.sentences`` lies beside the compiled copy and is kept like it. It is a plain table of
rows, the hash of a text and its vector, so that after an edit only the texts that are new have to
be computed.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from contextlib import suppress
from typing import TYPE_CHECKING

from bot.errors import SemanticError
from bot.knowledge.base import KnowledgeBase
from bot.loader.compiled import cache_folder, prepare_cache, read_part, write_part
from bot.loader.digest import blake2b
from bot.search.semantic import Semantic

if TYPE_CHECKING:
    from bot.sentences.encoder import Encoder
    from bot.sentences.model import Model

SETTING = "MLPERSONA_SEMANTIC"
PART = "sentences"
# Part of each text's hash: to be changed when the same text gets another vector.
VERSION = b"all-MiniLM-L6-v2 1"
KEY_BYTES, VECTOR_BYTES = 16, 384
# So many new texts are worth a line to whoever waits for them: a second or more.
WORTH_SAYING = 300


def semantic_for(knowledge: KnowledgeBase) -> Semantic:
    """The sentence model over these entries; whatever is wrong with it only switches it off."""
    from bot.sentences.model import INSTALL, NAME, find_model

    setting = os.environ.get(SETTING, "").strip()
    if setting.casefold() == "off":
        return Semantic(f"off, because {SETTING} says so")
    if setting.casefold() not in ("", "on"):
        return _refused(f"{SETTING} must be on or off, not {setting!r}")
    model = find_model()
    if model is None:
        return Semantic(f"off, because it is not installed ({INSTALL})")
    try:
        _check_once(model)
        from bot.sentences.encoder import Encoder
        from bot.sentences.likeness import Likeness, texts_of

        encoder = Encoder(model)
        texts = [texts_of(entry) for entry in knowledge.entries.values()]
        vectors = _vectors(
            (text for groups in texts for group in groups for text in group),
            encoder,
            knowledge.digest,
        )
    except (ImportError, OSError, SemanticError) as error:
        return _refused(str(error))
    likeness = Likeness(encoder, texts, lambda text: vectors[_key(text)])
    return Semantic(f"on, {NAME}", likeness)


def _refused(why: str) -> Semantic:
    import logging  # only here: it is dear in a cold start

    logging.getLogger("mlpersona.sentences").warning("the semantic extra is off: %s", why)
    return Semantic(f"off: {why}")


def _check_once(model: Model) -> None:
    """Check the hash of the model's files, unless they were checked as they are now."""
    from bot.sentences.model import check

    path, state = os.path.join(cache_folder(), "model.checked"), model.state
    with suppress(OSError, UnicodeDecodeError), open(path, encoding="utf-8") as file:
        if file.read() == state:
            return
    check(model)
    with suppress(OSError):
        prepare_cache()
        draft = f"{path}.{os.getpid()}"
        with open(draft, "w", encoding="utf-8") as file:
            file.write(state)
        os.replace(draft, path)


def _key(text: str) -> bytes:
    return blake2b(text.encode(), digest_size=KEY_BYTES, key=VERSION).digest()


def _vectors(texts: Iterable[str], encoder: Encoder, digest: str) -> dict[bytes, bytes]:
    """The packed vector of each text under its key: as kept, else as of an earlier revision."""
    by_key = {_key(text): text for text in texts}
    kept = _kept(digest)
    if kept.keys() == by_key.keys():
        return kept
    known = kept or _newest()
    found = {key: known[key] for key in by_key if key in known}
    new = {key: text for key, text in by_key.items() if key not in found}
    found |= _computed(new, encoder)
    with suppress(OSError):
        prepare_cache()
        write_part(digest, PART, b"".join(key + found[key] for key in by_key))
    return found


def _computed(texts: dict[bytes, str], encoder: Encoder) -> dict[bytes, bytes]:
    from bot.sentences.likeness import packed

    if len(texts) >= WORTH_SAYING:
        print(
            f"mlpersona: computing the sentence vectors of {len(texts):,} texts, "
            f"once for this handbook; {SETTING}=off does without",
            file=sys.stderr,
            flush=True,
        )
    keys = list(texts)
    return {keys[at]: packed(vector) for at, vector in encoder.vectors(list(texts.values()))}


def _kept(digest: str) -> dict[bytes, bytes]:
    """The table of that revision; empty when there is none that is sound."""
    data = read_part(digest, PART)
    if data is None:
        return {}
    start, row = data.index(b"\n") + 1, KEY_BYTES + VECTOR_BYTES
    return {
        data[at : at + KEY_BYTES]: data[at + KEY_BYTES : at + row]
        for at in range(start, len(data), row)
    }


def _newest() -> dict[bytes, bytes]:
    """The table that was kept last, of whatever revision."""
    folder = cache_folder()
    try:
        names = [name for name in os.listdir(folder) if name.endswith(f".{PART}")]
        names.sort(key=lambda name: os.path.getmtime(os.path.join(folder, name)), reverse=True)
    except OSError:
        return {}
    tables = (_kept(name.removesuffix(f".{PART}")) for name in names)
    return next((table for table in tables if table), {})
