"""What is known when words are taken apart: which names there are, and which part a subject of units goes to.

Only names that needed no choice count, so that no choice leans on another; which names were asked for is remembered, so that the
choice is made again when one of them comes or goes.
"""

from __future__ import annotations

from sqlite_utils import Database

from knowledge.claims import Mention
from knowledge.schema.schema import Schema, Unit
from knowledge.tellings.tellings import told
from knowledge.values import convert, labelled, unfill
from knowledge.words import plain

_IS_NAME = """
SELECT 1 FROM mention WHERE plain = :plain AND kind = :kind AND NOT chosen
UNION ALL
SELECT 1 FROM alias JOIN mention ON mention.id = alias.mention WHERE alias.plain = :plain AND kind = :kind LIMIT 1
"""
_NAMED = """
SELECT id FROM mention WHERE plain = :plain AND kind = :kind
UNION SELECT mention.id FROM alias JOIN mention ON mention.id = alias.mention WHERE alias.plain = :plain AND kind = :kind
"""


class Known:
    """The names in the store; `looked` gathers those that were asked for."""

    def __init__(self, db: Database, schema: Schema) -> None:
        self.schema = schema
        self.looked: set[str] = set()
        self._db = db.conn
        self._names: dict[tuple[str, str], bool] = {}
        self._receivers: dict[Mention, str] = {}

    def is_name(self, kind: str, name: str) -> bool:
        """Whether something of this kind is so called."""
        asked = (kind, plain(name))
        self.looked.add(asked[1])
        if asked not in self._names:
            found = self._db.execute(_IS_NAME, {"kind": kind, "plain": asked[1]}).fetchone()
            self._names[asked] = found is not None
        return self._names[asked]

    def knows(self, mention: Mention, kind: str) -> bool:
        """Whether there is something of this kind that the mention may mean."""
        read = self.normal(mention, kind)
        if read.marks:
            marking = self.schema.marking(kind)
            return all(marking[key].value or self.is_name(marking[key].name, words) for key, words in read.marks)
        return self.is_name(kind, read.name)

    def normal(self, mention: Mention, kind: str) -> Mention:
        """The mention, of this kind alone, with the label in its brackets or the marks in its name read as what they tell."""
        read = Mention((kind,), mention.name, mention.told, mention.marks, mention.ids)
        if read.told or read.marks or read.ids:
            return read
        if self.schema.kinds[kind].same_by:
            return Mention((kind,), mention.name, "", self._marks_in(mention.name, kind))
        label = labelled(mention.name)
        if not label or self.is_name(kind, mention.name) or not self._is_label(kind, label[1]):
            return read
        return Mention((kind,), *label)

    def _is_label(self, kind: str, words: str) -> bool:
        telling = self.schema.telling(kind)
        return self.is_name(telling.name, words) if telling and telling.value is None else is_label(self.schema, kind, words)

    def _marks_in(self, name: str, kind: str) -> tuple[tuple[str, str], ...]:
        """The marks of which a name is made; an article before it is no part of it where what is left is known."""
        marking = self.schema.marking(kind)
        numbers = {key for key, other in marking.items() if other.value}
        called = (name, name.partition(" ")[2])
        ways = [unfill(template, one, numbers) for one in called for template in self.schema.templates(kind)]
        known = (
            way
            for way in ways
            if way and all(self.is_name(marking[key].name, words) for key, words in way.items() if key not in numbers)
        )
        return tuple(sorted(next(known, next(filter(None, ways), {})).items()))

    def receiver(self, subject: Mention, unit: Unit) -> str:
        """The kind of part that a subject goes to, or an empty string where that is not known."""
        if subject not in self._receivers:
            self._receivers[subject] = self._receiver(subject, unit)
        self.looked.update((plain(subject.name), plain(subject.told)))
        return self._receivers[subject]

    def _receiver(self, subject: Mention, unit: Unit) -> str:
        things = self.things(subject)
        if len(things) != 1 or not unit.goes_to:
            return ""
        entry, other = self.schema.statements[unit.goes_to].entry_and_value(unit.subject)
        found = self._db.execute(
            f"SELECT t.{other.name} FROM mention AS m JOIN {told(unit.goes_to)} AS t ON t.{entry.name} = m.id"
            f" WHERE m.thing = ? ORDER BY t.{other.name}",
            (things.pop(),),
        ).fetchone()
        return str(found[0]) if found else ""

    def things(self, mention: Mention) -> set[int]:
        """The things that a mention may mean, told from namesakes where it tells them."""
        kind = mention.kinds[0]
        sql = f"SELECT thing FROM mention WHERE thing IS NOT NULL AND id IN ({_NAMED})"
        asked = {"plain": plain(mention.name), "kind": kind}
        telling = self.schema.telling(kind)
        if mention.told and telling and telling.value is None:
            told_so = _NAMED.replace(":plain", ":told").replace(":kind", ":telling")
            sql += (
                " AND EXISTS (SELECT 1 FROM mention AS o JOIN lean ON lean.mention = o.id JOIN mention AS u ON u.id = lean.upon"
                f" WHERE o.thing = mention.thing AND u.thing IN (SELECT thing FROM mention WHERE id IN ({told_so})))"
            )
            asked |= {"told": plain(mention.told), "telling": telling.name}
        elif mention.told:
            sql += " AND EXISTS (SELECT 1 FROM mention AS o WHERE o.thing = mention.thing AND o.told = :told)"
            asked["told"] = mention.told
        return {thing for (thing,) in self._db.execute(sql, asked)}


def is_label(schema: Schema, kind: str, words: str) -> bool:
    """Whether words in brackets can only be what tells things of a kind apart, whatever other names there are."""
    telling = schema.telling(kind)
    if telling is None:
        return True
    if telling.value in (None, "text"):
        return False
    try:
        convert(words, telling.value)
    except ValueError:
        return False
    return True
