"""The claims that are kept in words: which of them must be chosen again after a change, and the choosing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from sqlite_utils import Database

from knowledge.claims import Claim, Correction, Mention, Result, from_json, to_json
from knowledge.schema.schema import Schema
from knowledge.tellings.choices import Chooser, DoubtError
from knowledge.tellings.keeping import Keeper
from knowledge.tellings.known import Known
from knowledge.tellings.tellings import told

Numbered = tuple[int, Claim]

_TABLES = """
CREATE TEMP TABLE IF NOT EXISTS left_name (kind TEXT, plain TEXT, PRIMARY KEY (kind, plain)) WITHOUT ROWID;
CREATE TEMP TABLE IF NOT EXISTS came_name (kind TEXT, plain TEXT, PRIMARY KEY (kind, plain)) WITHOUT ROWID;
"""
_NAMES = (
    "SELECT m.kind, m.plain FROM mention AS m WHERE m.source = :source AND NOT m.chosen",
    "SELECT m.kind, a.plain FROM alias AS a JOIN mention AS m ON m.id = a.mention WHERE a.source = :source AND NOT m.chosen",
)
_AWAITED = (
    "SELECT m.kind, m.plain FROM (SELECT DISTINCT plain FROM awaits) AS w CROSS JOIN mention AS m ON m.plain = w.plain"
    " WHERE m.source = :source AND NOT m.chosen",
    "SELECT m.kind, a.plain FROM (SELECT DISTINCT plain FROM awaits) AS w CROSS JOIN alias AS a ON a.plain = w.plain"
    " JOIN mention AS m ON m.id = a.mention WHERE a.source = :source AND NOT m.chosen",
)
_CALLED = (
    "SELECT source FROM mention AS m WHERE m.plain = n.plain AND m.kind = n.kind AND NOT m.chosen"
    " UNION ALL SELECT a.source FROM alias AS a JOIN mention AS m ON m.id = a.mention WHERE a.plain = n.plain AND m.kind = n.kind"
)
_CHANGED = (
    f"SELECT plain FROM left_name AS n WHERE NOT EXISTS ({_CALLED})"
    " UNION SELECT plain FROM came_name AS n WHERE NOT EXISTS (SELECT 1 FROM left_name AS l WHERE l.kind = n.kind AND"
    f" l.plain = n.plain) AND NOT EXISTS (SELECT 1 FROM ({_CALLED}) WHERE source NOT IN (SELECT value FROM json_each(:new)))"
)


class Worded:
    """Chooses what claims in words mean, in the caller's transaction."""

    def __init__(self, db: Database, schema: Schema) -> None:
        self.db = db
        self.schema = schema
        self._known: Known | None = None
        self._receiving: dict[bool, set[tuple[str, str]]] = {False: set(), True: set()}
        for sql in _TABLES.split(";"):
            db.execute(sql)
        db.execute("DELETE FROM left_name")
        db.execute("DELETE FROM came_name")

    def leave(self, source: int) -> None:
        """Remember the names that a source takes along."""
        for sql in _NAMES:
            self.db.execute(f"INSERT OR IGNORE INTO left_name {sql}", {"source": source})
        self._receive(source, came=False)

    def arrive(self, source: int) -> None:
        """Remember the names that a new source brings and others wait for."""
        for sql in _AWAITED:
            self.db.execute(f"INSERT OR IGNORE INTO came_name {sql}", {"source": source})
        self._receive(source, came=True)

    def _receive(self, source: int, came: bool) -> None:
        """Remember what a source tells of the parts that subjects go to."""
        for unit in self.schema.units.values():
            if unit.goes_to:
                entry, other = self.schema.statements[unit.goes_to].entry_and_value(unit.subject)
                self._receiving[came].update(
                    self.db.execute(
                        f"SELECT m.plain, t.{other.name} FROM {told(unit.goes_to)} AS t"
                        f" JOIN mention AS m ON m.id = t.{entry.name} WHERE t.source = ?",
                        [source],
                    ).fetchall()
                )

    def touched(self, new: Sequence[int]) -> list[int]:
        """The sources whose claims must be chosen (again): the new ones, and those that asked for names that came or went."""
        subjects = {plain for plain, _ in self._receiving[False] ^ self._receiving[True]}
        changed = {plain for (plain,) in self.db.execute(_CHANGED, {"new": str(list(new))})} | subjects
        again = set(new)
        for plain in sorted(changed):
            again.update(source for (source,) in self.db.execute("SELECT source FROM awaits WHERE plain = ?", [plain]))
        return sorted(again)

    def choose(self, source: int, keeper: Keeper, claims: Sequence[Numbered] | None = None) -> None:
        """Choose what the claims of a source mean, and keep that; a doubt is written beside its claim.

        `claims` are those of a source that just arrived; else they are read from the store.
        """
        if self._known is None:
            self._known = Known(self.db, self.schema)
        self._known.looked.clear()
        self._choose(claims or self._read(source), Chooser(self.schema, self._known), keeper)
        looked = [(source, plain) for plain in sorted(self._known.looked)]
        self.db.conn.executemany("INSERT INTO awaits (source, plain) VALUES (?, ?)", looked)

    def _read(self, source: int) -> list[Numbered]:
        rows = self.db.execute("SELECT id, line, body FROM claim WHERE source = ? ORDER BY id", [source]).fetchall()
        return [(number, from_json(line, body)) for number, line, body in rows]

    def _choose(self, claims: Sequence[Numbered], chooser: Chooser, keeper: Keeper) -> None:
        siblings: dict[Mention, list[Result]] = defaultdict(list)
        for _, claim in claims:
            if isinstance(claim.body, Result):
                siblings[claim.body.subject].append(claim.body)
        for number, claim in claims:
            body = claim.body
            try:
                chosen = chooser.chosen(body, siblings[body.subject] if isinstance(body, Result) else ())
            except DoubtError as doubt:
                self.db.execute("UPDATE claim SET doubt = ? WHERE id = ?", [str(doubt), number])
                continue
            if isinstance(body, Correction):
                text = to_json(Claim(claim.line, chosen))
                self.db.execute("UPDATE claim SET chosen = ? WHERE id = ?", [text, number])
            else:
                keeper.tell(claim.line, chosen, claim.quote, number)
        keeper.finish()
