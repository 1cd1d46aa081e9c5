"""Reads press.yaml: everything is checked, and all mistakes are told at once."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from knowledge.mistakes import Notes
from knowledge.press.load_groups import GroupReader
from knowledge.press.load_sayings import SayingReader
from knowledge.press.load_words import WordReader
from knowledge.press.rules import NEITHER, PressRules
from knowledge.schema.schema import Schema
from knowledge.schema.statements import load_statements
from knowledge.words import words as split
from knowledge.yamls import Mapping, check_keys, load, mapping, one_or_many, text

SHIPPED = Path(__file__).parent.with_name("press.yaml")
MARKS = "marks"  # beside the states, what marks a winner
_TOP = tuple(
    "occasion personal series subjects roles small particles titles oblique introducing honorifics buildings houses parting "
    "relatives impersonal single kin others respectively shared calendar pronouns opening unlike speaking staying receiving "
    "speech reviewing origins fillers doubts aside states columns credits "
    "billed entries phrases sentences deeds passed tails told".split()
)
_ASIDE = ("begins", "within")
_CALENDAR = ("months", "weekdays")


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
        self.words = WordReader(notes)
        self.groups = GroupReader(schema, self.words)
        self.sayings = SayingReader(schema, self.words)

    def read(self, root: Mapping) -> PressRules:
        words = self.words
        check_keys(root, _TOP, "", self.notes)
        for name, node in words.part(root, "phrases"):
            if (read := words.parsed(text(node, f"phrases {name}", self.notes), f"phrases {name}", node.line)) is not None:
                words.phrases[name] = read
        occasion = self.groups.occasion(root)
        aside = words.within(root, "aside", _ASIDE)
        states = dict(words.part(root, "states"))
        known = [state for unit in self.schema.units.values() if unit.holder == occasion.kind for state in unit.states]
        check_keys(mapping(root.get("states"), "states", self.notes), (*known, NEITHER, MARKS), "states", self.notes)
        calendar = words.within(root, "calendar", _CALENDAR)
        rules = PressRules(
            schema=self.schema,
            occasion=occasion,
            personal=text(root.get("personal"), "personal", self.notes),
            series=words.table((name, node, f"series {name}") for name, node in words.part(root, "series")),
            subjects=self.groups.subjects(root),
            roles=words.by_word(mapping(root.get("roles"), "roles", self.notes)),
            small=words.bag(root, "small"),
            particles=words.bag(root, "particles"),
            in_titles=words.bag(root, "titles"),
            oblique=words.bag(root, "oblique"),
            introducing=words.bag(root, "introducing"),
            honorifics=words.bag(root, "honorifics"),
            buildings=words.bag(root, "buildings"),
            houses=words.bag(root, "houses") | words.bag(root, "buildings"),
            parting=words.bag(root, "parting"),
            relatives=words.bag(root, "relatives"),
            impersonal=words.bag(root, "impersonal"),
            single=words.bag(root, "single"),
            kin=words.bag(root, "kin"),
            others=words.listed(root, "others", "others"),
            respectively=words.bag(root, "respectively"),
            shared=words.bag(root, "shared"),
            months=words.names(calendar, "months"),
            weekdays=words.names(calendar, "weekdays"),
            pronouns=words.table((kind, node, "pronouns") for kind, node in words.part(root, "pronouns")),
            opening=words.bag(root, "opening"),
            unlike=words.bag(root, "unlike"),
            speaking=words.bag(root, "speaking"),
            staying=words.bag(root, "staying"),
            receiving=words.bag(root, "receiving"),
            speech=words.bag(root, "speech"),
            reviewing=words.listed(root, "reviewing", "reviewing"),
            origins=words.bag(root, "origins"),
            fillers=words.bag(root, "fillers") | words.bag(root, "origins"),
            doubts=self.groups.doubts(root),
            begins_aside=words.listed(aside, "begins", "aside begins"),
            within_aside=words.listed(aside, "within", "aside within"),
            states=words.table((state, node, f"states {state}") for state, node in states.items() if state != MARKS),
            marks=frozenset(word for node in one_or_many(states.get(MARKS)) for word in split(text(node, MARKS, self.notes))),
            columns={name: words.table([(name, node, f"columns {name}")]) for name, node in words.part(root, "columns")},
            credits=words.table((name, node, f"credits {name}") for name, node in words.part(root, "credits")),
            billed={name: words.table([(name, node, f"billed {name}")]) for name, node in words.part(root, "billed")},
            entries=self.groups.entry_words(root),
            sayings=tuple(self.sayings.sayings(root)),
            deeds=words.table((name, node, f"deeds {name}") for name, node in words.part(root, "deeds")),
            passed=words.listed(root, "passed", "passed"),
            tails={kind: tuple(self.sayings.patterns(node, f"tails {kind}", ())) for kind, node in words.part(root, "tails")},
            told={name: self.sayings.shown(name, node) for name, node in words.part(root, "told")},
        )
        self.notes.check()
        return rules
