"""What stands for a work leans on the one spoken of, and on nobody else's."""

from __future__ import annotations

import pytest
from reads import Reads

from knowledge.press.found import Told


def winners(told: list[Told]) -> set[str]:
    return {fact.parts[0].name for fact in told if fact.statement == "won"}


@pytest.mark.parametrize(
    "stands",
    ["The little jazz film", "Damien Chazelle's dizzying backstage drama", "His sombre musical", "The film"],
)
def test_it_leans_on_the_work_last_spoken_of(told: Reads, stands: str) -> None:
    assert winners(told(f"We saw the film Whiplash. {stands} won Best Film Editing.")) == {"Whiplash"}


@pytest.mark.parametrize("another", ["His next film", "The second film", "A rival drama", "The best film"])
def test_another_work_is_another(told: Reads, another: str) -> None:
    assert "Whiplash" not in winners(told(f"We saw the film Whiplash. {another} won Best Film Editing."))


def test_words_before_a_title_only_introduce_it(told: Reads) -> None:
    assert winners(told("We saw the film Whiplash. The little western Joram Returns won Best Film Editing.")) == {"Joram Returns"}


def test_a_work_has_one_owner(told: Reads) -> None:
    text = "We saw the film Roma. There Alfonso Cuarón's drama won Best Picture. But Peter Farrelly's comedy won Best Editing."
    assert {(fact.subject, fact.parts[0].name) for fact in told(text) if fact.statement == "won"} == {("Best Picture", "Roma")}


def test_somebody_called_by_a_work_is_no_work(told: Reads) -> None:
    assert winners(told("We met actor Sean Penn. The “Milk” star won Best Actor.")) <= {"Sean Penn"}
