"""Words that say more, or less, for the words beside them: parts of names, numerals, what asks for a yes, asides."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from bot.question import Question
from bot.reading.words.dictionary import Entry
from bot.rules.rules import Rules, Words

Span = tuple[int, int]


def within_names(entries: Sequence[Entry], proper: Sequence[bool], words: Words) -> Iterator[int]:
    """The idle words written as a name is, beside another that is none: of "Greetings Bait!" both are the name."""
    idle = [entry.plain in words.fillers for entry in entries]
    part = [large and not still for large, still in zip(proper, idle, strict=True)]
    for at, large in enumerate(proper):
        beside = True in part[max(at - 1, 0) : at + 2]
        if large and idle[at] and beside and entries[at].plain not in words.titles:
            yield at


def numerals(entries: Sequence[Entry], stretches: Sequence[Span]) -> Iterator[int]:
    """The letters that end a stretch behind a word that is none of ours: "Star Wars I" is not "who, I"."""
    for first, last in stretches:
        if last - first > 1 and len(entries[last - 1].plain) == 1 and entries[last - 2].strange:
            yield last - 1


def questioning(
    entries: Sequence[Entry], left: Sequence[float], stretches: Sequence[Span], polite: set[int], rules: Rules
) -> Iterator[int]:
    """The words that ask for a yes or a no: the first that says something, and a last one by itself ("…, yes?").

    "Could you" before what is asked is courtesy. `left` are the prices so far.
    """
    plain, listed = [entry.plain for entry in entries], rules.words.whether
    courtesy = {at for at in polite if at + 1 in polite and plain[at + 1] in rules.words.speaking}
    asks = (plain[at] in listed and at not in courtesy or price > rules.costs["filler"] for at, price in enumerate(left))
    first = next((at for at, one in enumerate(asks) if one), None)
    alone = [last - 1 for first, last in stretches[-1:] if last - first == 1 and len(stretches) > 1]
    yield from (at for at in (first, *alone) if at is not None and plain[at] in listed)


def asked_beside(entries: Sequence[Entry], words: Words) -> Iterator[int]:
    """The words that ask, where one behind a joining word begins a second question: "when was it made and who wrote it"."""
    asks = [at for at, entry in enumerate(entries) if entry.plain in words.asking]
    if any(entries[at - 1].joined for at in asks[1:]):
        yield from asks


def asides(question: Question, entries: Sequence[Entry], left: Sequence[float], rules: Rules) -> Iterator[int]:
    """The words between marks of punctuation that are pleasantries and words that no pattern uses: "sorry to bother you, but"."""
    stretches, fillers = question.between_marks, rules.words.fillers
    for first, last in stretches if len(stretches) > 1 else ():
        told = zip(question.plain[first:last], entries[first:last], left[first:last], strict=True)
        if any(word in fillers for word in question.plain[first:last]) and all(
            _is_idle(word, entry.may_be, price, rules) for word, entry, price in told
        ):
            yield from range(first, last)


def _is_idle(word: str, may_be: Mapping[str, float], left: float, rules: Rules) -> bool:
    """Whether a word neither asks for something nor turns anything round."""
    asks = any(price == 0 for price in may_be.values()) and not rules.words.is_small(word)
    return not asks and not any(char.isdigit() for char in word) and left < rules.costs["charged"]
