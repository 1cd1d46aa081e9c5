"""Long work that makes much and little of it in circles: what is no longer used is looked for seldom."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

_MADE = 200_000  # objects more than went, before the youngest are looked through


@contextmanager
def collecting_seldom() -> Iterator[None]:
    """While this lasts, circles of unused objects are looked for less often than Python does by itself."""
    before = gc.get_threshold()
    gc.set_threshold(_MADE, 20, 50)
    try:
        yield
    finally:
        gc.set_threshold(*before)
