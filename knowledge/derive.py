"""Claims become things, facts and units. The outcome depends on which claims there are, never on the order of their sources."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from knowledge.choices import Chooser
from knowledge.claims import Claim, Closing, Correction, Entry, Fact, Mention, Result, Sentence, Source
from knowledge.mistakes import Mistake
from knowledge.relations import Cell, Evidence, Ref, Relations
from knowledge.schema import Schema
from knowledge.slips import slips
from knowledge.things import DoubtError, Thing, Things, dependency_order
from knowledge.units import Row, Told, merge


@dataclass(slots=True)
class Derived:
    """What follows from all claims. Evidence refers to claims by the indices of source and claim.

    `facts` has for each statement its rows in the order of the statement's nouns; `closed` has (state, holder, subject or None).
    """

    things: list[Thing] = field(default_factory=list)
    facts: dict[str, dict[tuple[Cell, ...], Evidence]] = field(default_factory=lambda: defaultdict(dict))
    units: dict[str, list[Row]] = field(default_factory=dict)
    closed: set[tuple[str, Thing, Thing | None]] = field(default_factory=set)
    mistakes: list[tuple[int, Mistake]] = field(default_factory=list)
    warnings: list[Mistake] = field(default_factory=list)


def derive(sources: Sequence[Source], schema: Schema) -> Derived:
    """Everything that follows from the claims of these sources, taken in the order of their keys."""
    return _Derivation(sources, schema).run()


class _Derivation:
    """The steps from claims to rows, each leaning on the ones before."""

    def __init__(self, sources: Sequence[Source], schema: Schema) -> None:
        self.sources = sources
        self.schema = schema
        self.things = Things(schema)
        self.order = dependency_order(schema)
        self.relations = Relations(schema, self.things)
        self.found = Derived(facts=self.relations.rows)
        self.claims: list[tuple[Ref, Claim]] = [
            ((index, at), claim) for index, source in enumerate(sources) for at, claim in enumerate(source.claims)
        ]
        self.corrections: list[Fact | Result] = []
        self.told: dict[str, list[Told]] = defaultdict(list)
        self.rank: dict[Thing, int] = {}

    def run(self) -> Derived:
        self._declare()
        self._meet(mention for _, claim in self.claims for mention in _mentions(claim.body))
        chosen = self._choose()
        self._meet(mention for _, body in chosen for mention in _mentions(body))
        self._rank()
        for ref, body in chosen:
            self._tell(ref, body)
        self.relations.follow()
        self._merge()
        self.found.warnings = self._slips()
        return self.found

    def _declare(self) -> None:
        entries = {claim.body: None for _, claim in self.claims if isinstance(claim.body, Entry)}
        for entry in sorted(entries, key=lambda entry: (*self._turn(entry.thing), not entry.names, entry.names)):
            self._quietly(entry.thing, entry.names, declared=True)

    def _meet(self, mentions: Iterable[Mention]) -> None:
        """Make things of passing mentions; doubtful ones are told where the claim itself is read."""
        for mention in sorted({mention for mention in mentions if len(mention.kinds) == 1}, key=self._turn):
            self._quietly(mention, (), declared=False)

    def _turn(self, mention: Mention) -> tuple[object, ...]:
        """The order in which mentions are settled: those that others lean on, then those that tell more, first."""
        return (
            self.order.index(mention.kinds[0]),
            -len(mention.marks),
            not mention.told,
            mention.name,
            mention.told,
            mention.marks,
        )

    def _quietly(self, mention: Mention, names: Sequence[str], declared: bool) -> None:
        try:
            self.things.add(mention, mention.kinds[0], names, declared)
        except DoubtError:
            return

    def _choose(self) -> list[tuple[Ref, Entry | Fact | Result | Closing]]:
        """Every claim with its words taken apart; corrections are kept aside."""
        chooser = Chooser(self.schema, self.things, self._receivers())
        siblings: dict[Mention, list[Result]] = defaultdict(list)
        for _, claim in self.claims:
            if isinstance(claim.body, Result):
                siblings[claim.body.subject].append(claim.body)
        chosen: list[tuple[Ref, Entry | Fact | Result | Closing]] = []
        for ref, claim in self.claims:
            body = claim.body
            try:
                if isinstance(body, Correction):
                    self.corrections.append(chooser.sentence(body.sentence))
                elif isinstance(body, Sentence):
                    chosen.append((ref, chooser.sentence(body)))
                elif isinstance(body, Result):
                    chosen.append((ref, chooser.result(body, siblings[body.subject])))
                elif isinstance(body, Entry | Fact | Closing):
                    chosen.append((ref, body))
            except DoubtError as doubt:
                self._doubt(ref, doubt)
        return chosen

    def _receivers(self) -> dict[Thing, str]:
        receivers: dict[Thing, str] = {}
        tells = {unit.goes_to: unit.subject for unit in self.schema.units.values() if unit.goes_to}
        for _, claim in self.claims:
            if isinstance(claim.body, Fact) and claim.body.statement in tells:
                kind = tells[claim.body.statement]
                entry, other = self.schema.statements[claim.body.statement].entry_and_value(kind)
                mention = claim.body.nouns[entry.name]
                thing = self.things.known(mention, kind) if isinstance(mention, Mention) else None
                if thing:
                    receivers[thing] = str(claim.body.nouns[other.name])
        return receivers

    def _doubt(self, ref: Ref, doubt: DoubtError) -> None:
        source = self.sources[ref[0]]
        found, _, remedy = str(doubt).partition("; ")
        line = source.claims[ref[1]].line
        self.found.mistakes.append(
            (ref[0], Mistake(source.key, line, "", found, f"{remedy[:1].upper()}{remedy[1:]}." if remedy else ""))
        )

    def _rank(self) -> None:
        """Fix the order of things by kind, name and what tells them apart; ids follow it."""
        kinds = list(self.schema.kinds)
        for thing in self.things.all:
            if thing.marks:
                self.things.build(thing)
        marked = {
            thing: sorted((key, getattr(mark, "name", mark)) for key, mark in thing.marks.items()) for thing in self.things.all
        }
        key = {
            thing: (kinds.index(thing.kind), thing.name.casefold(), thing.name, thing.told_text, marked[thing])
            for thing in self.things.all
        }
        self.found.things = sorted(self.things.all, key=key.__getitem__)
        self.rank = {thing: at for at, thing in enumerate(self.found.things)}

    def _tell(self, ref: Ref, body: Entry | Fact | Result | Closing) -> None:
        try:
            if isinstance(body, Fact):
                self.relations.add(ref, body)
            elif isinstance(body, Result):
                self.told[body.unit].append(self._told(ref, body))
            elif isinstance(body, Closing):
                holder = self.things.sure(body.holder)
                self.found.closed.add((body.state, holder, self.things.sure(body.subject) if body.subject else None))
            for mention in _mentions(body):
                self.relations.imply(ref, mention)
        except DoubtError as doubt:
            self._doubt(ref, doubt)

    def _told(self, ref: Ref, result: Result) -> Told:
        unit = self.schema.units[result.unit]
        holder = self.things.sure(result.holder) if result.holder else None
        parts = frozenset(self.things.sure(part) for part in result.parts)
        listed = (ref[0], result.listed or -ref[1] - 1)
        return Told(
            holder,
            self.things.sure(result.subject),
            unit.states[result.state],
            parts,
            tuple(sorted(result.texts.items())),
            ref,
            listed,
        )

    def _merge(self) -> None:
        kinds = {kind for unit in self.schema.units.values() for kind in unit.parts}
        credits = self.relations.credits(kinds)
        self._correct()
        for unit in self.schema.units.values():
            told = sorted(self.told[unit.name], key=self._told_order)
            rows, homeless = merge(told, lambda one, two: frozenset((one, two)) in credits, self.rank.__getitem__)
            self.found.units[unit.name] = rows
            for claim in homeless:
                self._doubt(claim.evidence, DoubtError(f"it is not said at which {unit.holder} this was; say it"))

    def _told_order(self, told: Told) -> tuple[object, ...]:
        return (
            self.rank[told.holder] if told.holder else -1,
            self.rank[told.subject],
            not told.above,
            sorted(map(self.rank.__getitem__, told.parts)),
        )

    def _correct(self) -> None:
        """Take out what a correction says is wrong; a correction of something unknown takes nothing out."""
        for wrong in self.corrections:
            if isinstance(wrong, Fact):
                self.relations.take(wrong)
            else:
                self._take_result(wrong)

    def _take_result(self, wrong: Result) -> None:
        above = self.schema.units[wrong.unit].states[wrong.state]
        holder = self.things.known(wrong.holder, wrong.holder.kinds[0]) if wrong.holder else None
        subject = self.things.known(wrong.subject, wrong.subject.kinds[0])
        parts = {self.things.known(part, part.kinds[0]) for part in wrong.parts}
        self.told[wrong.unit] = [
            told
            for told in self.told[wrong.unit]
            if not (
                told.subject is subject
                and (not wrong.holder or told.holder is holder)
                and parts <= told.parts
                and (told.above or not above)
            )
        ]

    def _slips(self) -> list[Mistake]:
        lines: dict[Thing, tuple[str, int]] = {}
        for (index, _), claim in self.claims:
            for mention in _mentions(claim.body):
                thing = self.things.known(mention, mention.kinds[0]) if len(mention.kinds) == 1 else None
                if thing and not thing.declared:
                    lines.setdefault(thing, (self.sources[index].key, claim.line))
        return [
            Mistake(
                *lines.get(thing, ("", 0)),
                "",
                f'"{thing.name}" is new, and close to "{other.name}"',
                "If it is the same, write it so.",
            )
            for thing, other in slips(self.found.things)
        ]


def _mentions(body: object) -> Iterator[Mention]:
    """The mentions of a claim that need no choice, each told apart as its claim tells it."""
    if isinstance(body, Entry):
        yield body.thing
    elif isinstance(body, Fact):
        yield from (noun for noun in body.nouns.values() if isinstance(noun, Mention))
    elif isinstance(body, Result | Closing):
        yield from (mention for mention in (body.holder, body.subject) if mention)
        yield from body.parts if isinstance(body, Result) else ()
