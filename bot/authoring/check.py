"""What is wrong with rules and facts, all of it at once: rules are loaded and tried out, facts are built into a store apart."""

from __future__ import annotations

import re
import sqlite3
from collections import Counter
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from bot.authoring.trials import Pair, try_rules
from bot.conversation.load import load_told
from bot.home import SHIPPED_FORMATS, Home, shipped
from bot.rules.intents import SHIPPED, load_rules
from bot.rules.languages import LANGUAGES
from bot.rules.wordings import WORDINGS, load_wordings
from knowledge.build import build, imported
from knowledge.importing.load import load_format
from knowledge.mistakes import Mistake, Mistakes, Notes
from knowledge.schema.schema import Schema
from knowledge.schema.statements import load_statements
from knowledge.seldom import collecting_seldom
from knowledge.store import StoreError
from knowledge.yamls import Mapping, load

_OUTERMOST = re.compile(r"^([a-z_]+):", re.MULTILINE)
NAMED = 8  # pairs of patterns told by name; the others as a number


@dataclass(slots=True)
class Verdict:
    """What was found: mistakes, what else is worth a look, how much was looked at, which patterns read a question alike."""

    mistakes: list[Mistake] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
    seen: Counter[str] = field(default_factory=Counter)
    alike: dict[Pair, list[str]] = field(default_factory=dict)

    def told(self) -> str:
        """What is worth a look, and a last line with the sum of it all."""
        ranked = sorted(self.alike.items(), key=lambda one: (-len(one[1]), one[0]))
        overlaps = [f"Read equally well by {one} and {other}: {asked[0]!r}" for (one, other), asked in ranked[:NAMED]]
        if len(ranked) > NAMED:
            overlaps.append(f"… and by {len(ranked) - NAMED} more pairs of patterns.")
        looked = ", ".join(_counted(count, name) for name, count in self.seen.items())
        found = _counted(len(self.mistakes), "mistake") if self.mistakes else "no mistakes"
        return "\n".join((*dict.fromkeys(self.warnings), *overlaps, f"{looked}: {found}." if looked else f"{found}."))


def _counted(number: int, name: str) -> str:
    return f"{number} {name}" if number == 1 else f"{number} {name}s"


def check(files: Sequence[Path], home: Home) -> tuple[list[Mistake], str]:
    """Check these files, or everything Marquee runs on: the shipped rules and facts, and the facts in `home`.

    Facts are built on top of the shipped ones. Returns every mistake, and a summary with what else is worth a look.
    """
    verdict = Verdict()
    with TemporaryDirectory() as folder, collecting_seldom():
        try:
            checks = _Checks(load_statements(), Path(folder) / "store.db", verdict)
            _copy(shipped_store(home), checks.store)
            checks.build([])
            if files:
                checks.files(files)
            else:
                checks.everything(home)
        except Mistakes as found:
            verdict.mistakes += found.mistakes
    verdict.mistakes = list(dict.fromkeys(verdict.mistakes))
    return verdict.mistakes, verdict.told()


def shipped_store(home: Home) -> Path:
    """A store of the shipped facts, made once while the program runs, by what the store of a home has of them already.

    Whoever checks tells the mistakes in them.
    """
    made = Path(_folder().name) / "store.db"
    if not made.exists():
        if home.store.exists() and not _took_facts(home.store, made):
            made.unlink(missing_ok=True)
        build(shipped(), made, load_statements())
    return made


def _took_facts(store: Path, to: Path) -> bool:
    """Copy a store; whether it is one of ours without imported tables, which are no part of what ships and may be large."""
    try:
        _copy(store, to)
        return not imported(to)
    except (sqlite3.DatabaseError, StoreError):
        return False


@cache
def _folder() -> TemporaryDirectory[str]:
    return TemporaryDirectory()


def _copy(store: Path, to: Path) -> None:
    with (
        closing(sqlite3.connect(f"{store.absolute().as_uri()}?mode=ro", uri=True)) as whole,
        closing(sqlite3.connect(to)) as copy,
    ):
        whole.backup(copy)


@dataclass(frozen=True, slots=True)
class _Checks:
    """The checks of one run, over a store built for them."""

    schema: Schema
    store: Path
    verdict: Verdict

    def everything(self, home: Home) -> None:
        """The shipped rules and mappings first, so that no example leans on facts that only this home has; then all facts."""
        self.verdict.seen["statement"] = len(self.schema.statements)
        for path in (SHIPPED, *home.formats().values()):
            self.file(path)
        if own := home.own():
            self.build(own)
        self.verdict.seen["facts file"] = len(home.sources())

    def files(self, files: Sequence[Path]) -> None:
        """Each file as what its keys show it to be; facts files together, as one may lean on another."""
        facts = [path for path in files if self.file(path)]
        if facts:
            self.build(facts)
            self.verdict.seen["facts file"] = len(facts)

    def file(self, path: Path) -> bool:
        """Check a file of rules (a language or wordings with its rules), statements or a mapping; whether it is one of facts."""
        if path.absolute().parent.name in (LANGUAGES, WORDINGS):
            return self.file(path.absolute().parents[1] / SHIPPED.name)
        try:
            keys = _keys(path)
            if "tables" in keys:
                self.verdict.seen["table"] += len(load_format(path, self.schema).tables)
            elif "intents" in keys:
                self.rules(path)
            elif "languages" in keys:
                load_told(load_rules(self.schema), path)
            elif "statements" in keys:
                self.verdict.seen["statement"] += len(load_statements(path).statements)
            return keys.isdisjoint(("intents", "statements", "tables", "languages"))
        except Mistakes as found:
            self.verdict.mistakes += found.mistakes
            return False

    def build(self, more: Sequence[Path]) -> None:
        """Build the shipped facts and more of them."""
        summary = build([*shipped(), *more], self.store, self.schema)
        self.verdict.mistakes += summary.mistakes
        self.verdict.warnings += map(str, summary.warnings)

    def rules(self, path: Path) -> None:
        """Load a file of rules and try them out. Raises Mistakes where it does not load."""
        rules = load_rules(self.schema, path)
        if said := [line for one in load_wordings(rules, path.parent / WORDINGS) for line in one.said]:
            self.verdict.seen["wording"] += len(said)
        trial = try_rules(path, rules, self.store)
        if path == SHIPPED:
            load_told(rules)
        self.verdict.mistakes += trial.mistakes
        self.verdict.alike |= trial.alike
        self.verdict.seen["intent"] += len(rules.intents)
        self.verdict.seen["pattern"] += sum(len(intent.questions) for intent in rules.intents.values())
        self.verdict.seen["example"] += sum(len(intent.examples) for intent in rules.intents.values())


def _keys(path: Path) -> frozenset[str]:
    """The top-level keys of a file. Raises Mistakes where it cannot be read."""
    if path == SHIPPED or path.parent == SHIPPED_FORMATS:  # large, and about to be read whole
        return frozenset(_OUTERMOST.findall(path.read_text(encoding="utf-8")))
    root = load(path, Notes(path.name))
    return frozenset(root.entries) if isinstance(root, Mapping) else frozenset()
