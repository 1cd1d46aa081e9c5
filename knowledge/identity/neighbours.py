"""Tells namesakes apart by facts: by what they are told of together with, and by what facts tell of what tells them apart."""

from __future__ import annotations

from collections.abc import Sequence

from sqlite_utils import Database

from knowledge.identity.forms import Cluster, Form
from knowledge.schema.schema import Schema
from knowledge.tellings.tellings import told, told_parts


class Neighbours:
    """Looks up what stands beside a mention in the claims of its source."""

    def __init__(self, db: Database, schema: Schema) -> None:
        self._db = db.conn
        self._schema = schema
        self._sql = "\nUNION ".join(_lookups(schema))

    def decide(self, forms: Sequence[Form], among: Sequence[Cluster]) -> Cluster | None:
        """The one of several namesakes that shares most neighbours with mentions of one thing, if there is such a one."""
        own = {name for form in forms for name in self._beside(form)}
        scores = [len(own & {name for other in one.forms for name in self._beside(other)}) for one in among]
        best = max(scores, default=0)
        return among[scores.index(best)] if best and scores.count(best) == 1 else None

    def tell(self, kind: str, forms: Sequence[Form]) -> set[str]:
        """The values that facts of these mentions tell of what tells things of their kind apart."""
        telling = self._schema.telling(kind)
        if telling is None or telling.value is None:
            return set()
        statement = self._schema.fields(kind)[self._schema.kinds[kind].told_by or ""]
        entry, other = statement.entry_and_value(kind)
        sql = f"SELECT {other.name} FROM {told(statement.name)} WHERE {entry.name} = ?"
        return {str(value) for form in forms for (value,) in self._db.execute(sql, (form.number,))}

    def _beside(self, form: Form) -> set[tuple[str, str]]:
        """The kinds and plain names of all that a mention is told of together with."""
        return set(self._db.execute(self._sql, {"id": form.number})) if self._sql else set()


def _lookups(schema: Schema) -> list[str]:
    """For each pair of nouns that may be parts of units: what stands in the second where the mention is the first."""
    kinds = {kind for unit in schema.units.values() for kind in unit.parts}
    found = []
    for statement in schema.tables():
        nouns = [noun.name for noun in statement.nouns if set(noun.kinds) <= kinds]
        for one in nouns:
            for other in nouns:
                if one != other:
                    found.append(
                        f"SELECT o.kind, o.plain FROM {told(statement.name)} AS t JOIN mention AS o ON o.id = t.{other}"
                        f" WHERE t.{one} = :id"
                    )
    for unit in schema.units.values():
        parts = told_parts(unit.name)
        found.append(
            f"SELECT o.kind, o.plain FROM {parts} AS p JOIN {parts} AS q ON q.told = p.told JOIN mention AS o ON o.id = q.mention"
            " WHERE p.mention = :id AND q.mention <> :id"
        )
    return found
