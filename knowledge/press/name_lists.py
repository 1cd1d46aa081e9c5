"""Entries of lists that are names with commas or “and” between them, or one name."""

from __future__ import annotations

from knowledge.press.cuts import Cuts, bare, spelt
from knowledge.press.entry_names import EntryNames
from knowledge.press.found import Entry, Part
from knowledge.press.rules import PressRules
from knowledge.words import plain

_SURELY_NAMES = 4  # names that look like those of people, so that the last is no work of the others


class NameListReader:
    """Reads names side by side: several people, one or several with a work, or works alone."""

    def __init__(self, rules: PressRules, names: EntryNames, cuts: Cuts) -> None:
        self._rules = rules
        self._names = names
        self._cuts = cuts

    def read(self, text: str, goes_to: str, titles_first: bool) -> list[Entry]:
        """Names with commas or "and" between them, or one name."""
        pieces = self._pieces(text)
        personal = self._rules.personal
        if len(pieces) == 1 or self._names.kind(text) or (goes_to != personal and not all(map(self._names.personal, pieces))):
            return self._whole_or_works(text, pieces, goes_to)
        makers = pieces[1:] if self._names.kind(pieces[0]) in self._rules.titled else []
        if makers and not any(map(self._names.kind, makers)) and all(map(self._names.personal, makers)):
            titles_first = True  # "Little Women, Jacqueline Durran"
        if titles_first and len(pieces) > 1:
            pieces = [*pieces[1:], pieces[0]]
        joined = self._cuts.closed.search(text)
        last = pieces[-1]
        if (
            goes_to == personal
            and len(pieces) >= _SURELY_NAMES
            and self._names.kind(last) in ("", personal)
            and self._names.are_all_personal(pieces)
        ):
            return [Entry((Part(personal, spelt(piece)),), "", self._names.kind(last) == personal) for piece in pieces]
        if joined and goes_to == personal and self._names.are_makers(pieces) and not self._names.any_titled(pieces):
            return [Entry((Part(personal, spelt(piece)),), "", self._names.personal(piece)) for piece in pieces]
        open_to_work = self._names.is_title(last) and (not joined or not self._names.personal(last))
        if open_to_work and all(map(self._names.personal, pieces[:-1])):
            made = tuple(Part(personal, spelt(piece)) for piece in pieces[:-1])
            return [Entry((*made, Part(self._names.titled(last, goes_to), spelt(last))), ",")]
        if goes_to == personal and (entry := self._with_commas_in_title(text)):
            return [entry]
        if all(map(self._names.personal, pieces)):
            return [Entry((Part(personal, spelt(piece)),), "", self._names.personal(piece)) for piece in pieces]
        return self._whole_or_works(text, pieces, goes_to)

    def _pieces(self, text: str) -> list[str]:
        """What commas or "and" part, but for the comma within a title: "Arrival, I, Daniel Blake"."""
        pieces: list[str] = []
        for piece in map(bare, self._cuts.joined.split(text)):
            whole = f"{pieces[-1]}, {piece}" if pieces else ""
            if whole in text and self._names.kind(whole) in self._rules.titled:
                pieces[-1] = whole
            elif piece:
                pieces.append(piece)
        return pieces

    def _with_commas_in_title(self, text: str) -> Entry | None:
        """Somebody and a work that has commas itself: "Sam Rockwell, Three Billboards Outside Ebbing, Missouri"."""
        head, _, tail = (part.strip() for part in text.partition(","))
        first = tail.partition(",")[0]
        is_work = self._names.kind(tail) in self._rules.titled
        if tail and len(plain(head).split()) == 1 and is_work and not self._names.kind(head):
            return Entry((Part(self._rules.personal, spelt(head)), Part(self._names.kind(tail), spelt(tail))), ",")
        if not tail or not self._names.personal(head) or (self._names.personal(first) and not is_work):
            return None
        parts = Part(self._rules.personal, spelt(head)), Part(self._names.titled(tail, self._rules.personal), spelt(tail))
        return Entry(parts, ",", bool(self._names.kind(tail))) if self._names.is_title(tail) else None

    def _whole_or_works(self, text: str, pieces: list[str], goes_to: str) -> list[Entry]:
        """Works side by side where most of them are known, else the text as one name."""
        known = [self._names.kind(piece) for piece in pieces]
        titles = sum(kind in self._rules.titled for kind in known)
        if len(pieces) > 1 and titles * 2 > len(pieces) and self._rules.personal not in known and not self._names.kind(text):
            sure = titles == len(pieces)
            return [
                Entry((Part(kind or known[0] or goes_to, spelt(piece)),), "", sure)
                for kind, piece in zip(known, pieces, strict=True)
            ]
        if not self._names.is_title(text):
            return []
        kind = self._names.kind(text)
        if not kind:
            whose = goes_to if goes_to in self._rules.titled else self._rules.titled[0]
            kind = self._rules.personal if goes_to not in self._rules.titled and self._names.personal(text) else whose
        likely = (goes_to in self._rules.titled and len(pieces) == 1) or self._names.personal(text)
        sure = bool(self._names.known(text)) or likely or (bool(self._names.kind(text)) and len(pieces) == 1)
        return [Entry((Part(kind, spelt(text)),), "", sure)]
