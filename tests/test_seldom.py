"""Circles of unused objects are looked for seldom while long work goes on, and as before after it."""

from __future__ import annotations

import gc
from contextlib import suppress

from knowledge.seldom import collecting_seldom


def test_the_thresholds_are_put_back_even_where_the_work_fails() -> None:
    before = gc.get_threshold()
    during = []
    with suppress(KeyError), collecting_seldom():
        during.append(gc.get_threshold())
        raise KeyError
    assert during[0] > before == gc.get_threshold()


def test_what_was_made_meanwhile_is_taken_to_stay_where_nothing_is_frozen() -> None:
    gc.unfreeze()  # what a test before this one froze
    with collecting_seldom():
        made = [object()]
    assert any(one is made for one in gc.get_objects(generation=2))


def test_what_is_frozen_stays_so() -> None:
    gc.freeze()
    frozen = gc.get_freeze_count()
    with collecting_seldom():
        pass
    assert gc.get_freeze_count() > frozen / 2  # what nothing holds any more may go meanwhile
    gc.unfreeze()
