"""Reads what cannot be true together: fact lines, and the conditions on their names under which they exclude each other."""

from __future__ import annotations

import re

from knowledge.mistakes import Notes
from knowledge.schema.schema import Never, Schema
from knowledge.yamls import Mapping, Node, check_keys, listing, mapping, one_or_many, text

_KEYS = ("facts", "when", "says", "remedy")
_TERM = r"(?:[a-z_]+|\d+)"
_SUM = rf"{_TERM}(?: [+-] {_TERM})*"
_CONDITION = re.compile(rf"{_SUM} (?:<|>|<=|>=|=) {_SUM}")
_NAME = re.compile(r"[a-z_]+")
_SAID = re.compile(r"\{([a-z_]+)\}")


def read_never(node: Node | None, schema: Schema, notes: Notes) -> tuple[Never, ...]:
    """The entries under `never:`; what is wrong with them is told to the notes."""
    found = [
        _entry(mapping(item, f"never {at}", notes), schema, f"never {at}", notes)
        for at, item in enumerate(listing(node, "never", notes), 1)
    ]
    return tuple(one for one in found if one)


def _entry(node: Mapping, schema: Schema, where: str, notes: Notes) -> Never | None:
    check_keys(node, _KEYS, where, notes)
    before = len(notes.mistakes)
    lines = []
    for item in one_or_many(node.get("facts")):
        try:
            lines.append(schema.fact_line(text(item, f"{where} facts", notes)))
        except ValueError as error:
            notes.tell(item.line, f"{where} facts", str(error).removesuffix("."))
    when = tuple(text(item, f"{where} when", notes) for item in one_or_many(node.get("when")))
    says, remedy = (text(node.get(key), f"{where} {key}", notes) for key in ("says", "remedy"))
    names = {name for line in lines for name in line.names.values()}
    for condition in when:
        if not _CONDITION.fullmatch(condition):
            notes.tell(node.line, where, f'"{condition}" is no condition', 'Write it as in "one - other > 2".')
    for name in sorted({name for words in when for name in _NAME.findall(words)} | set(_SAID.findall(says))):
        if name not in names:
            notes.tell(node.line, where, f'"{name}" is no name in its facts', f"Known here: {', '.join(sorted(names))}.")
    if any(line.statement.unit for line in lines):
        notes.tell(node.line, where, "facts that are counted in units cannot be compared", "Say it of other facts.")
    return Never(tuple(lines), when, says, remedy) if len(notes.mistakes) == before else None
