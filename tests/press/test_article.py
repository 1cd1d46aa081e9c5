"""Bytes become an article or a clear line that says why not."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as some

from knowledge.press.article import MOST_BYTES, MOST_CHARACTERS, ArticleError, read_article
from knowledge.press.load import press_rules


def test_a_front_matter_tells_title_address_day_and_publisher() -> None:
    raw = b'---\ntitle: "Lights: out"\nurl: https://a.example/b\ndate: 2024-01-29\npublisher: The Reel\n---\nBody.'
    article = read_article(raw, "a.md")
    assert (article.origin.title, article.origin.url) == ("Lights: out", "https://a.example/b")
    assert (article.origin.date, article.origin.publisher) == ("2024-01-29", "The Reel")
    assert article.day == date(2024, 1, 29)
    assert article.text[article.body :] == "Body."


def test_plain_lines_above_the_text_tell_the_same() -> None:
    article = read_article(b"source: Campus Courier, 2011-2-28; page 4\n\nThe title\n\nBody.", "a.txt")
    assert (article.origin.title, article.origin.publisher, article.year) == ("The title", "Campus Courier", 2011)


def test_a_year_is_better_than_nothing() -> None:
    assert read_article(b"source: Harbour Wire 2005, copy\n\nBody.", "a.txt").year == 2005


@pytest.mark.parametrize(
    "top",
    ["8 January 2018", "By our staff\nJan. 8th, 2018", "Mumbai | 8 Jan 2018", f"NEW DELHI, Jan 8, 2018 (Wire): {'word ' * 30}"],
)
def test_a_day_in_words_above_the_text_is_the_articles(top: str) -> None:
    months = press_rules().months
    assert read_article(f"A title\n{top}\n\nBody.".encode(), "a.txt", months).day == date(2018, 1, 8)


def test_a_day_further_on_is_not_the_articles() -> None:
    text = f"A title\n\n{'word ' * 30} he was born on 3 May 1929.\n\nBody."
    assert read_article(text.encode(), "a.txt", press_rules().months).day is None
    assert read_article(b"A title\n32 January 2018\n\nBody.", "a.txt", press_rules().months).day is None


def test_windows_letters_and_utf_16_are_read() -> None:
    assert read_article("Renée won.".encode("cp1252"), "a.txt").text == "Renée won."
    assert read_article("Renée won.".encode("utf-16"), "a.txt").text == "Renée won."


@pytest.mark.parametrize(
    ("raw", "why"),
    [
        (b"", "is empty"),
        (b" \n\t\n", "is empty"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" * 20, "is no text"),
        (b"a" * (MOST_BYTES + 1), "are allowed"),
        (b"a " * MOST_CHARACTERS, "characters of text"),
    ],
)
def test_what_is_no_article_is_said_to_be_none(raw: bytes, why: str) -> None:
    with pytest.raises(ArticleError, match=why):
        read_article(raw, "a.txt")


@given(some.binary(max_size=300))
def test_any_bytes_are_an_article_or_a_clear_line(raw: bytes) -> None:
    try:
        found = read_article(raw, "a.txt").text
    except ArticleError as error:
        found = str(error)
    assert found.strip()


def test_a_first_paragraph_is_no_title() -> None:
    body = f"The awards were announced on Monday, {'word ' * 30}here."
    assert read_article(body.encode(), "monday.txt").origin.title == "monday"
    assert read_article(f"A night to remember\n\n{body}".encode(), "monday.txt").origin.title == "A night to remember"


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("14/04/2021", date(2021, 4, 14)),
        ("4/14/2021", date(2021, 4, 14)),
        ("04.04.2021", date(2021, 4, 4)),
        ("03/04/2021", None),  # of March or of April
        ("14/14/2021", None),
        ("31/02/2021", None),
    ],
)
def test_a_day_in_numbers_is_read_where_only_one_can_be_the_month(written: str, day: date | None) -> None:
    assert read_article(f"The title\nby Tom Ferris | {written}\n\nBody.".encode(), "a.txt").day == day
