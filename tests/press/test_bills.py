"""Lines of the night itself: its host, its house and its day."""

from __future__ import annotations

import pytest
from reads import Reads, brief

LIST = "\n\nBest Picture: Joram\nBest Director: Ang Lee (Joram)\n"


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Host: Billy Crystal", ("hosted", "Billy Crystal")),
        ("Hosted by: Tina Fey and Amy Poehler", ("hosted", "Amy Poehler")),
        ("Venue: Dolby Theatre, Los Angeles", ("held_at", "Dolby Theatre")),
        ("Date: 9 February 2020", ("held_on", "2020-02-09")),
        ("Royal Albert Hall, London, 2 February 2020", ("held_on", "2020-02-02")),
        ("Sunday 2 February 2020 – Royal Albert Hall – London", ("held_at", "Royal Albert Hall")),
    ],
)
def test_a_line_tells_of_the_night(told: Reads, line: str, expected: tuple[str, ...]) -> None:
    assert expected in map(brief, told(line + LIST))


@pytest.mark.parametrize("line", ["Host: Billy Crystal", "Royal Albert Hall, London, 2 February 2020"])
def test_it_tells_no_prize(told: Reads, line: str) -> None:
    assert {fact.subject for fact in told(line + LIST) if fact.subject} == {"Best Picture", "Best Director"}


@pytest.mark.parametrize("line", ["London, 2 February 2020", "Date: to be told", "Host: to be told"])
def test_what_names_no_house_no_day_and_nobody_tells_nothing(told: Reads, line: str) -> None:
    assert all(fact.subject for fact in told(line + LIST))


def test_an_article_of_no_night_has_none(told: Reads) -> None:
    assert told("Host: Billy Crystal", "A fine evening") == []
