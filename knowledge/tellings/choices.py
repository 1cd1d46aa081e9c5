"""Takes words apart once the names are known: which reading of a sentence is meant, and who won for what."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from knowledge.claims import Body, Correction, Fact, Mention, Result, Sentence, Value
from knowledge.schema.schema import Schema, Unit
from knowledge.tellings.known import Known


class DoubtError(ValueError):
    """Words that could mean several things, or nothing that is known; the text says what to write."""


class Chooser:
    """Decides by what is known before any choice is made, so that the order of choices does not matter."""

    def __init__(self, schema: Schema, known: Known) -> None:
        self.schema = schema
        self.known = known

    def chosen(self, body: Body, siblings: Sequence[Result]) -> Body:
        """A claim in words as one that needs no choice. Raises DoubtError where it cannot be told what is meant."""
        if isinstance(body, Correction):
            return self.sentence(body.sentence)
        if isinstance(body, Sentence):
            return self.sentence(body)
        if isinstance(body, Result):
            return self.result(body, siblings)
        return self._concrete(body) if isinstance(body, Fact) else body

    def sentence(self, sentence: Sentence) -> Fact | Result:
        """The reading with the fewest unknown names; among equals the one with the fewest words in names. Raises DoubtError."""
        return self._concrete(min(sentence.readings, key=self._unknown))

    def _unknown(self, reading: Fact) -> int:
        mentions = [noun for noun in reading.nouns.values() if isinstance(noun, Mention)]
        return sum(not any(self.known.knows(mention, kind) for kind in mention.kinds) for mention in mentions)

    def _concrete(self, reading: Fact) -> Fact | Result:
        statement = self.schema.statements[reading.statement]
        if statement.unit:
            return self._unit(statement.unit, statement.state, reading.nouns)
        nouns = {name: self._of_one_kind(noun) if isinstance(noun, Mention) else noun for name, noun in reading.nouns.items()}
        return Fact(reading.statement, nouns)

    def _of_one_kind(self, mention: Mention, likely: str = "") -> Mention:
        known = [kind for kind in mention.kinds if self.known.knows(mention, kind)]
        chosen = known[0] if known else mention.kinds[0] if len(mention.kinds) == 1 else likely
        if not chosen:
            raise DoubtError(f'"{mention.name}" is not known; declare it in its section first')
        return self.known.normal(mention, chosen)

    def _unit(self, unit: Unit, state: str | None, nouns: Mapping[str, Mention | Value]) -> Result:
        mentions = [noun for noun in nouns.values() if isinstance(noun, Mention)]
        named = next((mention for mention in mentions if mention.kinds == (unit.holder,)), None)
        holder = self.known.normal(named, unit.holder) if named else None
        subject = next(mention for mention in mentions if mention.kinds == (unit.subject,))
        telling = self.schema.kinds[unit.subject].told_by
        told = dict(holder.marks).get(telling or "", "") if holder else ""
        subject = Mention(subject.kinds, subject.name, told) if told else self.known.normal(subject, unit.subject)
        likely = self.known.receiver(subject, unit)
        parts = tuple(self._of_one_kind(mention, likely) for mention in mentions if set(mention.kinds) <= set(unit.parts))
        lower = next(name for name, above in unit.states.items() if not above)
        return Result(unit.name, state or lower, holder, subject, "", parts)

    def result(self, result: Result, siblings: Sequence[Result] = ()) -> Result:
        """The result with its words taken apart: a known name whole, else "X for Y". Raises DoubtError where neither is."""
        unit = self.schema.units[result.unit]
        holder = self.known.normal(result.holder, unit.holder) if result.holder else None
        subject = self.known.normal(result.subject, unit.subject)
        parts = result.parts
        if result.words:
            parts = self._parts(unit, result.words, self.known.receiver(subject, unit), siblings)
        normal = tuple(self.known.normal(part, part.kinds[0]) for part in parts)
        return Result(result.unit, result.state, holder, subject, "", normal, result.texts, result.listed)

    def _parts(self, unit: Unit, words: str, receiver: str, siblings: Sequence[Result]) -> tuple[Mention, ...]:
        whole = Mention((), words)
        known = self._known(whole, [receiver] if receiver else list(unit.parts))
        if known:
            return (Mention((known,), words),)
        first, *others = unit.parts
        ways = (
            re.split(f"({re.escape(unit.splits)})", words, flags=re.IGNORECASE)
            if unit.splits and receiver != others[0]
            else [words]
        )
        if len(ways) > 1:
            return self._split(unit, ways, receiver or first)
        if receiver:
            return (Mention((receiver,), words),)
        if any(unit.splits in sibling.words for sibling in siblings):
            return (Mention((first,), words),)
        raise DoubtError(
            f'it is not clear what "{words}" is; declare it, or say what the {unit.subject} goes to, or write the long form'
        )

    def _split(self, unit: Unit, ways: Sequence[str], receiver: str) -> tuple[Mention, ...]:
        """Both sides of the words between them, where several stand there the ones whose sides are known names."""
        others = [kind for kind in list(unit.parts)[1:] if kind != receiver]
        found: list[tuple[int, Mention, Mention]] = []
        for at in range(1, len(ways), 2):
            left, right = Mention((), "".join(ways[:at])), Mention((), "".join(ways[at + 1 :]))
            known = self._known(right, others)
            score = 2 * bool(known) + bool(self._known(left, [receiver]))
            found.append((score, Mention((receiver,), left.name), Mention((known or others[0],), right.name)))
        best = max(score for score, _, _ in found)
        likeliest = [way[1:] for way in found if way[0] == best]
        if len(likeliest) > 1:
            raise DoubtError(f'"{"".join(ways)}" can be split in {len(likeliest)} ways; write the long form')
        return likeliest[0]

    def _known(self, mention: Mention, kinds: Sequence[str]) -> str:
        return next((kind for kind in kinds if self.known.knows(mention, kind)), "")
