"""Entries of lists that are pairs: somebody and a work, a work and its makers."""

from __future__ import annotations

import re

from knowledge.press.cuts import DASH, EDGES, Cuts, bare, spelt
from knowledge.press.entry_names import EntryNames
from knowledge.press.found import Entry, Part
from knowledge.press.name_lists import NameListReader
from knowledge.press.rules import PressRules


class PairReader:
    """Reads the two sides of an entry, and finds them where several pairs stand side by side."""

    def __init__(self, rules: PressRules, names: EntryNames, cuts: Cuts, lists: NameListReader) -> None:
        self._rules = rules
        self._names = names
        self._cuts = cuts
        self._lists = lists

    def read(self, head: str, side: str, goes_to: str, shape: str, titles_first: bool) -> list[Entry]:
        """Two sides: who and for what, whichever comes first."""
        head, side = bare(head), bare(side)
        personal = self._rules.personal
        if self._names.is_origin(side) and "," in head:
            return self._lists.read(head, goes_to, titles_first)
        who, *told = self._cuts.owed.split(head, maxsplit=1)
        if not told:
            who, *told = DASH.split(head, maxsplit=1)
        if told and goes_to == personal and (somebody := self._names.makers(who)) and not self._names.kind(head):
            piece, source = Part(self._rules.titled[-1], spelt(told[0])), Part(self._rules.titled[0], spelt(side))
            return [Entry((*(Part(personal, name) for name in somebody), piece, source), shape)]
        origin = self._cuts.source.split(head, maxsplit=1)
        if len(origin) == 2 and goes_to in self._rules.titled and (makers := self._names.makers(side)):
            works = (Part(goes_to, spelt(origin[0])), Part(self._rules.titled[0], spelt(origin[1])))
            return [Entry((*works, *(Part(personal, name) for name in makers)), shape)]
        swapped = titles_first or (self._names.kind(side) == personal and not self._names.personal(head))
        owed = self._names.personal(head) or (
            self._names.kind(side) in self._rules.titled and not self._names.kind(head) and self._names.makers(head)
        )
        if not swapped and goes_to != personal and not owed:
            return self._of_title(head, side, goes_to, shape)
        makers_text, titles = (side, head) if swapped else (head, side)
        names = self._names.makers(makers_text)
        if not names:
            return self._of_title(head, side, goes_to, shape)
        made = [Part(personal, name) for name in names]
        work = self._works(titles, goes_to)
        return [Entry(tuple((*work, *made) if swapped else (*made, *work)), shape, bool(work))]

    def _works(self, text: str, goes_to: str) -> list[Part]:
        """The work told beside somebody; two where it is quoted and what it is from follows: "“Kesariya” – Brahmastra"."""
        inner, *outer = self._cuts.behind_quote.split(text, maxsplit=1)
        if not outer and not self._names.known(text):
            sourced = self._cuts.sourced
            head, *tail = sourced.split(text, maxsplit=1) if sourced.search(text) else text.rsplit(", ", 1)
            inner, outer = (head, tail) if tail and self._names.kind(tail[0]) in self._rules.titled else (inner, outer)
            pieces = [piece for piece in map(bare, self._cuts.joined.split(text)) if piece]
            if len(pieces) > 1 and all(self._names.kind(piece) in self._rules.titled for piece in pieces):
                return [Part(self._names.kind(piece), spelt(piece)) for piece in pieces]
        if outer and self._names.is_title(inner) and self._names.is_title(outer[0]):
            return [Part(self._rules.titled[-1], spelt(inner)), Part(self._rules.titled[0], spelt(outer[0]))]
        return [Part(self._names.titled(text, goes_to), spelt(text))] if self._names.is_title(text) else []

    def _of_title(self, head: str, side: str, goes_to: str, shape: str) -> list[Entry]:
        """A work with something behind it: its makers, another work it is from, or a country, which is left out."""
        first = Part(self._names.titled(head, goes_to), spelt(head))
        if self._names.are_surely_makers(side):
            return [Entry((first, *(Part(self._rules.personal, name) for name in self._names.makers(side))), shape)]
        other = self._names.kind(side)
        if first.kind != other and other in self._rules.titled:
            return [Entry((first, Part(other, spelt(side))), shape)]
        return [Entry((first,), shape, self._names.is_title(head))]

    def of_piece(self, text: str) -> Entry | None:
        """Somebody, a piece between quotation marks, and the work that it is from: "Gulzar, “Kajra Re”, Bunty Aur Babli"."""
        found = self._cuts.piece.fullmatch(text)
        names = self._names.makers(found["who"]) if found else []
        if not found or not names or not self._names.is_title(found["work"]):
            return None
        piece, work = Part(self._rules.titled[-1], spelt(found["piece"])), Part(self._rules.titled[0], spelt(found["work"]))
        return Entry((*(Part(self._rules.personal, name) for name in names), piece, work), ",")

    def side_by_side(self, text: str, form: re.Pattern[str]) -> list[tuple[str, str]]:
        """Names with others behind them in brackets or quotation marks, where the text is nothing else."""
        found, at = [], 0
        while at < len(text):
            glue = self._cuts.glue.match(text, at)
            begin = glue.end() if glue else at
            match = form.match(text, begin)
            if not match:
                break
            found.append((match["head"], match["side"]))
            at = match.end()
        rest = text[at:].strip(EDGES)
        return found if found and not rest else []

    def owed(self, text: str) -> list[tuple[str, str]]:
        """Names each with a work behind "for", where all have one: "A for F and B for G"."""
        sides = [self._cuts.owed.split(piece, maxsplit=1) for piece in self._cuts.joined.split(text) if piece.strip()]
        return [(each[0], each[1]) for each in sides] if all(len(each) > 1 for each in sides) else []

    def taking_turns(self, text: str) -> list[tuple[str, str]]:
        """Names each with a title that is known behind it: "A, F and B, G"."""
        pieces = [piece for piece in map(bare, self._cuts.joined.split(text)) if piece]
        titles = [self._names.kind(piece) in self._rules.titled for piece in pieces[1::2]]
        return list(zip(pieces[::2], pieces[1::2], strict=True)) if len(pieces) % 2 == 0 and all(titles) else []
