"""Questions offered about what a question names."""

from __future__ import annotations

from bot.chart import Item
from bot.meaning import Named
from bot.nearest import Nearest
from bot.rules import Rules
from knowledge.names import Candidate

MOON = Named("film", (Candidate(1, "film", "Moon", "Moon (1955)", "1955", "Moon", "exact", 1.0, 1),), "moon", 0, 1)
ITEM = Item("film", 0, 1, 0.0, MOON)


def offered(rules: Rules, *answered: str, likely: tuple[str, ...] = (), most: int = 3) -> tuple[str, ...]:
    """What is offered about a film where only these intents have an answer."""
    return Nearest(rules, lambda reading: reading.intent.name in answered).to([ITEM], likely, most)


def test_only_what_can_be_answered_is_offered(world_rules: Rules) -> None:
    assert offered(world_rules, "cast") == ("Who acted in Moon (1955)?",)
    assert offered(world_rules) == ()


def test_what_the_question_may_have_been_comes_first(world_rules: Rules) -> None:
    both = ("Who directed Moon (1955)?", "Who acted in Moon (1955)?")
    assert offered(world_rules, "director", "cast") == both
    assert offered(world_rules, "director", "cast", likely=("cast",)) == both[::-1]


def test_no_more_than_wanted(world_rules: Rules) -> None:
    assert len(offered(world_rules, "director", "cast", "how_many_wins", most=2)) == 2


def test_a_question_with_two_slots_is_not_offered(world_rules: Rules) -> None:
    assert offered(world_rules, "won_it", "award_winner") == ()
