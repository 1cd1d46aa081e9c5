"""Who is who: every mention in the sources becomes one thing, whatever order the sources come in.

Declared things are settled first, then passing mentions that say which namesake they mean, then the others, which join the only
one there is. What is left open (two namesakes and no label) is a DoubtError for whoever wrote the mention.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from knowledge.claims import Mention
from knowledge.schema import Schema
from knowledge.values import convert, fill, unfill
from knowledge.words import plain as made_plain

plain = lru_cache(maxsize=1 << 17)(made_plain)
_LABELLED = re.compile(r"(.+\S) \(([^()]+)\)")


class DoubtError(ValueError):
    """A mention that could be several things, or nothing that is known to be of its kind; the text says what to write."""


@dataclass(eq=False, slots=True)
class Thing:
    """Something with an identity: its kind, every spelling of its name with how often it is so written, and its aliases.

    `told` is what tells it from namesakes, a plain text or another thing; `marks` are what else identifies it.
    """

    kind: str
    spellings: Counter[str] = field(default_factory=Counter)
    aliases: set[str] = field(default_factory=set)
    told: Thing | str = ""
    marks: dict[str, Thing | str] = field(default_factory=dict)
    declared: bool = False
    built: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """The name built from its marks, else the commonest spelling."""
        if self.built:
            return self.built[0]
        return min(self.spellings.items(), key=lambda spelled: (-spelled[1], spelled[0]))[0]

    @property
    def names(self) -> list[str]:
        """Every spelling and alias, the name first."""
        return list(dict.fromkeys([self.name, *self.built, *sorted([*self.spellings, *self.aliases])]))

    @property
    def told_text(self) -> str:
        """What tells it from namesakes, as words."""
        return self.told.name if isinstance(self.told, Thing) else self.told


class Things:
    """All things so far, found by kind and plain name."""

    def __init__(self, schema: Schema) -> None:
        self.schema = schema
        self.all: list[Thing] = []
        self._named: dict[tuple[str, str], list[Thing]] = defaultdict(list)
        self._known_as: dict[tuple[str, str], list[Thing]] = defaultdict(list)
        self._marked: dict[tuple[object, ...], list[Thing]] = defaultdict(list)

    def add(self, mention: Mention, kind: str, aliases: Iterable[str] = (), declared: bool = False) -> Thing:
        """The thing of this kind that the mention means, made where there is none. Raises DoubtError where there are several."""
        read = self.normal(mention, kind)
        thing = self._find(read, kind) or self._also_called(read, kind, aliases) or self._make(kind)
        return self._learn(thing, read, aliases, declared)

    def find(self, mention: Mention, kind: str) -> Thing | None:
        """The thing of this kind that the mention means, if it is known. Raises DoubtError where there are several."""
        return self._find(self.normal(mention, kind), kind)

    def knows(self, mention: Mention, kind: str) -> bool:
        """Whether something of this kind is so called."""
        try:
            return self.find(mention, kind) is not None
        except DoubtError:
            return True

    def known(self, mention: Mention, kind: str) -> Thing | None:
        """The thing of this kind that the mention means, where that is known and in no doubt."""
        try:
            return self.find(mention, kind)
        except DoubtError:
            return None

    def sure(self, mention: Mention) -> Thing:
        """The thing that a mention of one kind means. Raises DoubtError where there is none, or several."""
        thing = self.find(mention, mention.kinds[0])
        if thing is None:
            raise DoubtError(f'"{mention.name}" could not be told from its namesakes; write which one')
        return thing

    def normal(self, mention: Mention, kind: str) -> Mention:
        """The mention with the label in its brackets, or the marks in its name, read as what they tell."""
        rules = self.schema.kinds[kind]
        if rules.same_by:
            return mention if mention.marks else Mention((kind,), mention.name, "", self._marks_in(mention.name, kind))
        labelled = _LABELLED.fullmatch(mention.name)
        if not labelled or mention.told or self._is_name(kind, mention.name):
            return mention
        if rules.told_by is None:
            return Mention((kind,), labelled[1], labelled[2])
        telling = self._telling_kind(kind)
        if telling is None:
            return Mention((kind,), labelled[1], labelled[2]) if self._is_value(kind, labelled[2]) else mention
        return Mention((kind,), labelled[1], labelled[2]) if self._any(telling, labelled[2]) else mention

    def _is_name(self, kind: str, name: str) -> bool:
        return any(
            plain(name) == plain(spelling) for thing in self._named.get((kind, plain(name)), ()) for spelling in thing.spellings
        )

    def _is_value(self, kind: str, words: str) -> bool:
        value = self._telling_value(kind)
        try:
            convert(words, value)
        except ValueError:
            return False
        return value != "text"

    def _telling_kind(self, kind: str) -> str | None:
        """The kind of thing that tells things of this kind apart; None where a value or nothing does."""
        told_by = self.schema.kinds[kind].told_by
        if told_by is None:
            return None
        telling = self.schema.fields(kind)[told_by].entry_and_value(kind)[1].kinds[0]
        return telling if self.schema.kinds[telling].value is None else None

    def _telling_value(self, kind: str) -> str:
        told_by = self.schema.kinds[kind].told_by or ""
        telling = self.schema.fields(kind)[told_by].entry_and_value(kind)[1].kinds[0]
        return self.schema.kinds[telling].value or "text"

    def _marks_in(self, name: str, kind: str) -> tuple[tuple[str, str], ...]:
        """The marks of which a name is made; an article before it is no part of it where what is left is known."""
        fields = self.schema.fields(kind)
        of = {key: fields[key].entry_and_value(kind)[1].kinds[0] for group in self.schema.kinds[kind].same_by for key in group}
        numbers = {key for key, other in of.items() if self.schema.kinds[other].value}
        templates = [
            template for section in self.schema.sections.values() if section.of == kind for template in section.templates
        ]
        ways = [unfill(template, called, numbers) for called in (name, name.partition(" ")[2]) for template in templates]
        known = (
            way for way in ways if way and all(self._any(of[key], words) for key, words in way.items() if key not in numbers)
        )
        return tuple(sorted(next(known, next(filter(None, ways), {})).items()))

    def _any(self, kind: str, name: str) -> list[Thing]:
        return self._named.get((kind, plain(name))) or self._known_as.get((kind, plain(name))) or []

    def _find(self, mention: Mention, kind: str) -> Thing | None:
        if mention.marks:
            return self._by_marks(mention, kind)
        among = self._any(kind, mention.name)
        if mention.told:
            return self._told_so(mention, kind)
        if len(among) > 1:
            labels = ", ".join(sorted(f'"{thing.name} ({thing.told_text})"' for thing in among))
            raise DoubtError(f'"{mention.name}" may be {labels}; write which one')
        return among[0] if among else None

    def _told_so(self, mention: Mention, kind: str) -> Thing | None:
        """The thing of this name or alias that is told apart in the same way, or the only one, if nothing tells it apart yet."""
        told = self._told(mention.told, kind)
        called = (kind, plain(mention.name))
        among: list[Thing] = [*self._named.get(called, ()), *self._known_as.get(called, ())]
        same = [thing for thing in among if self._same_told(thing.told, told)]
        if same or len(among) != 1 or among[0].told:
            return same[0] if same else None
        return among[0]

    @staticmethod
    def _same_told(one: Thing | str, other: Thing | str) -> bool:
        if isinstance(one, Thing) or isinstance(other, Thing):
            return one is other
        return plain(one) == plain(other)

    def _told(self, told: str, kind: str) -> Thing | str:
        telling = self._telling_kind(kind)
        if telling is None:
            return told
        return self.find(Mention((telling,), told), telling) or told

    def _by_marks(self, mention: Mention, kind: str) -> Thing | None:
        """The thing with the same marks in one group of `same_by`, unless an earlier group tells them apart."""
        marks = self._marks(mention, kind, make=False)
        for index, group in enumerate(self.schema.kinds[kind].same_by):
            if not all(key in marks for key in group):
                continue
            same = self._marked.get((kind, group, *(marks[key] for key in group)), [])
            apart = self.schema.kinds[kind].same_by[:index]
            open_ones = [thing for thing in same if not any(self._differ(thing, marks, earlier) for earlier in apart)]
            if len(open_ones) > 1:
                raise DoubtError(
                    f'"{mention.name}" may be {" or ".join(sorted(thing.name for thing in open_ones))}; write which one'
                )
            if open_ones:
                return open_ones[0]
        return None

    @staticmethod
    def _differ(thing: Thing, marks: dict[str, Thing | str], group: Sequence[str]) -> bool:
        return all(key in marks and key in thing.marks for key in group) and any(marks[key] != thing.marks[key] for key in group)

    def _marks(self, mention: Mention, kind: str, make: bool) -> dict[str, Thing | str]:
        fields = self.schema.fields(kind)
        marks: dict[str, Thing | str] = {}
        for key, words in mention.marks:
            of = fields[key].entry_and_value(kind)[1].kinds[0]
            named = Mention((of,), words)
            thing = None if self.schema.kinds[of].value else self.add(named, of) if make else self.find(named, of)
            marks[key] = thing or words
        return marks

    def _also_called(self, mention: Mention, kind: str, aliases: Iterable[str]) -> Thing | None:
        """The thing whose own name is an alias of this one, told from namesakes in the same way."""
        told = self._told(mention.told, kind) if mention.told else ""
        found = (
            thing for alias in aliases for thing in self._named.get((kind, plain(alias)), ()) if self._same_told(thing.told, told)
        )
        return next(found, None)

    def _make(self, kind: str) -> Thing:
        thing = Thing(kind)
        self.all.append(thing)
        return thing

    def _learn(self, thing: Thing, mention: Mention, aliases: Iterable[str], declared: bool) -> Thing:
        """Add to a thing what a mention tells of it."""
        if mention.marks:
            self._mark(thing, self._marks(mention, thing.kind, make=True))
        else:
            self._name(thing, mention.name, declared)
        for alias in aliases:
            thing.aliases.add(alias)
            self._file(self._known_as, thing, alias)
        if mention.told and not thing.told:
            telling = self._telling_kind(thing.kind)
            thing.told = self.add(Mention((telling,), mention.told), telling) if telling else mention.told
        thing.declared = thing.declared or declared
        return thing

    def _name(self, thing: Thing, name: str, declared: bool) -> None:
        if plain(name) in {plain(alias) for alias in thing.aliases}:
            return
        thing.spellings[name] += 1000 if declared else 1
        self._file(self._named, thing, name)

    def _mark(self, thing: Thing, marks: dict[str, Thing | str]) -> None:
        thing.marks.update({key: mark for key, mark in marks.items() if key not in thing.marks})
        for group in self.schema.kinds[thing.kind].same_by:
            if all(key in thing.marks for key in group):
                filed = self._marked[(thing.kind, group, *(thing.marks[key] for key in group))]
                if thing not in filed:
                    filed.append(thing)
        self.build(thing)

    def build(self, thing: Thing) -> None:
        """Give a thing that is known by its marks the names they make."""
        words = {key: mark.name if isinstance(mark, Thing) else mark for key, mark in thing.marks.items()}
        templates = [
            template for section in self.schema.sections.values() if section.of == thing.kind for template in section.templates
        ]
        thing.built = tuple(name for name in (fill(template, words) for template in templates) if name)

    def _file(self, index: dict[tuple[str, str], list[Thing]], thing: Thing, name: str) -> None:
        filed = index[(thing.kind, plain(name))]
        if thing not in filed:
            filed.append(thing)


def dependency_order(schema: Schema) -> list[str]:
    """The kinds of things, those that tell others apart before the others."""
    ordered: list[str] = []

    def visit(kind: str, above: tuple[str, ...]) -> None:
        rules = schema.kinds[kind]
        keys = [key for key in (rules.told_by, *(key for group in rules.same_by for key in group)) if key]
        for key in keys:
            for other in schema.fields(kind)[key].entry_and_value(kind)[1].kinds:
                if schema.kinds[other].value is None and other not in above:
                    visit(other, (*above, kind))
        if kind not in ordered:
            ordered.append(kind)

    for kind, rules in schema.kinds.items():
        if rules.value is None:
            visit(kind, (kind,))
    return ordered
