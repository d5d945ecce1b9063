"""The hash under which a revision of the knowledge is known."""

from __future__ import annotations

try:
    # hashlib's own blake2b, without OpenSSL, whose loading is a tenth of a cold answer.
    from _blake2 import blake2b
except ImportError:
    from hashlib import blake2b

__all__ = ["blake2b"]
