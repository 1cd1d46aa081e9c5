"""The words behind a subject in a list taken apart: "Amit Rai (OMG 2) and Devashish Makhija (Joram)"."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from knowledge.press.found import Part
from knowledge.press.naming import NameShapes, Register
from knowledge.press.rules import PressRules
from knowledge.press.tokens import is_short_form, tokens
from knowledge.words import plain

_PAIR = re.compile(r"\s*(?P<head>[^()]+?)\s*\((?P<side>[^()]+(?:\([^()]*\)[^()]*)?)\)")
_QUOTED_PAIR = re.compile(r"\s*(?P<head>[^\"“”()*]+?)\s*(?:,|\s[-–—])\s*[\"“*](?P<side>[^\"“”*]+)(?:[\"”*]|$)")
_FEWEST_PAIRS = 2  # that need no brackets
_DASH = re.compile(r"\s+[-–—|~]+\s+|\s*[–—]\s*|\s*\|\s*|\t+")
_COLON = re.compile(r"\s*:\s+")
_EDGES = " \t*_\"“”‘’'.,;:-–—"
_BROKEN = re.compile(r"[\"”]\W")  # a quotation that ends within a name
_SURELY_NAMES = 4  # names that look like those of people, so that the last is no work of the others
_LONGEST = 16  # words of one entry
_LONGEST_NAME = 12

KindOf = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Entry:
    """One winner or nominee of a list: the things named, in the order named, and how they were told apart."""

    parts: tuple[Part, ...]
    shape: str
    sure: bool = True


class EntryReader:
    """Takes entries apart by their punctuation, by what the article and the store know, and by what the subject goes to."""

    def __init__(self, rules: PressRules, register: Register, known: KindOf) -> None:
        self._rules = rules
        self._register = register
        self._known = known
        self._shapes = NameShapes(rules)
        words = rules.entries
        joins, works, sources = ("|".join(sorted(each)) for each in (words.joins, words.works, words.sources))
        self._glue = re.compile(rf"(?:\s*(?:,|;|/|&|\b(?:{joins})\b)\s*)+", re.IGNORECASE)
        self._and = re.compile(rf"\s*(?:,\s*(?:{joins})\b|,|&|\b(?:{joins})\b|;|\s/)\s+", re.IGNORECASE)
        self._closed = re.compile(rf"(?:\b(?:{joins})\b|&)\s*[^,]*$", re.IGNORECASE)
        self._source = re.compile(rf"(?<=[\"”’'*_])\s+(?:{sources})\s+")
        self._behind_quote = re.compile(rf"(?<=[\"”])(?:\s+(?:{sources})\s+|\s*(?:,|\s[-–—]\s)\s*)")
        self._from = re.compile(rf"\s+(?:{sources})\s+")
        pieces = "|".join(sorted(word for word, kind in rules.roles.items() if kind == rules.titled[-1]))
        self._piece = re.compile(
            rf"(?P<who>[^\"“”]+?)(?:\s*,|\s[-–—]|\s+(?:{works})(?:\s+\w+)?(?:\s+(?:{pieces}))?)\s*"
            rf"[\"“](?P<piece>[^\"“”]+)[\"”]\s*(?:,|[-–—]|\(|{sources})\s*(?P<work>[^\"“”()]+?)(?:\)|\s*\([^()]*\))?"
        )
        self._respect = re.compile(rf"\b(?:{'|'.join(sorted(rules.honorifics))})\b\.?\s+(?=\S)", re.IGNORECASE)
        self._for = re.compile(rf"\s*,?\s+(?:{works})\s+|\s+(?:{sources})\s+(?=[\"“‘'*_])")

    def read(self, text: str, goes_to: str, titles_first: bool = False) -> list[Entry]:
        """The entries of a text, none where it is no list of names. `titles_first`: this list names the work before its maker."""
        text = self._respect.sub("", self._bare(text))
        if not text or len(plain(text).split()) > _LONGEST * 3:
            return []
        if ";" in text:
            return [entry for piece in text.split(";") for entry in self.read(piece, goes_to, titles_first)]
        if goes_to == self._rules.personal and (entry := self._of_piece(text)):
            return [entry]
        pairs = self._paired(text, _PAIR)
        if pairs:
            return [entry for head, side in pairs for entry in self._pair(head, side, goes_to, "()", titles_first)]
        several = self._paired(text, _QUOTED_PAIR) or self._pairs_of_for(text) or self._taking_turns(text)
        if len(several) >= _FEWEST_PAIRS and self._are_makers([head for head, _ in several]):
            return [entry for head, side in several for entry in self._pair(head, side, goes_to, "for", titles_first)]
        work, *made = _COLON.split(text, maxsplit=1)
        if made and not self.kind(text) and not self.personal(work) and self._are_surely_makers(made[0]):
            return self._pair(work, made[0], goes_to, ":", titles_first=True)
        forms = [("-", _DASH), ("for", self._for)]
        who, *works = self._for.split(text, maxsplit=1)
        if self.personal(who) or (works and goes_to == self._rules.personal and not _DASH.search(who)):
            forms.reverse()  # "Pritam for Brahmastra: Part One - Shiva"
        for shape, split in forms:
            sides = split.split(text, maxsplit=1)
            if len(sides) == 2 and all(map(self._is_name_like, sides)) and not self.kind(text):
                return self._pair(sides[0], sides[1], goes_to, shape, titles_first)
        sides = self._from.split(text, maxsplit=1)
        if (
            len(sides) == 2
            and goes_to == self._rules.titled[-1]
            and self.kind(sides[1]) in self._rules.titled
            and not self.kind(text)
        ):
            return [Entry((Part(goes_to, _name(sides[0])), Part(self.kind(sides[1]), _name(sides[1]))), "in")]
        if len(sides) == 2 and goes_to == self._rules.personal and self.personal(sides[0]) and not self.kind(text):
            return self._pair(sides[0], sides[1], goes_to, "in", titles_first)
        return self._commas(text, goes_to, titles_first)

    def kind(self, name: str) -> str:
        """The kind of a name as the article or the store knows it, or an empty string."""
        return self._register.kind(name) or self._known(name)

    def personal(self, name: str) -> bool:
        """Whether a name is, or at least looks like, that of somebody."""
        kind = self.kind(name)
        return kind == self._rules.personal if kind else self._shapes.personal(tokens(_titlecase(name)))

    @staticmethod
    def _bare(text: str) -> str:
        shown = text.strip(" \t*_,;:-–—")
        return shown if is_short_form(shown) else shown.removesuffix(".").strip()

    def _is_name_like(self, text: str) -> bool:
        return 0 < len(plain(text).split()) <= _LONGEST

    def _pairs_of_for(self, text: str) -> list[tuple[str, str]]:
        """Names each with a work behind "for", where all have one: "A for F and B for G"."""
        sides = [self._for.split(piece, maxsplit=1) for piece in self._and.split(text) if piece.strip()]
        return [(each[0], each[1]) for each in sides] if all(len(each) > 1 for each in sides) else []

    def _taking_turns(self, text: str) -> list[tuple[str, str]]:
        """Names each with a title that is known behind it: "A, F and B, G"."""
        pieces = [piece for piece in map(self._bare, self._and.split(text)) if piece]
        titles = [self.kind(piece) in self._rules.titled for piece in pieces[1::2]]
        return list(zip(pieces[::2], pieces[1::2], strict=True)) if len(pieces) % 2 == 0 and all(titles) else []

    def _paired(self, text: str, form: re.Pattern[str]) -> list[tuple[str, str]]:
        """Names with others behind them in brackets or quotation marks, where the text is nothing else."""
        found, at = [], 0
        while at < len(text):
            glue = self._glue.match(text, at)
            begin = glue.end() if glue else at
            match = form.match(text, begin)
            if not match:
                break
            found.append((match["head"], match["side"]))
            at = match.end()
        rest = text[at:].strip(_EDGES)
        return found if found and not rest else []

    def _of_piece(self, text: str) -> Entry | None:
        """Somebody, a piece between quotation marks, and the work that it is from: "Gulzar, “Kajra Re”, Bunty Aur Babli"."""
        found = self._piece.fullmatch(text)
        names = self.makers(found["who"]) if found else []
        if not found or not names or not self._is_title(found["work"]):
            return None
        piece, work = Part(self._rules.titled[-1], _name(found["piece"])), Part(self._rules.titled[0], _name(found["work"]))
        return Entry((*(Part(self._rules.personal, name) for name in names), piece, work), ",")

    def _pair(self, head: str, side: str, goes_to: str, shape: str, titles_first: bool) -> list[Entry]:
        """Two sides: who and for what, whichever comes first."""
        head, side = self._bare(head), self._bare(side)
        personal = self._rules.personal
        if self._is_origin(side) and "," in head:
            return self._commas(head, goes_to, titles_first)
        who, *told = self._for.split(head, maxsplit=1)
        if not told:
            who, *told = _DASH.split(head, maxsplit=1)
        if told and goes_to == personal and (somebody := self.makers(who)) and not self.kind(head):
            piece, source = Part(self._rules.titled[-1], _name(told[0])), Part(self._rules.titled[0], _name(side))
            return [Entry((*(Part(personal, name) for name in somebody), piece, source), shape)]
        origin = self._source.split(head, maxsplit=1)
        if len(origin) == 2 and goes_to in self._rules.titled and (makers := self.makers(side)):
            works = (Part(goes_to, _name(origin[0])), Part(self._rules.titled[0], _name(origin[1])))
            return [Entry((*works, *(Part(personal, name) for name in makers)), shape)]
        swapped = titles_first or (self.kind(side) == personal and not self.personal(head))
        owed = self.personal(head) or (self.kind(side) in self._rules.titled and not self.kind(head) and self.makers(head))
        if not swapped and goes_to != personal and not owed:
            return self._of_title(head, side, goes_to, shape)
        makers_text, titles = (side, head) if swapped else (head, side)
        names = self.makers(makers_text)
        if not names:
            return self._of_title(head, side, goes_to, shape)
        made = [Part(personal, name) for name in names]
        work = self._works(titles, goes_to)
        return [Entry(tuple((*work, *made) if swapped else (*made, *work)), shape, bool(work))]

    def _works(self, text: str, goes_to: str) -> list[Part]:
        """The work told beside somebody; two where it is quoted and what it is from follows: "“Kesariya” – Brahmastra"."""
        inner, *outer = self._behind_quote.split(text, maxsplit=1)
        if not outer and not self._known(text):
            head, *tail = self._from.split(text, maxsplit=1) if self._from.search(text) else text.rsplit(", ", 1)
            inner, outer = (head, tail) if tail and self.kind(tail[0]) in self._rules.titled else (inner, outer)
            pieces = [piece for piece in map(self._bare, self._and.split(text)) if piece]
            if len(pieces) > 1 and all(self.kind(piece) in self._rules.titled for piece in pieces):
                return [Part(self.kind(piece), _name(piece)) for piece in pieces]
        if outer and self._is_title(inner) and self._is_title(outer[0]):
            return [Part(self._rules.titled[-1], _name(inner)), Part(self._rules.titled[0], _name(outer[0]))]
        return [Part(self._titled(text, goes_to), _name(text))] if self._is_title(text) else []

    def _of_title(self, head: str, side: str, goes_to: str, shape: str) -> list[Entry]:
        """A work with something behind it: its makers, another work it is from, or a country, which is left out."""
        first = Part(self._titled(head, goes_to), _name(head))
        if self._are_surely_makers(side):
            return [Entry((first, *(Part(self._rules.personal, name) for name in self.makers(side))), shape)]
        other = self.kind(side)
        if first.kind != other and other in self._rules.titled:
            return [Entry((first, Part(other, _name(side))), shape)]
        return [Entry((first,), shape, self._is_title(head))]

    def _commas(self, text: str, goes_to: str, titles_first: bool) -> list[Entry]:
        """Names with commas or "and" between them, or one name."""
        pieces = self._pieces(text)
        personal = self._rules.personal
        if len(pieces) == 1 or self.kind(text) or (goes_to != personal and not all(map(self.personal, pieces))):
            return self._whole_or_works(text, pieces, goes_to)
        makers = pieces[1:] if self.kind(pieces[0]) in self._rules.titled else []
        if makers and not any(map(self.kind, makers)) and all(map(self.personal, makers)):
            titles_first = True  # "Little Women, Jacqueline Durran"
        if titles_first and len(pieces) > 1:
            pieces = [*pieces[1:], pieces[0]]
        joined = self._closed.search(text)
        last = pieces[-1]
        if (
            goes_to == personal
            and len(pieces) >= _SURELY_NAMES
            and self.kind(last) in ("", personal)
            and self._are_all_personal(pieces)
        ):
            return [Entry((Part(personal, _name(piece)),), "", self.kind(last) == personal) for piece in pieces]
        if joined and goes_to == personal and self._are_makers(pieces) and not {*map(self.kind, pieces)} & {*self._rules.titled}:
            return [Entry((Part(personal, _name(piece)),), "", self.personal(piece)) for piece in pieces]
        if self._is_title(last) and (not joined or not self.personal(last)) and all(map(self.personal, pieces[:-1])):
            made = tuple(Part(personal, _name(piece)) for piece in pieces[:-1])
            return [Entry((*made, Part(self._titled(last, goes_to), _name(last))), ",")]
        if goes_to == personal and (entry := self._with_commas_in_title(text)):
            return [entry]
        if all(map(self.personal, pieces)):
            return [Entry((Part(personal, _name(piece)),), "", self.personal(piece)) for piece in pieces]
        return self._whole_or_works(text, pieces, goes_to)

    def _pieces(self, text: str) -> list[str]:
        """What commas or "and" part, but for the comma within a title: "Arrival, I, Daniel Blake"."""
        pieces: list[str] = []
        for piece in map(self._bare, self._and.split(text)):
            whole = f"{pieces[-1]}, {piece}" if pieces else ""
            if whole in text and self.kind(whole) in self._rules.titled:
                pieces[-1] = whole
            elif piece:
                pieces.append(piece)
        return pieces

    def _are_all_personal(self, pieces: Sequence[str]) -> bool:
        """Whether all of several names are, or look like, those of people."""
        return all(map(self.personal, pieces)) and not {*map(self.kind, pieces)} & {*self._rules.titled}

    def _with_commas_in_title(self, text: str) -> Entry | None:
        """Somebody and a work that has commas itself: "Sam Rockwell, Three Billboards Outside Ebbing, Missouri"."""
        head, _, tail = (part.strip() for part in text.partition(","))
        first = tail.partition(",")[0]
        if tail and len(plain(head).split()) == 1 and self.kind(tail) in self._rules.titled and not self.kind(head):
            return Entry((Part(self._rules.personal, _name(head)), Part(self.kind(tail), _name(tail))), ",")
        if not tail or not self.personal(head) or (self.personal(first) and self.kind(tail) not in self._rules.titled):
            return None
        parts = Part(self._rules.personal, _name(head)), Part(self._titled(tail, self._rules.personal), _name(tail))
        return Entry(parts, ",", bool(self.kind(tail))) if self._is_title(tail) else None

    def _whole_or_works(self, text: str, pieces: list[str], goes_to: str) -> list[Entry]:
        known = [self.kind(piece) for piece in pieces]
        titles = sum(kind in self._rules.titled for kind in known)
        if len(pieces) > 1 and titles * 2 > len(pieces) and self._rules.personal not in known and not self.kind(text):
            sure = titles == len(pieces)
            return [
                Entry((Part(kind or known[0] or goes_to, _name(piece)),), "", sure)
                for kind, piece in zip(known, pieces, strict=True)
            ]
        if not self._is_title(text):
            return []
        kind = self.kind(text)
        if not kind:
            whose = goes_to if goes_to in self._rules.titled else self._rules.titled[0]
            kind = self._rules.personal if goes_to not in self._rules.titled and self.personal(text) else whose
        likely = (goes_to in self._rules.titled and len(pieces) == 1) or self.personal(text)
        sure = bool(self._known(text)) or likely or (bool(self.kind(text)) and len(pieces) == 1)
        return [Entry((Part(kind, _name(text)),), "", sure)]

    def _is_origin(self, text: str) -> bool:
        """Whether a remark only tells a language or a country."""
        return all(word in self._rules.origins for word in plain(text).split())

    def makers(self, text: str) -> list[str]:
        pieces = [piece for piece in map(self._bare, self._and.split(text)) if piece]
        return [_name(piece) for piece in pieces] if self._are_makers(pieces) else []

    def _are_surely_makers(self, text: str) -> bool:
        """Whether a text names several people, or somebody known."""
        makers = self.makers(text)
        return len(makers) > 1 or (bool(makers) and self.kind(text) == self._rules.personal)

    def _are_makers(self, pieces: list[str]) -> bool:
        """Whether names are those of people: some of them surely, the others of one word."""
        somebody = [self.personal(piece) for piece in pieces]
        single = [len(plain(piece).split()) == 1 and piece[:1].isupper() for piece in pieces]
        return any(somebody) and all(one or other for one, other in zip(somebody, single, strict=True))

    def _is_title(self, name: str) -> bool:
        said = plain(name).split()
        return 0 < len(said) <= _LONGEST_NAME and not _BROKEN.search(name.strip(_EDGES))

    def _titled(self, name: str, goes_to: str) -> str:
        kind = self.kind(name)
        return kind if kind in self._rules.titled else goes_to if goes_to in self._rules.titled else self._rules.titled[0]


def _name(text: str) -> str:
    """A name without quotation marks and stars around it."""
    return " ".join(text.strip(' \t*_"“”‘’,;:').split()) or text


def _titlecase(text: str) -> str:
    """A text in small letters as if each word began with a capital, for judging its shape; others stay."""
    return text.title() if text == text.casefold() else text
