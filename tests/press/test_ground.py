"""Where something may stand in a line, and what parts its words."""

from __future__ import annotations

from reads import scene_of

from knowledge.press.ground import Ground
from knowledge.press.rules import PressRules


def test_a_bracket_is_gone_around(press: PressRules) -> None:
    ground = Ground(press, scene_of(press, "Ang Lee (Joram) came."))
    assert ground.opens(2)
    assert not ground.opens(0)
    assert ground.behind_bracket(2) == 3
    assert ground.behind_bracket(0) == 0


def test_a_mark_that_ends_a_clause_is_a_wall(press: PressRules) -> None:
    ground = Ground(press, scene_of(press, "He came; she went, too."))
    assert [at for at in range(5) if ground.walled(at)] == [2]
