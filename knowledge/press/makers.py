"""Who made the works that a store knows: in "Ranveer Singh's Gully Boy" it is not its director who is named."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass, replace

from knowledge.press.found import Told
from knowledge.press.rules import PressRules
from knowledge.words import key


@dataclass(frozen=True, slots=True)
class KnownMakers:
    """What a store says of the statement that tells who made a work, without a store nothing."""

    rules: PressRules
    store: sqlite3.Connection | None = None

    def corrected(self, fact: Told) -> Told | None:
        """A fact as it is; of whom the store knows as seen in the work that he did not make, that; None for what it refutes."""
        if not self.refutes(fact):
            return fact
        somebody, work = (noun.name for noun in self.rules.schema.statements[self.rules.subjects.maker].nouns)
        seen = self.rules.subjects.performed
        nouns = {noun.name for noun in self.rules.schema.statements[seen].nouns}
        if self.store is None or nouns != {somebody, work}:
            return None
        shown = (
            f'SELECT 1 FROM "{seen}" AS seen JOIN name AS work ON work.thing = seen."{work}" AND work.key = ? '
            f'JOIN name AS other ON other.thing = seen."{somebody}" AND other.key = ?'
        )
        known = self.store.execute(shown, (key(fact.nouns[work]), key(fact.nouns[somebody]))).fetchone()
        return replace(fact, statement=seen) if known else None

    def refutes(self, fact: Told) -> bool:
        """Whether a store, which knows whoever is told, names only others as makers of works so called; what is sure stands."""
        statement = self.rules.subjects.maker
        if fact.statement != statement or fact.certain or self.store is None:
            return False
        somebody, work = (noun.name for noun in self.rules.schema.statements[statement].nouns)
        made = f'SELECT 1 FROM "{statement}" AS made JOIN name AS work ON work.thing = made."{work}" AND work.key = ?'
        by = f'{made} JOIN name AS maker ON maker.thing = made."{somebody}" AND maker.key = ?'
        names = key(fact.nouns[work]), key(fact.nouns[somebody])
        known = "SELECT 1 FROM name WHERE key = ?"
        return (
            bool(self.store.execute(made, names[:1]).fetchone())
            and bool(self.store.execute(known, names[1:]).fetchone())
            and not self.store.execute(by, names).fetchone()
        )
