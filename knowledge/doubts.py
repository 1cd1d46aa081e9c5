"""What stays open after a change: mistakes that an author must mend, and warnings."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field, replace

from sqlite_utils import Database

from knowledge.following.groups import Groups
from knowledge.following.strikes import Idle
from knowledge.mistakes import Mistake
from knowledge.slips import slips

_OPEN = (
    "SELECT s.key, m.line, m.doubt, m.thing IS NOT NULL FROM mention AS m JOIN source AS s ON s.id = m.source"
    " WHERE m.doubt <> '' AND NOT s.is_table"
    " UNION ALL SELECT s.key, c.line, c.doubt, 0 FROM claim AS c JOIN source AS s ON s.id = c.source"
    " WHERE c.doubt IS NOT NULL ORDER BY 1, 2, 3"
)
# Of a table that writes several things as one there may be many, and nobody mends them one by one.
_SEVERAL = (
    "SELECT s.key, min(m.line), m.doubt, count(*) FROM mention AS m JOIN source AS s ON s.id = m.source"
    " WHERE m.doubt <> '' AND m.thing IS NULL AND s.is_table GROUP BY s.id ORDER BY s.key"
)


@dataclass(frozen=True, slots=True)
class Doubts:
    """Mistakes and warnings, each with the key of its source."""

    mistakes: list[tuple[str, Mistake]] = field(default_factory=list)
    warnings: list[tuple[str, Mistake]] = field(default_factory=list)


def find_doubts(
    db: Database, new: Sequence[int], groups: Iterable[Groups], idle: Iterable[Idle], checked: Collection[str]
) -> Doubts:
    """Everything in a store that is open; of `new` sources also names that may be slips, except in those `checked` by others."""
    found = Doubts()
    keys: dict[int, str] = dict(db.execute("SELECT id, key FROM source").fetchall())
    for key, line, text, settled in db.execute(_OPEN).fetchall():
        (found.warnings if settled else found.mistakes).append((key, _mistake(key, line, text)))
    for key, line, text, count in db.execute(_SEVERAL).fetchall():
        first = _mistake(key, line, text)
        text = f"{count:,} of its names stand for several things each, and nothing is told of them; the first: {first.found}"
        found.warnings.append((key, replace(first, found=text)))
    for each in groups:
        for source, line in each.homeless():
            text = f"it is not said at which {each.unit.holder} this was; say it"
            found.mistakes.append((keys[source], _mistake(keys[source], line, text)))
    for one in idle:
        remedy = f'Did you mean "{one.near}"?' if one.near else ""
        text = f'"{one.text}" is not told by any source'
        found.warnings.append((keys[one.source], Mistake(keys[one.source], one.line, "", text, remedy)))
    for source, line, name, other in slips(db, [number for number in new if keys[number] not in checked]):
        text = f'"{name}" is new, and close to "{other}"; if it is the same, write it so'
        found.warnings.append((keys[source], _mistake(keys[source], line, text)))
    return found


def _mistake(key: str, line: int, text: str) -> Mistake:
    found, _, remedy = text.partition("; ")
    return Mistake(key, line, "", found, f"{remedy[:1].upper()}{remedy[1:]}." if remedy else "")
