"""What the store can know, as read from statements.yaml: kinds, sections, statements, units."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from knowledge.mistakes import nearest
from knowledge.schema.sentences import Part, fill_line, is_said, pieces_of, splits
from knowledge.values import convert

_OFFERED = 3  # statements for a sentence that none reads
_LEAD = re.compile(r"\s*([a-z_]+):\s+")


@dataclass(frozen=True, slots=True)
class Kind:
    """A sort of noun: a thing with names, or (`value`: integer, date or text) a value written as it is.

    `within` are the least and the most that a number of this kind can be; `unlike` are kinds whose names these seldom have.
    """

    name: str
    value: str | None = None
    told_by: str | None = None
    same_by: tuple[tuple[str, ...], ...] = ()
    many: bool = False
    within: tuple[int, int] | None = None
    unlike: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """A list of entries in a facts file: what each entry is, and the key or the template that names it.

    `periods` are keys of names that were used for a time, each with the statement that keeps them: its nouns are the thing, the
    name, and when it was used. `numbered` is the statement that keeps the place of an entry in its list.
    """

    name: str
    of: str
    title: str
    or_title: str = ""
    names: str = ""
    inside: str = ""
    periods: Mapping[str, str] = field(default_factory=dict)
    numbered: str = ""

    @property
    def templates(self) -> tuple[str, ...]:
        """The templates an entry's name is built from; none where a key names it."""
        return tuple(title for title in (self.title, self.or_title) if "{" in title)


@dataclass(frozen=True, slots=True)
class Noun:
    """A place in a statement, and the kinds that may fill it."""

    name: str
    kinds: tuple[str, ...]
    optional: bool = False


@dataclass(frozen=True, slots=True)
class Unit:
    """One fact with several parts, counted once however many things share it.

    `holder` and `subject` are kinds; `parts` gives each kind that it is made of its key in the long form; `texts` gives remarks
    and how they are said, "…" being the remark, and `tells` the statement that one makes of the parts; `state` is
    the name of the column that tells the higher of the two `states`. `spans` gives the words that close a list of
    holders the statement that tells what they are holders of.
    """

    name: str
    under: str
    holder: str
    subject: str
    parts: Mapping[str, str]
    texts: Mapping[str, str]
    tells: Mapping[str, str]
    states: Mapping[str, bool]
    splits: str
    goes_to: str
    closes: Mapping[str, str]
    settles: str
    spans: Mapping[str, str] = field(default_factory=dict)

    @property
    def state(self) -> str:
        """The state that stands above the others, and the column that tells it."""
        return next(name for name, above in self.states.items() if above)


@dataclass(frozen=True, slots=True)
class Statement:
    """A sentence with nouns, of which follow a table, a field of a facts file, and the fact lines a question may ask.

    `one` says that its first noun has one value: two that no source tells together are a conflict.
    """

    name: str
    says: str
    parts: tuple[Part, ...]
    nouns: tuple[Noun, ...]
    unit: Unit | None = None
    state: str | None = None
    both_ways: bool = False
    source_of: str | None = None
    opposite: str | None = None
    one: bool = False
    fields: Mapping[str, str] = field(default_factory=dict)
    _filled: dict[str, tuple[Noun, Noun]] = field(default_factory=dict, init=False, repr=False, compare=False)

    def noun(self, name: str) -> Noun:
        """The noun of a name. Raises KeyError where there is none."""
        for noun in self.nouns:
            if noun.name == name:
                return noun
        raise KeyError(name)

    def entry_and_value(self, kind: str) -> tuple[Noun, Noun]:
        """For a field of a kind: the noun that the entry fills, and the noun that the field's value fills."""
        if kind not in self._filled:
            entry = next(noun for noun in self.nouns if kind in noun.kinds)
            self._filled[kind] = entry, next(noun for noun in self.nouns if noun is not entry and not noun.optional)
        return self._filled[kind]


@dataclass(frozen=True, slots=True)
class FactLine:
    """A statement with a name for each noun it looks at; `shown` nouns never narrow, `lead` names the unit itself."""

    statement: Statement
    names: Mapping[str, str]
    shown: frozenset[str] = frozenset()
    lead: str = ""


@dataclass(frozen=True, slots=True)
class Never:
    """Facts that exclude each other where all conditions on their names hold, and what an author is told of them."""

    facts: tuple[FactLine, ...]
    when: tuple[str, ...]
    says: str
    remedy: str


@dataclass(frozen=True, slots=True)
class Schema:
    """Everything that statements.yaml declares."""

    kinds: Mapping[str, Kind]
    sections: Mapping[str, Section]
    statements: Mapping[str, Statement]
    units: Mapping[str, Unit]
    never: tuple[Never, ...] = field(default=(), repr=False)
    _fields: dict[str, dict[str, Statement]] = field(default_factory=dict, init=False, repr=False, compare=False)
    _lines: dict[str, FactLine] = field(default_factory=dict, init=False, repr=False, compare=False)

    @property
    def holders(self) -> set[str]:
        """The kinds that units stand at."""
        return {unit.holder for unit in self.units.values()}

    @property
    def subjects(self) -> set[str]:
        """The kinds that units are about."""
        return {unit.subject for unit in self.units.values()}

    @property
    def wholes(self) -> set[str]:
        """The kinds that the holders of units belong to."""
        spans = [self.statements[name] for unit in self.units.values() for name in unit.spans.values()]
        return {kind for statement in spans for noun in statement.nouns[1:] for kind in noun.kinds}

    def fields(self, kind: str) -> dict[str, Statement]:
        """The keys that an entry of this kind may have, with the statement that each makes."""
        if kind not in self._fields:
            found = {statement.fields[kind]: statement for statement in self.statements.values() if kind in statement.fields}
            self._fields[kind] = found
        return self._fields[kind]

    def value(self, kind: str, written: str) -> int | str:
        """Words as a value of this kind. Raises ValueError that says what is wanted."""
        rules = self.kinds[kind]
        value = convert(written, rules.value or "text")
        if rules.within and not rules.within[0] <= int(value) <= rules.within[1]:
            raise ValueError(f'"{written}" is not a {kind} between {rules.within[0]} and {rules.within[1]}')
        return value

    def telling(self, kind: str) -> Kind | None:
        """The kind of what tells things of this kind apart: of things or of values; None where nothing does."""
        told_by = self.kinds[kind].told_by
        return self.kinds[self.fields(kind)[told_by].entry_and_value(kind)[1].kinds[0]] if told_by else None

    def marking(self, kind: str) -> dict[str, Kind]:
        """The kinds of the fields that, when equal, make things of this kind the same."""
        fields = self.fields(kind)
        keys = {key for group in self.kinds[kind].same_by for key in group}
        return {key: self.kinds[fields[key].entry_and_value(kind)[1].kinds[0]] for key in sorted(keys)}

    def templates(self, kind: str) -> list[str]:
        """The templates from which names of things of this kind are built."""
        return [template for section in self.sections.values() if section.of == kind for template in section.templates]

    def tables(self) -> list[Statement]:
        """The statements that have a table of their own, in the order written."""
        return [statement for statement in self.statements.values() if statement.unit is None]

    def fact_line(self, line: str) -> FactLine:
        """Read a line of `facts:` by its fixed words. Raises ValueError with a suggestion where no statement says it."""
        if line not in self._lines:  # many questions ask of the same facts
            self._lines[line] = self._fact_line(line)
        return self._lines[line]

    def _fact_line(self, line: str) -> FactLine:
        lead = _LEAD.match(line)
        rest = line[lead.end() :] if lead else line
        pieces = pieces_of(rest)
        for statement in self.statements.values():
            filled = fill_line(statement.parts, pieces)
            if filled is None:
                continue
            if lead and statement.unit is None:
                raise ValueError(f'"{lead[1]}:" names a unit, but "{statement.says}" is not counted in units')
            for noun in (statement.noun(noun) for noun, name in filled[0].items() if is_said(name)):
                if any(self.kinds[kind].value != "text" for kind in noun.kinds):
                    raise ValueError(f"{filled[0][noun.name]} stands for {noun.name}, which is not text")
            return FactLine(statement, filled[0], filled[1], lead[1] if lead else "")
        raise ValueError(f'no statement says "{rest}".{self._nearest(rest)}')

    def sentence(self, text: str) -> list[tuple[Statement, dict[str, str]]]:
        """Every reading of a sentence such as "Ann Lee praised Dune", nouns being any words; most fixed words first."""
        found = [(statement, way) for statement in self.statements.values() for way in splits(statement.parts, text)]
        return sorted(found, key=lambda reading: sum(len(noun.split()) for noun in reading[1].values()))

    def likest(self, sentence: str) -> str:
        """A remedy for a sentence that no statement reads: those that share most of their fixed words with it, else a few."""
        said = set(sentence.casefold().split())
        fixed = {
            statement.says: {word for part in statement.parts for word in part.fixed} for statement in self.statements.values()
        }
        shared = {says: len(words & said) / len(words) for says, words in fixed.items() if words & said}
        likest = sorted(shared, key=lambda says: -shared[says])[:_OFFERED]
        if likest:
            return f"Did you mean {' or '.join(map(_in_quotes, likest))}, with names for its nouns?"
        return f"What can be said is in statements.yaml, such as {', '.join(map(_in_quotes, [*fixed][:_OFFERED]))}."

    def _nearest(self, line: str) -> str:
        known = {re.sub(r"\[.*?\]", "", statement.says).strip(): statement.says for statement in self.statements.values()}
        fixed = {
            " ".join(word for part in statement.parts if not part.optional for word in part.fixed): statement.says
            for statement in self.statements.values()
        }
        words = set(line.split())
        near = known.get(nearest(line, known), "")
        if not near:
            spoken = nearest(" ".join(line.split()[1:-1]), fixed)
            shared = max(fixed, key=lambda key: len(words & set(key.split())) / (1 + len(key.split())), default="")
            near = fixed.get(spoken, "") or (fixed[shared] if words & set(shared.split()) else "")
        return f' Did you mean "{near}"?' if near else ""


def _in_quotes(says: str) -> str:
    return f'"{says}"'
