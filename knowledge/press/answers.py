"""Prizes that a sentence begins with, and whoever stands behind a mark there: "Best Film? “Joram”."."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from knowledge.press.reach import Reached
from knowledge.press.rules import PressRules
from knowledge.press.scene import Scene

ASKED = frozenset("?:–—")
_NEAR = 4  # small words between a mark and a name


def answered(rules: PressRules, scene: Scene, taken: Collection[tuple[str, int]]) -> Iterator[Reached]:
    """Whoever has won what its sentence begins with, unless a saying has `taken` that, or it is still to come."""
    line = scene.line
    begun = (each for each in scene.named.get(0, ()) if each.kinds == (rules.unit.subject,) and each.last < len(line))
    what = next(begun, None)
    if what is None or (rules.higher, what.last) in taken or not set(line[what.last].gap) & ASKED:
        return
    at, skipped = what.last, rules.small | rules.fillers
    while at < len(line) and line[at].plain in skipped:
        at += 1
    between = range(what.last, at)
    if any(rules.doubts.coming.at(line, near) or line[near].plain in rules.doubts.denied for near in between):
        return
    named = (each for each in scene.named.get(at, ()) if each.kinds[0] in rules.things)
    found = [each for each in named if each.whole or each.how == "lean"]
    if found and len(between) <= _NEAR:
        yield Reached(rules.higher, 0, (max(found, key=lambda each: each.last),), what)
