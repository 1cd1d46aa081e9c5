"""Entries of lists that are names side by side."""

from __future__ import annotations

from reads import ANG, entry_parts

from knowledge.press.rules import PressRules


def test_several_may_share_one_work(press: PressRules) -> None:
    assert entry_parts(press, "Nick Park and Steve Box, Joram") == [
        (("person", "Nick Park"), ("person", "Steve Box"), ("film", "Joram"))
    ]


def test_a_known_work_may_stand_before_its_maker(press: PressRules) -> None:
    assert entry_parts(press, "Joram, Ang Lee") == [ANG]


def test_names_alone_are_each_their_own(press: PressRules) -> None:
    assert entry_parts(press, "Nick Park and Steve Box") == [(("person", "Nick Park"),), (("person", "Steve Box"),)]


def test_of_many_names_none_is_a_work(press: PressRules) -> None:
    assert entry_parts(press, "Ang Lee, Ken Loach, Mike Leigh, Tom Ford") == [
        (("person", name),) for name in ("Ang Lee", "Ken Loach", "Mike Leigh", "Tom Ford")
    ]
