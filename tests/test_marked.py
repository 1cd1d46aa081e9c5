"""Things that marks identify: an award and its edition, or an award and a year."""

from __future__ import annotations

from itertools import count

from knowledge.identity.forms import Form
from knowledge.identity.marked import marked_clusters

GROUPS = (("award", "edition"), ("award", "year"))
NUMBERS = count(1)


def form(**marks: str) -> Form:
    marked = {"award": "7=Quills", **marks}
    return Form(next(NUMBERS), 1, False, " ".join(marked.values()), "", marks=tuple(marked.items()))


def found(*forms: Form) -> list[list[int]]:
    return sorted(sorted(forms.index(one) for one in each.forms) for each in marked_clusters(forms, GROUPS).found)


def test_one_edition_is_one_thing() -> None:
    assert found(form(edition="3"), form(edition="3"), form(edition="4")) == [[0, 1], [2]]


def test_a_year_joins_the_edition_that_another_mention_gives_it() -> None:
    assert found(form(edition="3", year="2023"), form(year="2023"), form(edition="3")) == [[0, 1, 2]]


def test_two_editions_of_a_year_stay_two_and_the_year_alone_is_in_doubt() -> None:
    forms = [form(edition="2", year="1930"), form(edition="3", year="1930"), form(year="1930")]
    out = marked_clusters(forms, GROUPS)
    assert len(out.found) == 2
    assert list(out.doubts) == [forms[2].number]


def test_years_alone_are_one_thing() -> None:
    assert found(form(year="2023"), form(year="2023"), form(year="2024"), form(award="8=Qs", year="2023")) == [[0, 1], [2], [3]]
