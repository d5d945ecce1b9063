"""Tokens are encrypted on their way into the database: who has the database has no tokens."""

from __future__ import annotations

from collections.abc import Sequence

from cryptography.fernet import Fernet, InvalidToken, MultiFernet

from bot.errors import StoreError


def new_key() -> str:
    """A key for MLPERSONA_TOKEN_KEYS."""
    return Fernet.generate_key().decode()


def is_key(text: str) -> bool:
    """Would Fernet take this key?"""
    try:
        Fernet(text)
    except ValueError:
        return False
    return True


class Box:
    """Encrypts with the first key, and opens what any of them has closed."""

    def __init__(self, keys: Sequence[str]) -> None:
        self._fernet = MultiFernet([Fernet(key) for key in keys]) if keys else None

    def close(self, secret: str) -> str:
        """The encrypted form. Raises StoreError without a key: nothing is stored in clear."""
        if not secret:
            return ""
        return self._keys().encrypt(secret.encode()).decode()

    def open(self, closed: str) -> str:
        """The secret. Raises StoreError when none of the keys fits."""
        if not closed:
            return ""
        try:
            return self._keys().decrypt(closed).decode()
        except InvalidToken:
            raise StoreError(
                "a token was encrypted with a key that MLPERSONA_TOKEN_KEYS does not have: add it"
            ) from None

    def again(self, closed: str) -> str:
        """The same secret, encrypted with the first key."""
        return self.close(self.open(closed))

    def _keys(self) -> MultiFernet:
        if self._fernet is None:
            raise StoreError("there is no key for tokens: set MLPERSONA_TOKEN_KEYS")
        return self._fernet
