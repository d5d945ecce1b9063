"""Large tables are made without the garbage collector.

It would walk through them again and again as they grow, though nothing of them is garbage.
"""

from __future__ import annotations

import gc
from collections.abc import Callable
from typing import TypeVar

_Made = TypeVar("_Made")


def uncollected(make: Callable[[], _Made]) -> _Made:
    """What this makes."""
    if not gc.isenabled():
        return make()
    gc.disable()
    try:
        return make()
    finally:
        gc.enable()
