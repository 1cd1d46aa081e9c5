"""The article in a web page, without what stands around it."""

from __future__ import annotations

import builtins
from typing import Any

import pytest

from knowledge.press.article import read_article
from knowledge.press.page import MissingReader, is_page, page_text
from knowledge.press.reading import ArticleReader
from knowledge.press.rules import PressRules

PAGE = """<!doctype html><html><head><meta property="og:title" content="Oscars 2013: the winners">
<meta property="article:published_time" content="2013-02-25"></head><body>
<nav><a href="/">Best Actor: Menu Man</a></nav><script>document.write("Best Actor: Script Man")</script>
<article><h1>Oscars 2013: the winners</h1>
<p>Here are the winners of the 85th Academy Awards, which were handed out on Sunday night to people of the trade.</p>
<table><tr><th>Category</th><th>Winner</th><th>Film</th></tr><tr><td>Best Director</td><td>Ang Lee</td><td>Life of Pi</td></tr>
<tr><td>Best Actor</td><td>Daniel Day-Lewis</td><td>Lincoln</td></tr></table></article>
<footer>Best Picture: Footer</footer></body></html>"""


def test_html_is_told_from_text() -> None:
    assert is_page(PAGE)
    assert not is_page("He said <b>no</b> and left.")


def test_a_table_in_a_page_is_read_and_its_furniture_is_not(press: PressRules) -> None:
    pytest.importorskip("trafilatura")
    told = ArticleReader(press).read(read_article(PAGE.encode(), "a.html"))
    assert {fact.parts[0].name for fact in told if fact.subject} == {"Ang Lee", "Daniel Day-Lewis"}
    assert all(fact.certain for fact in told if fact.subject)


def test_a_year_in_a_title_is_no_first_of_january(press: PressRules) -> None:
    pytest.importorskip("trafilatura")
    article = read_article(PAGE.replace(' content="2013-02-25"', "").encode(), "a.html")
    assert (article.day, article.year) == (None, 2013)


BULLETS = [
    "<li>{}: {}</li>",
    "<li><b>{}</b>: <a href='/x'>{}</a></li>",
    "<li><b>{}</b><br>{}</li>",
    "<li>{}<ul><li>{}</li></ul></li>",
]


@pytest.mark.parametrize("bullet", BULLETS)
def test_a_list_of_bullets_in_a_page_is_read(press: PressRules, bullet: str) -> None:
    pytest.importorskip("trafilatura")
    rows = [("Best Picture", "Argo"), ("Best Director", "Ang Lee (Life of Pi)"), ("Best Actor", "Daniel Day-Lewis (Lincoln)")]
    page = f"{PAGE.partition('<table>')[0]}<ul>{''.join(bullet.format(*row) for row in rows)}</ul></article></body></html>"
    told = ArticleReader(press).read(read_article(page.encode(), "a.html"))
    assert {fact.parts[0].name for fact in told if fact.subject and fact.certain} == {"Argo", "Ang Lee", "Daniel Day-Lewis"}


def test_a_page_without_words_is_no_article() -> None:
    pytest.importorskip("trafilatura")
    assert page_text("<html><body>" + "<div>" * 2000 + "</body></html>") is None


def test_a_missing_extra_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    real = builtins.__import__

    def without(name: str, *rest: Any) -> Any:
        if name == "trafilatura":
            raise ImportError(name)
        return real(name, *rest)

    monkeypatch.setattr(builtins, "__import__", without)
    with pytest.raises(MissingReader, match="marquee\\[html\\]"):
        page_text(PAGE)
