"""Lines of a list that name a subject: "Best Film: Joram", "Best Actor" on a line of its own, "Joram - Best Film"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from knowledge.press.lines import Line
from knowledge.press.occasions import OccasionFinder
from knowledge.press.rules import SUBJECT, PressRules
from knowledge.press.subjects import Subject, SubjectFinder, set_apart
from knowledge.press.tokens import Token, possessive, sentences, tokens

_COLON = re.compile(r"\s*:\s*|\s*：\s*")
_DASH = re.compile(r"\s+[-–—|~]+>?\s+|\s*[–—]\s*|\s*\.{3,}\s*|\t+")
_COMMA = re.compile(r"\s*,\s+")
_REMARK = re.compile(r"\s*\(\w+ \w+ [^()]*\)\s*$")
_SET_OFF = re.compile(r"\s*(?:\(| [-–—:] )(?P<remark>[^()]*)\)?\W*$")
_WORK_OF = re.compile(r"^[^,;–-]*\((?:19|20)\d\d\)$")
_SEVERAL = 2  # sentences
_LONGEST_LINE = 1000  # characters
_LONGEST = 16  # words
_OPEN = 12  # words of a subject that is not made of known ones


@dataclass(frozen=True, slots=True)
class Label:
    """A subject on a line and what else the line says; `known` where every word of the subject is one."""

    subject: Subject
    rest: str
    known: bool = True
    behind: bool = False


class LabelFinder:
    """Tells lines that name a subject from all others."""

    def __init__(self, rules: PressRules, subjects: SubjectFinder, occasions: OccasionFinder) -> None:
        self._rules = rules
        self._subjects = subjects
        self._occasions = occasions
        self._opening = rules.entries.joins | rules.opening

    def find(self, line: Line) -> Label | None:
        """The label on a line, or None."""
        text = self._past_column(line.text.strip())
        if not 0 < len(text) <= _LONGEST_LINE:
            return None
        if subject := self.whole(text):
            return Label(subject, "")
        for cut in (_COLON, _DASH):
            parted = [(text[: at.start()], text[at.end() :]) for at in list(cut.finditer(text))[:3]]
            for left, right in reversed(parted):  # "Best Motion Picture – Drama – The Revenant"
                if subject := self.whole(left) or self.whole(_REMARK.sub("", left)):
                    return None if self._is_somebodys(left, right, subject) else Label(subject, right)
            for left, right in parted:
                if cut is _DASH and right and len(left.split()) <= _LONGEST and (subject := self.whole(right)) and subject.alone:
                    return Label(subject, left, behind=True)
        return self._open(text)

    def _is_somebodys(self, left: str, right: str, subject: Subject) -> bool:
        """Whether a line tells a prize of somebody named elsewhere: "Filmfare Award for Best Actor – Joram (2024)"."""
        personal = subject.goes_to == self._rules.personal and bool(self._occasions.all(tokens(left)))
        return personal and _WORK_OF.search(right) is not None

    def parted(self, line: Line) -> list[Line]:
        """A line, or the entry that it begins with and the prose behind it: "Best Song: “Joram”. What a night!"."""
        label = self.find(line) if not line.cells else None
        said = list(sentences(label.rest, 0, len(label.rest))) if label and label.known and not label.behind else []
        first = label.rest[: said[0][1]] if label and len(said) >= _SEVERAL else ""
        if not label or not first or first.endswith(("..", "…")) or not self._is_entry(first):
            return [line]
        more = label.rest[said[1][0] :]
        if (other := self.find(replace(line, text=more))) and other.rest:
            return [line]
        at = line.start + line.text.rindex(more) if line.end - line.start == len(line.text) else line.end - len(more)
        entry = replace(line, end=at, text=line.text[: line.text.rindex(more)].rstrip(" .!"), parted=True)
        return [entry, replace(line, start=at, text=more, bullet=False, bold=False, marked=False, prose=True)]

    def _is_entry(self, text: str) -> bool:
        """Whether words are names and what joins them."""
        line = tokens(text)
        words = self._rules.entries
        loose = self._rules.in_titles | self._rules.particles | words.joins | words.works | words.sources
        return all(token.capital or token.plain in loose or possessive(line, at) for at, token in enumerate(line))

    def begun(self, text: str) -> list[int]:
        """Where a text names subjects with a colon behind them, one after the other: "Best Song: …; Best Sound: …"."""
        line = tokens(text)
        found: list[int] = []
        last = 0
        for at, token in enumerate(line):
            subject = self._subjects.at(text, line, at, bare=True) if at >= last else None
            closed = subject and (subject.rest == len(line) or line[subject.rest].gap.startswith((":", " :", "：", "):")))
            set_off = at == 0 or bool(token.gap.strip(" \"“‘'("))
            if subject and closed and set_off and subject.rest < len(line):
                found.append(token.start)
                last = subject.rest
        return found

    def beside(self, line: Line) -> Label | None:
        """A subject of words not known, on a line of a list whose other lines have a subject before a dash or a colon."""
        cut = _COLON.search(line.text) or _DASH.search(line.text)
        left = tokens(line.text[: cut.start()]) if cut else []
        if not cut or not 0 < len(left) <= _OPEN or not left[0].capital:
            return None
        name = " ".join(line.text[: cut.start()].split())
        return Label(Subject(0, len(left), name, "", True, len(left)), line.text[cut.end() :], known=False)

    def whole(self, text: str) -> Subject | None:
        """The subject that a text is from its first to its last word, with an award's name or "award for" around it."""
        text = self._untied(text)
        shown = text
        text = self._undashed(text)
        line = tokens(text)
        if not line or len(line) > _LONGEST or not line[0].capital and any(token.capital for token in line):
            return None
        named = self._subjects.at(text, line, 0)
        at, apart = (0, "") if named and named.rest == len(line) else self._past_series(line)
        kept = at == 0 and line[0].plain in self._rules.subjects.told_apart and len(line) > 1
        at += kept and line[1].plain in self._rules.subjects.leads  # "Critics – Best Actor"
        found = self._subjects.at(text, line, at, bare=True) if at < len(line) else None
        if found is None or found.rest < len(line) or text[line[-1].end :].strip(" )*_:.-"):
            return None
        if not found.alone and len(line) - at == 1 and line[0].plain not in self._rules.subjects.heads:
            return None
        return set_apart(
            self._rules, found if shown == text and not (kept and at) else replace(found, name=" ".join(shown.split())), apart
        )

    def _untied(self, text: str) -> str:
        """A text without the remark behind it that several have won: "Best Actress (tie)"."""
        found = _SET_OFF.search(text)
        said = tokens(found["remark"]) if found else []
        return (
            text[: found.start()] if found and said and all(token.plain in self._rules.subjects.tied for token in said) else text
        )

    def _undashed(self, text: str) -> str:
        """A text without the dash or comma before what is only more of a subject: "Best motion picture – drama"."""
        words = self._rules.subjects
        known = words.words | words.heads.keys() | words.joins | self._rules.entries.joins
        titled = {word for word in known if words.heads.get(word) in (None, *self._rules.titled)}
        for cut, allowed in ((_DASH, known), (_COMMA, titled)):
            head, *rest = cut.split(text, maxsplit=1)
            more = tokens(rest[0]) if rest else []
            if more and all(token.plain in allowed for token in more):
                return f"{head} {rest[0]}"
        return text

    def _past_column(self, text: str) -> str:
        """A text without the word that only says that a subject follows: "Category: Best Film"."""
        head, colon, rest = text.partition(":")
        said = tokens(head)
        fit = self._rules.columns[SUBJECT].at(said, 0) if colon and said else None
        return rest.strip() if fit and fit[0] == len(said) and rest.strip() else text

    def _past_series(self, line: Sequence[Token]) -> tuple[int, str]:
        """Past "Filmfare Award for" and "Award for", where a subject follows, and what sets that apart: "Critics' Award for"."""
        opened = next((at for at, token in enumerate(line) if token.plain not in self._opening), 0)  # "And the Oscar for"
        at = next((spoken.last for spoken in self._occasions.all(line) if spoken.first in (0, opened)), 0)
        at += 0 < at < len(line) and line[at].plain in self._rules.entries.works
        apart = self._rules.subjects.apart.at(line, at)
        if apart and apart[0] < len(line) and line[apart[0]].plain in self._rules.entries.works:
            return apart[0] + 1, apart[1]
        for _ in range(2):
            if at < len(line) and (found := self._rules.subjects.before.at(line, at)):
                at = found[0]
        return at, ""

    def _is_occasion(self, line: Sequence[Token]) -> bool:
        """Whether words name a night and nothing else: "67th National Film Awards: …"."""
        several = line[-1].plain.endswith("s")
        return any(spoken.first == 0 and spoken.last == len(line) for spoken in self._occasions.all(line, title=several))

    def _open(self, text: str) -> Label | None:
        """A subject of words not known: it leads as one and ends with a colon or is a whole line, or is called a prize."""
        at = _COLON.search(text)
        left = text[: at.start()] if at else text
        line = tokens(left)
        if not 1 < len(line) <= _OPEN or not line[0].capital or self._is_occasion(line):
            return None
        begins = line[0].plain in self._rules.subjects.leads and not any(self._is_said(token) for token in line)
        leads = begins and (at is not None or self._is_titled(text, line))
        titled_so = line[-1].plain in self._rules.subjects.behind and all(
            token.capital or token.plain in self._rules.in_titles for token in line
        )
        if not leads and not (titled_so and at is not None):
            return None
        name = " ".join(left.split())
        return Label(Subject(0, len(line), name, "", True, len(line)), text[at.end() :] if at else "", known=False)

    def _is_said(self, token: Token) -> bool:
        """Whether a word is one of sentences rather than of titles: the "was" of "Best of all was …:"."""
        loose = self._rules.subjects.joins | self._rules.in_titles | self._rules.entries.works | self._rules.entries.joins
        said = not token.capital and token.plain in self._rules.small and token.plain not in self._rules.opening
        return said and token.plain not in loose and token.plain not in self._rules.oblique

    def _is_titled(self, text: str, line: Sequence[Token]) -> bool:
        """Whether a line is written as a heading is and has a word that says what a subject goes to."""
        joins = self._rules.subjects.joins | self._rules.entries.works | self._rules.entries.joins
        headed = any(token.plain in self._rules.subjects.heads for token in line)
        written = all(token.capital or token.plain in joins for token in line)
        return headed and written and not text.rstrip(" )*_").endswith((".", "!", "?", ","))
