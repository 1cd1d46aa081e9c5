"""The names in a sentence, by every way in which it may show them."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace

from knowledge.press.known import Known
from knowledge.press.leaning import Leaning
from knowledge.press.naming import NameShapes, Naming, Register, quoted
from knowledge.press.paragraphs import Sentence
from knowledge.press.rules import PressRules
from knowledge.press.small_letters import SmallLetterNames
from knowledge.press.spotting import Spotting
from knowledge.press.tokens import Token
from knowledge.words import key, words

_TITLE = re.compile(r"(?<!\w)[\"“‘](?P<title>[A-Z0-9][^\"“”\n]{0,50}?)[,.]?[\"”’](?!\w)")
_FEWEST_QUOTED = 3  # titles in quotation marks, for an article that sets all of its titles so


class SentenceNames:
    """Finds names in the sentences of one article."""

    def __init__(self, rules: PressRules, register: Register, known: Known, text: str) -> None:
        self._rules = rules
        self._known = known
        self._register = register
        self._text = text
        self._shapes = NameShapes(rules)
        self._spotting = Spotting(rules, text)
        self._leaning = Leaning(rules, register)
        self._small = SmallLetterNames(rules, text)
        self._quoted = {key(found["title"]) for found in _TITLE.finditer(text)}

    def all(self, sentence: Sentence, barriers: frozenset[int]) -> Iterator[Naming]:
        """Each name with its kinds; `barriers` are words that end what capitals show."""
        return self._settled(self._names(sentence, barriers))

    def _names(self, sentence: Sentence, barriers: frozenset[int]) -> list[Naming]:
        """The names of things, by every way in which a sentence may show them."""
        line = sentence.line
        found = [*self._spotting.all(sentence, barriers), *quoted(self._text, line, self._rules)]
        if sentence.cased:
            found += self._shapes.runs(self._text, line, barriers)
        found = [each for each in found if not self._is_no_name(line, each)]
        found = [each for each in found if not self._is_quoted_part(each, found)]
        known = {(each.first, each.last) for each in found if each.how == "known"}
        found = [
            each
            for each in found
            if each.how != "shape" or not (self._is_within(each, found) or self._is_opened(line, each, known))
        ]
        long = {at for each in found if each.last - each.first > 1 for at in range(each.first, each.last)}
        found += self._leaning.all(sentence, barriers, list(found), long)
        found = [each for each in found if not self._is_surname(each) and not self._is_epithet(line, each)]
        guessed = [] if sentence.cased else self._small.all(line, barriers, found)
        found = self._surnamed(line, found)
        return [*self._introduced(line, found), *found, *guessed]

    def _surnamed(self, line: Sequence[Token], found: Sequence[Naming]) -> list[Naming]:
        """The names, where a first name has the surname of the next one with it: "Joel and Ethan Coen"."""
        behind = {each.first: each for each in found if each.last - each.first > 1 and self._rules.personal in each.kinds}
        surnamed = []
        for each in found:
            other = behind.get(each.last + 1) if line[each.last : each.last + 1] else None
            joined = other is not None and line[each.last].plain in self._rules.entries.joins and line[each.last].gap == " "
            if other and joined and self._is_first_name(line, each) and each.how in ("shape", "known"):
                whole = f"{each.name} {other.name.split()[-1]}"
                kin = each.first and line[each.first - 1].plain in self._rules.kin
                if kin or self._register.kind(whole) == self._rules.personal or self._is_known(whole):
                    each = replace(each, name=whole, kinds=(self._rules.personal,))
            surnamed.append(each)
        return surnamed

    @staticmethod
    def _is_first_name(line: Sequence[Token], naming: Naming) -> bool:
        """Whether one word, or two that a hyphen joins, may be a first name: "Jean-Pierre"."""
        return all(token.gap == "-" for token in line[naming.first + 1 : naming.last])

    def _is_known(self, name: str) -> bool:
        return self._rules.personal in self._known.kinds(name, (self._rules.personal,))

    def _is_within(self, part: Naming, found: Iterable[Naming]) -> bool:
        """Whether capitals are only a part of a name that is known, or of one that is quoted."""
        wholes = [
            each for each in found if each.how in ("known", "quoted") and each.first <= part.first and part.last <= each.last
        ]
        return any(
            each.how == "quoted"
            or each.kinds[0] not in self._rules.things
            or each.last - each.first > part.last - part.first
            or part.last - part.first > 1
            for each in wholes
        )

    def _is_quoted_part(self, part: Naming, found: Iterable[Naming]) -> bool:
        """Whether a known title is only a part of one that stands in quotation marks: of “The Case of Joram”."""
        if part.how != "known" or part.kinds[0] not in self._rules.titled:
            return False
        wholes = (each for each in found if each.how == "quoted" and each.last - each.first > part.last - part.first)
        return any(each.first <= part.first and part.last <= each.last for each in wholes)

    def _is_opened(self, line: Sequence[Token], naming: Naming, known: Collection[tuple[int, int]]) -> bool:
        """Whether the first word of capitals only opens a sentence before a name that is known: "In Steve Jobs, …"."""
        return naming.first == 0 and (1, naming.last) in known and line[0].plain in self._rules.oblique

    def _is_surname(self, naming: Naming) -> bool:
        """Whether one word, for all that a title is called so, is the surname of somebody in the article: "said Anand"."""
        one = naming.how == "known" and naming.last - naming.first == 1 and naming.kinds[0] in self._rules.titled
        return one and bool(self._leaning.by_surname(key(naming.name)))

    def _is_epithet(self, line: Sequence[Token], naming: Naming) -> bool:
        """Whether what may be a title only paints another behind it: "the James Bond film “Spectre”"."""
        at = naming.last
        if naming.how not in ("known", "shape") or not set(naming.kinds) & set(self._rules.titled) or at + 1 >= len(line):
            return False
        single = naming.last - naming.first == 1 and self._rules.roles.get(line[naming.first].plain) in self._rules.titled
        if single and line[at].capital and line[at].gap.strip():
            return True  # "the Western “The Sisters Brothers”"
        role = self._rules.roles.get(line[at].plain) in self._rules.titled and not line[at].capital and line[at].gap == " "
        if role and line[naming.first].plain in self._rules.opening:
            return True  # "the Queen film"
        return role and line[at + 1].capital and not line[at + 1].gap.strip(" \"“‘'*_")

    def _is_no_name(self, line: Sequence[Token], naming: Naming) -> bool:
        """Whether a known or shown name is none here: an answer ("No, it won …"), whom a prize is called after, a place."""
        at, one = naming.last, naming.last - naming.first == 1
        series = self._register.latest.get(self._rules.occasion.kind, "")
        if one and naming.how == "known" and (line[naming.first].plain in words(series) or self._is_unquoted(line, naming)):
            return True
        if naming.how not in ("known", "shape") or at >= len(line):
            return False
        if naming.first == 0 and at == 1 and "," in line[at].gap and line[0].plain in self._rules.doubts.denied:
            return True
        beside = self._rules.personal in naming.kinds and not line[at].capital and line[at].gap == " "
        return beside and line[at].plain in self._rules.occasion.heads  # "the Indira Gandhi award for best debut"

    def _is_unquoted(self, line: Sequence[Token], naming: Naming) -> bool:
        """Whether one word is no title since the article sets its titles in quotation marks, and this one nowhere."""
        titled = set(naming.kinds) <= set(self._rules.titled)
        within = naming.first > 0 and line[naming.first - 1].plain in self._rules.entries.within  # "home from Troy"
        return titled and within and len(self._quoted) >= _FEWEST_QUOTED and key(naming.name) not in self._quoted

    def _introduced(self, line: Sequence[Token], namings: Sequence[Naming]) -> Iterator[Naming]:
        """Names right behind a word that says what they are: "director Vidhu Vinod Chopra"."""
        for naming in namings:
            role = self._role(line[naming.first - 1].plain) if naming.first else ""
            shown = naming.how in ("shape", "known") and line[naming.first].gap in (" ", ". ")
            if role and role in naming.kinds and (shown or naming.how == "quoted"):
                if naming.how == "shape":
                    self._register.add(role, naming.name)
                yield Naming(naming.first, naming.last, (role,), naming.name, "role")

    def _role(self, plain: str) -> str:
        """The kind that a word gives the name behind it, or an empty string."""
        return self._rules.personal if plain in self._rules.honorifics else self._rules.roles.get(plain, "")

    def _settled(self, namings: Sequence[Naming]) -> Iterator[Naming]:
        """Each naming with the kind that the article gave its name before, where it gave one."""
        for naming in namings:
            kind = self._register.kind(naming.name)
            single = naming.how == "shape" and naming.last - naming.first == 1 and not kind
            if not (single and self._leaning.by_surname(key(naming.name))):
                yield replace(naming, kinds=(kind,)) if kind in naming.kinds else naming
