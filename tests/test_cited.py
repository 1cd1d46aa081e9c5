"""How the sources of a reply are named."""

from __future__ import annotations

from bot.reply import Source
from bot.telling.cited import cited

LAMPS = "https://lamps.example"


def test_parts_of_one_address_are_the_whole() -> None:
    parts = [Source("Lamp Records, nights 1 to 9", LAMPS), Source("Gazette"), Source("Lamp Records, nights 10 to 19", LAMPS)]
    assert cited(parts) == (Source("Lamp Records", LAMPS), Source("Gazette"))


def test_titles_that_differ_from_the_start_are_the_first() -> None:
    assert cited([Source("Lamps of 1990", LAMPS), Source("Lamps of 1980", LAMPS)]) == (Source("Lamps of 1990", LAMPS),)


def test_a_title_alone_stands_as_it_is() -> None:
    assert cited([Source("Lamp Records, nights 1 to 9", LAMPS)]) == (Source("Lamp Records, nights 1 to 9", LAMPS),)


def test_sources_without_an_address_are_one_only_where_they_are_called_alike() -> None:
    assert cited([Source("Gazette, May"), Source("Gazette, June")]) == (Source("Gazette, May"), Source("Gazette, June"))
