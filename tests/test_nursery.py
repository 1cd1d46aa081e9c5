"""Processes forked from one that has loaded all they need: they share it, and end with it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from multiprocessing.connection import Connection
from pathlib import Path

import pytest

from bot.serving.nursery import Nursery

LOADED = ["before"]


def tell(line: Connection) -> None:
    """Tells what was loaded and who it is, then waits for as long as the line is open."""
    line.send((LOADED, os.getpid(), os.getppid()))
    line.recv()


def sleep(line: Connection) -> None:
    line.send(os.getpid())
    time.sleep(60)


def gone(pid: int) -> bool:
    return not Path(f"/proc/{pid}").exists()


@pytest.fixture
def nursery() -> Iterator[Nursery]:
    LOADED[:] = ["before"]
    made = Nursery(tell)
    yield made
    made.close()


def test_each_process_has_what_was_loaded_before_and_nothing_that_came_later(nursery: Nursery) -> None:
    LOADED.append("later")
    lines = [nursery.fork() for _ in range(3)]
    told = [line.recv() for line in lines]
    assert [loaded for loaded, _, _ in told] == [["before"]] * 3
    assert len({pid for _, pid, _ in told}) == 3
    assert len({parent for _, _, parent in told} - {os.getpid()}) == 1


def test_a_process_that_ends_closes_its_line_leaves_nothing_behind_and_others_go_on(nursery: Nursery) -> None:
    one, other = nursery.fork(), nursery.fork()
    (_, pid, _), (_, still, _) = one.recv(), other.recv()
    os.kill(pid, signal.SIGKILL)
    with pytest.raises((EOFError, ConnectionError)):
        one.recv()
    while not gone(pid):
        time.sleep(0.01)
    assert not gone(still)
    assert nursery.fork().recv()[0] == ["before"]


def test_a_line_that_is_closed_ends_its_process(nursery: Nursery) -> None:
    line = nursery.fork()
    _, pid, _ = line.recv()
    line.close()
    while not gone(pid):
        time.sleep(0.01)


def test_at_the_end_all_are_gone_even_one_that_is_busy() -> None:
    made = Nursery(sleep)
    lines = [made.fork() for _ in range(3)]
    pids = [line.recv() for line in lines]
    made.close()
    assert all(gone(pid) for pid in pids)
    with pytest.raises(OSError, match="descriptor"):
        made.fork()


def test_another_one_made_meanwhile_does_not_keep_the_first_from_its_end() -> None:
    first, second = Nursery(sleep), Nursery(sleep)
    pids = [made.fork().recv() for made in (first, second)]
    first.close()
    assert gone(pids[0])
    assert not gone(pids[1])
    second.close()


def test_killed_with_the_program_it_leaves_no_process_behind() -> None:
    program = (
        "import sys, test_nursery, bot.serving.nursery; nursery = bot.serving.nursery.Nursery(test_nursery.sleep); "
        "line = nursery.fork(); print(line.recv(), flush=True); sys.stdin.read()"
    )
    folders = os.pathsep.join(str(folder) for folder in Path(__file__).parents[:2])
    child = subprocess.Popen(
        [sys.executable, "-c", program],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": folders},
    )
    assert child.stdout
    pid = int(child.stdout.readline())
    child.kill()
    child.communicate()
    while not gone(pid):
        time.sleep(0.01)


def test_signals_to_stop_are_not_for_it(nursery: Nursery) -> None:
    _, _, parent = nursery.fork().recv()
    for number in (signal.SIGTERM, signal.SIGINT):
        os.kill(parent, number)
    assert nursery.fork().recv()[2] == parent
