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
# Read from the article named below. Lines without a mark are certain. Above each line marked "{mark}" stands the sentence it was
# read from: delete the line if it is wrong, put it right if it is nearly so, and take the mark away if it holds. Then:
# marquee accept THIS_FILE
"""


def facts_text(rules: PressRules, article: Article, told: Iterable[Told], open_too: bool = True) -> str:
    """A facts file with what was told; without `open_too` only what is certain."""
    facts = [fact for fact in told if fact.certain or open_too]
    lines = [_ABOUT.format(mark=OPEN)] if any(not fact.certain for fact in facts) else []
    lines.append(_source(article))
    results = [fact for fact in facts if fact.subject and fact.occasion]
    if results:
        lines.append(f"{_section(rules)}:")
        lines += _by_occasion(rules, article, results)
    sentences = [(fact, sentence) for fact in facts if not fact.subject and (sentence := _sentence(rules, fact))]
    if sentences:
        lines.append("facts:")
        before = ""
        for fact, sentence in sentences:
            quote = _words(article, fact)
            lines += _entry(fact, quote, before, f"  - {{fact: {_quoted(sentence)}, quote: {_quoted(quote)}}}")
            before = "" if fact.certain else quote
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
    """The results, each night an entry, with its sentence where a result is not certain."""
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
        before = ""
        for fact in facts:
            quote = _words(article, fact)
            yield from _entry(fact, quote, before, f"      - {_result(rules, article, fact)}")
            before = "" if fact.certain else quote


def _result(rules: PressRules, article: Article, fact: Told) -> str:
    """A result in the long form, with its quote."""
    unit = rules.unit
    state = next(name for name, above in unit.states.items() if above == (fact.statement == rules.higher))
    parts = [f"{key}: [{', '.join(map(_quoted, fact.names(kind)))}]" for kind, key in unit.parts.items() if fact.names(kind)]
    long = f"{{{', '.join(parts)}, quote: {_quoted(_words(article, fact))}}}"
    return f"{{{unit.subject}: {_quoted(fact.subject)}, {state}: {long}}}"


def _entry(fact: Told, quote: str, before: str, line: str) -> Iterator[str]:
    indent = line[: len(line) - len(line.lstrip())]
    if fact.certain:
        yield line
    else:
        if quote != before:
            yield f"{indent}# {quote}"
        yield f"{line}  {OPEN}"


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
