"""Mentions as far as it matters who is who: what each is called and told apart by, and which of them are taken for one thing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property


@dataclass(frozen=True, slots=True)
class Form:
    """A mention as far as it matters here: what tells it apart as words (`told`) and as a key that can be compared (`same`), the
    `thing` it was so far."""

    number: int
    source: int
    table: bool
    name: str
    plain: str
    told: str = ""
    same: str = ""
    ids: tuple[str, ...] = ()
    declared: bool = False
    aliases: tuple[tuple[str, str], ...] = ()
    marks: tuple[tuple[str, str], ...] = ()
    thing: int | None = None

    @property
    def rank(self) -> tuple[object, ...]:
        """An order of forms that their contents fix."""
        return (self.plain, self.same, self.ids, self.marks, self.name, not self.declared, self.aliases, self.source)


@dataclass(eq=False)
class Cluster:
    """Mentions that are one thing."""

    forms: list[Form] = field(default_factory=list)

    def add(self, forms: Iterable[Form]) -> Cluster:
        """Take in more mentions."""
        self.forms += forms
        for known in ("owns", "aliases", "tells", "ids"):
            self.__dict__.pop(known, None)
        return self

    def join(self, others: Iterable[Cluster]) -> Cluster:
        """Take in all of other clusters."""
        return self.add(form for other in others for form in other.forms)

    @cached_property
    def owns(self) -> frozenset[str]:
        """The plain names that its mentions have of their own."""
        return frozenset(form.plain for form in self.forms)

    @cached_property
    def aliases(self) -> frozenset[str]:
        """The plain names it is also known as."""
        return frozenset(plain for form in self.forms for _, plain in form.aliases)

    @cached_property
    def tells(self) -> frozenset[str]:
        """What tells it from namesakes."""
        return frozenset(form.same for form in self.forms if form.same)

    @cached_property
    def ids(self) -> frozenset[str]:
        """Its ids."""
        return frozenset(one for form in self.forms for one in form.ids)

    @property
    def schemes(self) -> set[str]:
        """The schemes of its ids."""
        return {one.partition(":")[0] for one in self.ids}

    @property
    def declared(self) -> bool:
        """Whether a source has an entry for it."""
        return any(form.declared for form in self.forms)

    def documented(self, plain: str) -> bool:
        """Whether a document calls it so."""
        return any(not form.table and plain in (form.plain, *(alias for _, alias in form.aliases)) for form in self.forms)

    def told(self) -> str:
        """What tells it apart, as words: as declared, else as most say."""
        return _commonest([(form.told, 1000 if form.declared and not form.table else 1) for form in self.forms if form.told])

    def name(self) -> str:
        """Its name: as declared, else as most write it; an alias only where there is nothing else."""
        spelt = [(form.name, 1000 if form.declared else 1) for form in self.forms if form.plain not in self.aliases]
        return _commonest(spelt or [(form.name, 1) for form in self.forms])

    def label(self) -> str:
        """What sets it apart in a message to an author."""
        return f'"{self.name()} ({self.told()})"' if self.told() else f'"{self.name()}"'


def _commonest(spelt: Sequence[tuple[str, int]]) -> str:
    weights: dict[str, int] = defaultdict(int)
    for name, weight in spelt:
        weights[name] += weight
    return min(weights, key=lambda name: (-weights[name], name), default="")
