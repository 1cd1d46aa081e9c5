import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.values import convert, fill, unfill


def test_values_are_converted_by_what_they_are() -> None:
    assert (convert("007", "integer"), convert("2024-02-29", "date"), convert("“no”", "text")) == (7, "2024-02-29", "no")


@pytest.mark.parametrize("text", ["2024-02-30", "2023-02-29", "2024-1-1", "20240101", "soon", ""])
def test_days_that_no_calendar_has_are_refused(text: str) -> None:
    with pytest.raises(ValueError, match="not a day of the calendar"):
        convert(text, "date")


def test_a_name_needs_all_its_fields() -> None:
    assert fill("{edition|ordinal} {award}", {"award": "Quills"}) == ""


@given(st.integers(1, 9999).map(str), st.text("abc DEF", min_size=1).filter(str.strip))
def test_a_built_name_reads_back_as_its_fields(edition: str, award: str) -> None:
    template = "{edition|ordinal} {award}"
    fields = {"edition": edition, "award": award}
    assert unfill(template, fill(template, fields), {"edition"}) == fields
