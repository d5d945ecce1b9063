"""A knowledge folder as bytes, and what those bytes say.

The digest covers every byte of every YAML file and of the code that reads them, so that two
revisions can never be taken for one another, whatever the clocks say.
"""

import os
from typing import NamedTuple

from bot.errors import Problem
from bot.knowledge.kinds import KIND_BY_FOLDER
from bot.loader.digest import blake2b

# Folders and files beside the kinds' own that may lie in a knowledge folder.
_BESIDE = ("persona.yaml", "references.yaml", "README.md", "schema")

CHUNK = 1 << 16
# What is fitted or counted is read beside a compiled copy, not kept in it; of the vectors, a megabyte,
# `search.vectors` has the digest.
_APART = ("common_words", "domain_table", "trees", "vectors_table", "weights")


class Sources(NamedTuple):
    """The files of a knowledge folder by relative path, and the digest of it all.

    ``problems`` names what could not be read, or should not lie there.
    """

    folder: str
    files: dict[str, bytes]
    digest: str
    problems: tuple[Problem, ...]


def default_folder() -> str:
    """The handbook that came with the package: inside a wheel, or beside it in a checkout."""
    package = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    packed = os.path.join(package, "handbook")
    return packed if os.path.isdir(packed) else os.path.join(os.path.dirname(package), "knowledge")


def read_folder(folder: str) -> Sources:
    """Read every file that belongs to a knowledge folder."""
    problems: list[Problem] = []
    files: dict[str, bytes] = {}
    for name in _listdir(folder, "", problems):
        path = os.path.join(folder, name)
        if name in KIND_BY_FOLDER and os.path.isdir(path):
            for file in _listdir(path, name, problems):
                if file.endswith(".yaml"):
                    _read(folder, f"{name}/{file}", files, problems)
                elif not file.startswith("."):
                    problems.append(
                        Problem(f"{name}/{file}", 0, "stray-file", "an entry's file ends in .yaml")
                    )
        elif name.endswith(".yaml") and name in _BESIDE:
            _read(folder, name, files, problems)
        elif name not in _BESIDE and not name.startswith("."):
            allowed = ", ".join((*KIND_BY_FOLDER, *_BESIDE))
            problems.append(
                Problem(name, 0, "stray-file", f"a knowledge folder holds only: {allowed}")
            )
    if "persona.yaml" not in files:
        problems.append(
            Problem("persona.yaml", 0, "missing-file", "the persona's own file is missing")
        )
    return Sources(folder, files, _digest(files), tuple(problems))


def _listdir(folder: str, path: str, problems: list[Problem]) -> list[str]:
    try:
        return sorted(os.listdir(folder))
    except OSError as error:
        problems.append(Problem(path or folder, 0, "folder", f"cannot be read: {error.strerror}"))
        return []


def _read(folder: str, path: str, files: dict[str, bytes], problems: list[Problem]) -> None:
    try:
        descriptor = os.open(f"{folder}/{path}", os.O_RDONLY)
        try:
            # An entry is some 5 kB: one read instead of asking for the size first.
            data = os.read(descriptor, CHUNK)
            while len(data) % CHUNK == 0 and (more := os.read(descriptor, CHUNK)):
                data += more
        finally:
            os.close(descriptor)
    except OSError as error:
        problems.append(Problem(path, 0, "file", f"cannot be read: {error.strerror}"))
    else:
        files[path] = data


def _digest(files: dict[str, bytes]) -> str:
    digest = blake2b(digest_size=16)
    for path in sorted(files):
        data = files[path]
        digest.update(f"{path}\0{len(data)}\0".encode())
        digest.update(data)
    package = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    for room in ("knowledge", "search", "loader"):
        for file in sorted(os.listdir(os.path.join(package, room))):
            if file.endswith(".py") and not file.startswith(_APART):
                with open(os.path.join(package, room, file), "rb") as source:
                    digest.update(source.read())
    return digest.hexdigest()
