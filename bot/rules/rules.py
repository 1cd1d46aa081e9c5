"""What an author wrote, checked and ready: kinds, descriptions, intents, follow-ups, sayings, prices."""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Literal

from bot.question import NumberWords
from knowledge.patterns import Sequence, slots
from knowledge.schema.statements import FactLine, Schema

THEIRS = "their_"  # begins the names that all descriptions of one thing have in common

COMPARISONS = {  # how a value may stand to another, in SQL
    "before": "{0} < {1}",
    "after": "{0} > {1}",
    "not before": "{0} >= {1}",
    "not after": "{0} <= {1}",
    "within": "{0} BETWEEN {1} AND {1} + 9",
    "right after": "{0} = {1} + 1",
}

TIMES = {"exactly": "=", "at least": ">=", "over": ">", "under": "<"}  # how a count may stand to a number, in SQL

Form = Literal["each", "yes_or_no", "count", "first", "last", "most", "fewest", "exactly", "at least", "over", "under"]
_ANSWERS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("yes_or_no", re.compile(r"yes_or_no")),
    ("count", re.compile(rf"count of (?P<of>[a-z_]+)(?: is (?P<times>{'|'.join(TIMES)}) (?P<number>[a-z_]+))?")),
    (
        "ordered",
        re.compile(
            r"(?P<form>first|last)(?: (?P<number>[a-z_]+))? (?P<name>[a-z_]+) by (?P<of>[a-z_]+)(?: since (?P<since>[a-z_]+))?"
        ),
    ),
    (
        "ranked",
        re.compile(r"(?P<form>most|fewest) (?P<name>[a-z_]+) by count of (?P<of>[a-z_]+)(?: is (?P<against>[a-z_]+))?"),
    ),
    ("times", re.compile(rf"(?P<name>[a-z_]+) with (?P<form>{'|'.join(TIMES)}) (?P<number>[a-z_]+|[0-9]+) (?P<of>[a-z_]+)")),
    ("each", re.compile(r"(?P<name>[a-z_]+)")),
)


@dataclass(frozen=True, slots=True)
class Answer:
    """What a question wants: a name of its fact lines, a yes or no, a count, or the extreme of a name by another.

    Of the first or last, a slot `number` may say how many places in that order count, and `since` from which value on it goes.
    A description may also pick a name by how often it is there: `number` is the slot that says it, or the number itself, the
    form one of `TIMES`. A count may be held against such a slot, which makes it a yes or no: `times` says how. So may the one
    that has most or fewest, against the slot `against`.
    """

    form: Form
    name: str = ""
    of: str = ""
    number: str = ""
    times: str = ""
    against: str = ""
    since: str = ""

    @property
    def decides(self) -> bool:
        """Whether it is a yes or no that the rows alone do not tell."""
        return bool(self.times or self.against)

    @classmethod
    def read(cls, text: str) -> Answer:
        """Read an `answer:` line. Raises ValueError where it has none of the forms."""
        for form, pattern in _ANSWERS:
            found = pattern.fullmatch(text)
            if found:
                parts = found.groupdict()
                chosen = parts.get("form", form)
                said = {part: parts.get(part) or "" for part in ("name", "of", "number", "times", "against", "since")}
                return cls(chosen, **said)  # type: ignore[arg-type]
        times = "|".join(TIMES)
        raise ValueError(
            f'"{text}" is not NAME, yes_or_no, count of NAME [is {times} NUMBER], first|last [NUMBER] NAME by NAME [since NAME],'
            f" most|fewest NAME by count of NAME [is NAME], or NAME with {times} NUMBER NAME"
        )


@dataclass(frozen=True, slots=True)
class Facts:
    """Fact lines that must hold together, facts of which nothing may make all true, and names that must differ.

    `compared` are values held against others: a name, one of `COMPARISONS`, and a name. `remarked` are remarks that a unit must
    have: the name that leads it, which of its texts, what is said there, and the part of whom it must be said, if of one alone.
    """

    lines: tuple[FactLine, ...] = ()
    absent: tuple[Facts, ...] = ()
    differ: tuple[tuple[str, str], ...] = ()
    compared: tuple[tuple[str, str, str], ...] = ()
    remarked: tuple[tuple[str, str, str, str], ...] = ()

    def names(self) -> dict[str, tuple[str, ...]]:
        """Each name of the lines that must hold, with the kinds it may be; a name that is a kind is of that kind."""
        return _names(self.lines)

    def set_apart(self) -> set[str]:
        """The names that must differ from others or are held against them."""
        return {
            *(name for pair in self.differ for name in pair),
            *(one for one, _, _ in self.compared),
            *(lead for lead, _, _, _ in self.remarked),
        }

    def every_line(self) -> tuple[FactLine, ...]:
        """All lines, those included that nothing may make true."""
        return (*self.lines, *(line for group in self.absent for line in group.every_line()))

    def every_name(self) -> dict[str, tuple[str, ...]]:
        """The names of all lines."""
        return _names(self.every_line())


@dataclass(frozen=True, slots=True)
class Description:
    """A way to say a thing without its name: the pattern, where it stands, and the facts that it adds.

    `place` is "described" (stands alone), "head" (the word for the kind), "beside" (such a word that only stands beside a name),
    "before" or "after" (beside what it narrows).
    `otherwise` is a second reading, told where the first finds nothing, and with `besides` also where it finds something else.
    With `several` it speaks of all that it fits ("in the 90s"), and a question after the last of them is answered for each. A
    `loose` one is only meant where its words belong to nothing nearer.
    """

    kind: str
    place: str
    pattern: Sequence
    facts: Facts
    otherwise: Facts | None = None
    besides: bool = False
    answer: Answer | None = None
    say: str = ""
    several: bool = False
    loose: bool = False


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of thing as it is called, or of value with the numbers it may be; `any` names the kinds of a union.

    `now` are words for the number of today's date, and how far off it they are ("last year"). `short` are the numbers that two
    digits may stand for ("24" for 2024); where only a rank counts ("69th"), a bare number does too
    right beside a thing of the kind `or_beside`.
    With `tens` only ten years said at once count ("90s"). Of names said `whole` a single word is a guess.
    A name may be said `without` a word it begins with, right beside a thing of the kind that stands for that word. Names said
    `alone` mean the best known thing called so, where the store finds something for that one.
    """

    name: str
    call: str = "{{ name }}"
    known: Mapping[str, FactLine] = field(default_factory=dict)
    any: tuple[str, ...] = ()
    numbers: range = range(0)
    rank: bool | None = None
    short: range = range(0)
    or_beside: str = ""
    tens: bool = False
    order: FactLine | None = None
    now: tuple[tuple[Sequence, int], ...] = ()
    whole: bool = False
    without: Mapping[str, str] = field(default_factory=dict)
    alone: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Example:
    """A question with what its reply must be or hold; `then` goes on in the thread of the one before, `help` ones are shown."""

    ask: str
    then: bool
    reply: str
    includes: tuple[str, ...]
    line: int
    help: bool = False


@dataclass(frozen=True, slots=True)
class Instead:
    """The nearest thing known, told where the question itself finds nothing; as its answer, or only beside it."""

    facts: Facts
    answer: Answer
    reply: str
    answers: bool = True


@dataclass(frozen=True, slots=True)
class Intent:
    """A kind of question: how it is put, what makes it true, what is answered. `lines` are those of its questions."""

    name: str
    questions: tuple[Sequence, ...]
    facts: Facts
    answer: Answer
    reply: str
    no_answer: str
    no: str = ""
    also: Mapping[str, Facts] = field(default_factory=dict)
    instead: tuple[Instead, ...] = ()
    keeps: tuple[str, ...] = ()
    takes: str = ""
    only: str = ""
    groups: str = ""
    examples: tuple[Example, ...] = ()
    lines: tuple[int, ...] = ()

    @property
    def compares(self) -> bool:
        """Whether several things named are held against each other, and one of them is the answer."""
        return self.answer.form in ("most", "fewest") or self.takes == "several"

    def wanted(self, pattern: Sequence) -> frozenset[str]:
        """The slots of a pattern that are what is answered, where another slot says more: "which films did she direct".

        Not so where what is named is compared: "who has more of them, A or B".
        """
        names = [slot.name for slot in slots(pattern)]
        told = len(names) > 1 and not self.compares
        counted = self.answer.of if self.answer.form == "count" else ""
        return frozenset(names) & {self.answer.name, counted} if told else frozenset()


@dataclass(frozen=True, slots=True)
class Way:
    """Facts by which a clue may tell of what is asked for; `higher` are the same with their units in the higher state.

    With an `answer` the clue says how often they are true.
    """

    facts: Facts
    higher: Facts | None = None
    answer: Answer | None = None


@dataclass(frozen=True, slots=True)
class Wanted:
    """A kind of thing that clues may tell of: the words for it with what they say, and for each kind of clue its ways.

    `beside` are the ways of numbers that stand beside an award, `together` facts of several clues at once. `order` and `by` tell
    which thing comes first; a name behind a word of `strictly` is told in its first way alone; `intent` answers.
    """

    kind: str
    heads: tuple[tuple[frozenset[str], Facts], ...]
    told: Mapping[str, tuple[Way, ...]]
    beside: Mapping[str, tuple[Way, ...]]
    together: tuple[Way, ...]
    order: Facts
    by: str
    strictly: frozenset[str]
    intent: Intent


@dataclass(frozen=True, slots=True)
class ClueWords:
    """How a question asks by clues: its words, by what they do, and what may be asked for.

    `bars` are phrases that clues cannot answer, `edges` the words for the first and the last, `needs` kinds of which one must be
    among the clues.
    """

    words: Mapping[str, frozenset[str]]
    bars: tuple[Sequence, ...]
    edges: Mapping[str, frozenset[str]]
    needs: tuple[str, ...]
    wanted: tuple[Wanted, ...]


@dataclass(frozen=True, slots=True)
class FollowUp:
    """A question that leans on the one before: with `asks`, it asks that question's facts for another of their names.

    With `ask`, it is the first of these whole questions of which the one before told all that stands in braces.
    """

    pattern: Sequence
    asks: str = ""
    ask: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Pronoun:
    """Words that stand for a thing of a kind spoken of before, of which the facts hold.

    With `of`, the facts lead from what was spoken of, by that name, to what is meant: `answer` says which ("the year before").
    `place` counts in what was said in a row: 1 is the first of them, -1 the last. `several` words stand for all of what was said
    in a row, two or more or as many as they say, of which more may be said ("the 1977 one"), with an `answer` for the one that it
    chooses ("the oldest"), as `other` words for all but the one spoken of last. Where it is `sure` that the words stand for
    something, a question in which they stand for nothing is not answered. Where it is `doubted` of most that they may stand for
    it, and somebody of whom it is sure was spoken of before, they stand for nothing. Where they are not `led`, no word that leads
    to them stands before them.
    """

    kind: str
    pattern: Sequence
    facts: Facts
    of: str = ""
    answer: Answer | None = None
    place: int = 0
    several: int = 0
    other: bool = False
    sure: bool = False
    doubted: bool = False
    led: bool = True


@dataclass(frozen=True, slots=True)
class Words:
    """The closed word lists of a language."""

    fillers: frozenset[str]
    titles: frozenset[str]
    glue: frozenset[str]
    asking: frozenset[str]
    joins: frozenset[str]
    lists: frozenset[str]
    charged: frozenset[str]
    whether: frozenset[str]
    circumstances: frozenset[str]
    speaking: frozenset[str]
    leads: frozenset[str]
    polite: tuple[Sequence, ...]
    corrects: tuple[Sequence, ...]
    short: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Remark:
    """What people say without asking anything of the store, and the reply.

    `tells` says what of the last question it takes up: `again` its answer once more, `more` the next portion of a long one.
    """

    words: tuple[Sequence, ...]
    say: str
    tells: str


@dataclass(frozen=True, slots=True)
class Rules:
    """Everything intents.yaml says; `made` holds what was worked out from it once, for as long as it lives."""

    schema: Schema
    kinds: Mapping[str, Kind]
    descriptions: tuple[Description, ...]
    intents: Mapping[str, Intent]
    clues: ClueWords
    follow_ups: tuple[FollowUp, ...]
    pronouns: tuple[Pronoun, ...]
    small_talk: tuple[Remark, ...]
    words: Words
    numbers: NumberWords
    says: Mapping[str, str]
    costs: Mapping[str, float]
    thresholds: Mapping[str, float]
    made: dict[Hashable, object] = field(default_factory=dict, init=False, compare=False, repr=False)

    def members(self, kind: str) -> tuple[str, ...]:
        """The kinds a slot of `kind` takes: itself, or those of a union."""
        return self.kinds[kind].any or (kind,) if kind in self.kinds else (kind,)

    def told_by(self, kinds: tuple[str, ...]) -> frozenset[str]:
        """The kinds by which something of these kinds may be told: a night by its award, its year, not by who won there."""
        known = self.made.get(("told by", kinds))
        if not isinstance(known, frozenset):
            own = (rule for rule in self.descriptions if not any(line.statement.unit for line in rule.facts.every_line()))
            described = (rule.pattern for rule in own if rule.kind in kinds)
            known = self.made["told by", kinds] = frozenset(slot.kind for pattern in described for slot in slots(pattern))
        return known


def _names(lines: Iterable[FactLine]) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for line in lines:
        for noun in line.statement.nouns:
            if noun.name in line.names:
                name = line.names[noun.name]
                known = found.get(name, (name,) if name in noun.kinds else noun.kinds)
                found[name] = tuple(kind for kind in known if kind in noun.kinds)
    return found
