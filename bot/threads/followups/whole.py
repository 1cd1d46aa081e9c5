"""Follow-ups that rules write out as whole questions about what the last one told: "who did he beat?", "when was the first?"."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace

from bot.reading.meanings.meaning import Named, Reading
from bot.reading.spotting.spots import Spots
from bot.reading.words.lexicon import Lexicon
from bot.rules.rules import Rules
from bot.threads.thread import Thread

_NAMES = re.compile(r"{([^{}]+)}")  # "{winner}", or "{winner|film}" for the first that was told


def in_full(
    spots: Spots, thread: Thread, last: Reading, rules: Rules, lexicon: Lexicon, fairly: Callable[[str], Reading | None]
) -> Iterator[Reading]:
    """The whole question that each phrase of a message stands for; none that would only be the last one again."""
    most = lexicon.pricing.most_unread
    for texts, first, end in lexicon.sayings.in_full(spots.question):
        besides = spots.prices.besides(first, end)
        said = (one for one in lexicon.sayings.pronouns(spots.question) if not first <= one[1] < end)
        stands = besides > most or any(pronoun.sure for pronoun, *_ in said)  # "how many for the other one?"
        wholes = [] if stands else [whole for text in texts if (whole := filled(text, thread, last))]
        reading = fairly(wholes[0]) if wholes else None
        if reading and _asked(reading) != _asked(last):
            yield replace(reading, cost=besides + rules.costs["thread"] / 2, aside=True)


def _asked(reading: Reading) -> tuple[str, frozenset[tuple[str, str]]]:
    """What a reading asks, and of what, whatever the words for it were."""
    named = ((name, one) for name, one in reading.slots.items() if isinstance(one, Named))
    return reading.intent.name, frozenset((name, thing.label) for name, one in named for thing in one.things)


def filled(text: str, thread: Thread, last: Reading) -> str:
    """A question with the names in braces replaced by what was told; nothing where one was not, or was several."""
    missing = False

    def told(found: re.Match[str]) -> str:
        nonlocal missing
        name = next((one for name in found[1].split("|") if (one := _told(name, thread, last))), "")
        missing = missing or not name
        return name

    whole = _NAMES.sub(told, text)
    return "" if missing else whole


def _told(name: str, thread: Thread, last: Reading) -> str:
    """The one thing that a name of the last question's facts meant, in it or in its answer."""
    fresh = [mention.labels for mention in thread.told if mention.name == name]
    if len(fresh) == 1 and len(fresh[0]) == 1:
        return fresh[0][0]
    return last.question.typed(*last.spans[name]) if name in last.spans else ""
