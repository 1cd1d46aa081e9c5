"""What a sentence says in words of its own: stretches between quotation marks, its rest, and days."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from knowledge.press.naming import Naming
from knowledge.press.paragraphs import Sentence
from knowledge.press.rules import QUOTE, PressRules

_LONGEST_TEXT = 30  # words
_SHORT_MONTH = (3, 4)  # letters: "Jan.", "Sept."
_NUMBER = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?")
_YEAR = re.compile(r"(?:19|20)\d\d")
_QUOTES = {"“": "”", '"': '"', "‘": "’", "'": "'"}


class ValueFinder:
    """Finds the values that a slot may take in the sentences of one article."""

    def __init__(self, rules: PressRules, text: str) -> None:
        self._rules = rules
        self._text = text
        self._kinds = {kind.value: name for name, kind in rules.schema.kinds.items() if kind.value}

    def all(self, sentence: Sentence) -> Iterator[Naming]:
        """Words between quotation marks, the rest of the sentence, and days."""
        line = sentence.line
        for at, token in enumerate(line):
            if closing := _QUOTES.get(self._text[token.start - 1 : token.start]):
                yield from self._quote(sentence, at, closing)
            if at > 0 and "text" in self._kinds and len(line) - at <= _LONGEST_TEXT:
                rest = " ".join(self._text[token.start : line[-1].end].split())
                yield Naming(at, len(line), (self._kinds["text"],), rest, "shape")
            if _YEAR.fullmatch(token.plain) and self._rules.occasion.year in self._rules.schema.kinds:
                yield Naming(at, at + 1, (self._rules.occasion.year,), token.plain, "shape")
            if day := self._day(sentence, at):
                yield Naming(at, day[0], (self._kinds.get("date", ""),), day[1], "shape" if day[1][:1].isdigit() else "lean")

    def _quote(self, sentence: Sentence, at: int, closing: str) -> Iterator[Naming]:
        start = sentence.line[at].start
        end = start
        while (end := self._text.find(closing, end, sentence.end)) >= 0 and self._text[end + 1 : end + 2].isalpha():
            end += 1
        if end > start:
            last = next((n for n in range(at, len(sentence.line)) if sentence.line[n].start >= end), len(sentence.line))
            yield Naming(at, last, (QUOTE,), self._text[start:end].strip(" ,"), "quoted")

    def _weekday(self, sentence: Sentence, name: str) -> str:
        """The last such day before the article's, or the word itself where the article tells none."""
        if sentence.day is None:
            return name.title()
        back = (sentence.day.weekday() - self._rules.weekdays.index(name)) % 7
        return (sentence.day - timedelta(days=back)).isoformat()

    def _month(self, said: str) -> int:
        """The number of the month that a word names, whole or by its first letters, or 0."""
        short = len(said) in _SHORT_MONTH
        months = enumerate(self._rules.months, 1)
        return next((number for number, month in months if said == month or (short and month.startswith(said))), 0)

    def _day(self, sentence: Sentence, at: int) -> tuple[int, str] | None:
        """A day from here on: behind its last word, and as an ISO date, or the weekday alone where the date is not told."""
        plain = [token.plain for token in sentence.line[at : at + 6]]
        weekdays = self._rules.weekdays
        if plain[0] in weekdays:
            behind = self._day(sentence, at + 1) if len(plain) > 1 else None
            return behind if behind and behind[1][:1].isdigit() else (at + 1, self._weekday(sentence, plain[0]))
        named = next((n for n in (0, 1, 2) if n < len(plain) and self._month(plain[n])), None)
        if named is None:
            return None
        number = _NUMBER.fullmatch(plain[0]) or (_NUMBER.fullmatch(plain[1]) if len(plain) > 1 and named == 0 else None)
        last = max(named, 0 if _NUMBER.fullmatch(plain[0]) else 1) + 1
        told = plain[last] if last < len(plain) and _YEAR.fullmatch(plain[last]) else ""
        year = int(told) if told else sentence.year
        if number is None or year is None:
            return None
        try:
            day = date(year, self._month(plain[named]), int(number[1]))
        except ValueError:
            return None
        return at + last + bool(told), day.isoformat()
