"""A language model as a second reader, behind any endpoint that speaks as OpenAI's does; off unless it is set up.

What it finds counts only where the words it quotes stand in the article as they are, and is never certain.
"""

from __future__ import annotations

import json
import re
import urllib.error
import urllib.request
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from knowledge.press.article import Article
from knowledge.press.found import Occasion, Part, Told
from knowledge.press.rules import PressRules
from knowledge.schema.schema import Statement
from knowledge.values import unfill
from knowledge.words import key

URL, NAME, KEY = "MARQUEE_READER_URL", "MARQUEE_READER_MODEL", "MARQUEE_READER_KEY"
_SECONDS = 60
_MOST_ANSWER = 400_000  # bytes
_MOST_ARTICLE = 24_000  # characters sent
_MOST_FACTS = 200
_SHORTEST_QUOTE = 8  # characters


class ModelError(ValueError):
    """The model could not be asked, or its answer cannot be used; says why."""


@dataclass(frozen=True, slots=True)
class Model:
    """Where a model is asked, its name there, and the key that opens it, if it wants one."""

    url: str
    name: str
    key: str = ""

    @classmethod
    def from_environment(cls, environ: Mapping[str, str]) -> Model | None:
        """The model that the environment names, or None. Raises ModelError for an address that is none."""
        url = environ.get(URL, "")
        if not url:
            return None
        if urlsplit(url).scheme not in ("http", "https"):
            raise ModelError(f"{URL} is no web address")
        return cls(url.rstrip("/"), environ.get(NAME, "default"), environ.get(KEY, ""))


def second_reading(rules: PressRules, model: Model, article: Article, told: Iterable[Told]) -> list[Told]:
    """What a model finds besides what was told already: all of it to be looked at. Raises ModelError."""
    known = {_same(fact) for fact in told}
    found = [fact for fact in _facts(rules, article, _ask(model, _request(rules, model, article))) if _same(fact) not in known]
    return list({_same(fact): fact for fact in found}.values())


def _request(rules: PressRules, model: Model, article: Article) -> dict[str, Any]:
    sentences = "\n".join(f"- {statement.says}" for statement in rules.schema.statements.values())
    system = (
        "You read a news article and write down what it states as fact. Never write what is forecast, denied, rumoured, asked "
        'or joked about. Answer with a JSON list of objects {"fact": …, "quote": …}. A fact is one of these sentences, names put '
        f"for its nouns, parts in brackets left out where the article does not tell them:\n{sentences}\n"
        "A quote is the stretch of the article that states the fact, copied letter by letter."
    )
    text = article.text[article.body : article.body + _MOST_ARTICLE]
    messages = [{"role": "system", "content": system}, {"role": "user", "content": text}]
    return {"model": model.name, "temperature": 0, "messages": messages}


def _ask(model: Model, request: Mapping[str, Any]) -> list[Any]:
    """The list in the model's answer."""
    headers = {"Content-Type": "application/json"} | ({"Authorization": f"Bearer {model.key}"} if model.key else {})
    asked = urllib.request.Request(f"{model.url}/chat/completions", json.dumps(request).encode(), headers)
    try:
        with urllib.request.urlopen(asked, timeout=_SECONDS) as response:
            raw = response.read(_MOST_ANSWER + 1)
    except (OSError, urllib.error.URLError) as error:
        raise ModelError(f"the second reader cannot be reached: {error}") from error
    if len(raw) > _MOST_ANSWER:
        raise ModelError("the second reader's answer is too long")
    try:
        content = json.loads(raw)["choices"][0]["message"]["content"]
        listed = re.search(r"\[.*\]", content, re.DOTALL)
        facts = json.loads(listed[0]) if listed else []
    except (ValueError, KeyError, IndexError, TypeError, RecursionError) as error:
        raise ModelError("the second reader's answer is not the JSON it was asked for") from error
    return facts[:_MOST_FACTS] if isinstance(facts, list) else []


def _facts(rules: PressRules, article: Article, answers: Iterable[Any]) -> Iterator[Told]:
    """The answers whose quote stands in the article word for word and whose fact is a statement."""
    for answer in answers:
        sentence, quote = (answer.get("fact"), answer.get("quote")) if isinstance(answer, dict) else (None, None)
        if not isinstance(sentence, str) or not isinstance(quote, str) or len(quote) < _SHORTEST_QUOTE or len(sentence) > 500:
            continue
        start = article.text.find(quote, article.body)
        readings = rules.schema.sentence(sentence.strip().removesuffix(".")) if start >= 0 else []
        if readings and (fact := _told(rules, *readings[0], start, start + len(quote))):
            yield fact


def _told(rules: PressRules, statement: Statement, nouns: Mapping[str, str], start: int, end: int) -> Told | None:
    when = _occasion(rules, nouns.get(rules.occasion.kind, ""))
    if statement.unit is None:
        rest = {name: words for name, words in nouns.items() if name != rules.occasion.kind}
        return Told(statement.name, start, end, False, rest, occasion=when)
    first = statement.nouns[0].name
    beside = [Part(kind, nouns[kind]) for kind in rules.things if kind in nouns]
    subject = nouns.get(rules.unit.subject, "")
    kind = next(
        (rules.subjects.heads[word] for word in subject.casefold().split() if word in rules.subjects.heads), rules.personal
    )
    return Told(statement.name, start, end, False, {}, subject, (Part(kind, nouns[first]), *beside), when) if subject else None


def _occasion(rules: PressRules, words: str) -> Occasion | None:
    """The night that is called so: by its number or by its year."""
    form = rules.occasion
    for template in (form.called, form.or_called):
        if told := unfill(template, words, ("number", "year")):
            number, year = told.get("number"), told.get("year")
            return Occasion(told["series"], int(number) if number else None, int(year) if year else None)
    return Occasion(words) if words else None


def _same(fact: Told) -> tuple[object, ...]:
    names = frozenset(key(part.name) for part in fact.parts) or frozenset(map(key, fact.nouns.values()))
    return fact.statement, key(fact.subject), names
