"""Coroutines in tests, whatever loop the test's own thread has running."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from concurrent.futures import ThreadPoolExecutor
from typing import Any, TypeVar

_Value = TypeVar("_Value")


def awaited(coroutine: Coroutine[Any, Any, _Value]) -> _Value:
    """Its value. A browser that the same process drives keeps a loop in the main thread."""
    with ThreadPoolExecutor(1) as apart:
        return apart.submit(asyncio.run, coroutine).result()
