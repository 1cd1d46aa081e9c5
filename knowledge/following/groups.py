"""The units of the store, kept in line group by group: a group is all that is told of one holder and one subject."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from itertools import groupby

from sqlite_utils import Database

from knowledge.following.relations import Relations
from knowledge.schema.schema import Schema, Unit
from knowledge.schema.tables import highest, part_table, receiver_table
from knowledge.schema.units import Part, Row, Told, merge
from knowledge.tellings.tellings import told, told_parts

_MOVED = "(SELECT mention FROM temp.moved)"
_CHUNK = 500  # groups that are merged before anything is written


class Groups:
    """Keeps the tables of one unit in line, in the caller's transaction; `relations` knows which facts came or went."""

    def __init__(self, db: Database, schema: Schema, unit: Unit, relations: Relations) -> None:
        self.db = db
        self.schema = schema
        self.unit = unit
        self.relations = relations
        self._group = f"group_{unit.name}"
        columns = "holder INTEGER, subject INTEGER, PRIMARY KEY (holder, subject)"
        db.execute(f"CREATE TEMP TABLE IF NOT EXISTS {self._group} ({columns}) WITHOUT ROWID")
        db.execute(f"DELETE FROM {self._group}")
        self._highest = highest(db, told(unit.name))

    def leave(self, condition: str, values: Sequence[object]) -> None:
        """Note the groups of what meets a condition, and remove what is told so."""
        self._note(condition, values)
        own = told(self.unit.name)
        self.db.execute(
            f"DELETE FROM {told_parts(self.unit.name)} WHERE told IN (SELECT id FROM {own} AS t WHERE {condition})", values
        )
        self.db.execute(f"DELETE FROM {own} AS t WHERE {condition}", values)

    def moved(self) -> None:
        """Note the groups of which mentions move: called before and after they do."""
        for noun in (self.unit.holder, self.unit.subject):
            self._note(f"t.{noun} IN {_MOVED}")
        self._note(f"t.id IN (SELECT told FROM {told_parts(self.unit.name)} WHERE mention IN {_MOVED})")

    def strike(self, numbers: Sequence[int], struck: int) -> None:
        """Strike what is told under these numbers, or let it hold again."""
        listed = f"({', '.join(map(str, numbers))})"
        self._note(f"t.id IN {listed}")
        self.db.execute(f"UPDATE {told(self.unit.name)} SET struck = ? WHERE id IN {listed}", [struck])

    def come(self) -> None:
        """Note the groups of what is new, of parts whose credits changed, and of subjects that go to another part."""
        self._note(f"t.id > {self._highest}")
        unit = self.unit
        for kind in unit.parts:
            self.db.execute(
                f"INSERT OR IGNORE INTO {self._group} SELECT u.{unit.holder}, u.{unit.subject} FROM touched AS t"
                f" CROSS JOIN {part_table(unit, kind)} AS p ON p.{kind} = t.thing JOIN {unit.name} AS u ON u.id = p.{unit.name}"
            )
        if unit.goes_to:
            self.db.execute(
                f"INSERT OR IGNORE INTO {self._group} SELECT {unit.holder}, {unit.subject} FROM {unit.name}"
                f" WHERE {unit.subject} IN ({self.relations.changed(unit.goes_to, unit.subject)})"
            )

    def merge(self) -> None:
        """Make the units of all groups noted anew, and note the things that are in them."""
        groups = self.db.execute(f"SELECT holder, subject FROM {self._group} ORDER BY 1, 2").fetchall()
        self._clear()
        receivers = self._receivers()
        for holders in _chunks(groups):
            rows = [
                (holder, subject, row)
                for holder, subject, claims in self._told(holders)
                for row in sorted(merge(claims, self._credited), key=lambda row: (not row.above, sorted(row.parts)))
            ]
            self._write(rows, receivers)
        self._house()

    def homeless(self) -> Iterator[tuple[int, int]]:
        """The source and line of what documents tell without a holder, and of which it cannot be concluded."""
        yield from self.db.execute(
            f"SELECT t.source, t.line FROM {told(self.unit.name)} AS t JOIN source AS s ON s.id = t.source"
            f" WHERE t.{self.unit.holder} IS NULL AND t.fact IS NULL AND NOT t.struck AND NOT s.is_table ORDER BY 1, 2"
        )

    def _note(self, condition: str, values: Sequence[object] = ()) -> None:
        unit = self.unit
        self.db.execute(
            f"INSERT OR IGNORE INTO {self._group} SELECT h.thing, s.thing FROM {told(unit.name)} AS t"
            f" JOIN mention AS h ON h.id = t.{unit.holder} JOIN mention AS s ON s.id = t.{unit.subject}"
            f" WHERE ({condition}) AND h.thing IS NOT NULL AND s.thing IS NOT NULL",
            values,
        )

    def _clear(self) -> None:
        unit = self.unit
        among = (
            f"(SELECT u.id FROM {self._group} AS g JOIN {unit.name} AS u"
            f" ON u.{unit.holder} = g.holder AND u.{unit.subject} = g.subject)"
        )
        for noun in (unit.holder, unit.subject):
            self.db.execute(f"INSERT OR IGNORE INTO touched SELECT {noun} FROM {unit.name} WHERE id IN {among}")
        for kind in unit.parts:
            table = part_table(unit, kind)
            self.db.execute(f"INSERT OR IGNORE INTO touched SELECT {kind} FROM {table} WHERE {unit.name} IN {among}")
            self.db.execute(f"DELETE FROM {table} WHERE {unit.name} IN {among}")
        self.db.execute(f"DELETE FROM {receiver_table(unit)} WHERE {unit.name} IN {among}")
        self.db.execute(f"UPDATE {told(unit.name)} SET fact = NULL WHERE fact IN {among}")
        self.db.execute(f"DELETE FROM {unit.name} WHERE id IN {among}")

    def _told(self, holders: Sequence[int]) -> Iterator[tuple[int, int, list[Told]]]:
        """Each group noted of these holders with what is told of it; claims with a part in doubt are left out."""
        unit = self.unit
        found = self.db.execute(
            f"SELECT h.thing, s.thing, t.id, t.{unit.state}, t.texts, t.source, t.listed, m.kind, o.name, m.thing"
            " FROM json_each(?) AS g"
            " CROSS JOIN mention AS h ON h.thing = g.value"
            f" CROSS JOIN {told(unit.name)} AS t ON t.{unit.holder} = h.id CROSS JOIN mention AS s ON s.id = t.{unit.subject}"
            f" CROSS JOIN {self._group} AS noted ON noted.holder = h.thing AND noted.subject = s.thing"
            f" JOIN {told_parts(unit.name)} AS p ON p.told = t.id JOIN mention AS m ON m.id = p.mention"
            " LEFT JOIN thing AS o ON o.id = m.thing WHERE NOT t.struck ORDER BY h.thing, s.thing, t.id",
            [json.dumps(holders)],
        )
        for (holder, subject), rows in groupby(found, key=lambda row: (row[0], row[1])):
            claims = []
            for number, parts in groupby(rows, key=lambda row: row[2]):
                every = list(parts)
                if all(row[9] for row in every):
                    _, _, _, above, texts, source, listed, *_ = every[0]
                    read = tuple(sorted(json.loads(texts).items())) if texts else ()
                    among = frozenset(Part(row[7], row[8], row[9]) for row in every)
                    claims.append(Told(number, bool(above), among, read, (source, listed)))
            yield holder, subject, claims

    def _credited(self, one: Part, two: Part) -> bool:
        """Whether a statement of just two nouns joins two parts."""
        for statement in self.schema.tables():
            nouns = statement.nouns
            if len(nouns) == 2:
                for first, second in ((one, two), (two, one)):
                    if first.kind in nouns[0].kinds and second.kind in nouns[1].kinds:
                        sql = f"SELECT 1 FROM {statement.name} WHERE {nouns[0].name} = ? AND {nouns[1].name} = ?"
                        if self.db.execute(sql, [first.thing, second.thing]).fetchone():
                            return True
        return False

    def _receivers(self) -> dict[int, str]:
        """For each subject the kind of part it goes to."""
        if not self.unit.goes_to:
            return {}
        entry, other = self.schema.statements[self.unit.goes_to].entry_and_value(self.unit.subject)
        return dict(
            self.db.execute(f"SELECT {entry.name}, max({other.name}) FROM {self.unit.goes_to} GROUP BY {entry.name}").fetchall()
        )

    def _write(self, rows: Sequence[tuple[int, int, Row]], receivers: dict[int, str]) -> None:
        unit = self.unit
        last = highest(self.db, unit.name)
        own: list[Sequence[object]] = []
        parts: dict[str, list[tuple[int, int]]] = {kind: [] for kind in unit.parts}
        to: list[tuple[int, int]] = []
        evidence: list[tuple[int, int]] = []
        touched: set[int] = set()
        for number, (holder, subject, row) in enumerate(rows, last + 1):
            texts = ["; ".join(sorted(row.texts[name])) if name in row.texts else None for name in unit.texts]
            own.append((number, holder, subject, int(row.above), *texts))
            for part in sorted(row.parts):
                parts[part.kind].append((number, part.thing))
            to += [(number, part.thing) for part in _received(unit, row, receivers.get(subject, ""))]
            evidence += [(number, claim) for claim in row.evidence]
            touched |= {holder, subject, *(part.thing for part in row.parts)}
        many = self.db.conn.executemany
        many(f"INSERT INTO {unit.name} VALUES ({', '.join('?' * (4 + len(unit.texts)))})", own)
        for kind, joined in parts.items():
            many(f"INSERT INTO {part_table(unit, kind)} VALUES (NULL, ?, ?)", joined)
        many(f"INSERT INTO {receiver_table(unit)} VALUES (NULL, ?, ?)", to)
        many(f"UPDATE {told(unit.name)} SET fact = ? WHERE id = ?", evidence)
        many("INSERT OR IGNORE INTO touched VALUES (?)", [(thing,) for thing in touched])

    def _house(self) -> None:
        """Make each claim without a holder evidence of the only unit that it can be."""
        unit = self.unit
        homeless = self.db.execute(
            f"SELECT t.id, t.{unit.state}, s.thing, json_group_array(m.kind), json_group_array(m.thing)"
            f" FROM {told(unit.name)} AS t JOIN mention AS s ON s.id = t.{unit.subject}"
            f" JOIN {told_parts(unit.name)} AS p ON p.told = t.id JOIN mention AS m ON m.id = p.mention"
            f" WHERE t.{unit.holder} IS NULL AND NOT t.struck GROUP BY t.id"
        ).fetchall()
        for number, above, subject, kinds, things in homeless:
            parts = list(zip(json.loads(kinds), json.loads(things), strict=True))
            joins = " ".join(
                f"JOIN {part_table(unit, kind)} AS p{at} ON p{at}.{unit.name} = u.id AND p{at}.{kind} = {thing or 0}"
                for at, (kind, thing) in enumerate(parts)
            )
            homes = self.db.execute(
                f"SELECT u.id FROM {unit.name} AS u {joins} WHERE u.{unit.subject} = ? AND u.{unit.state} >= ? LIMIT 2",
                [subject, above],
            ).fetchall()
            home = homes[0][0] if len(homes) == 1 else None
            self.db.execute(f"UPDATE {told(unit.name)} SET fact = ? WHERE id = ?", [home, number])


def _chunks(groups: Sequence[tuple[int, int]]) -> Iterator[list[int]]:
    """The holders of groups that are in order, as many at a time as have some hundred groups together."""
    holders: list[int] = []
    count = 0
    for holder, own in groupby(groups, key=lambda group: group[0]):
        holders.append(holder)
        count += len(list(own))
        if count >= _CHUNK:
            yield holders
            holders, count = [], 0
    if holders:
        yield holders


def _received(unit: Unit, row: Row, goes_to: str) -> list[Part]:
    """The parts that receive a unit: of the kind it goes to, else of the first kind of which there are any."""
    for kind in [goes_to, *unit.parts]:
        found = sorted(part for part in row.parts if part.kind == kind)
        if found:
            return found
    return []
