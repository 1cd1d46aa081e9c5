"""Commits shared: all that comes while the disk is busy goes into the next one."""

from __future__ import annotations

import asyncio

import pytest

from bot.state.batching import Batching
from bot.state.disk import Disk


async def test_what_comes_together_shares_a_commit_and_each_waits_for_it() -> None:
    commits: list[list[int]] = []
    told: list[int] = []

    def commit(numbers: list[int]) -> int:
        commits.append(numbers)
        return len(numbers)

    disk = Disk()
    add = Batching(disk, commit, then=told.append)
    results = await asyncio.gather(*(add(number) for number in range(40)))
    assert sorted(number for numbers in commits for number in numbers) == list(range(40))
    assert len(commits) < 5
    assert told == [len(numbers) for numbers in commits]
    assert len(results) == 40
    disk.close()


async def test_a_commit_that_fails_fails_for_all_that_share_it_and_for_nobody_after_it() -> None:
    def commit(numbers: list[int]) -> None:
        if 1 in numbers:
            raise OSError("disk is full")

    disk = Disk()
    add = Batching(disk, commit)
    assert [type(each) for each in await asyncio.gather(add(1), add(2), return_exceptions=True)] == [OSError, OSError]
    with pytest.raises(OSError, match="disk is full"):
        await add(1)
    await add(3)
    disk.close()


async def test_a_disk_is_free_once_what_it_was_asked_is_done_or_has_failed() -> None:
    disk, done = Disk(), list[str]()

    def fail() -> None:
        done.append("failed")
        raise OSError("disk is full")

    await disk.free()
    failing = asyncio.ensure_future(disk(fail))
    await asyncio.sleep(0)
    await disk.free()
    assert done == ["failed"]
    with pytest.raises(OSError, match="disk is full"):
        await failing
    disk.close()
