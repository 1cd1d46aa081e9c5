"""Names in passing that are nearly those of others are told."""

from __future__ import annotations

from tests.facts_desk import Desk


def test_a_name_within_a_slip_of_a_known_one_is_a_warning(desk: Desk) -> None:
    desk.write(
        "a",
        "people: [{name: Vikram Masse}]\n"
        "films: [{title: Dawn 2, year: 2001}, {title: Sea, actors: [Vikrm Masse]}]\n"
        "facts: [Bo praised Dawn 3]",
    )
    assert [str(warning) for warning in desk.build().warnings] == [
        f'{desk.folder.name}/a.yaml:3: "Vikrm Masse" is new, and close to "Vikram Masse". If it is the same, write it so.'
    ]
