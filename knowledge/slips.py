"""Names that are probably slips of others: nobody declared them, and they are an edit or two from one that a document writes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from rapidfuzz.distance import OSA
from sqlite_utils import Database

_SHORT, _LONG = 4, 12
_END = 3  # letters at either end, of which one end must be the same
_NAMES = """
SELECT m.kind, t.name, max(m.declared), min(m.source), min(m.line),
  (SELECT key FROM name AS n WHERE n.thing = t.id AND n.name = t.name),
  (SELECT group_concat(u.thing) FROM lean AS l JOIN mention AS u ON u.id = l.upon WHERE l.mention = m.id), m.marks <> ''
FROM source AS s CROSS JOIN mention AS m ON m.source = s.id JOIN thing AS t ON t.id = m.thing WHERE NOT s.is_table GROUP BY t.id
"""


def slips(db: Database, sources: Sequence[int]) -> Iterator[tuple[int, int, str, str]]:
    """Each name in passing within one edit of another of its kind (two from twelve letters on): source, line, name, other.

    Only names first written in one of these sources are looked at. Digits must agree: a sequel is no slip of the one before.
    """
    if not sources:
        return
    rows = db.execute(_NAMES).fetchall()
    near: dict[tuple[object, ...], list[tuple[str, str, bool]]] = defaultdict(list)
    for kind, name, declared, _, _, key, leant, _ in rows:
        for group in _groups(kind, key, leant):
            near[group].append((key, name, bool(declared)))
    new = set(sources)
    for kind, name, declared, source, line, key, leant, marked in rows:
        if source in new and not declared and not marked:
            other = _close(key, name, [rival for group in _groups(kind, key, leant) for rival in near[group]])
            if other:
                yield source, line, name, other


def _groups(kind: str, name: str, leant: str | None) -> list[tuple[object, ...]]:
    digits = "".join(filter(str.isdigit, name))
    return [(kind, digits, leant, True, name[:_END]), (kind, digits, leant, False, name[-_END:])]


def _close(name: str, spelt: str, rivals: Sequence[tuple[str, str, bool]]) -> str:
    if len(name) < _SHORT:
        return ""
    allowed = 1 if len(name) < _LONG else 2
    for rival, other, declared in sorted(set(rivals)):
        near = rival != name and abs(len(rival) - len(name)) <= allowed
        if near and (declared or other < spelt) and OSA.distance(name, rival, score_cutoff=allowed) <= allowed:
            return other
    return ""
