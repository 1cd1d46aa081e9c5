"""What was read becomes a facts file that admins can look at and that loads."""

from __future__ import annotations

from knowledge.claims import Origin, Result, Sentence
from knowledge.documents.facts import read_facts
from knowledge.press.article import Article
from knowledge.press.proposals import facts_text, open_lines
from knowledge.press.reading import ArticleReader
from knowledge.press.rules import PressRules

TEXT = """Winners at the 2020 Oscars

Best Picture: Joram: The #1
Best Director: Ang Lee (Life of Pi)
Best Actor: Sean Penn (Mystic River)

There director Bong Joon-ho sat. He won Best Screenplay for Parasite. Then “Poor Things” was directed by Yorgos Lanthimos."""


def made(press: PressRules, open_too: bool = True) -> str:
    article = Article(TEXT, 0, Origin('The "big" night', "https://a.example", "2020-02-10"), None, 2020)
    return facts_text(press, article, ArticleReader(press).read(article), open_too)


def test_it_loads_whatever_the_names_hold(press: PressRules) -> None:
    source = read_facts(made(press).encode(), "facts/a.yaml", press.schema)
    assert source.origin.title == 'The "big" night'
    bodies = [claim.body for claim in source.claims]
    names = {part.name for body in bodies if isinstance(body, Result) for part in body.parts}
    assert {"Joram: The #1", "Ang Lee", "Life of Pi", "Bong Joon-ho"} <= names
    assert any(isinstance(body, Sentence) and body.text == "Yorgos Lanthimos directed Poor Things" for body in bodies)


def test_every_claim_quotes_the_article(press: PressRules) -> None:
    claims = read_facts(made(press).encode(), "facts/a.yaml", press.schema).claims
    quotes = [claim.quote for claim in claims if isinstance(claim.body, Result | Sentence)]
    assert quotes
    assert all(" ".join(quote.split()) in " ".join(TEXT.split()) for quote in quotes)


def test_what_is_open_is_marked_above_its_sentence(press: PressRules) -> None:
    lines = made(press).splitlines()
    (number,) = open_lines(press, made(press))
    assert "Bong Joon-ho" in lines[number - 1]
    assert len(lines[number - 1]) < 120
    assert lines[number].strip() == 'quote: "He won Best Screenplay for Parasite."}}'
    assert "4 certain, 1 to look at" in lines[0]


def test_what_is_wrong_is_two_lines_to_delete(press: PressRules) -> None:
    lines = made(press).splitlines()
    (number,) = open_lines(press, made(press))
    left = "\n".join(lines[: number - 1] + lines[number + 1 :])
    assert open_lines(press, left) == []
    assert "Bong" not in str(read_facts(left.encode(), "facts/a.yaml", press.schema).claims)


def test_only_what_is_certain_can_be_had_too(press: PressRules) -> None:
    assert open_lines(press, made(press, open_too=False)) == []
    assert "Bong" not in made(press, open_too=False)


def test_a_year_that_is_not_told_is_left_to_fill_in(press: PressRules) -> None:
    article = Article("Oscar winners\n\nBest Picture: Joram\nBest Director: Ang Lee", 0, Origin("Oscar winners"))
    text = facts_text(press, article, ArticleReader(press).read(article))
    assert '    year: "(year not named)"  # ?' in text.splitlines()
    assert "Ang Lee" in text
    assert open_lines(press, text.replace("  # ?", "")) == [text.splitlines().index('    year: "(year not named)"  # ?') + 1]
