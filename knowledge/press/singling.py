"""Which of those listed a sentence goes on about: "A, B and C, who was last seen in …" is of C alone."""

from __future__ import annotations

from knowledge.press.naming import Naming
from knowledge.press.rules import PressRules
from knowledge.press.scene import Scene
from knowledge.press.several import Group

_NEAR = 4  # words behind a list that may speak of one


def singled(rules: PressRules, scene: Scene, group: Group, counted: bool) -> Group:
    """Of a list only the last, where a clause behind it speaks of one: "who was", "who won an Oscar", "who for his role".

    Of what is not `counted` those before a name with another role: "its composer A and its lyricist B".
    """
    if len(group) == 1 or not group:
        return group
    behind = [token.plain for token in scene.line[group[-1].last : group[-1].last + _NEAR]]
    own = rules.subjects.indefinite | (frozenset() if counted else rules.opening & rules.staying)
    of_one = behind[1:2] and (behind[1] in rules.single or own.intersection(behind))
    if of_one and behind[0] in rules.relatives:
        return group[-1:]
    role = _role(rules, scene, group[0])
    if counted or not role:
        return group
    other = (at for at, each in enumerate(group) if _role(rules, scene, each) not in ("", role))
    return group[: next(other, len(group))]


def _role(rules: PressRules, scene: Scene, naming: Naming) -> str:
    """The word right before a name that says what somebody does, or an empty string."""
    before = scene.line[naming.first - 1].plain if naming.first else ""
    return before if rules.roles.get(before) == rules.personal else ""
