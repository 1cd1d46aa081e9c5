"""Names behind a word such as "by": they do nothing in their sentence, nor do those that stand in one list with them."""

from __future__ import annotations

from knowledge.press.rules import PressRules
from knowledge.press.scene import Scene
from knowledge.press.tokens import owns, possessive

_INTRODUCED = frozenset(" \"“”‘’'*_")


def is_oblique(rules: PressRules, scene: Scene, at: int) -> bool:
    """Whether the name at a word, or the list that it stands in, is behind such a word."""
    while at > 1 and (before := _listed_before(rules, scene, at)) is not None:
        at = before
    at = _owner(rules, scene, at)
    leading = rules.origins | rules.roles.keys() | rules.honorifics
    while at > 1 and not set(scene.line[at].gap) - _INTRODUCED and scene.line[at - 1].plain in leading:
        at -= 1  # "from Japanese director …", "for the Tamil film “Asuran”"
    if at > 1 and scene.line[at - 1].plain in rules.opening:
        at -= 1  # "in the Catholic Church"
    return at > 0 and scene.line[at - 1].plain in rules.oblique


def _owner(rules: PressRules, scene: Scene, at: int) -> int:
    """Where whoever owns the work at a word is named, "Woody Allen's “Blue Jasmine”", or the word itself."""
    last = at - possessive(scene.line, at - 1)
    owners = [each for each in scene.namings() if each.last == last and each.kinds == (rules.personal,) and each.whole]
    return min((each.first for each in owners), default=at) if owns(scene.line, last) else at


def _listed_before(rules: PressRules, scene: Scene, at: int) -> int | None:
    """Where a name begins that stands in one list with the name here, right before it; None where there is none."""
    line = scene.line
    end = at - 1 if line[at - 1].plain in rules.entries.joins else at
    if end == at and not line[at].gap.startswith(","):
        return None
    kinds = {kind for each in scene.named.get(at, ())[:1] for kind in each.kinds} & set(rules.things)
    names = [each for each in scene.namings() if each.last == end and kinds & set(each.kinds)]
    first = next((each.first for each in names if each.how == "known" or each.last - each.first > 1), None)
    if first is not None and end < at and "," in line[end].gap and "," not in line[first].gap:
        return None  # ", and" behind a name alone begins a clause
    return first
