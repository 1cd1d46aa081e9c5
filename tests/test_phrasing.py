"""Things, rows and sources in words."""

from __future__ import annotations

from markupsafe import Markup

from bot.finding.rows import Row, Thing
from bot.marquee import Marquee
from bot.reply import Source
from bot.telling.phrasing import Phrasing

LIGHTHOUSE = Thing(1, "film", "Light & House", "Light & House (2021)", "2021")


def test_more_than_two_sources_are_counted(small: Marquee) -> None:
    many = tuple(Source(title) for title in "ABCDE")
    assert Phrasing(small.rules).source_line(many) == "<i>Source: A; B +3</i>"


def test_a_thing_is_called_as_its_kind_is_and_escaped(small: Marquee) -> None:
    assert Phrasing(small.rules).call(LIGHTHOUSE) == Markup("Light &amp; House (2021)")
    assert Phrasing(small.rules).call("<b>") == Markup("&lt;b&gt;")


def test_a_row_has_its_names_its_remarks_and_what_it_tells_beside(small: Marquee) -> None:
    row = Row({"film": (LIGHTHOUSE,)}, {"days": (Row({"day": ("2021-03-04", "2021-03-05")}),)}, notes=("shared", "refused"))
    (shown,) = Phrasing(small.rules).rows([row])
    assert (shown["film"], shown["note"], shown["day"]) == (
        "Light &amp; House (2021)",
        "shared, refused",
        "2021-03-04 and 2021-03-05",
    )
    assert [one["day"] for one in shown["days"]] == ["2021-03-04 and 2021-03-05"]


def test_lines_that_say_nothing_are_left_out(small: Marquee) -> None:
    assert Phrasing(small.rules).lines("{% if no %}\n{% endif %}\n  {{ x }} \n\n{{ y }}", {"no": "", "x": 1, "y": 2}) == "1\n2"
