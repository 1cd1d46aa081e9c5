"""Every hop of a question, as text: words, spots, readings, the SQL, the rows, the reply."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bot.marquee import Marquee
from bot.reading.meanings.meaning import Described, Meaning, Named, Reading, Several
from bot.reading.meanings.unclear import Unclear
from bot.threads.thread import Thread

GUESSES = 3  # shown


def explain(marquee: Marquee, text: str, before: Sequence[str] = ()) -> Iterator[str]:
    """The hops as lines; `before` are the questions of the chat that went before, the oldest first."""
    earlier = ""
    for asked in before:
        earlier = marquee.ask(asked, earlier).thread
    thread = Thread.load(earlier)
    question = marquee.read(text)
    if isinstance(question, Unclear):
        yield f"unclear: {question.why}"
        return
    yield "words    " + " ".join(word.plain for word in question.words)
    for reading in marquee.plainly(question, thread)[:1]:
        yield f"plainly  {reading.intent.name}, cost {reading.cost:.2f}"
    spots = marquee.spot(question)
    if isinstance(spots, Unclear):
        yield f"unclear: {spots.why}"
        return
    for seed in sorted(spots.seeds, key=lambda seed: (seed.start, seed.cost)):
        yield f"spot     {question.typed(seed.start, seed.end)!r}: {seed.kind} {_written(seed.meaning)}, cost {seed.cost:.2f}"
    readings = marquee.match(spots, thread)
    if isinstance(readings, Unclear):
        yield f"unclear: {readings.why}"
        for guess in marquee.guessed.guesses(spots)[:GUESSES]:
            yield f"guess    {guess.shown}, chance {guess.chance:.2f}"
        readings = marquee.readings(spots)
    for reading in readings:
        slots = ", ".join(f"{name} = {_written(meaning)}" for name, meaning in reading.slots.items())
        left = f", leaving out {', '.join(reading.left)}" if reading.left else ""
        yield f"reading  {reading.intent.name}({slots}), cost {reading.cost:.2f}{left}"
    if readings:
        yield from _findings(marquee, readings)
    reply = marquee.ask(text, earlier)
    yield f"reply    {reply.status}, confidence {reply.confidence}\n         " + reply.plain.replace("\n", "\n         ")


def _findings(marquee: Marquee, readings: Sequence[Reading]) -> Iterator[str]:
    findings = marquee.find(readings)
    if isinstance(findings, Unclear):
        yield f"unclear: {findings.why}: {' | '.join(findings.choices)}"
    else:
        for one in findings:
            yield "sql      " + one.query.text.replace("\n", "\n         ")
            yield f"with     {dict(one.query.parameters)}"
            for row in one.rows[:20]:
                yield "row      " + ", ".join(
                    f"{name} = {' + '.join(str(getattr(cell, 'label', cell)) for cell in cells)}"
                    for name, cells in row.cells.items()
                )
            yield f"closed   {bool(one.closed)}"


def _written(meaning: Meaning) -> str:
    if isinstance(meaning, Named):
        shown = [f"{thing.label} ({thing.how} {thing.probability:.2f})" for thing in meaning.things[:4]]
        return " or ".join(shown) + (f" and {len(meaning.things) - 4} more" if len(meaning.things) > 4 else "")
    if isinstance(meaning, Described):
        said = "; ".join(
            ", ".join(line.statement.says for line in one.rule.facts.lines)
            + "".join(f" {name}={_written(inner)}" for name, inner in one.slots.items())
            for one in meaning.said
        )
        return f"[{_written(meaning.base) + ': ' if meaning.base else ''}{meaning.kind}: {said}]"
    if isinstance(meaning, Several):
        return " and ".join(map(_written, meaning.parts))
    return str(meaning.value)
