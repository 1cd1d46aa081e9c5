"""What broke and where, without the words of the error, which may hold what a user wrote."""

from __future__ import annotations

import traceback


class Broken(Exception):
    """Answering failed, which is our mistake and never the user's to read; its message is what `broken_at` says."""


def broken_at(error: BaseException) -> str:
    """`KeyError at find.py:12 in found`; what is Broken has that from where it broke."""
    if isinstance(error, Broken):
        return str(error)
    frames = traceback.extract_tb(error.__traceback__)
    at = f" at {frames[-1].filename.rpartition('/')[2]}:{frames[-1].lineno} in {frames[-1].name}" if frames else ""
    return f"{type(error).__name__}{at}"
