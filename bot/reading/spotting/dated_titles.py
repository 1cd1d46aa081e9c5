"""Which of several things of one name a number beside it tells: "the 1984 Dune", "the Dune of 1984", "Dune, the 1984 version"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bot.numbers import Number
from bot.question import Question
from bot.reading.meanings.item import Item
from bot.reading.meanings.meaning import Named
from bot.reading.spotting.longer import SURE
from bot.rules.rules import Rules, Words


def dated(items: Sequence[Item], question: Question, rules: Rules) -> Iterator[Item]:
    """For each name of several things the one whose label ends with the number beside it, over the words of both."""
    numbers = [number for number in question.numbers if not (number.rank or number.tens)]
    for item in items if numbers else ():
        meaning = item.meaning
        if not isinstance(meaning, Named) or len(meaning.things) < 2 or not SURE.issuperset([one.how for one in meaning.things]):
            continue
        for number in numbers:
            told = [one for one in meaning.things if one.label.endswith(f"({number.value})")]
            if len(told) == 1 and (span := _beside(item, number, question, rules.words)):
                first, last = span
                narrow = meaning._replace(things=tuple(told), first=first, last=last)
                yield item._replace(start=first, end=last, meaning=narrow, before=0.0, after=0.0)


def _beside(item: Item, number: Number, question: Question, words: Words) -> tuple[int, int] | None:
    """The words [first, last) of a name and a number that stand beside each other; nothing where they do not."""
    plain = question.plain
    before, behind = plain[number.last : item.start], plain[item.end : number.first]
    if number.last <= item.start and (not before or before[0] in words.ones and words.leads.issuperset(before[1:])):
        return (number.first, item.end) if len(before) < 3 else None
    if item.end <= number.first and (not behind or len(behind) == 1 and behind[0] in words.leads | words.glue):
        one = number.last < len(plain) and plain[number.last] in words.ones
        return item.start, number.last + one
    return None
