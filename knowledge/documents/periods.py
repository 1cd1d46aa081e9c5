"""Reads names that were used for a time: `called: [{name: Outstanding Picture, until: 1929}]` on an entry."""

from __future__ import annotations

from knowledge.claims import Fact, Mention, Value
from knowledge.documents.gathered import Gathered
from knowledge.schema.schema import Section, Statement
from knowledge.yamls import Mapping, Node, Text, check_keys, mapping, one_or_many, text

_NAME = "name"


def read_periods(gathered: Gathered, section: Section, node: Mapping, thing: Mention | None, where: str) -> tuple[str, ...]:
    """Gather the names of an entry that were used for a time, with the claims that tell when; returns the names."""
    found = []
    for key, statement in section.periods.items():
        for number, item in enumerate(one_or_many(node.get(key)), 1):
            name = _period(gathered, gathered.schema.statements[statement], item, thing, f"{where} {key} {number}")
            if name:
                found.append(name)
    return tuple(found)


def _period(gathered: Gathered, statement: Statement, item: Node, thing: Mention | None, where: str) -> str:
    fields = mapping(item, where, gathered.notes)
    limits = {part.fixed[0]: statement.noun(part.noun) for part in statement.parts if part.optional}
    check_keys(fields, (_NAME, *limits), where, gathered.notes)
    named = gathered.mention((), fields.get(_NAME) or Text("", fields.line), f"{where} {_NAME}")
    nouns: dict[str, Mention | Value] = {}
    for key, noun in limits.items():
        if key in fields.entries:
            written = text(fields.get(key), f"{where} {key}", gathered.notes)
            value = gathered.value(written, noun.kinds[0], fields.lines[key], f"{where} {key}") if written else None
            if value is not None:
                nouns[noun.name] = value
    if named and thing:
        first, second, *_ = statement.nouns
        gathered.add(fields.line, Fact(statement.name, {first.name: thing, second.name: named.name, **nouns}))
    return named.name if named else ""
