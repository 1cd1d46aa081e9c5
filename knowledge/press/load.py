"""Reads press.yaml: everything is checked, and all mistakes are told at once."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from functools import cache
from pathlib import Path

from knowledge.mistakes import Notes, suggest
from knowledge.patterns import Pattern, PatternError, parse, slots, spellings
from knowledge.press.rules import Doubts, EntryWords, OccasionForm, Phrases, PressRules, Saying, Shown, SubjectWords
from knowledge.schema.schema import Schema
from knowledge.schema.statements import load_statements
from knowledge.words import words
from knowledge.yamls import Mapping, Node, check_keys, load, mapping, one_or_many, text

SHIPPED = Path(__file__).parent.with_name("press.yaml")
# Slots of no kind: up to eight words whatever they are, and words between quotation marks.
ANY, QUOTE = "words", "quote"
NEITHER = "neither"
MARKS = "marks"
# What a column of a table may hold beside the states and the kinds of parts.
SERIES, SUBJECT, STATE = "series", "subject", "state"
_TOP = tuple(
    "occasion personal series subjects roles small particles titles oblique introducing honorifics buildings parting relatives "
    "impersonal single others respectively shared calendar pronouns opening unlike speaking staying speech reviewing origins "
    "fillers doubts aside states columns credits entries phrases sentences deeds passed tails told".split()
)
_OCCASION = ("kind", "series", "number", "year", "called", "or_called", "unnamed", "beside", "last", "heads", "epithets")
_SUBJECTS = (
    "leads",
    "heads",
    "words",
    "crafts",
    "joins",
    "beside",
    "compounds",
    "named",
    "behind",
    "unsettled",
    "opened",
    "apart",
    "told_apart",
    "tied",
    "embodied",
    "crowned",
    "indefinite",
    "praising",
    "again",
    "before",
    "maker",
    "performed",
    "unnamed",
)
_DOUBTS = (
    "whole",
    "phrases",
    "coming",
    "opinions",
    "denied",
    "past",
    "present",
    "forecasts",
    "lives",
    "ahead",
    "books",
    "fiction",
)
_ASIDE = ("begins", "within")
_CALENDAR = ("months", "weekdays")
_ENTRIES = ("joins", "works", "sources", "within", "times")
_SAYINGS = ("certain", "likely")
_SHOWN = ("relation", "subject", "object")


@cache
def press_rules() -> PressRules:
    """The shipped rules for the shipped statements."""
    return load_press(load_statements())


def load_press(schema: Schema, path: Path = SHIPPED) -> PressRules:
    """The rules of a file for reading articles. Raises Mistakes with every mistake in it."""
    notes = Notes(path.name)
    return _Reader(schema, notes).read(mapping(load(path, notes, trusted=path == SHIPPED), "", notes))


class _Reader:
    """Reads the parts of the file in the order in which they lean on each other."""

    def __init__(self, schema: Schema, notes: Notes) -> None:
        self.schema = schema
        self.notes = notes
        self.phrases: dict[str, Pattern] = {}

    def read(self, root: Mapping) -> PressRules:
        check_keys(root, _TOP, "", self.notes)
        for name, node in self._part(root, "phrases"):
            if (read := self._parsed(text(node, f"phrases {name}", self.notes), f"phrases {name}", node.line)) is not None:
                self.phrases[name] = read
        occasion = self._occasion(self._within(root, "occasion", _OCCASION))
        aside = self._within(root, "aside", _ASIDE)
        states = dict(self._part(root, "states"))
        known = [state for unit in self.schema.units.values() if unit.holder == occasion.kind for state in unit.states]
        check_keys(mapping(root.get("states"), "states", self.notes), (*known, NEITHER, MARKS), "states", self.notes)
        calendar = self._within(root, "calendar", _CALENDAR)
        rules = PressRules(
            schema=self.schema,
            occasion=occasion,
            personal=text(root.get("personal"), "personal", self.notes),
            series=self._table((name, node, f"series {name}") for name, node in self._part(root, "series")),
            subjects=self._subjects(self._within(root, "subjects", _SUBJECTS)),
            roles=self._by_word(mapping(root.get("roles"), "roles", self.notes)),
            small=self._bag(root, "small"),
            particles=self._bag(root, "particles"),
            in_titles=self._bag(root, "titles"),
            oblique=self._bag(root, "oblique"),
            introducing=self._bag(root, "introducing"),
            honorifics=self._bag(root, "honorifics"),
            buildings=self._bag(root, "buildings"),
            parting=self._bag(root, "parting"),
            relatives=self._bag(root, "relatives"),
            impersonal=self._bag(root, "impersonal"),
            single=self._bag(root, "single"),
            others=self._list(root, "others", "others"),
            respectively=self._bag(root, "respectively"),
            shared=self._bag(root, "shared"),
            months=self._names(calendar, "months"),
            weekdays=self._names(calendar, "weekdays"),
            pronouns=self._table((kind, node, "pronouns") for kind, node in self._part(root, "pronouns")),
            opening=self._bag(root, "opening"),
            unlike=self._bag(root, "unlike"),
            speaking=self._bag(root, "speaking"),
            staying=self._bag(root, "staying"),
            speech=self._bag(root, "speech"),
            reviewing=self._bag(root, "reviewing"),
            origins=self._bag(root, "origins"),
            fillers=self._bag(root, "fillers") | self._bag(root, "origins"),
            doubts=self._doubts(self._within(root, "doubts", _DOUBTS)),
            begins_aside=self._list(aside, "begins", "aside begins"),
            within_aside=self._list(aside, "within", "aside within"),
            states=self._table((state, node, f"states {state}") for state, node in states.items() if state != MARKS),
            marks=frozenset(word for node in one_or_many(states.get(MARKS)) for word in words(text(node, MARKS, self.notes))),
            columns={name: self._table([(name, node, f"columns {name}")]) for name, node in self._part(root, "columns")},
            credits=self._table((name, node, f"credits {name}") for name, node in self._part(root, "credits")),
            entries=self._entry_words(self._within(root, "entries", _ENTRIES)),
            sayings=tuple(self._sayings(root)),
            deeds=self._table((name, node, f"deeds {name}") for name, node in self._part(root, "deeds")),
            passed=self._list(root, "passed", "passed"),
            tails={kind: tuple(self._patterns(node, f"tails {kind}", ())) for kind, node in self._part(root, "tails")},
            told={name: self._shown(name, node) for name, node in self._part(root, "told")},
        )
        self.notes.check()
        return rules

    def _part(self, root: Mapping, top: str) -> list[tuple[str, Node]]:
        return list(mapping(root.get(top), top, self.notes).items())

    def _within(self, root: Mapping, top: str, known: tuple[str, ...]) -> Mapping:
        found = mapping(root.get(top), top, self.notes)
        check_keys(found, known, top, self.notes)
        return found

    def _occasion(self, node: Mapping) -> OccasionForm:
        kind, series, number, year, called, or_called, unnamed = (
            text(node.get(key), f"occasion {key}", self.notes) for key in _OCCASION[:7]
        )
        for each in (kind, series):
            if each not in self.schema.kinds:
                self.notes.tell(node.line, "occasion", f'"{each}" is not a kind', suggest(each, self.schema.kinds))
        last = self._list(node, "last", "occasion last")
        return OccasionForm(
            kind,
            series,
            number,
            year,
            called,
            or_called,
            unnamed,
            self._bag(node, "beside"),
            last,
            *(self._bag(node, key) for key in _OCCASION[-2:]),
        )

    def _bag(self, node: Mapping, key: str) -> frozenset[str]:
        """A text or a list of words as a set."""
        return frozenset(word for each in one_or_many(node.get(key)) for word in words(text(each, key, self.notes)))

    def _names(self, node: Mapping, key: str) -> tuple[str, ...]:
        return tuple(text(each, key, self.notes) for each in one_or_many(node.get(key)))

    def _by_word(self, node: Mapping) -> dict[str, str]:
        return {word: kind for kind in node.entries for word in self._bag(node, kind)}

    def _parsed(self, written: str, where: str, line: int) -> Pattern | None:
        try:
            return parse(written, self.phrases)
        except PatternError as error:
            self.notes.tell(line, where, str(error))
            return None

    def _table(self, entries: Iterable[tuple[str, Node, str]]) -> Phrases[str]:
        """Phrases without slots, each with the key it stands under."""
        spelt: list[tuple[tuple[str, ...], str]] = []
        for meaning, node, where in entries:
            for each in one_or_many(node):
                pattern = self._parsed(text(each, where, self.notes), where, each.line)
                ways = spellings(pattern) if pattern is not None else ()
                spelt += [(tuple(word for word in way if isinstance(word, str)), meaning) for way in ways]
        return Phrases(spelt)

    def _list(self, node: Mapping, key: str, where: str) -> Phrases[str]:
        return self._table([(key, found, where)] if (found := node.get(key)) else [])

    def _subjects(self, node: Mapping) -> SubjectWords:
        named = mapping(node.get("named"), "subjects named", self.notes)
        return SubjectWords(
            leads=self._bag(node, "leads"),
            heads=self._by_word(mapping(node.get("heads"), "subjects heads", self.notes)),
            words=self._bag(node, "words"),
            crafts=self._bag(node, "crafts"),
            joins=self._bag(node, "joins"),
            beside=self._bag(node, "beside"),
            compounds=self._list(node, "compounds", "subjects compounds"),
            named=self._table((kind, found, f"subjects named {kind}") for kind, found in named.items()),
            behind=self._bag(node, "behind"),
            unsettled=self._bag(node, "unsettled"),
            opened=self._bag(node, "opened"),
            apart=self._table(
                (name, found, f"subjects apart {name}")
                for name, found in mapping(node.get("apart"), "subjects apart", self.notes).items()
            ),
            told_apart=self._bag(node, "told_apart"),
            tied=self._bag(node, "tied"),
            embodied=self._bag(node, "embodied"),
            crowned=self._bag(node, "crowned"),
            indefinite=self._bag(node, "indefinite"),
            praising=self._list(node, "praising", "subjects praising"),
            again=self._bag(node, "again"),
            before=self._list(node, "before", "subjects before"),
            maker=text(node.get("maker"), "subjects maker", self.notes),
            performed=text(node.get("performed"), "subjects performed", self.notes),
            unnamed=text(node.get("unnamed"), "subjects unnamed", self.notes),
        )

    def _doubts(self, node: Mapping) -> Doubts:
        return Doubts(
            whole=self._bag(node, "whole"),
            phrases=self._list(node, "phrases", "doubts phrases"),
            coming=self._list(node, "coming", "doubts coming"),
            opinions=self._list(node, "opinions", "doubts opinions"),
            denied=self._bag(node, "denied"),
            past=self._list(node, "past", "doubts past"),
            present=self._bag(node, "present"),
            forecasts=self._list(node, "forecasts", "doubts forecasts"),
            lives=self._list(node, "lives", "doubts lives"),
            ahead=self._list(node, "ahead", "doubts ahead"),
            books=self._list(node, "books", "doubts books"),
            fiction=self._list(node, "fiction", "doubts fiction"),
        )

    def _entry_words(self, node: Mapping) -> EntryWords:
        return EntryWords(*(self._bag(node, key) for key in _ENTRIES))

    def _sayings(self, root: Mapping) -> Iterator[Saying]:
        for name, node in self._part(root, "sentences"):
            where = f"sentences {name}"
            if name not in self.schema.statements:
                self.notes.tell(node.line, where, f'"{name}" is not a statement', suggest(name, self.schema.statements))
                continue
            found = mapping(node, where, self.notes)
            check_keys(found, _SAYINGS, where, self.notes)
            nouns = {noun.name for noun in self.schema.statements[name].nouns}
            for key, each in found.items():
                for pattern in self._patterns(each, f"{where} {key}", nouns):
                    yield Saying(name, pattern, key == _SAYINGS[0])

    def _patterns(self, node: Node, where: str, nouns: Collection[str]) -> Iterator[Pattern]:
        for each in one_or_many(node):
            pattern = self._parsed(text(each, where, self.notes), where, each.line)
            for slot in slots(pattern) if pattern is not None else ():
                if slot.kind not in (*nouns, *self.schema.kinds, ANY, QUOTE):
                    remedy = suggest(slot.kind, (*nouns, *self.schema.kinds))
                    self.notes.tell(each.line, where, f'"{{{slot.kind}}}" is not a noun or a kind', remedy)
            if pattern is not None:
                yield pattern

    def _shown(self, name: str, node: Node) -> Shown:
        where = f"told {name}"
        found = mapping(node, where, self.notes)
        check_keys(found, _SHOWN, where, self.notes)
        if name not in self.schema.statements:
            self.notes.tell(node.line, where, f'"{name}" is not a statement', suggest(name, self.schema.statements))
        relation, subject, target = (text(found.get(key), f"{where} {key}", self.notes) for key in _SHOWN)
        return Shown(relation, subject, target)
