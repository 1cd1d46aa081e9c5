"""A question hop by hop, and how many are answered, beside the simple way: `python -m benchmarks.understanding.shipped`.

The questions are an example of each intent, as it stands and with one typo anywhere. Times are CPU time of one core.
"""

from __future__ import annotations

import random
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

from benchmarks.understanding.simple_way import SimpleWay
from bot.authoring.trials import falls_short
from bot.finding.find import find
from bot.home import SHIPPED_FACTS
from bot.marquee import Marquee
from bot.reading.meanings.unclear import Unclear
from bot.reply import Reply
from bot.rules.intents import load_rules
from bot.rules.questions import Example
from bot.telling.render import Renderer
from knowledge.build import build
from knowledge.schema.statements import load_statements
from knowledge.store import open_store

ROUNDS = 3  # each question is timed so often, once all have been asked
TYPOS = 4  # different ones for each question
LEAST_WORD = 4  # letters of a word that gets a typo
Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class Asked:
    """A question as it is put, and the example that says what its reply must hold."""

    text: str
    example: Example


class Clock:
    """CPU times in ms of what is run by it, under a name each."""

    def __init__(self) -> None:
        self._times: dict[str, list[float]] = defaultdict(list)

    def run(self, name: str, call: Callable[[], Result]) -> Result:
        started = time.process_time_ns()
        done = call()
        self._times[name].append((time.process_time_ns() - started) / 1e6)
        return done

    def at(self, name: str, percent: int) -> float:
        ranked = sorted(self._times[name])
        return ranked[len(ranked) * percent // 100]


class Straight:
    """Marquee's own way, hop by hop."""

    hops = ("read", "spot", "match", "find", "render")

    def __init__(self, marquee: Marquee) -> None:
        self._marquee = marquee
        self._renderer = Renderer(marquee.rules)

    def ask(self, text: str, clock: Clock) -> Reply:
        value: Any = text
        for hop in self.hops[:-1]:
            value = clock.run(hop, partial(getattr(self._marquee, hop), value))
            if isinstance(value, Unclear):
                break
        else:
            clock.run("render", partial(self._renderer.reply, text, value, self._marquee.store))
        return clock.run("all", lambda: self._marquee.ask(text))


class Simple:
    """The simple way; it finds and renders as Marquee does."""

    hops = ("read", "find", "render")

    def __init__(self, marquee: Marquee) -> None:
        self._marquee = marquee
        self._way = SimpleWay(marquee.rules, marquee.store)
        self._renderer = Renderer(marquee.rules)

    def ask(self, text: str, clock: Clock) -> Reply:
        return clock.run("all", lambda: self._ask(text, clock))

    def _ask(self, text: str, clock: Clock) -> Reply:
        reading = clock.run("read", lambda: self._way.read(text))
        if reading is None:
            return Reply("not_understood", "")
        found = clock.run("find", lambda: find(reading, self._marquee.store, self._marquee.rules))
        return clock.run("render", lambda: self._renderer.reply(text, (found,), self._marquee.store))


Way = Straight | Simple


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        store = Path(folder) / "store.db"
        build(sorted(SHIPPED_FACTS.glob("*.yaml")), store)
        marquee = Marquee(load_rules(load_statements()), open_store(store))
        clean = [Asked(example.ask, example) for example in first_examples(marquee)]
        sets = {"as it stands": clean, "one typo": [Asked(text, one.example) for one in clean for text in mistyped(one.text)]}
        ways: dict[str, Way] = {"Marquee": Straight(marquee), "the simple way": Simple(marquee)}
        answers(ways, sets)
        whole = [times(name, way, sets) for name, way in ways.items()]
        marquee.store.close()
    ratios = " and ".join(f"{ours / theirs:.1f}" for ours, theirs in zip(*whole, strict=True))
    print(f"\nMarquee takes {ratios} times as long as the simple way (p50, as it stands and with one typo).")


def first_examples(marquee: Marquee) -> list[Example]:
    """The first example of each intent that stands alone."""
    alone = ([example for example in intent.examples if not example.then] for intent in marquee.rules.intents.values())
    return [examples[0] for examples in alone if examples]


def mistyped(text: str) -> list[str]:
    """The question with a letter dropped, doubled, changed or swapped with the next, in a word long enough to bear it."""
    chance = random.Random(text)
    starts = [
        at for at in range(len(text)) if text[at : at + LEAST_WORD].isalpha() and len(text[at : at + LEAST_WORD]) == LEAST_WORD
    ]
    made = []
    for _ in range(TYPOS):
        at = chance.choice(starts) + chance.randrange(1, LEAST_WORD - 1)
        here, after = text[at], text[at + 1]
        damages = {after, here * 2 + after, chance.choice("aeimnorst") + after, after + here} - {here + after}
        made.append(text[:at] + chance.choice(sorted(damages)) + text[at + 2 :])
    return made


def answers(ways: Mapping[str, Way], sets: Mapping[str, list[Asked]]) -> None:
    """Print how many questions of each set each way answers."""
    print(f"\n{'questions':<32}{'asked':>7}{'right':>7}{'wrong':>7}{'not answered':>14}")
    for name, way in ways.items():
        for called, asked in sets.items():
            found = Counter(verdict(one.example, way.ask(one.text, Clock())) for one in asked)
            print(f"{f'{name}, {called}':<32}{len(asked):>7}{found['right']:>7}{found['wrong']:>7}{found['not answered']:>14}")


def times(name: str, way: Way, sets: Mapping[str, list[Asked]]) -> list[float]:
    """Print the times of one way; returns those of the whole way, p50, for each set."""
    clocks = {called: Clock() for called in sets}
    for called, asked in sets.items():
        for one in asked * ROUNDS:
            way.ask(one.text, clocks[called])
    print(f"\n{f'{name}, ms p50 / p99':<32}" + "".join(f"{called:>20}" for called in sets))
    for hop in (*way.hops, "all"):
        print(f"{hop:<32}" + "".join(f"{clock.at(hop, 50):>11.2f} /{clock.at(hop, 99):>7.2f}" for clock in clocks.values()))
    return [clock.at("all", 50) for clock in clocks.values()]


def verdict(example: Example, reply: Reply) -> str:
    """Whether a reply holds what the example promises, if it answers at all."""
    if reply.status != "answered":
        return "not answered"
    promised = replace(example, reply="", includes=example.includes or (example.reply,))
    return "wrong" if falls_short(promised, reply) else "right"


if __name__ == "__main__":
    main()
