"""Findings: the rows that make a reading true, their sources, and when silence means no."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from bot.finding.find import Findings
from bot.finding.rows import Thing
from bot.marquee import Marquee
from bot.question import Question
from bot.reading.meanings.meaning import Reading
from bot.reading.meanings.unclear import Unclear
from bot.reading.spotting.spots import Spots


def read(small: Marquee, text: str) -> tuple[Reading, ...]:
    question = small.read(text)
    assert isinstance(question, Question)
    spots = small.spot(question)
    assert isinstance(spots, Spots)
    readings = small.match(spots)
    assert not isinstance(readings, Unclear)
    return readings


def first(small: Marquee, readings: Sequence[Reading]) -> Findings:
    found = small.find(readings)
    assert not isinstance(found, Unclear)
    return found[0]


def find(small: Marquee, text: str) -> Findings:
    return first(small, read(small, text))


def names(findings: Findings, name: str) -> list[str]:
    return [cell.label if isinstance(cell, Thing) else str(cell) for cell in findings.cells(name)]


def test_a_row_has_a_cell_for_each_name(small: Marquee) -> None:
    findings = find(small, "who directed 12 Bells")
    assert names(findings, "director") == ["Dorrin Hale"]
    assert names(findings, "film") == ["12 Bells"]
    assert [source.title for source in findings.sources] == ["The Lanternia film almanac"]


def test_the_members_of_one_unit_are_one_row(small: Marquee) -> None:
    findings = find(small, "best screenplay the 11th Golden Lantern Awards")
    assert len(findings.rows) == 1
    assert sorted(names(findings, "winner")) == ["Dorrin Hale", "Pim Adaro"]
    assert names(findings, "film") == ["Paper Moths"]


def test_two_units_of_one_list_are_two_rows(small: Marquee) -> None:
    findings = find(small, "best lead the 11th Golden Lantern Awards")
    pairs = [[cell.label for name in ("winner", "film") for cell in row.cells[name]] for row in findings.rows]  # type: ignore[union-attr]
    assert pairs == [["Toma Reskin", "Glass Orchard"], ["Bela Orsatt", "Paper Moths"]]


def test_more_lines_belong_to_their_rows_and_never_narrow(small: Marquee) -> None:
    findings = find(small, "best lead the 11th Golden Lantern Awards")
    assert [[row.cells["year"] for row in parent.also["years"]] for parent in findings.rows] == [[(2019,)], [(2019,)]]
    song = find(small, "best picture the 15th Golden Lantern Awards")
    assert [parent.also["years"] for parent in song.rows] == [()]


def test_a_remark_goes_with_its_row(small: Marquee) -> None:
    assert [row.notes for row in find(small, "best lead (jury) the 13th Golden Lantern Awards").rows] == [("posthumous",)]


def test_a_count_is_of_units(small: Marquee) -> None:
    assert find(small, "how many awards did Paper Moths win").count == 6
    assert find(small, "how many awards did The Salt Road win").count == 0


def test_what_has_nothing_is_found_too(small: Marquee) -> None:
    assert set(names(find(small, "films without an award"), "film")) == {
        "The Salt Road",
        "Lighthouse (1961)",
        "1893",
        "Marrow Street",
        "Rook and Rye 2",
        "Them, Again!",
    }


def test_a_reading_known_to_have_no_answer_gives_way_to_one_that_has(small: Marquee) -> None:
    none, other = read(small, "best song the 14th Golden Lantern Awards")[0], read(small, "who directed No")[0]
    assert first(small, [none]).closed
    assert not first(small, [none]).rows
    assert first(small, [none, replace(other, cost=none.cost + 0.1)]).reading.intent is other.intent
    assert first(small, [none, replace(other, cost=none.cost + 1)]).reading.intent is none.intent


@pytest.mark.parametrize(
    ("text", "closed"),
    [
        ("did Marrow Street win best picture at the 15th Golden Lantern Awards", True),
        ("did Sefa Lindqo win best lead at the 13th Golden Lantern Awards", True),
        ("did 12 Bells win best picture at the 7th Quill Prizes", False),
        ("did Toma Reskin win best actor", False),
    ],
)
def test_silence_means_no_only_where_the_list_is_closed(small: Marquee, text: str, closed: bool) -> None:
    findings = find(small, text)
    assert findings.rows == ()
    assert bool(findings.closed) is closed


def test_the_second_reading_of_a_year_is_found_beside_the_first(small: Marquee) -> None:
    first = find(small, "best lead the Golden Lantern Awards 2022")
    assert names(first, "winner") == ["Toma Reskin"]
    assert first.otherwise is None or names(first.otherwise, "winner") == ["Sefa Lindqo"]
    other = find(small, "best lead the Golden Lantern Awards 2021")
    assert other.rows == ()
    assert other.otherwise is not None
    assert names(other.otherwise, "winner") == ["Toma Reskin"]


def test_what_is_true_by_the_films_year_is_no_no(small: Marquee) -> None:
    for year in ("2021", "2022"):
        assert names(find(small, f"did Toma Reskin win best lead at the Golden Lantern Awards {year}"), "winner") == [
            "Toma Reskin"
        ]
    assert find(small, "did Sefa Lindqo win best lead at the Golden Lantern Awards 2030").rows == ()


def test_it_is_told_beside_the_no_of_a_night_that_is_named_with_its_year(marquee: Marquee) -> None:
    reply = marquee.ask("did Sefa Lindqo win best lead at the Golden Lanterns 2022")
    assert reply.answers == ("no",)
    assert "By the films’ year instead: Yes" in reply.plain


def test_both_years_are_told_of_what_was_won_where_no_award_is_named_and_not_of_the_night_itself(marquee: Marquee) -> None:
    assert "By the films’ year instead" in marquee.ask("who won best lead in 2023").plain
    assert "instead" not in marquee.ask("who won best lead at the golden lanterns in 2023").plain
    assert "By the films’ year instead" in marquee.ask("who won best lead at the golden lanterns for 2023").plain
    assert "instead" not in marquee.ask("where were the golden lanterns in 2023").plain


def test_rows_come_by_ceremony_then_by_category_whatever_the_order_of_the_file(small: Marquee) -> None:
    findings = find(small, "winners of the 11th Golden Lantern Awards")
    assert [cell.name for row in findings.rows for cell in row.cells["category"]] == [  # type: ignore[union-attr]
        *("Best Picture", "Best Picture (Jury)", "Best Lead", "Best Lead", "Best Director", "Best Screenplay", "Best Song"),
    ]


@pytest.mark.parametrize(
    ("text", "yes", "winners"),
    [
        ("does Ilvara Quen have more Golden Lanterns than Dorrin Hale?", "yes", "Ilvara Quen won"),
        ("does Dorrin Hale have more Golden Lanterns than Ilvara Quen?", "no", "Ilvara Quen won"),
        ("did Dorrin Hale win more Golden Lanterns than Bela Orsatt?", "no", "both won"),
    ],
)
def test_who_is_said_to_have_more_has_more_alone_or_it_is_a_no(marquee: Marquee, text: str, yes: str, winners: str) -> None:
    reply = marquee.ask(text)
    assert (reply.intent, reply.answers) == ("is_more_wins", (yes,))
    assert winners in reply.plain


def test_who_has_most_of_everything_is_no_answer_where_whole_sorts_may_be_missing(marquee: Marquee) -> None:
    assert find(marquee, "who has the most Golden Lanterns?").is_partial
    reply = marquee.ask("who has the most Golden Lanterns?")
    assert (reply.status, reply.answers) == ("no_answer", ())
    assert not find(marquee, "who has the most Golden Lanterns for best director?").is_partial


def test_of_two_that_have_none_nobody_is_said_to_have_more(marquee: Marquee) -> None:
    assert marquee.ask("does Juno Marrick have more Golden Lanterns than Aldo Vennick?").status == "no_answer"


def test_of_several_compared_the_others_are_told_with_how_often_each_is_there(marquee: Marquee) -> None:
    both = "who has more Golden Lanterns, Ilvara Quen or Nela Voss?"
    assert [(thing.label, times) for thing, times in find(marquee, both).tally] == [("Ilvara Quen", 3), ("Nela Voss", 2)]
    assert "Ilvara Quen won more often: 3 times at the Golden Lantern Awards (Nela Voss: 2 times)." in marquee.ask(both).plain
    claimed = "does Nela Voss have more Golden Lanterns than Ilvara Quen?"
    assert marquee.ask(claimed).plain.startswith("No, as far as I know Ilvara Quen won more often: 3 times")
    assert not find(marquee, "who has the most Golden Lanterns for best director?").tally


def test_a_no_says_what_was_so_instead(marquee: Marquee) -> None:
    reply = marquee.ask("did Toma Reskin win best director at the 15th Golden Lantern Awards?")
    assert reply.plain.startswith("No, Toma Reskin did not win Best Director")
    assert "Ilvara Quen for The Tin Harvest won Best Director" in reply.plain


def test_a_category_of_one_award_at_another_is_no_certain_no(marquee: Marquee) -> None:
    assert marquee.ask("did Ilvara Quen win the Quill Prize at the 15th Golden Lantern Awards?").status != "answered"
    assert marquee.ask("did Toma Reskin win best director at the 15th Golden Lantern Awards?").status == "answered"


def test_whoever_was_beaten_did_not_beat_the_winner(marquee: Marquee) -> None:
    (winner,) = marquee.ask("who won best lead at the 15th Golden Lantern Awards").answers
    reply = marquee.ask(f"did Bela Orsatt beat {winner} for best lead at the 15th Golden Lantern Awards")
    assert reply.answers == ("no",)
    assert reply.plain.startswith(f"No: {winner}")
