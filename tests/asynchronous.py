"""What must not meet an event loop, whatever loop the test's own thread has running."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from concurrent.futures import ThreadPoolExecutor
from typing import Any, TypeVar

_Value = TypeVar("_Value")


def awaited(coroutine: Coroutine[Any, Any, _Value]) -> _Value:
    """Its value."""
    return apart(lambda: asyncio.run(coroutine))


def apart(call: Callable[[], _Value]) -> _Value:
    """What it returns. A browser that the same process drives keeps a loop in the main thread."""
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(call).result()
