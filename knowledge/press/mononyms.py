"""One capital that nothing else tells of, "Dhanush": somebody rather than a work, by what is said to have been won."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from knowledge.press.naming import Naming
from knowledge.press.rules import PressRules
from knowledge.press.several import Group
from knowledge.press.subjects import Subject
from knowledge.words import words


def with_mononyms(rules: PressRules, who: Group, subjects: Sequence[Subject], works: Sequence[Group]) -> Group:
    """Those of whom a result is told; one capital is somebody where the result goes to people and says it of somebody.

    It does where it is won by playing, where a work is told beside, and where another of the same list is somebody.
    """
    personal = rules.personal
    if not subjects or any(each.goes_to != personal for each in subjects):
        return who
    embodied = any(not rules.subjects.embodied.isdisjoint(words(each.name)) for each in subjects)
    beside = any(each.name != other.name for group in works for each in group for other in who)
    listed = any(each.kinds[0] == personal for each in who)
    if not (embodied or beside or listed):
        return who
    return tuple(replace(each, kinds=(personal,)) if _is_one_capital(rules, each) else each for each in who)


def _is_one_capital(rules: PressRules, naming: Naming) -> bool:
    return naming.how == "shape" and naming.last - naming.first == 1 and naming.kinds == rules.titled
