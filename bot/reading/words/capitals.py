"""How small words are known for a title: by their capitals, or by a word before them that leads to a name ("for Get Out")."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from bot.question import Question
from bot.rules.rules import Rules, Words

LONGEST = 3  # small words behind one that leads to a name


def standing(question: Question, pronouns: Collection[int], rules: Rules) -> tuple[bool, ...]:
    """The words that stand as names do: those written so, and small ones, no `pronouns`, that end a stretch behind a word that
    leads to a name.
    """
    large = list(_capitals(question, rules))
    words = rules.words
    for start, end in question.between_marks:
        first = end
        while first > start and first - 1 not in pronouns and _is_small(question.plain[first - 1], words):
            first -= 1
        if start < first < end <= first + LONGEST and question.plain[first - 1] in words.leads:
            large[first:end] = [True] * (end - first)
    return tuple(large)


def _is_small(word: str, words: Words) -> bool:
    return word not in words.leads and (word in words.glue or word in words.fillers)


def _capitals(question: Question, rules: Rules) -> Sequence[bool]:
    """The words written as names are. Where most have a capital it still says something beside a word without, unless that is one
    which those who write every word large leave small.
    """
    if any(question.proper) or question.text.islower():
        return question.proper
    large = [question.text[word.start].isupper() and word.end - word.start > 1 for word in question.words]
    kept_small = rules.words.leads | rules.words.joins
    said_small = [word.plain for word, capital in zip(question.words, large, strict=True) if not capital]
    if not any(word.isalpha() and len(word) > 2 and word not in kept_small for word in said_small):
        return question.proper
    begins = {first for first, _ in question.between_marks}
    return [capital and at not in begins for at, capital in enumerate(large)]


def is_told(question: Question, first: int, last: int, stands: Sequence[bool], rules: Rules) -> bool:
    """Whether the words [first, last), a whole title, are surely meant so.

    One word is not, where another that is written so stands beside it ("Sir Anthony"), nor are several in small letters that say
    more than small words do ("for the actress"), nor what is spelt out ("I'm").
    """
    if any(one.first < last and first < one.last for one in question.short):
        return False
    led = first > 0 and question.plain[first - 1] in rules.words.leads
    if last - first > 1:
        if all(stands[first + 1 : last]) and question.text[question.words[first].start].isupper():
            return True
        return led and all(word in rules.words.leads or _is_small(word, rules.words) for word in question.plain[first:last])
    beside = [*stands[max(first - 1, 0) : first], *stands[last : last + 1]]
    return stands[first] and (led or True not in beside)


def lone_capitals(question: Question, proper: Sequence[bool], rules: Rules) -> Iterator[int]:
    """The small words that name something by their capital, "won by It"; not "By", "IT" or what is joined."""
    words = rules.words
    for at, large in enumerate(proper):
        if not large or True in (*proper[max(at - 1, 0) : at], *proper[at + 1 : at + 2]):
            continue
        plain = question.plain[at]
        named = plain in words.glue and not (plain in words.leads or plain in words.joins or plain in words.whether)
        if named and question.typed(at, at + 1) == plain.title():
            yield at
