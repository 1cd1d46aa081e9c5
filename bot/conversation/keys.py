"""Keys of things for links and buttons: the same after every build of the store, and found without a table of their own."""

from __future__ import annotations

import base64
import hashlib
import sqlite3
from dataclasses import dataclass

from knowledge.words import plain

_OWN, _TOLD = 6, 3  # bytes of digest
_LENGTH = len(base64.urlsafe_b64encode(b"x" * (_OWN + _TOLD)))
_MOST = 2000  # names that begin as a key says, above which the rest is not looked at
_LAST = "\U0010ffff"


@dataclass(frozen=True, slots=True)
class Known:
    """A thing as the store knows it now."""

    id: int
    kind: str
    name: str
    label: str
    told: str
    facts: int = 0


def key_of(thing: Known, room: int = 62) -> str:
    """At most `room` letters, digits, - and _: a digest of the name, one of what tells it apart, how its plain name begins."""
    start = plain(thing.name).encode()[: (room - _LENGTH) * 3 // 4].decode("utf-8", "ignore")
    digests = _digest(thing.kind, plain(thing.name), size=_OWN) + _digest(thing.told, size=_TOLD)
    return _written(digests) + _written(start.encode())


def thing_of(key: str, kind: str, store: sqlite3.Connection) -> Known | None:
    """The thing of a key. Of namesakes, the one told apart as the key says; None where there is none, or none of them is."""
    try:
        digests, start = _read(key[:_LENGTH]), _read(key[_LENGTH:]).decode()
    except ValueError:
        return None
    found = {
        row[0]: Known(*row)
        for row in store.execute(
            "SELECT thing.id, thing.kind, thing.name, thing.label, thing.told, thing.facts FROM name"
            " JOIN thing ON thing.id = name.thing WHERE name.plain >= ? AND name.plain < ? AND thing.kind = ? LIMIT ?",
            (start, start + _LAST, kind, _MOST),
        )
    }
    same = [thing for thing in found.values() if _digest(kind, plain(thing.name), size=_OWN) == digests[:_OWN]]
    told = [thing for thing in same if _digest(thing.told, size=_TOLD) == digests[_OWN:]]
    return told[0] if told else same[0] if len(same) == 1 else None


def known(thing: int, store: sqlite3.Connection) -> Known | None:
    """The thing of a number."""
    row = store.execute("SELECT id, kind, name, label, told, facts FROM thing WHERE id = ?", (thing,)).fetchone()
    return Known(*row) if row else None


def _digest(*parts: str, size: int) -> bytes:
    return hashlib.sha256("\0".join(parts).encode()).digest()[:size]


def _written(raw: bytes) -> str:
    return base64.urlsafe_b64encode(raw).decode().rstrip("=")


def _read(text: str) -> bytes:
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))
