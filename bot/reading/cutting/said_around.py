"""What is said around a question, of who asks and of what it is about: "for the jackpot: …", "…, i always trust his taste"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bot.question import Question
from bot.reading.cutting.clauses import SHORTEST
from bot.reading.meanings.item import Item
from bot.reading.words.prices import Prices
from bot.rules.rules import Rules, Words

LONGEST_CALL = 6  # words before or behind a question that only call or close

Span = tuple[int, int]  # the words [first, last)


def without_asides(question: Question, items: Sequence[Item], prices: Prices, rules: Rules) -> Iterator[tuple[str, str]]:
    """The text without what is said around the question, and that: "for the jackpot: …", "…, i always trust his taste"."""
    words = rules.words
    named = _named(question, items, prices, rules)
    whole = (0, len(question.words))
    says = [price >= rules.costs["known"] and not strange for price, strange in zip(prices.left, prices.strange, strict=True)]
    sorts = frozenset(word for wanted in rules.clues.wanted for heads, _ in wanted.heads for word in heads)
    inner = _between_idle_parts(question, named, sorts, words) or whole
    spans = [inner, *_without_speaking(question, whole, named, prices, says, words)]
    spans += _without_speaking(question, inner, named, prices, says, words) if inner != whole else ()
    for first, last in dict.fromkeys(spans):
        said = [part for part in (question.typed(0, first), question.typed(last, len(question.words))) if part]
        if said and last - first >= SHORTEST:
            yield question.typed(first, last), " … ".join(said)


def busy_parts(question: Question, items: Sequence[Item], prices: Prices, rules: Rules) -> list[Span]:
    """The words between two marks of each part that names or counts something, asks, or turns something round."""
    named = _named(question, items, prices, rules)
    counted = [number.first for number in question.numbers]
    return [
        part
        for part in question.between_marks
        if any(part[0] <= at < part[1] for at in counted) or not _is_idle(question, part, named, rules.words)
    ]


def _named(question: Question, items: Sequence[Item], prices: Prices, rules: Rules) -> list[Item]:
    """What surely stands for a thing, of all that may."""
    surest = rules.costs["slip"]
    return [item for item in items if item.pronoun or _is_sure(item, question, prices, surest)]


def _is_sure(item: Item, question: Question, prices: Prices, surest: float) -> bool:
    """Whether a name is more than one word that is somewhat like some name, as among many names most words are, and more than
    some words of ours that are a name too.
    """
    like = item.cost - item.vague < surest
    if any(prices.strange[item.start : item.end]):
        said = like and not item.slip or any(question.proper[item.start : item.end])  # "bestie" is no misspelt name
        return sum(prices.strange[item.start : item.end]) > 1 or said
    return item.end - item.start > 1 and like


def _between_idle_parts(question: Question, named: Sequence[Item], sorts: frozenset[str], words: Words) -> Span | None:
    """The words between what idly opens the text and what idly closes it, by its marks of punctuation."""
    parts = question.between_marks
    busy = [part for part in parts if not _is_idle(question, part, named, words, sorts)]
    return (busy[0][0], busy[-1][1]) if busy else None


def _is_idle(question: Question, part: Span, named: Sequence[Item], words: Words, sorts: frozenset[str] = frozenset()) -> bool:
    """Whether the words between two marks name nothing, ask nothing and, unless they speak of who asks, turn nothing round and
    are not only words for `sorts` of what may be asked for ("…, director?").
    """
    first, last = part
    plain = {word.plain for word in question.words[first:last]}
    if any(item.start < last and first < item.end for item in named) or not plain.isdisjoint(words.asking):
        return False
    if question.plain[first] in words.whether and last - first >= SHORTEST and plain.isdisjoint(words.speaking):
        return False
    short = last - first <= LONGEST_CALL and plain.isdisjoint(words.charged) and not plain - words.joins <= sorts
    return short or not plain.isdisjoint(words.speaking)


def _without_speaking(
    question: Question, part: Span, named: Sequence[Item], prices: Prices, says: Sequence[bool], words: Words
) -> Iterator[Span]:
    """A part of the text without what names nothing before the first word that asks, and what is said of the one who asks,
    before the first name or behind the last.
    """
    start, stop = part
    plain = question.plain
    named = [item for item in named if start <= item.start and item.end <= stop]
    if whole := _begins_with_what_is_led_to(question, part, named, prices, words):
        yield whole
    asks = next((at for at in range(start, stop) if plain[at] in words.asking), stop)
    begin = min((asks, *(item.start for item in named)))
    apart = any(first == begin for first, _ in question.between_marks)
    idle = apart or all(
        prices.strange[at] or prices.light[at] for at in range(start, begin)
    )  # else "the lady who …" is one thing
    spoken = not words.speaking.isdisjoint(plain[start:begin])
    turned = not spoken and not words.charged.isdisjoint(plain[start:begin])  # "before all others, which …" is a condition
    last_spoken = max((at for at in range(start, begin) if plain[at] in words.speaking), default=begin)
    claimed = any(says[last_spoken + 1 : begin])  # "my gran says they hosted | the Oscars" is what is asked about
    counted = any(number.last == begin for number in question.numbers)  # and so is "my dad says he has three | Oscars, who …"
    if begin == stop or turned or counted or claimed or not spoken and (begin < asks or not idle):
        begin = start
    behind = max((item.end for item in named), default=begin)
    end = next((at for at in range(max(behind, begin + SHORTEST), stop) if plain[at] in words.speaking), stop)
    if stop - end == 1:
        end = stop  # "Star Wars I": one word says nothing of who asks
    while end < stop and end > behind and prices.light[end - 1]:
        end -= 1
    yield from ((start, end), (begin, stop), (begin, end))
    opens = next((at for at in range(start, stop) if plain[at] in words.whether), start)
    if opens > start and all(prices.strange[at] for at in range(start, opens)) and not any(item.start < opens for item in named):
        yield from ((opens, stop), (opens, end))  # "bruh did …"


def _begins_with_what_is_led_to(
    question: Question, part: Span, named: Sequence[Item], prices: Prices, words: Words
) -> Span | None:
    """A part of the text from the word of ours that leads to its first name, where what stands before says nothing that is
    known: "loved the music in Paper Moths, who made it" is of the music.
    """
    start, stop = part
    lead = min((item.start for item in named), default=start) - 1
    if lead - 1 <= start or question.plain[lead] not in words.leads or prices.light[lead - 1] or prices.strange[lead - 1]:
        return None
    idle = all(prices.strange[at] or prices.light[at] or question.plain[at] in words.speaking for at in range(start, lead - 1))
    return (lead - 1, stop) if idle and words.asking.isdisjoint(question.plain[start:lead]) else None
