"""What stays open after a change is told under the source that leaves it open, as a mistake or a warning."""

from __future__ import annotations

from knowledge.build import put_table
from knowledge.claims import Claim, Entry, Mention, Origin, Source
from tests.facts_desk import KNOWN, Desk, night


def test_a_name_in_doubt_is_a_mistake_with_its_remedy(desk: Desk) -> None:
    desk.write("a", "films: [{title: Dawn, year: 1950}, {title: Dawn, year: 2022}]")
    desk.build()
    desk.write("b", "facts: [Bo praised Dawn]")
    (mistake,) = desk.build().mistakes
    assert mistake.file.endswith("/b.yaml")
    assert mistake.line == 2
    assert mistake.remedy[0].isupper()
    assert mistake.remedy.endswith(".")


def test_a_result_of_no_night_is_a_mistake_that_asks_for_it(desk: Desk) -> None:
    desk.write("a", KNOWN)
    desk.write("b", "facts: [Ann Lee won Best Director]")
    (mistake,) = desk.build().mistakes
    assert (mistake.found, mistake.remedy) == ("it is not said at which ceremony this was", "Say it.")


def test_a_correction_that_strikes_nothing_is_a_warning_with_what_may_have_been_meant(desk: Desk) -> None:
    desk.write("a", KNOWN)
    desk.write("b", "wrong: [{fact: Ann Lee directed Dusk, why: she did not}]")
    (warning,) = desk.build().warnings
    assert warning.found == '"Ann Lee directed Dusk" is not told by any source'
    assert warning.remedy.startswith('Did you mean "')


def test_a_new_name_near_to_a_known_one_is_a_warning(desk: Desk) -> None:
    desk.write("a", "people: [{name: Ilvara Quenneth}]")
    desk.build()
    desk.write("b", "films: [{title: Noon, year: 2021, director: Ilvara Quennet}]")
    (warning,) = desk.build().warnings
    assert warning.file.endswith("/b.yaml")
    assert warning.found == '"Ilvara Quennet" is new, and close to "Ilvara Quenneth"'
    assert warning.remedy == "If it is the same, write it so."


def test_what_contradicts_another_file_is_a_warning_that_says_where(desk: Desk) -> None:
    desk.write("a", night("Best Film", "won: Dawn", KNOWN.partition("awards")[0]))
    assert not desk.build().warnings
    desk.write("b", night("Best Film", "won: Dusk").replace("2023-02-01", "2023-02-02"))
    told = {warning.line: f"{warning.found}. {warning.remedy}" for warning in desk.build().warnings}
    assert set(told) == {4}
    assert "/a.yaml:5 tells it otherwise, and replies will tell both. Take the false one back under wrong:." in told[4]


def test_another_year_for_a_known_name_is_a_warning(desk: Desk) -> None:
    desk.write("a", "films: [{title: Dawn, year: 2022}]")
    desk.build()
    desk.write("b", "films: [{title: Dawn, year: 2021}]")
    (warning,) = desk.build().warnings
    assert warning.file.endswith("/b.yaml")
    assert warning.found == '"Dawn (2021)" is new, beside "Dawn (2022)"'
    desk.write("c", "films: [{title: Dawn, year: 2021, director: Ann Lee}]")
    assert not desk.build().warnings


def test_namesakes_of_an_imported_table_are_no_warnings(desk: Desk) -> None:
    desk.write("a", "films: [{title: Dawn, year: 2022}]")
    desk.build()
    claims = [Claim(line, Entry(Mention(("film",), "Dawn", year))) for line, year in enumerate(("1950", "1951"), 2)]
    assert not put_table(Source("t", "1", Origin("t"), claims, table=True), desk.store).warnings
