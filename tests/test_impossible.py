"""What cannot be true together is told where it is written: a mistake in one file, a warning between two."""

from __future__ import annotations

import pytest

from tests.facts_desk import Desk

LEE = "people: [{name: Ann Lee, born: 1990}]\nfilms: [{title: Dawn, year: 1985, director: Ann Lee}]"


@pytest.mark.parametrize(
    ("written", "line", "found"),
    [
        (LEE, 2, "Ann Lee was born in 1990, and directed Dawn in 1985"),
        (
            "people: [{name: Ann Lee, also_known_as: Annie, married_to: Annie}]",
            2,
            "Ann Lee is married to Ann Lee, who is the same person",
        ),
        ("films: [{title: Dawn, year: 203}]", 2, "Dawn came out in 203, before there were any"),
        ("people:\n  - name: Ann Lee\n    born: 1990\n    died: 1890", 4, "Ann Lee was born in 1990, and died in 1890"),
        (
            "awards: [{award: Quills, edition: 3, year: 2024, honours: 1923}]",
            2,
            "the 3rd Quills was held in 2024 and honoured 1923, which is long before",
        ),
        (
            "awards: [{award: Quills, edition: 3, year: 2024, honours: 2025}]",
            2,
            "the 3rd Quills was held in 2024 and honoured 2025, which had not come",
        ),
        (
            "awards:\n  - {award: Quills, edition: 3, year: 2023}\n  - {award: Quills, edition: 9, year: 2024}",
            3,
            "edition 3 of Quills is of 2023 and edition 9 of 2024, which does not fit",
        ),
    ],
)
def test_what_one_file_tells_and_cannot_be_is_a_mistake_of_it(desk: Desk, written: str, line: int, found: str) -> None:
    desk.write("a", written)
    summary = desk.build()
    assert (summary.mistakes[0].line, summary.mistakes[0].found) == (line, found.replace("the 3rd", "3rd"))
    assert summary.mistakes[0].remedy
    assert summary.refused == 1


def test_what_two_files_tell_is_a_warning_that_says_where(desk: Desk) -> None:
    born, made = LEE.split("\n")
    desk.write("a", born)
    desk.build()
    desk.write("b", made)
    (warning,) = desk.build().warnings
    assert warning.file.endswith("/b.yaml")
    assert warning.found.startswith("Ann Lee was born in 1990, and directed Dawn in 1985, by what ")
    assert warning.found.endswith("/a.yaml:2 tells")
    assert not desk.build().warnings


def test_two_nights_in_one_year_and_years_without_one_fit_their_editions(desk: Desk) -> None:
    years = {1: 1929, 2: 1930, 3: 1930, 4: 1931, 5: 1935}
    desk.write(
        "a", "awards:" + "".join(f"\n  - {{award: Quills, edition: {edition}, year: {year}}}" for edition, year in years.items())
    )
    assert not desk.build().mistakes


def test_a_name_that_another_file_has_for_a_person_is_a_warning_where_a_film_has_it(desk: Desk) -> None:
    desk.write("a", "people: [{name: Ann Lee}]")
    desk.build()
    desk.write("b", "films: [{title: Ann Lee, year: 2020}]")
    (warning,) = desk.build().warnings
    assert warning.line == 2
    assert '"Ann Lee" is a film here, and something else in ' in warning.found
