"""Words that surely stand for something spoken of, and whether a reading has what they stand for."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from bot.reading.meanings.item import Item
from bot.reading.meanings.meaning import Described, Named, Reading, Several, Value
from bot.reading.words.lexicon import Lexicon
from bot.rules.questions import Pronoun
from bot.rules.rules import Rules
from bot.threads.references.leaning import is_asked_of, is_led

Span = tuple[int, int]
Saying = tuple[Pronoun, int, int]  # with the words [first, last) that say it


def unresolved(reading: Reading, spoken: Sequence[Item], lexicon: Lexicon, rules: Rules) -> str:
    """The word of a question that stands for somebody of whom neither the thread nor the reading has any ("he"); else nothing.

    Of several things spoken of ("which of those") a reading must have those that the words stand for.
    """
    said = [] if reading.asks else [*lexicon.sayings.pronouns(reading.question)]
    if not said:
        return ""
    asked = reading.intent.facts.names().get(reading.asks or reading.intent.answer.name, ())
    kinds = {*asked, *(leaf.kind for leaf in reading.leaves() if isinstance(leaf, Value) or leaf.typed or not leaf.last)}
    kinds |= {meaning.kind for meaning in reading.slots.values() if isinstance(meaning, Described | Several)}
    kinds |= _told(reading)
    named = [leaf for leaf in reading.leaves() if isinstance(leaf, Named)]
    called = [(leaf.first, leaf.last) for leaf in named if leaf.typed]  # "did Her win": a title, nobody
    said = [one for one in said if not any(first <= one[1] and one[2] <= last for first, last in called)]
    taken = [(leaf.first, leaf.last) for leaf in named if not leaf.typed]
    listed = any(isinstance(meaning, Several) for meaning in reading.slots.values())
    for pronoun, first, last in said:
        meant = any(start <= first and last <= end for start, end in taken)
        if pronoun.sure and pronoun.several:
            words = reading.question.words
            ends = last == len(words) and words[first].plain in rules.words.asking  # "…, and which one?"
            missing = not (listed or ends or meant)
        else:
            stood_for = any(item.start <= first and last <= item.end for item in spoken)
            unsaid = pronoun.doubted and any(not leaf.last for leaf in named)
            within = kinds if rules.schema.kinds[pronoun.kind].same_by else kinds | _open(reading, first, last)
            missing = (
                pronoun.sure and not meant and (stood_for or unsaid or within.isdisjoint(rules.members(pronoun.kind)))
            )  # "who was in it?"
            missing = missing or not (stood_for or meant) and _asks_of_nobody(reading, pronoun, first, rules)
        if missing:
            return reading.question.typed(first, last)
    return "" if listed else _ending(reading, said, taken, rules)


def _open(reading: Reading, first: int, last: int) -> set[str]:
    """The kinds of which a question asks whether there is any, in several words of its own: "did the same person win both …"."""
    if reading.intent.answer.form != "yes_or_no" or last - first < 2 or reading.question.typed(first, last) in reading.left:
        return set()
    return {kind for name, kinds in reading.intent.facts.names().items() if name not in reading.slots for kind in kinds}


def _told(reading: Reading) -> set[str]:
    """The kinds that descriptions speak of without a name: "lost it to him, but won … the same night" of a night."""
    said = [one for meaning in reading.slots.values() if isinstance(meaning, Described) for one in meaning.said]
    return {kind for one in said for name, kinds in one.rule.facts.names().items() if name not in one.slots for kind in kinds}


def _ending(reading: Reading, said: Iterable[Saying], taken: Iterable[Span], rules: Rules) -> str:
    """The pronoun that ends a stretch behind a word that leads to it, where nothing in the reading is what it stands for.

    "Best actor for it" is no best actor at all; in "films with a dog in them" they are the films, and "A and B by the same
    director" are by theirs.
    """
    question = reading.question
    ends = {end for _, end in question.between_marks}
    asked = set(reading.intent.facts.names().get(reading.asks or reading.intent.answer.name, ()))
    held = {meaning.kind for meaning in reading.slots.values()}
    stood = [*taken, *reading.spans.values()]
    names = any(leaf.typed and not rules.schema.kinds[leaf.kind].many for leaf in reading.leaves() if isinstance(leaf, Named))
    missing: dict[Span, bool] = {}
    for pronoun, first, last in said:
        if pronoun.led and last in ends and (last - first == 1 or not names) and is_led(question, first, rules):
            kinds = rules.members(pronoun.kind)
            stands = any(start <= first and last <= end for start, end in stood)
            known = stands or bool(asked) and asked.issubset(kinds) or not held.isdisjoint(kinds)
            missing[first, last] = missing.get((first, last), True) and not known
    return next((question.typed(*span) for span, lost in missing.items() if lost), "")


def _asks_of_nobody(reading: Reading, pronoun: Pronoun, first: int, rules: Rules) -> bool:
    """Whether a question that begins as one of something spoken of, "was it nominated", is read as of nobody."""
    named = any(isinstance(leaf, Named) and leaf.kind not in rules.clues.needs for leaf in reading.leaves())
    thing = not rules.schema.kinds[pronoun.kind].same_by  # "was there ever a tie" is of no night
    begins = thing and first == 1 and is_asked_of(reading.question, first, rules)
    return begins and pronoun.led and not pronoun.several and not named and reading.intent.answer.form != "yes_or_no"
