"""The words behind a subject in a list taken apart: "Amit Rai (OMG 2) and Devashish Makhija (Joram)"."""

from __future__ import annotations

from knowledge.press.cuts import COLON, DASH, PAIR, QUOTED_PAIR, Cuts, bare, spelt
from knowledge.press.entry_names import EntryNames, KindOf
from knowledge.press.found import Entry, Part
from knowledge.press.name_lists import NameListReader
from knowledge.press.naming import Register
from knowledge.press.pairs import PairReader
from knowledge.press.rules import PressRules
from knowledge.words import plain

_FEWEST_PAIRS = 2  # that need no brackets
_LONGEST = 16  # words of one entry


class EntryReader:
    """Takes entries apart by their punctuation, by what the article and the store know, and by what the subject goes to."""

    def __init__(self, rules: PressRules, register: Register, known: KindOf) -> None:
        self._rules = rules
        self._cuts = Cuts(rules)
        self.names = EntryNames(rules, register, known, self._cuts)
        self._lists = NameListReader(rules, self.names, self._cuts)
        self._pairs = PairReader(rules, self.names, self._cuts, self._lists)

    def read(self, text: str, goes_to: str, titles_first: bool = False) -> list[Entry]:
        """The entries of a text, none where it is no list of names. `titles_first`: this list names the work before its maker."""
        text = self._cuts.respect.sub("", bare(self._cuts.told_more.sub("", text)))
        if not text or len(plain(text).split()) > _LONGEST * 3:
            return []
        if ";" in text:
            return [entry for piece in text.split(";") for entry in self.read(piece, goes_to, titles_first)]
        if goes_to == self._rules.personal and (entry := self._pairs.of_piece(text)):
            return [entry]
        pairs = self._pairs.side_by_side(text, PAIR)
        if pairs:
            return [entry for head, side in pairs for entry in self._pairs.read(head, side, goes_to, "()", titles_first)]
        several = self._pairs.side_by_side(text, QUOTED_PAIR) or self._pairs.owed(text) or self._pairs.taking_turns(text)
        if len(several) >= _FEWEST_PAIRS and self.names.are_makers([head for head, _ in several]):
            return [entry for head, side in several for entry in self._pairs.read(head, side, goes_to, "for", titles_first)]
        work, *made = COLON.split(text, maxsplit=1)
        if made and not self.names.kind(text) and not self.names.personal(work) and self.names.are_surely_makers(made[0]):
            return self._pairs.read(work, made[0], goes_to, ":", titles_first=True)
        forms = [("-", DASH), ("for", self._cuts.owed)]
        who, *works = self._cuts.owed.split(text, maxsplit=1)
        if self.names.personal(who) or (works and goes_to == self._rules.personal and not DASH.search(who)):
            forms.reverse()  # "Pritam for Brahmastra: Part One - Shiva"
        for shape, split in forms:
            sides = split.split(text, maxsplit=1)
            if len(sides) == 2 and all(map(_is_name_like, sides)) and not self.names.kind(text):
                return self._pairs.read(sides[0], sides[1], goes_to, shape, titles_first)
        sides = self._cuts.sourced.split(text, maxsplit=1)
        if (
            len(sides) == 2
            and goes_to == self._rules.titled[-1]
            and self.names.kind(sides[1]) in self._rules.titled
            and not self.names.kind(text)
        ):
            return [Entry((Part(goes_to, spelt(sides[0])), Part(self.names.kind(sides[1]), spelt(sides[1]))), "in")]
        if len(sides) == 2 and goes_to == self._rules.personal and self.names.personal(sides[0]) and not self.names.kind(text):
            return self._pairs.read(sides[0], sides[1], goes_to, "in", titles_first)
        return self._lists.read(text, goes_to, titles_first)


def _is_name_like(text: str) -> bool:
    return 0 < len(plain(text).split()) <= _LONGEST
