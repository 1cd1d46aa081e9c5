"""An article as a source of the store: what is certain in it, read without a store so that it never depends on other sources."""

from __future__ import annotations

import hashlib
from dataclasses import replace

from knowledge.claims import Source
from knowledge.documents.facts import read_facts
from knowledge.mistakes import Mistake, Mistakes
from knowledge.press.load import SHIPPED
from knowledge.press.rules import PressRules
from knowledge.schema.schema import Schema

SUFFIXES = (".md", ".txt")


def read_source(raw: bytes, key: str, schema: Schema, rules: PressRules) -> Source:
    """The claims of an article, each with its sentence; `key` names it in the store. Raises Mistakes."""
    # a build to which no article is new does without, and ends sooner
    from knowledge.press.article import ArticleError, read_article
    from knowledge.press.proposals import facts_text
    from knowledge.press.reading import ArticleReader

    try:
        article = read_article(raw, key, rules.months)
    except ArticleError as error:
        raise Mistakes([Mistake(key, 0, "", str(error))]) from error
    told = ArticleReader(rules).read(article)
    source = read_facts(facts_text(rules, article, told, open_too=False).encode(), key, schema)
    return replace(source, digest=digest(raw))


def digest(raw: bytes) -> str:
    """What an article is read again by: its bytes, and the rules by which it is read."""
    return hashlib.sha256(raw + SHIPPED.read_bytes()).hexdigest()
