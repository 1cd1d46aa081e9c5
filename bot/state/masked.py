"""Words kept for the admins without what tells of people: addresses, names of accounts, telephone numbers."""

from __future__ import annotations

import re

_MASK = "…"
_PRIVATE = re.compile(
    r"\S+@\S+\.\S+|(?<!\w)@\w{4,}|\b(?:https?://|www\.|t\.me/)\S+"
    r"|\+\d(?:[ ().-]?\d){6,}|\b\d{9,}\b|\b\d{4,6}[ -]\d{5,6}\b"
)


def masked(words: str) -> str:
    """The words with a mark in the place of each of these."""
    return _PRIVATE.sub(_MASK, words)
