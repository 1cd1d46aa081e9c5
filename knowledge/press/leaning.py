"""Words that lean on what was named before: surnames, the beginning of a long title, "she" and "the film"."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from knowledge.press.naming import Naming, Register
from knowledge.press.paragraphs import Sentence
from knowledge.press.periphrases import Periphrases
from knowledge.press.rules import PressRules
from knowledge.press.tokens import Token, owns
from knowledge.words import key, words

_NEAR = 4  # words


class Leaning:
    """Finds what leans on the names of one article."""

    def __init__(self, rules: PressRules, register: Register) -> None:
        self._rules = rules
        self._register = register
        self._periphrases = Periphrases(rules, register)
        self._leading = rules.entries.works | rules.entries.sources
        self._of_subjects = rules.subjects.words | rules.subjects.heads.keys()

    def all(
        self, sentence: Sentence, barriers: Collection[int], named: Sequence[Naming], long: Collection[int] = ()
    ) -> Iterator[Naming]:
        """Surnames and short titles of what was named in full, and words such as "she" and "the film".

        `barriers` are words that end names; those of `long` names are no surnames either.
        """
        line = sentence.line
        guessed = {at for each in named if each.how == "shape" for at in range(each.first, each.last) if at in long}
        leant: list[Naming] = []
        for at, token in enumerate(line):
            if found := self._rules.pronouns.at(line, at):
                last, kind = found
                if kind in self._rules.things and last - at > 1 and last < len(line) and line[last].capital:
                    continue  # "the actor Louis Zorich" is named right here
                if kind == self._rules.unit.subject and self._points_on(line, last, {*barriers, *guessed}):
                    continue
                if name := self._nearest([*named, *leant], line, at, kind, last - at == 1) or self._register.latest.get(kind):
                    yield Naming(at, last, (kind,), name, "lean")
            if token.plain in self._rules.speaking and self._register.speaker:
                yield Naming(at, at + 1, (self._rules.personal,), self._register.speaker, "lean")
            if at in barriers or at in long or token.plain in self._rules.small or (sentence.cased and not token.capital):
                continue
            if name := self.by_surname(token.plain):
                leant.append(Naming(at, at + 1, (self._rules.personal,), name, "lean"))
                yield leant[-1]
            yield from self._by_beginning(line, at)
        for each in self._periphrases.all(line, [*named, *leant], sentence.cased):
            if name := self._periphrases.meant(each, self._nearest(named, line, each.first, each.kind, short=False)):
                yield Naming(each.first, each.last, (each.kind,), name, "lean")

    def _points_on(self, line: Sequence[Token], at: int, barriers: Collection[int]) -> bool:
        """Whether what is called only an award is named right behind: "the award for best score", not "that award for Queen"."""
        leads = at < len(line) and line[at].plain in self._leading
        named = any(behind in barriers for behind in range(at + 1, min(at + _NEAR, len(line))))
        return leads and (named or (at + 1 < len(line) and line[at + 1].plain in self._of_subjects))

    def _nearest(self, named: Sequence[Naming], line: Sequence[Token], at: int, kind: str, short: bool) -> str:
        """Of the same sentence, the title last named before a word, or for "she" the first somebody who does something."""
        sure = [each for each in named if each.last <= at and each.kinds[0] == kind and each.how in ("known", "quoted", "lean")]
        if kind == self._rules.personal and short:
            sure += [each for each in named if each.last <= at and each.kinds[0] == kind and each.how in ("shape", "role")]
            free = [each for each in sure if self._does(each, line)]
            return min(free, key=lambda each: (each.first, -each.last)).name if free else ""
        if kind not in self._rules.titled:
            return ""
        sure = [each for each in sure if each.how != "lean"]
        return max(sure, key=lambda each: (each.last, -each.first)).name if sure else ""

    def _does(self, naming: Naming, line: Sequence[Token]) -> bool:
        behind = naming.first > 0 and line[naming.first - 1].plain in self._rules.oblique
        return not behind and not owns(line, naming.last)

    def by_surname(self, plain: str) -> str:
        """The one person of the article whose last name this is, else whose first."""
        registered = [(name, words(name)) for name in self._register.of_kind(self._rules.personal)]
        found = [name for name, said in registered if said and said[-1] == plain] or [
            name for name, said in registered if said and said[0] == plain
        ]
        return found[0] if len(found) == 1 and len(words(found[0])) > 1 else ""

    def _by_beginning(self, line: Sequence[Token], at: int) -> Iterator[Naming]:
        """The first words of a long title."""
        for kind in self._rules.titled:
            for name in self._register.of_kind(kind):
                said = words(name)
                size = next((n for n in (3, 2) if len(said) > n and [t.plain for t in line[at : at + n]] == said[:n]), 0)
                if size and said[size - 1] in self._rules.small:
                    continue  # "meet the" begins too many titles
                if size and not self._register.kind(key(" ".join(said[:size]))):
                    yield Naming(at, at + size, (kind,), name, "lean")
