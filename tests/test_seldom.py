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


def test_what_was_made_meanwhile_is_taken_to_stay() -> None:
    with collecting_seldom():
        made = [object()]
    assert any(one is made for one in gc.get_objects(generation=2))
