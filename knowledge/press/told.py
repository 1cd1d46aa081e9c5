"""Facts as other programs are told them: the shape of `marquee read --json`."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from typing import Any

from knowledge.press.article import Article
from knowledge.press.found import Occasion, Told
from knowledge.press.rules import PressRules
from knowledge.values import fill
from knowledge.words import key


def as_json(rules: PressRules, article: Article, told: Iterable[Told]) -> list[dict[str, Any]]:
    """One object for each fact; of a result with several somebody, one for each of them."""
    facts = list(told)
    above = {_result(fact, name) for fact in facts if fact.statement == rules.higher for name, _ in _subjects(rules, fact)}
    return [shown for fact in facts for shown in _shown(rules, article, fact, above)]


def called(rules: PressRules, when: Occasion) -> str:
    """How a night is called: by its number, else by its year, else by its series alone."""
    fields = {rules.occasion.series: when.series, "series": when.series}
    fields |= {name: str(value) for name, value in (("number", when.number), ("year", when.year)) if value}
    return fill(rules.occasion.called, fields) or fill(rules.occasion.or_called, fields) or when.series


def _result(fact: Told, name: str) -> tuple[str, str, Occasion | None]:
    return key(name), key(fact.subject), fact.occasion


def _shown(
    rules: PressRules, article: Article, fact: Told, above: Collection[tuple[str, str, Occasion | None]]
) -> Iterator[dict[str, Any]]:
    form = rules.told.get(fact.statement)
    if form is None:
        return
    evidence = {"evidence": article.text[fact.start : fact.end], "span": [fact.start, fact.end], "accepted": fact.certain}
    when = _when(rules, fact.occasion)
    if not fact.subject:
        nouns = dict(fact.nouns)
        if fact.occasion:
            nouns.setdefault(rules.occasion.kind, called(rules, fact.occasion))
        subject, target = nouns.get(form.subject, ""), nouns.get(form.object, "")
        if subject and target:
            yield {"relation": form.relation, "subject": subject, "object": target, **when, **evidence}
        return
    state = rules.unit.state
    for name, beside in _subjects(rules, fact):
        shown = {"relation": form.relation, "subject": name, "object": fact.subject, **when, rules.unit.subject: fact.subject}
        yield {**shown, **({rules.titled[0]: beside} if beside else {}), state: _result(fact, name) in above, **evidence}


def _when(rules: PressRules, when: Occasion | None) -> dict[str, Any]:
    if when is None:
        return {}
    form = rules.occasion
    told = {form.series: when.series, form.number: when.number, form.year: when.year}
    return {key: value for key, value in told.items() if value}


def _subjects(rules: PressRules, fact: Told) -> Iterator[tuple[str, str]]:
    """Whom a result is told of, each with the work beside: all somebody named, else what comes first."""
    somebody = fact.names(rules.personal)
    works = fact.names(rules.titled[0])
    first = fact.parts[0]
    if somebody and (first.kind != rules.titled[0] or _goes_to_somebody(rules, fact)):
        yield from ((name, work) for name in somebody for work in works or ("",))
    else:
        kind = _goes_to(rules, fact)
        receivers = fact.names(kind) if kind in rules.titled[1:] else ()
        yield (receivers[0] if receivers else first.name), works[0] if works else ""


def _goes_to_somebody(rules: PressRules, fact: Told) -> bool:
    return _goes_to(rules, fact) not in rules.titled


def _goes_to(rules: PressRules, fact: Told) -> str:
    """The kind that the subject of a result goes to, by the first of its words that tells one; empty where none does."""
    kinds = (rules.subjects.heads.get(word, "") for word in fact.subject.casefold().split())
    return next((kind for kind in kinds if kind in rules.titled), "")
