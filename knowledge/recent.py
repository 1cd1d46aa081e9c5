"""What was looked up or worked out lately, as much of it as memory should hold: what is asked for again and again stays."""

from __future__ import annotations

from typing import Generic, TypeVar

Key = TypeVar("Key")
Value = TypeVar("Value")


class Recent(dict[Key, Value], Generic[Key, Value]):
    """Values by their keys, `most` at a time and as many of an older half; `recall` looks in both, `get` in the newer one."""

    def __init__(self, most: int) -> None:
        super().__init__()
        self.most = most
        self._older: dict[Key, Value] = {}

    def keep(self, key: Key, value: Value) -> Value:
        """Remember a value; where there are enough newer ones, the older go."""
        if len(self) >= self.most:
            self._older = dict(self)
            self.clear()
        self[key] = value
        return value

    def recall(self, key: Key) -> Value | None:
        """The value of a key, which is new again; None where it is not known any more."""
        found = self.get(key)
        if found is None and key in self._older:
            found = self.keep(key, self._older[key])
        return found
