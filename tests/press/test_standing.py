"""Whether what a sentence tells was won at all."""

from __future__ import annotations

import pytest
from reads import Reads, brief


@pytest.mark.parametrize(
    ("text", "statement"),
    [
        ("“Yi Yi” leads with nine nominations, including Best Picture.", "nominated"),
        ("“Yi Yi” took six awards from nine nominations, including Best Picture.", "won"),
    ],
)
def test_the_last_word_of_winning_or_naming_decides(told: Reads, text: str, statement: str) -> None:
    assert {brief(fact) for fact in told(text)} == {(statement, "Best Picture", "Yi Yi")}


def test_in_a_forecast_what_has_been_done_is_told(told: Reads) -> None:
    text = "Emma Stone has already won Best Actress at the Golden Globes. Here Ang Lee wins Best Director."
    assert {brief(fact) for fact in told(text, "Our Oscar predictions")} == {("won", "Best Actress", "Emma Stone")}
