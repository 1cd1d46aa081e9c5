"""Work done in several processes: what comes of it comes back in order, and a process that fails is not passed over."""

from __future__ import annotations

import os
from functools import partial

import pytest

from bot.authoring.at_once import at_once


def test_what_comes_of_each_work_is_in_their_order() -> None:
    assert at_once([partial(pow, 2, power) for power in range(3)]) == [1, 2, 4]


def test_all_but_the_first_are_done_in_processes_of_their_own() -> None:
    here, *others = at_once([os.getpid] * 3)
    assert here == os.getpid()
    assert len({here, *others}) == 3


def test_a_process_that_ends_before_its_work_is_done_is_told(capfd: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(EOFError):
        at_once([os.getpid, partial(int, "no number")])
    assert "no number" in capfd.readouterr().err
