"""Data that is too big, or not ours, to stand in the repository: beside the checkout, or where MARQUEE_DATA says."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

DATA = Path(os.environ.get("MARQUEE_DATA") or Path(__file__).parent.parent.parent / "shared" / "data")


def shared(name: str) -> Path:
    """A file or folder of the shared data; the test is skipped, saying so, where it is absent."""
    path = DATA / name
    if not path.exists():
        pytest.skip(f"{name} is not there: put the shared data beside the checkout, or name its folder in MARQUEE_DATA")
    return path
