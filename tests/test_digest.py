"""The fingerprint of a store tells its contents, and nothing else."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from knowledge.build import build
from knowledge.digest import digest

WORLD = Path(__file__).with_name("world.yaml")


def test_the_digest_tells_any_other_content(world_path: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.db"
    build([WORLD], other)
    assert digest(other) == digest(world_path)
    with sqlite3.connect(other) as changed:
        changed.execute("UPDATE thing SET facts = facts + 1 WHERE id = 1")
    assert digest(other) != digest(world_path)
