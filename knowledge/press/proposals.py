"""Facts of an article as a facts file, as admins write them: what is certain as it stands, the rest marked for a look."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping

from knowledge.press.article import Article
from knowledge.press.found import Occasion, Told
from knowledge.press.rules import PressRules
from knowledge.press.told import called
from knowledge.schema.sentences import Part as SentencePart
from knowledge.values import convert

OPEN = "# ?"  # what marks a line that somebody still has to look at
_SHOWN = 300  # characters of a sentence
_ABOUT = """\
# Read from the article named below: {sure} certain, {open} to look at, each marked "{mark}" with its sentence on the line below.
# Delete both lines if it is wrong, put it right if it is nearly so, and take the mark away if it holds. Then:
# marquee accept THIS_FILE
"""


def facts_text(rules: PressRules, article: Article, told: Iterable[Told], open_too: bool = True) -> str:
    """A facts file with what was told; without `open_too` only what is certain."""
    facts = [fact for fact in told if fact.certain or open_too]
    still_open = sum(not fact.certain for fact in facts)
    lines = [_ABOUT.format(mark=OPEN, sure=len(facts) - still_open, open=still_open)] if still_open else []
    lines.append(_source(article))
    results = [fact for fact in facts if fact.subject and fact.occasion]
    if results:
        lines.append(f"{_section(rules)}:")
        lines += _by_occasion(rules, article, results)
    sentences = [(fact, sentence) for fact in facts if not fact.subject and (sentence := _sentence(rules, fact))]
    if sentences:
        lines.append("facts:")
        for fact, sentence in sentences:
            lines += _entry(fact, f"  - {{fact: {_quoted(sentence)}", f"     quote: {_quoted(_words(article, fact))}}}")
    return "\n".join(lines) + "\n"


def open_lines(rules: PressRules, text: str) -> list[int]:
    """The numbers of the lines that still carry the mark, or whose subject or year is still not named."""
    marks = (OPEN, _quoted(rules.subjects.unnamed), _quoted(rules.occasion.unnamed))
    lines = enumerate(text.splitlines(), 1)
    return [number for number, line in lines if not line.startswith("#") and any(mark in line for mark in marks)]


def _source(article: Article) -> str:
    origin = article.origin
    fields = {"title": origin.title, "url": origin.url, "date": origin.date, "publisher": origin.publisher}
    return f"source: {{{', '.join(f'{key}: {_quoted(value)}' for key, value in fields.items() if value)}}}\n"


def _section(rules: PressRules) -> str:
    return next(name for name, section in rules.schema.sections.items() if section.of == rules.occasion.kind)


def _by_occasion(rules: PressRules, article: Article, results: Iterable[Told]) -> Iterator[str]:
    """The results, each night an entry."""
    occasions: dict[Occasion, list[Told]] = {}
    for fact in results:
        if fact.occasion:
            occasions.setdefault(fact.occasion, []).append(fact)
    form = rules.occasion
    for when, facts in occasions.items():
        yield f"  - {form.series}: {_quoted(when.series)}"
        if when.number:
            yield f"    {form.number}: {when.number}"
        elif when.year:
            yield f"    {form.year}: {when.year}"
        else:
            yield f"    {form.year}: {_quoted(form.unnamed)}  {OPEN}"
        yield f"    {rules.unit.under}:"
        for fact in facts:
            yield from _entry(fact, f"      - {_result(rules, fact)}", f"         quote: {_quoted(_words(article, fact))}}}}}")


def _result(rules: PressRules, fact: Told) -> str:
    """A result in the long form, up to its quote."""
    unit = rules.unit
    state = next(name for name, above in unit.states.items() if above == (fact.statement == rules.higher))
    parts = [f"{key}: [{', '.join(map(_quoted, fact.names(kind)))}]" for kind, key in unit.parts.items() if fact.names(kind)]
    return f"{{{unit.subject}: {_quoted(fact.subject)}, {state}: {{{', '.join(parts)}"


def _entry(fact: Told, told: str, quote: str) -> tuple[str, str]:
    """What is told, with the mark in sight where it is open, and on a line of its own the sentence that says so."""
    return f"{told}," if fact.certain else f"{told},  {OPEN}", quote


def _words(article: Article, fact: Told) -> str:
    """The sentence or entry that tells a fact, on one line and not too long."""
    said = " ".join(article.text[fact.start : fact.end].split())
    return said if len(said) <= _SHOWN else said[: _SHOWN - 2].rsplit(" ", 1)[0] + " …"


def _sentence(rules: PressRules, fact: Told) -> str:
    """The statement as a sentence; empty where a value is none that the statement can hold."""
    statement = rules.schema.statements[fact.statement]
    nouns = dict(fact.nouns)
    if fact.occasion:
        nouns.setdefault(rules.occasion.kind, called(rules, fact.occasion))
    for noun in statement.nouns:
        value = rules.schema.kinds[noun.kinds[0]].value
        if noun.name in nouns and value:
            try:
                convert(nouns[noun.name], value)
            except ValueError:
                return ""
            if value == "text":
                nouns[noun.name] = f"“{nouns[noun.name]}”"
    return _filled(statement.parts, nouns)


def _filled(parts: Iterable[SentencePart], nouns: Mapping[str, str]) -> str:
    words: list[str] = []
    for part in parts:
        if part.noun and part.noun not in nouns:
            if part.optional:
                continue
            return ""
        words += [*part.fixed, *([nouns[part.noun]] if part.noun else [])]
    return " ".join(words)


def _quoted(text: str) -> str:
    """A text as YAML reads it back whatever it holds."""
    return json.dumps(text, ensure_ascii=False)
