"""Templates: lists, rows, plurals and days, with all that comes from outside escaped."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import TemplateError, UndefinedError
from markupsafe import escape

from bot.rules.templates import capital, date, each, environment, every, listed, ordinal, plural


def render(template: str, **values: object) -> str:
    return environment().from_string(template).render(**values)


@pytest.mark.parametrize(
    ("parts", "text"),
    [
        ([], ""),
        (["A"], "A"),
        (["A", "B"], "A and B"),
        (["A", "B", "C"], "A, B and C"),
        (["A", "", "C"], "A and C"),
        (["<b>"], "&lt;b&gt;"),
    ],
)
def test_a_list_is_written_as_one_says_it(parts: list[str], text: str) -> None:
    assert listed(parts) == text


def test_each_keeps_what_belongs_together_and_leaves_out_what_is_not_there() -> None:
    rows = [{"who": "A", "film": "X"}, {"who": "B", "film": ""}, {"who": "A", "film": "X"}]
    assert each(rows, "{who}[ for {film}]") == "A for X and B"


def test_a_bracket_that_says_nothing_new_is_left_out() -> None:
    assert each([{"who": "X", "film": "X"}], "{who}[ for {film}]") == "X"


def test_every_row_has_a_line_of_its_own_marked_where_there_are_several() -> None:
    assert every([{"what": "A"}, {"what": "B"}, {"what": "A"}], "{what}!") == "• A!\n• B!"
    assert every([{"what": "A"}], "{what}!") == "A!"


@pytest.mark.parametrize(("number", "text"), [(0, "no prizes"), (1, "1 prize"), (5, "5 prizes")])
def test_a_plural_follows_its_number(number: int, text: str) -> None:
    assert plural(number, "prize") == text


def test_ranks_days_and_capitals() -> None:
    assert ordinal(22) == "22nd"
    assert date("2024-01-28") == "Sunday 28 January 2024"
    assert date("soon") == "soon"
    assert capital("the <night>") == "The &lt;night&gt;"


@pytest.mark.parametrize("template", ["{{ x.__class__ }}", "{{ x.__class__.__mro__ }}", "{{ ''.__class__.__bases__ }}"])
def test_a_template_cannot_reach_behind_its_values(template: str) -> None:
    with pytest.raises(TemplateError):
        render(template, x=1)


def test_a_name_that_is_not_there_is_an_error() -> None:
    with pytest.raises(UndefinedError):
        render("{{ nobody }}")


@given(st.text(), st.text())
def test_a_value_is_never_markup_and_never_a_template(name: str, other: str) -> None:
    rows = [{"who": escape(name), "film": escape(other)}]
    assert render("{{ x }}", x=name) == escape(name)
    assert render("{{ rows|each('{who}') }}", rows=rows) == escape(name)


@pytest.mark.parametrize(
    ("template", "name", "shown"),
    [
        ("I know {{ x }}.", "Up", "I know Up."),
        ("I know {{ x }}.", "Mamma Mia!", "I know Mamma Mia!"),
        ("I know {{ x|upper }}. And {{ x }} too.", "Jr.", "I know JR. And Jr. too."),
        ("Reading it as <b>{{ x }}</b>.", "Who?", "Reading it as <b>Who?</b>"),
        ("See {{ x }}.org", "a.", "See a..org"),
    ],
)
def test_a_sentence_ends_with_one_mark(template: str, name: str, shown: str) -> None:
    assert render(template, x=name) == shown


WINS = [{"night": f"night {number}", "award": award} for number, award in ((1, "A"), (1, "B"), (2, "C"), (3, "<D>"), (4, "E"))]
MANY = [{"night": f"night {number}", "award": "A"} for number in range(11)]


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        (WINS[:2], "She won A and B at night 1."),
        (WINS[:4], "She won A and B at night 1; C at night 2; &lt;D&gt; at night 3."),
        (WINS, "She won:\n• A and B at night 1\n• C at night 2\n• &lt;D&gt; at night 3\n• E at night 4"),
    ],
)
def test_what_groups_tell_is_a_sentence_or_a_line_each(rows: list[dict[str, str]], told: str) -> None:
    assert render("She won{{ rows|told_by('night', '{award}') }}.", rows=rows) == told


def test_what_one_group_tells_at_length_is_a_line_each() -> None:
    rows = [{"night": "night 1", "award": letter * 90} for letter in "ABC"]
    told = render("She won{{ rows|told_by('night', '{award}') }}.", rows=rows)
    assert told == "She won at night 1:\n" + "\n".join(f"• {letter * 90}" for letter in "ABC")


def test_a_list_of_many_lines_opens_by_a_tap() -> None:
    told = render("She won{{ rows|told_by('night', '{award}') }}.", rows=MANY)
    assert told.startswith("She won:\n<blockquote expandable>• A at night 0\n")
    assert told.endswith("A at night 10</blockquote>")


def test_so_does_one_long_line() -> None:
    assert render("In {{ films|folded }}. Then", films="a, " * 133) == f"In {'a, ' * 132}a,. Then"
    assert (
        render("In {{ films|folded }}. Then", films="a, " * 140)
        == f"In <blockquote expandable>{'a, ' * 139}a,.</blockquote> Then"
    )


def test_names_that_jinja_defines_are_no_names_of_ours() -> None:
    with pytest.raises(UndefinedError):
        render("{{ range(3) }}")
