"""Reads names that were used for a time: `called: [{name: Outstanding Picture, until: 1929}]` on an entry."""

from __future__ import annotations

from typing import TYPE_CHECKING

from knowledge.claims import Fact, Mention, Value
from knowledge.schema import Noun, Section, Statement
from knowledge.values import convert
from knowledge.yamls import Mapping, Node, Text, check_keys, mapping, one_or_many, text

if TYPE_CHECKING:
    from knowledge.facts import FactsReader

_NAME = "name"


def read_periods(facts: FactsReader, section: Section, node: Mapping, thing: Mention | None, where: str) -> tuple[str, ...]:
    """Gather the names of an entry that were used for a time, with the claims that tell when; returns the names."""
    found = []
    for key, statement in section.periods.items():
        for number, item in enumerate(one_or_many(node.get(key)), 1):
            name = _period(facts, facts.schema.statements[statement], item, thing, f"{where} {key} {number}")
            if name:
                found.append(name)
    return tuple(found)


def _period(facts: FactsReader, statement: Statement, item: Node, thing: Mention | None, where: str) -> str:
    fields = mapping(item, where, facts.notes)
    limits = {part.fixed[0]: statement.noun(part.noun) for part in statement.parts if part.optional}
    check_keys(fields, (_NAME, *limits), where, facts.notes)
    named = facts.mention((), fields.get(_NAME) or Text("", fields.line), f"{where} {_NAME}")
    nouns: dict[str, Mention | Value] = {}
    for key, noun in limits.items():
        if key in fields.entries:
            value = _value(facts, noun, fields, key, where)
            if value is not None:
                nouns[noun.name] = value
    if named and thing:
        first, second, *_ = statement.nouns
        facts.add(fields.line, Fact(statement.name, {first.name: thing, second.name: named.name, **nouns}))
    return named.name if named else ""


def _value(facts: FactsReader, noun: Noun, fields: Mapping, key: str, where: str) -> Value | None:
    written = text(fields.get(key), f"{where} {key}", facts.notes)
    try:
        return convert(written, facts.schema.kinds[noun.kinds[0]].value or "text") if written else None
    except ValueError as error:
        facts.notes.tell(fields.lines[key], f"{where} {key}", str(error))
        return None
