"""Long work that makes much and little of it in circles: what is no longer used is looked for seldom."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

_MADE = 1_000_000  # objects more than went, before the youngest are looked through


@contextmanager
def collecting_seldom() -> Iterator[None]:
    """While this lasts, circles of unused objects are looked for less often than Python does by itself.

    What is there in the end is taken to stay, as what was made long ago is: to look through it at once would find little.
    """
    before = gc.get_threshold()
    gc.set_threshold(_MADE, 20, 50)
    try:
        yield
    finally:
        if not gc.get_freeze_count():
            gc.freeze()
            gc.unfreeze()
        gc.set_threshold(*before)
