"""Settles in SQL, however many there are, the mentions that share nothing with any other name: each is a thing by itself.

So are mentions of one name that nothing tells apart, all of them together, where all came with this change; most names in
documents are of that sort.
"""

from __future__ import annotations

from sqlite_utils import Database

_TABLES = """
CREATE TEMP TABLE IF NOT EXISTS alone (mention INTEGER PRIMARY KEY);
CREATE TEMP TABLE IF NOT EXISTS alike (mention INTEGER PRIMARY KEY, thing INTEGER);
CREATE TEMP TABLE IF NOT EXISTS called (thing INTEGER PRIMARY KEY, kind TEXT, name TEXT, told TEXT);
"""
_ALONE = """
INSERT INTO alone SELECT m.id FROM seed CROSS JOIN mention AS m ON m.id = seed.mention
WHERE m.doubt IS NULL AND m.thing IS NOT NULL
AND NOT EXISTS (SELECT 1 FROM mention AS o WHERE o.plain = m.plain AND o.kind = m.kind AND o.id <> m.id)
AND NOT EXISTS (SELECT 1 FROM mention AS o WHERE o.thing = m.thing AND o.id <> m.id)
AND NOT EXISTS (SELECT 1 FROM alias AS a CROSS JOIN mention AS o ON o.id = a.mention
  WHERE a.plain = m.plain AND o.kind = m.kind AND o.id <> m.id AND (m.ids = '' OR o.ids = ''))
AND NOT EXISTS (SELECT 1 FROM alias AS a CROSS JOIN mention AS o ON o.plain = a.plain
  WHERE a.mention = m.id AND o.kind = m.kind AND o.id <> m.id AND (m.ids = '' OR o.ids = ''))
AND NOT EXISTS (SELECT 1 FROM mark AS k CROSS JOIN mark AS l ON l.mark = k.mark CROSS JOIN mention AS o ON o.id = l.mention
  WHERE k.mention = m.id AND o.kind = m.kind AND o.id <> m.id)
"""
_OF_ALONE = "FROM alone CROSS JOIN mention AS m ON m.id = alone.mention"
_KEPT_ALONE = (
    f"DELETE FROM name WHERE thing IN (SELECT m.thing {_OF_ALONE} WHERE m.thing <= :base)",
    f"INSERT OR IGNORE INTO renamed SELECT m.thing {_OF_ALONE} WHERE m.thing <= :base",
    "INSERT OR REPLACE INTO thing SELECT m.thing, m.kind, m.name, m.name, m.told, coalesce(t.facts, 0)"
    f" {_OF_ALONE} LEFT JOIN thing AS t ON t.id = m.thing ORDER BY m.thing",
    "INSERT INTO name (thing, name, plain, key) SELECT m.thing, m.name, m.plain, replace(m.plain, ' ', '')"
    f" {_OF_ALONE} ORDER BY m.thing",
    "INSERT OR IGNORE INTO name (thing, name, plain, key) SELECT m.thing, a.name, a.plain, replace(a.plain, ' ', '')"
    f" {_OF_ALONE} CROSS JOIN alias AS a ON a.mention = m.id ORDER BY m.thing",
    "DELETE FROM seed WHERE mention IN (SELECT mention FROM alone)",
)
_NAMESAKES = """
INSERT OR IGNORE INTO seed SELECT o.id
FROM (SELECT DISTINCT m.plain, m.kind FROM seed CROSS JOIN mention AS m ON m.id = seed.mention) AS n
CROSS JOIN mention AS o ON o.plain = n.plain AND o.kind = n.kind WHERE o.thing > :start
"""
_ALIKE = """
INSERT INTO alike SELECT m.id, n.thing FROM (
  SELECT m.plain, m.kind, min(m.thing) AS thing FROM seed CROSS JOIN mention AS m ON m.id = seed.mention GROUP BY m.plain
  HAVING min(coalesce(m.thing, 0)) > :start AND max(m.ids || m.marks) = '' AND count(DISTINCT nullif(m.told, '')) <= 1
  AND count(m.doubt) = 0 AND NOT max(EXISTS (SELECT 1 FROM alias AS a WHERE a.mention = m.id))
) AS n CROSS JOIN mention AS m ON m.plain = n.plain AND m.kind = n.kind
WHERE NOT EXISTS (SELECT 1 FROM mention AS o
  WHERE o.plain = n.plain AND o.kind = n.kind AND o.id NOT IN (SELECT mention FROM seed))
AND NOT EXISTS (SELECT 1 FROM alias AS a CROSS JOIN mention AS o ON o.id = a.mention WHERE a.plain = n.plain AND o.kind = n.kind)
"""
_OF_ALIKE = "FROM alike CROSS JOIN mention AS m ON m.id = alike.mention"
# Named as it is declared, else as most write it.
_NAMED = (
    "SELECT alike.thing, m.kind, m.name, max(max(m.told)) OVER (PARTITION BY alike.thing) AS told, row_number() OVER"
    " (PARTITION BY alike.thing ORDER BY sum(CASE WHEN m.declared THEN 1000 ELSE 1 END) DESC, m.name) AS place"
    f" {_OF_ALIKE} GROUP BY alike.thing, m.name"
)
_KEPT_ALIKE = (
    "DELETE FROM called",
    f"INSERT INTO called SELECT thing, kind, name, told FROM ({_NAMED}) WHERE place = 1",
    "INSERT OR IGNORE INTO renamed SELECT id FROM called JOIN thing ON thing.id = called.thing"
    " WHERE thing.name <> called.name OR thing.told <> called.told",
    "DELETE FROM name WHERE thing IN (SELECT thing FROM called)",
    "INSERT OR REPLACE INTO thing SELECT thing, kind, name, name, told, 0 FROM called ORDER BY thing",
    "INSERT INTO name (thing, name, plain, key) SELECT DISTINCT alike.thing, m.name, m.plain, replace(m.plain, ' ', '')"
    f" {_OF_ALIKE} ORDER BY 1, 2",
    "UPDATE mention SET thing = alike.thing FROM alike WHERE alike.mention = mention.id AND mention.thing <> alike.thing",
    "DELETE FROM seed WHERE mention IN (SELECT mention FROM alike)",
)


class Alone:
    """Takes from `seed` what it settles, in the caller's transaction; for kinds of things that no other thing tells apart."""

    def __init__(self, db: Database) -> None:
        self.db = db
        for sql in _TABLES.split(";"):
            db.execute(sql)

    def settle(self, start: int, base: int) -> None:
        """Settle what can be settled so. Numbers up to `start` were there before this change, those up to `base` are settled:
        what comes late, as what claims in words name does, may have names that were settled in this change.
        """
        if base > start:
            self.db.execute(_NAMESAKES, {"start": start})
        for table, found, kept in (("alone", _ALONE, _KEPT_ALONE), ("alike", _ALIKE, _KEPT_ALIKE)):
            self.db.execute(f"DELETE FROM temp.{table}")
            for sql in (found, *kept):
                self.db.execute(sql, {name: value for name, value in (("start", start), ("base", base)) if f":{name}" in sql})
