"""What was last in use, so that it is not looked up or worked out again with every message."""

from __future__ import annotations

from typing import Generic, TypeVar

K = TypeVar("K")
V = TypeVar("V")
_MOST = 10_000


class Newest(Generic[K, V]):
    """The newest values by their keys, so many at most. Put from one thread at a time, got from anywhere."""

    def __init__(self, most: int = _MOST) -> None:
        self._most = most
        self._held: dict[K, V] = {}

    def get(self, key: K) -> V | None:
        """The value, unless it was too long ago."""
        return self._held.get(key)

    def put(self, key: K, value: V) -> V:
        """Holds a value as the newest, and returns it."""
        self._held.pop(key, None)
        self._held[key] = value
        if len(self._held) > self._most:
            del self._held[next(iter(self._held))]
        return value

    def clear(self) -> None:
        """Forgets all, as where keys have changed."""
        self._held.clear()
