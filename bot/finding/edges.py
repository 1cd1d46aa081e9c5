"""What an answer asks of the rows that fact lines find: how many, the first or last, the most or fewest."""

from __future__ import annotations

from bot.finding.select import Name, Scope, Select
from bot.finding.shapes import Hole
from bot.rules.answers import TIMES, Answer


def counted(select: Select, of: str, scope: Scope) -> str:
    """What "count of NAME" counts: a unit by its id, anything else by its column."""
    return f"{select.units[of]}.id" if of in select.units else select.column(scope[of])


def place(select: Select, answer: Answer, scope: Scope) -> str:
    """What the first and the last are told by: a value, or how far it is from another."""
    return _by(select, scope[answer.of]) + (f" - {select.column(scope[answer.since])}" if answer.since else "")


def edge(select: Select, answer: Answer, scope: Scope, place: str) -> str:
    """What holds of the rows of `found` at the edge that is asked for: in the first or last place, or in so many places."""
    if answer.number:
        order = "ASC" if answer.form == "first" else "DESC"
        places = f"SELECT DISTINCT {place} FROM found WHERE {place} IS NOT NULL ORDER BY {place} {order}"
        return f"{place} IN ({places} LIMIT {select.value(scope[answer.number])})"
    return f"{place} IS (SELECT {'min' if answer.form == 'first' else 'max'}({place}) FROM found)"


def extreme(select: Select, answer: Answer, scope: Scope) -> str:
    """A SELECT of the things that a description with an `answer:` that names one means, all that are equal included."""
    wanted = select.column(scope[answer.name])
    if answer.form == "each":
        return select.text(f"{wanted} AS thing")
    if answer.form in ("first", "last"):
        found = select.text(f"{wanted} AS thing, {place(select, answer, scope)} AS place")
        picked = f"place IS NOT NULL AND {edge(select, answer, scope, 'place')}"
        return f"WITH found AS ({found})\nSELECT thing FROM found WHERE {picked}"
    times = f"count(DISTINCT {counted(select, answer.of, scope)})"
    if answer.form in TIMES:  # of several things of one name ("best actor", of two awards) each is counted by itself
        number = answer.number if answer.number.isdecimal() else select.value(scope[answer.number])
        held = f"HAVING {times} {TIMES[answer.form]} {number}"
        apart = [select.column(name) for name in scope.values() if isinstance(name.meaning, Hole) and name.meaning.several]
        return select.text(f"{wanted} AS thing") + f"\nGROUP BY {', '.join([wanted, *apart])} {held}"
    most = "max" if answer.form == "most" else "min"
    found = select.text(f"{wanted} AS thing, {times} AS times") + f"\nGROUP BY {wanted}"
    return f"WITH found AS ({found})\nSELECT thing FROM found WHERE times = (SELECT {most}(times) FROM found)"


def _by(select: Select, name: Name) -> str:
    """What a name is ordered by: its value, or the value its kind is ordered by."""
    line = next((select.rules.kinds[kind].order for kind in name.kinds if kind in select.rules.kinds), None)
    column = select.column(name)
    if line is None:
        return column
    thing, value = line.statement.nouns[0].name, line.statement.nouns[1].name
    table = select.alias(f"{name.called}_order")
    return f"(SELECT max({table}.{value}) FROM {line.statement.name} AS {table} WHERE {table}.{thing} = {column})"
