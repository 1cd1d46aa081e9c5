"""Fact lines, and what their names mean, joined into one SELECT."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from bot.finding.edges import extreme
from bot.finding.select import Name, Scope, Select
from bot.finding.shapes import Hole
from bot.reading.meanings.meaning import Described, Meaning, Said
from bot.rules.facts import COMPARISONS, THEIRS, Facts
from bot.rules.rules import Rules
from knowledge.schema.sentences import is_said


class Builder(Select):
    """Puts blocks of fact lines into one SELECT; `other` takes the second reading of descriptions that have one."""

    def __init__(self, rules: Rules, parameters: dict[str, int], taken: set[str], other: bool) -> None:
        super().__init__(rules, parameters, taken)
        self.other = other

    def add(self, facts: Facts, scope: Scope, own: bool) -> None:
        """Add the lines of a block; names not in the scope yet mean "some"."""
        for name, kinds in facts.names().items():
            scope.setdefault(name, Name(name, kinds))
        for line in facts.lines:
            self.line(line, scope, own)
        for group in facts.absent:
            self._absent(group, scope)
        for one, other in facts.differ:
            self.where.append(f"{self._itself(one, scope)} <> {self._itself(other, scope)}")
        for one, how, other in facts.compared:
            self.where.append(COMPARISONS[how].format(scope[one].columns[0], self.value(scope[other])))
        for lead, key, said, of in facts.remarked:
            self.where.append(self._remarked(self.units[lead], key, said, scope[of].columns[0] if of else ""))

    def settle(self, scope: Scope) -> None:
        """Hold every name of a scope to its meaning; lines come first, so that names stand in their tables."""
        for name in list(scope.values()):
            self._mean(name)

    def _itself(self, name: str, scope: Scope) -> str:
        """What tells the thing of a name, or the unit that a name leads, from any other."""
        return f"{self.units[name]}.id" if name in self.units else scope[name].columns[0]

    def _remarked(self, alias: str, key: str, said: str, of: str) -> str:
        """That a remark is among those of a unit: of all its parts, or said of the one that stands in this column."""
        among = f"'; ' || replace({alias}.{key}, ', ', '; ') || ';'"
        link = next(unit.splits for unit in self.rules.schema.units.values() if key in unit.texts)
        alone = f" OR {among} LIKE '%; {said}{link}' || (SELECT name FROM thing WHERE id = {of}) || ';%'" if of else ""
        return f"({among} LIKE '%; {said};%'{alone})"

    def _absent(self, facts: Facts, scope: Scope) -> None:
        """Nothing may make all these facts true."""
        inner = Builder(self.rules, self.parameters, self.taken, self.other)
        within: Scope = {}
        for called in (*facts.every_name(), *facts.set_apart(), *(other for _, _, other in facts.compared)):
            if called in scope and called not in within:
                if not _is_any_of(scope[called]):
                    self.anchor(scope[called])
                within[called] = scope[called] if scope[called].columns else replace(scope[called], columns=[])
        inner.add(facts, within, own=False)
        own = facts.names()
        inner.settle({called: name for called, name in within.items() if name is not scope.get(called) and called in own})
        self.where.append(f"NOT EXISTS ({inner.text('1')})")

    def _mean(self, name: Name) -> None:
        """Hold a name to what it means, and a value that stands in a line to itself."""
        if is_said(name.called):
            self.where.append(f"{name.columns[0]} = {name.called}")
        match name.meaning:
            case Hole() if not name.columns and not self.is_thing(name):
                return  # a value that others are compared with
            case Hole():
                self.fill(name, name.meaning)
            case Described(said=said, base=base):
                if isinstance(base, Hole):
                    self.fill(name, base)
                for one in said:
                    self._said(name, one)
            case _:
                return  # "several" is asked of each, one after the other

    def _said(self, name: Name, said: Said) -> None:
        facts = said.rule.otherwise if self.other and said.rule.otherwise else said.rule.facts
        if said.rule.answer:
            inner = Builder(self.rules, self.parameters, self.taken, self.other)
            scope = _scope(said.rule.kind, said.slots, facts, Name(said.rule.kind, (said.rule.kind,), wanted=True))
            inner.add(facts, scope, own=False)
            inner.settle(scope)
            self.where.append(f"{self.column(name)} IN ({extreme(inner, said.rule.answer, scope)})")
            return
        scope = _scope(said.rule.kind, said.slots, facts, name)
        outer, self.units = self.units, {}  # a unit is named within its block
        self.add(facts, scope, own=False)
        self.units = outer
        absent = [
            called for group in facts.absent for called in group.every_name() if called in scope and _is_any_of(scope[called])
        ]
        self.settle({called: one for called, one in scope.items() if one is not name and called not in absent})


def _scope(kind: str, slots: Mapping[str, Meaning], facts: Facts, described: Name) -> Scope:
    scope: Scope = {name: Name(name, (meaning.kind,), meaning) for name, meaning in slots.items()}
    if kind in facts.every_name():
        scope[kind] = described
    for name, kinds in facts.names().items():
        if name.startswith(THEIRS):
            scope[name] = described.theirs.setdefault(name, Name(name, kinds))
    return scope


def _is_any_of(name: Name) -> bool:
    """Whether a name that no line holds yet means several things of one name: "not for best director" is for none of them."""
    return not name.columns and isinstance(name.meaning, Hole) and name.meaning.several
