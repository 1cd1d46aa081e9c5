"""What is wrong with rules and facts, all of it at once: they are loaded and built, and every example and pattern is asked."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field, replace
from pathlib import Path
from tempfile import TemporaryDirectory

from bot.home import SHIPPED_FACTS, Home
from bot.intents import SHIPPED, load_rules
from bot.marquee import Marquee
from bot.meaning import Reading
from bot.reply import Reply
from bot.rules import Example, Intent
from bot.samples import Samples
from bot.unclear import Unclear
from knowledge.build import build
from knowledge.mistakes import Mistake, Mistakes, Notes
from knowledge.statements import Schema, load_statements
from knowledge.store import open_store
from knowledge.words import plain
from knowledge.yamls import Mapping as Keys
from knowledge.yamls import load, mapping, one_or_many

SAMPLED = 6  # questions made of each pattern
EQUAL = 1e-6  # costs nearer than this are the same
NAMED = 8  # overlaps told by name; the others as a number


@dataclass(slots=True)
class Verdict:
    """What was found: mistakes, what else is worth a look, how much was looked at, which intents the same question is read as."""

    mistakes: list[Mistake] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
    seen: Counter[str] = field(default_factory=Counter)
    alike: Counter[tuple[str, str]] = field(default_factory=Counter)

    def told(self) -> str:
        """What is worth a look, and a last line with the sum of it all."""
        pairs = [f"{one} and {two} ({count})" for (one, two), count in self.alike.most_common(NAMED)]
        more = f" and {len(self.alike) - NAMED} more pairs" if len(self.alike) > NAMED else ""
        overlaps = [f"Questions read equally well as two intents: {', '.join(pairs)}{more}."] if pairs else []
        looked = ", ".join(_counted(count, name) for name, count in self.seen.items())
        found = _counted(len(self.mistakes), "mistake") if self.mistakes else "no mistakes"
        return "\n".join((*self.warnings, *overlaps, f"{looked}: {found}." if looked else f"{found}."))


def _counted(number: int, name: str) -> str:
    return f"{number} {name}" if number == 1 else f"{number} {name}s"


def check(files: Sequence[Path], home: Home) -> tuple[list[Mistake], str]:
    """Check these files, or everything Marquee runs on: the shipped rules and facts, and the facts in `home`.

    Facts are built on top of the shipped ones, in a store of their own. Returns every mistake, and a summary.
    """
    verdict = Verdict()
    with TemporaryDirectory() as folder:
        try:
            schema = load_statements()
            checks = _Checks(schema, Path(folder) / "store.db", verdict)
            checks.build([])
            if files:
                checks.files(files)
            else:
                checks.everything(home)
        except Mistakes as found:
            verdict.mistakes += found.mistakes
    verdict.mistakes = list(dict.fromkeys(verdict.mistakes))
    verdict.warnings = list(dict.fromkeys(verdict.warnings))
    return verdict.mistakes, verdict.told()


@dataclass(frozen=True, slots=True)
class _Checks:
    """The checks of one run, over a store built for them."""

    schema: Schema
    store: Path
    verdict: Verdict

    def everything(self, home: Home) -> None:
        """The shipped rules, then all facts; examples never lean on facts that only this home has."""
        self.file(SHIPPED)
        own = [path for path in home.sources() if path.parent != SHIPPED_FACTS]
        if own:
            self.build(own)
        self.verdict.seen["facts file"] = len(home.sources())

    def files(self, files: Sequence[Path]) -> None:
        """Each file as what its keys show it to be; facts files together, as one may lean on another."""
        facts = [path for path in files if self.file(path)]
        if facts:
            self.build(facts)
            self.verdict.seen["facts file"] = len(facts)

    def file(self, path: Path) -> bool:
        """Check a file of rules or statements; whether it is neither, and so one of facts."""
        try:
            keys = _keys(path)
            if "intents" in keys:
                self.rules(path)
            elif "statements" in keys:
                self.verdict.seen["statement"] += len(load_statements(path).statements)
            return keys.isdisjoint(("intents", "statements"))
        except Mistakes as found:
            self.verdict.mistakes += found.mistakes
            return False

    def build(self, more: Sequence[Path]) -> None:
        """Build the shipped facts and more of them."""
        summary = build([*SHIPPED_FACTS.glob("*.yaml"), *more], self.store, self.schema)
        self.verdict.mistakes += summary.mistakes
        self.verdict.warnings += map(str, summary.warnings)

    def rules(self, path: Path) -> None:
        """A file of rules: as it loads, then its examples, then samples of its patterns. Raises Mistakes where it does not load."""
        rules = load_rules(self.schema, path)
        with closing(open_store(self.store)) as store:
            marquee = Marquee(rules, store)
            samples = Samples(rules, store)
            lines = _question_lines(path)
            for intent in rules.intents.values():
                self._examples(marquee, intent, path.name)
                for number, line in enumerate(lines[intent.name], 1):
                    self._pattern(
                        marquee, samples, intent, number, Mistake(path.name, line, f"{intent.name}, question {number}", "")
                    )
        self.verdict.seen["intent"] += len(rules.intents)
        self.verdict.seen["pattern"] += sum(len(intent.questions) for intent in rules.intents.values())
        self.verdict.seen["example"] += sum(len(intent.examples) for intent in rules.intents.values())

    def _examples(self, marquee: Marquee, intent: Intent, file: str) -> None:
        thread = ""
        for number, example in enumerate(intent.examples, 1):
            reply = marquee.ask(example.ask, thread if example.then else "")
            thread = reply.thread
            found = falls_short(example, reply)
            if found:
                remedy = f'"{example.ask}" is read as {reply.intent or "nothing"}: {_without_sources(reply)}'
                self.verdict.mistakes.append(Mistake(file, example.line, f"{intent.name}, example {number}", found, remedy))

    def _pattern(self, marquee: Marquee, samples: Samples, intent: Intent, number: int, at: Mistake) -> None:
        described = intent.takes == "described"
        asked = samples.questions(intent.questions[number - 1], f"{intent.name} {number}", SAMPLED, described=described)
        readings = {question: _readings(marquee, question) for question in asked}
        own = False
        for found in readings.values():
            names = {reading.intent.name for reading in found if reading.cost <= found[0].cost + EQUAL}
            if intent.name in names and found[0].cost <= marquee.rules.thresholds["answer"]:
                own = True
                self.verdict.alike.update(
                    (min(intent.name, name), max(intent.name, name)) for name in sorted(names - {intent.name})
                )
        if not own:
            self.verdict.mistakes.append(replace(at, **_lost(intent, readings)))


def falls_short(example: Example, reply: Reply) -> str:
    """How a reply is not what its example says; empty where it is. `includes` are looked for as whole plain words."""
    told = _without_sources(reply)
    if example.reply and told != example.reply.strip():
        return f'the reply is not "{example.reply.strip()}"'
    words = f" {plain(told)} "
    missing = [part for part in example.includes if f" {plain(part)} " not in words]
    return f"the reply does not include {' nor '.join(missing)}" if missing else ""


def _without_sources(reply: Reply) -> str:
    return (reply.plain.rpartition("\n")[0] if reply.sources else reply.plain).strip()


def _readings(marquee: Marquee, text: str) -> tuple[Reading, ...]:
    question = marquee.read(text)
    return () if isinstance(question, Unclear) else marquee.readings(marquee.spot(question))


def _lost(intent: Intent, readings: Mapping[str, tuple[Reading, ...]]) -> dict[str, str]:
    """What became of the questions of a pattern that is not read as its own intent, told by the likeliest of them; and a remedy."""
    question, found = min(readings.items(), key=lambda asked: asked[1][0].cost if asked[1] else math.inf)
    see = f'See: marquee explain "{question}".'
    if not found:
        return {"found": f'is never read: "{question}" means nothing', "remedy": see}
    if found[0].intent.name == intent.name:
        return {"found": f'costs too much to be answered: "{question}"', "remedy": see}
    others = " or ".join(dict.fromkeys(each[0].intent.name for each in readings.values() if each))
    return {"found": f'can never win: "{question}" is read as {others}', "remedy": f"Say it more plainly, or leave it out. {see}"}


def _keys(path: Path) -> frozenset[str]:
    """The top-level keys of a file. Raises Mistakes where it cannot be read."""
    notes = Notes(path.name)
    root = load(path, notes)
    return frozenset(root.entries) if isinstance(root, Keys) else frozenset()


def _question_lines(path: Path) -> dict[str, list[int]]:
    """The line of every question pattern, by intent."""
    notes = Notes(path.name)
    intents = mapping(mapping(load(path, notes, trusted=True), "", notes).get("intents"), "intents", notes)
    return {
        name: [question.line for question in one_or_many(mapping(node, name, notes).get("questions"))]
        for name, node in intents.items()
    }
