"""What an answer leaves in a thread: what it spoke of, and its question written out so that it stands alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.finding.find import Findings
from bot.finding.rows import Thing
from bot.reading.meanings.meaning import Named, Reading
from bot.threads.thread import Mention, Thread, remembered


def remember(findings: Sequence[Findings]) -> Thread:
    """What an answer leaves in a thread: its question with every pronoun written out, its answer first among the mentions."""
    reading = findings[0].reading
    found: dict[tuple[str, str], dict[str, None]] = {}
    names = (findings[0].answer.name, *reading.slots, *findings[0].query.names)
    for one in findings:
        for name in dict.fromkeys(name for name in names if name):
            for cell in one.cells(name) or (one.instead[1].cells(name) if one.instead else ()):
                if isinstance(cell, Thing):
                    found.setdefault((name, cell.kind), {}).setdefault(cell.label)
    for name, meaning in reading.slots.items():
        if isinstance(meaning, Named):
            labels = dict.fromkeys(thing.label for thing in meaning.things)
            compared = name == findings[0].answer.name and len(labels) > 1  # those of whom one is the answer
            found.setdefault(("" if compared else name, meaning.kind), labels)
    spoken = [(kind, *labels) for (_, kind), labels in found.items()]
    for leaf in reading.leaves():  # named in descriptions: "the hero of PK"
        labels = dict.fromkeys(thing.label for thing in leaf.things) if isinstance(leaf, Named) else {}
        if labels and (leaf.kind, *labels) not in spoken:
            found.setdefault(("", leaf.kind), labels)
    for one in findings:
        for row in one.instead[1].rows if one.instead else ():  # what was so instead is spoken of too, after what was asked
            for cell in (cell for cells in row.cells.values() for cell in cells if isinstance(cell, Thing)):
                found.setdefault(("", cell.kind), {}).setdefault(cell.label)
    answer = findings[0].answer
    known = {kind for _, kind in found}
    asked = reading.intent.facts.names().get(answer.name, ()) if answer.form != "yes_or_no" else ()
    blank = [Mention(answer.name, kind, ()) for kind in asked] if not any(one.rows for one in findings) else []
    told = [Mention(name, kind, tuple(labels)) for (name, kind), labels in found.items()]
    first = [one for one in blank if one.kind not in known]
    mentions = remembered((*first, *told, *(one for one in blank if one not in first)))
    return Thread(written_out(reading), answer.name or answer.form, mentions, fresh=len(mentions), aside=reading.aside)


def written_out(reading: Reading) -> str:
    """The question of a reading with the names that pronouns stand for in their place; nothing where they stand for several."""
    text = reading.question
    spoken = [leaf for leaf in reading.leaves() if isinstance(leaf, Named) and leaf.last and not leaf.typed]
    if any(len({thing.label for thing in leaf.things}) > 1 for leaf in spoken):
        return ""
    for leaf in sorted(spoken, key=lambda leaf: -leaf.first):
        text = replace(text, text=text.instead(leaf.first, leaf.last, leaf.things[0].label))
    unsaid = () if reading.asks else reading.leaves()  # what was asked again was of the last answer
    kept = [leaf for leaf in unsaid if isinstance(leaf, Named) and not leaf.last and (leaf.typed or len(leaf.things) == 1)]
    return " ".join((text.text, *(leaf.typed or leaf.things[0].label for leaf in kept)))
