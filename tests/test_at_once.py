"""Work done in several processes: what comes of it comes back in order, and a process that fails is not passed over."""

from __future__ import annotations

import os
import time
from collections import Counter
from functools import partial

import pytest

from bot.authoring.at_once import at_once


def _where(seconds: float = 0.2) -> int:
    time.sleep(seconds)  # long enough for another process to take the next work
    return os.getpid()


def _only_here(process: int) -> int:
    assert _where() == process, "no number"
    return process


def test_what_comes_of_each_work_is_in_their_order() -> None:
    assert at_once([partial(pow, 2, power) for power in range(3)], 2) == [1, 2, 4]


def test_each_process_takes_the_next_work_when_it_is_free() -> None:
    others = Counter(at_once([_where] * 9, 3))
    assert len(others) == 3
    assert os.getpid() in others
    assert min(others.values()) > 1


def test_one_process_does_all_of_it() -> None:
    assert set(at_once([os.getpid] * 3, 1)) == {os.getpid()}


def test_a_process_that_ends_before_its_work_is_done_is_told(capfd: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(EOFError):
        at_once([partial(_only_here, os.getpid())] * 2, 2)
    assert "no number" in capfd.readouterr().err
