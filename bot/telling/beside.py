"""What is told beside an answer: remarks, what sources disagree on or was corrected, and as far as what it holds."""

from __future__ import annotations

import sqlite3

from markupsafe import Markup

from bot.finding.find import Findings
from bot.finding.rows import Thing
from bot.reading.meanings.meaning import Value
from bot.rules.rules import Rules
from bot.rules.templates import date
from bot.telling.phrasing import Phrasing


def remarks(findings: Findings, phrasing: Phrasing) -> list[Markup]:
    """What is to be added: remarks that the template does not show, what sources disagree on, what was corrected."""
    lines = []
    counts = findings.answer.form in ("count", "most", "fewest")
    if "note" not in findings.reading.intent.reply and not counts:
        noted = {row.notes: phrasing.cells(row.cells.get(findings.answer.name, ())) for row in findings.rows if row.notes}
        said = [phrasing.say("remark", name=name, note=Markup(", ").join(notes)) for notes, name in noted.items()]
        lines += [phrasing.say("remarks", remarks=Markup("; ").join(said))] if said else []
    for conflict in findings.asides.conflicts:
        sides = [phrasing.say("side", value=phrasing.cells(side.cells), source=side.source.title) for side in conflict]
        lines.append(phrasing.say("disagree", sides=Markup("; ").join(sides)))
    for one in findings.asides.corrected:
        lines.append(phrasing.say("was_corrected", fact=one.fact, why=one.why, source=one.source.title))
    return lines


def limits(findings: Findings, store: sqlite3.Connection, rules: Rules, phrasing: Phrasing) -> list[Markup]:
    """As far as what a plain "no" or total is known, and by which day numbers were told."""
    last = [phrasing.say("so_far", last=phrasing.call(one)) for one in _latest(findings, store, rules)]
    days = dict.fromkeys(leaf.today for leaf in findings.reading.leaves() if isinstance(leaf, Value) and leaf.today)
    return [*last, *(phrasing.say("as_of", date=date(day)) for day in days)]


def _latest(findings: Findings, store: sqlite3.Connection, rules: Rules) -> list[Thing]:
    """What came last of all that a plain "no" or total speaks of: what comes after it may change the answer."""
    form = findings.answer.form
    if form != "count" and (form != "yes_or_no" or findings.rows):
        return []
    return list(dict.fromkeys(one.latest(store, rules) for one in findings.closed if one.so_far))
