"""What a question takes over from the thread without a word for it: the night spoken of, the conditions of the last question."""

from __future__ import annotations

import math
import sqlite3
from collections.abc import Sequence
from dataclasses import replace

from bot.finding.find import has_rows, is_settled
from bot.reading.meanings.disambiguate import with_meaning
from bot.reading.meanings.meaning import Meaning, Named, Reading, unsaid
from bot.reading.words.lexicon import Lexicon
from bot.rules.rules import Rules
from bot.threads.followups.asked_again import in_form
from bot.threads.thread import Thread


def keep(
    readings: Sequence[Reading], thread: Thread, last: Reading | None, rules: Rules, lexicon: Lexicon, store: sqlite3.Connection
) -> list[Reading]:
    """Readings with the names that they take over from the thread, beside those without, which then cost more.

    An intent tells what it takes over. What is asked of the same as the `last` question, in no other words than pronouns, is
    asked under the same conditions: "was X nominated for best film?", "did it win?". Nothing is taken over where the question
    tells it itself ("an Oscar"), or has an answer only without it.
    """
    if not thread.mentions:
        return [*readings]
    found = []
    for one in readings:
        reading = of_the_same(one, thread, rules, store, surely=True) if _is_asked_whether(one, thread) else one
        taken = _taken(reading, thread, rules, store)
        same = _conditions(reading, last, rules, lexicon) if last else {}
        taken |= same
        narrowed = len(reading.slots) == 1 and not _is_outdone(reading, readings)
        cost = reading.cost - (_vague(reading, rules) if narrowed else 0.0)  # what is kept narrows it
        kept = replace(reading, slots=taken, cost=cost)
        surely = bool(same) and reading.intent.answer.form == "yes_or_no" and len(reading.slots) == 1  # a "no" is an answer too
        left_behind = replace(reading, cost=reading.cost + rules.costs["keep"])
        if len(taken) == len(reading.slots):
            found.append(reading)
        elif surely or _is_anyones(reading, rules):
            found.append(kept)
        elif is_settled(kept, store, rules) or not has_rows(reading, store, rules):
            found += [kept, left_behind]
        else:
            found.append(left_behind)
    return found


def _is_asked_whether(reading: Reading, thread: Thread) -> bool:
    """Whether a yes or no is asked of what a pronoun stands for, so that "best director" is that of the award spoken of."""
    leaning = any(isinstance(leaf, Named) and leaf.last and not leaf.typed for leaf in reading.leaves())
    return bool(thread.question) and leaning and reading.intent.answer.form == "yes_or_no"


def _is_outdone(reading: Reading, readings: Sequence[Reading]) -> bool:
    """Whether a reading of the same takes more words of the question and nothing from the thread: "all best film winners"."""
    whole = (one.cost for one in readings if not one.intent.keeps and one.worded and one.slots == reading.slots)
    return min(whole, default=math.inf) < reading.cost


def _is_anyones(reading: Reading, rules: Rules) -> bool:
    """Whether all that a reading names may be told by any of several: "best film" is of many awards, no Palme d'Or."""
    named = [leaf for leaf in reading.leaves() if isinstance(leaf, Named)]
    return bool(named) and all(len({thing.told for thing in leaf.things}) > 1 and leaf.typed for leaf in named)


def _taken(reading: Reading, thread: Thread, rules: Rules, store: sqlite3.Connection) -> dict[str, Meaning]:
    """The slots of a reading with what its intent takes over from the thread.

    Where the last answer told nothing of that, a question that names nothing of its own ("best actor") is asked of what the
    answer did tell of: of the film, if there was such a winner for it.
    """
    names = reading.intent.facts.names()
    open_names = [name for name in reading.intent.keeps if _leaves_open(reading, name, rules)]
    if not rules.words.ever.isdisjoint(reading.question.plain):  # "did he ever win one?" is of no night
        open_names = [name for name in open_names if not any(rules.schema.kinds[kind].same_by for kind in names[name])]
    spoken = {name: next(thread.spoken_of(names[name], store), None) for name in open_names}
    own = any(not rules.schema.kinds[leaf.kind].many for leaf in reading.leaves())
    if open_names and not own and not any(spoken.values()):
        for name in names:
            since, meaning = next(thread.spoken_of(names[name], store), (thread.fresh, None))
            if meaning and since < thread.fresh and _is_one(meaning) and _leaves_open(reading, name, rules):
                of_it = {**reading.slots, name: meaning}
                if has_rows(replace(reading, slots=of_it), store, rules):
                    return of_it
    return {**reading.slots, **{name: one[1] for name, one in spoken.items() if one and _is_one(one[1])}}


def of_the_same(reading: Reading, thread: Thread, rules: Rules, store: sqlite3.Connection, *, surely: bool = False) -> Reading:
    """A reading in which a name of several things means those told by what the last one spoken of was told by, if any are found.

    Where that is so `surely`, what is found does not matter.

    After the best picture of the Oscars "and best actress?" asks of theirs, be the award named or not.
    """
    for leaf in reading.leaves():
        kind = rules.schema.kinds[leaf.kind]
        if isinstance(leaf, Named) and leaf.typed and kind.many and kind.told_by:
            spoken = thread.latest((leaf.kind,), store)
            told = {thing.told for thing in spoken.things} if spoken else set()
            same = tuple(thing for thing in leaf.things if thing.told in told)
            narrower = replace(reading, slots=with_meaning(reading.slots, leaf, leaf._replace(things=same)))
            if len(told) == 1 and 0 < len(same) < len(leaf.things) and (surely or has_rows(narrower, store, rules)):
                return narrower
    return reading


def leaving_behind(readings: Sequence[Reading], thread: Thread, last: Reading, rules: Rules) -> list[Reading]:
    """Readings of which something is not said at all cost more where it is neither what the last question was asked of nor its
    answer; where that counted, they count: "how many Oscars did X win?", "and nominations?".
    """
    spoken = {leaf.things[0].label for leaf in last.leaves() if isinstance(leaf, Named)}
    answers = (mention for mention in thread.told if mention.name == thread.answer)
    spoken |= {label for one in answers if not rules.schema.kinds[one.kind].many for label in one.labels}  # X, not what X won
    form = last.intent.answer.form
    found = []
    for reading in readings:
        implied = [leaf.things[0].label for leaf in reading.leaves() if isinstance(leaf, Named) and not leaf.last]
        counting = in_form(form, reading, rules) if implied and form == "count" else None
        cost = rules.costs["keep"] if implied and spoken.isdisjoint(implied) else 0.0
        found.append(replace(reading, intent=counting or reading.intent, cost=reading.cost + cost))
    return found


def _leaves_open(reading: Reading, name: str, rules: Rules) -> bool:
    """Whether a reading tells nothing of a name of its facts."""
    kinds = reading.intent.facts.names().get(name, ())
    said = {leaf.kind for leaf in reading.leaves()}
    return bool(kinds) and name not in (*reading.slots, reading.intent.answer.name) and said.isdisjoint(rules.told_by(kinds))


def _says_another(reading: Reading, meaning: Meaning) -> bool:
    """Whether a reading names another thing of the kind of a condition: "did he get the BAFTA too" is not asked of the Oscars."""
    return any(leaf.kind == meaning.kind and isinstance(leaf, Named) and leaf.typed for leaf in reading.leaves())


def _conditions(reading: Reading, last: Reading, rules: Rules, lexicon: Lexicon) -> dict[str, Meaning]:
    """The conditions of the last question that a reading leaves open, where it is asked of the same by a pronoun alone.

    A yes or a no in one word ("did it win?") is asked under all of them, anything else under those that others are told by:
    how many are won is asked of all categories of the award.
    """
    of = [{thing.label for thing in leaf.things} for leaf in last.leaves() if isinstance(leaf, Named)]
    spoken = [leaf for leaf in reading.leaves() if isinstance(leaf, Named) and not leaf.typed]
    if not spoken or any({thing.label for thing in leaf.things} not in of for leaf in spoken):
        return {}
    named = {at for leaf in spoken for at in range(leaf.first, leaf.last)}
    words = [word.plain for at, word in enumerate(reading.question.words) if at not in named]
    short = sum(map(lexicon.pricing.says_something, words)) < 2
    alone = short and len(spoken) == len([*reading.leaves()])
    whole = alone and reading.intent.answer.form == last.intent.answer.form == "yes_or_no"
    return {
        name: unsaid(meaning)
        for name, meaning in last.slots.items()
        if (whole or not rules.told_by((meaning.kind,)))
        and _leaves_open(reading, name, rules)
        and not _says_another(reading, meaning)
    }


def _is_one(meaning: Named) -> bool:
    """Whether one thing was spoken of, not those of a list."""
    return len({thing.label for thing in meaning.things}) == 1


def _vague(reading: Reading, rules: Rules) -> float:
    """What the one name of a reading cost for the many things it may stand for."""
    many = [leaf.things for leaf in reading.leaves() if isinstance(leaf, Named) and rules.schema.kinds[leaf.kind].many]
    return sum(rules.costs["vague"] * math.log(len({thing.name for thing in things})) for things in many)
