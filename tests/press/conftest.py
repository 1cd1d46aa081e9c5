"""What the tests of the article reader share."""

from __future__ import annotations

import pytest
from reads import Reads

from knowledge.claims import Origin
from knowledge.press.article import Article
from knowledge.press.found import Told
from knowledge.press.load import press_rules
from knowledge.press.reading import ArticleReader
from knowledge.press.rules import PressRules


@pytest.fixture(scope="session")
def press() -> PressRules:
    return press_rules()


@pytest.fixture(scope="session")
def told(press: PressRules) -> Reads:
    """The facts of a text, read as an article of 2020 without a store."""

    def read(text: str, title: str = "The 2020 Oscars") -> list[Told]:
        return ArticleReader(press).read(Article(text, 0, Origin(title), None, 2020))

    return read
