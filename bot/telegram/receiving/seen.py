"""Which updates are surely new, known without a look at the disk."""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence

_MOST = 10_000


class Seen:
    """The numbers of updates that wait, or waited, for their turn since the start, and the greatest of all before them.

    A number above that which is not among them was never seen. Any other may have been, so that the inbox must be asked.
    """

    def __init__(self, newest: int = 0, most: int = _MOST) -> None:
        """`newest`: the greatest number that was seen before; `most`: how many numbers are held."""
        self._before = newest
        self._most = most
        self._held: set[int] = set()
        self._order: deque[int] = deque()

    def __contains__(self, number: int) -> bool:
        return number in self._held

    def is_new(self, number: int) -> bool:
        """Whether it was surely never seen."""
        return number > self._before and number not in self._held

    def add(self, numbers: Sequence[int]) -> None:
        """They wait for their turn now."""
        self._held.update(numbers)
        self._order.extend(numbers)
        while len(self._order) > self._most:
            oldest = self._order.popleft()
            self._held.discard(oldest)
            self._before = max(self._before, oldest)
