"""Whether words of a question lean on something spoken of before."""

from __future__ import annotations

from collections.abc import Collection

from bot.question import Question
from bot.reading.meanings.item import Item
from bot.reading.words.lexicon import Lexicon
from bot.rules.rules import Rules
from bot.threads.thread import Thread


def speaks_of(question: Question, lexicon: Lexicon, rules: Rules, spans: Collection[tuple[int, int]] = ()) -> bool:
    """Whether a pronoun of the question surely says something; none does that only begins one of the `spans`."""
    return any(
        pronoun.sure and pronoun.several or is_led(question, first, rules) or is_asked_of(question, first, rules)
        for pronoun, first, last in lexicon.sayings.pronouns(question)
        if not any(first <= begin < last < end for begin, end in spans)
    )


def may_lean(question: Question, lexicon: Lexicon) -> bool:
    """Whether words of a question stand for something spoken of, or only lead on, in some thread."""
    return bool(lexicon.sayings.leading(question)) or next(iter(lexicon.sayings.pronouns(question)), None) is not None


def leans_on_lost(question: Question, thread: Thread, lexicon: Lexicon) -> bool:
    """Whether a message leans on a question, which was not read: "golden globe also?", "best actress ones"."""
    lost = bool(thread.mentions) and not thread.questions
    several = any(pronoun.several for pronoun, *_ in lexicon.sayings.pronouns(question))
    return lost and (several or any(lexicon.sayings.leans(question.plain[at]) for at in (0, -1)))


def says_all(item: Item, question: Question, lexicon: Lexicon) -> bool:
    """Whether a message says nothing beside an item."""
    beside = [*question.words[: item.start], *question.words[item.end :]]
    return not any(lexicon.pricing.says_something(word.plain) for word in beside)


def is_led(question: Question, first: int, rules: Rules) -> bool:
    """Whether a pronoun surely says something: "did she win for it", unlike "did she win it"."""
    return first > 0 and question.words[first - 1].plain in rules.words.leads


def is_asked_of(question: Question, first: int, rules: Rules) -> bool:
    """Whether a yes or no is asked of a pronoun: "was it nominated", unlike "who won it"."""
    return first > 0 and question.words[first - 1].plain in rules.words.whether


def is_owned(question: Question, first: int, rules: Rules) -> bool:
    """Whether words say what is somebody's: "his latest one" is none of those spoken of."""
    before = question.words[first - 1].plain if first else ""
    return before == "'s" or before in rules.clues.words.get("owns", ())


def ends(question: Question, first: int, last: int, rules: Rules) -> bool:
    """Whether a word for a night that ends a question says something: "did he win there", unlike "how many are there"."""
    return last == len(question.words) and first > 0 and question.words[first - 1].plain not in rules.words.whether
