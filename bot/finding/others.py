"""What is no answer to a question that asks for others: the film of "what else did the director of … make?"."""

from __future__ import annotations

from bot.finding.rows import Row, Thing
from bot.reading.meanings.meaning import Described, Named, Reading, leaves
from bot.rules.answers import Answer
from bot.rules.rules import Rules


def others(rows: tuple[Row, ...], reading: Reading, answer: Answer, rules: Rules) -> tuple[Row, ...]:
    """Rows without what a question that asks for others tells something else by; all of them where there are no others."""
    if rules.words.others.isdisjoint(reading.question.plain):
        return rows
    described = [meaning for meaning in reading.slots.values() if isinstance(meaning, Described)]
    named = {thing.thing for one in described for leaf in leaves(one) if isinstance(leaf, Named) for thing in leaf.things}
    cells = ((row, row.cells.get(answer.name, ())) for row in rows)
    kept = tuple(row for row, said in cells if not any(isinstance(one, Thing) and one.id in named for one in said))
    return kept or rows
