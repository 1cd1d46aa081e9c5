"""Rows become units: who won and who was nominated, one row or several next to each other for each."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from knowledge.claims import Claim, Closing, Mention, Result
from knowledge.importing.cells import Cells
from knowledge.importing.conditions import holds
from knowledge.importing.faults import RowError
from knowledge.importing.format import Block

_REMEMBERED = 1 << 16


class BlockReader:
    """Reads the units of one block from rows that come in order; the last is held back until it is known to be whole."""

    def __init__(self, block: Block, cells: Cells) -> None:
        self.block = block
        self.cells = cells
        self.holds = holds(block.where, cells.places, cells.table.empty)
        self.above = self._state(block)
        self.closed: set[Closing] = set()
        self.held: Claim | None = None
        self.key: object = None

    def read(self, line: int, row: Sequence[str]) -> Iterator[Claim]:
        """The claims that a row completes. Raises RowError where it does not say of what it tells."""
        if not self.holds(row):
            return
        result = self._result(row)
        if result is None:
            return
        key = (result.holder, result.subject, result.state, *[self.cells.all(name, row) for name in self.block.together])
        quote = self.cells.word(self.block.quote, row)
        if self.held and self.block.together and key == self.key and isinstance(self.held.body, Result):
            parts = tuple(dict.fromkeys([*self.held.body.parts, *result.parts]))
            self.held = self.held._replace(body=self.held.body._replace(parts=parts))
            return
        yield from self.rest()
        self.held, self.key = Claim(line, result, quote), key
        yield from self._closings(line, result)

    def rest(self) -> Iterator[Claim]:
        """The unit that was held back."""
        if self.held:
            yield self.held
        self.held = None

    def _state(self, block: Block) -> Callable[[Sequence[str]], bool]:
        if block.above is None:
            return lambda row: False
        return holds(block.above, self.cells.places, self.cells.table.empty)

    def _result(self, row: Sequence[str]) -> Result | None:
        block, cells = self.block, self.cells
        parts = tuple(part for name in block.parts for part in cells.all(name, row) if isinstance(part, Mention))
        holder, subject = self._one(block.holder, row), self._one(block.subject, row)
        if not parts:
            raise RowError(f"names nothing for {block.unit.name}: {', '.join(block.parts)} are all empty")
        texts = {key: word for key, name in block.texts.items() if (word := ", ".join(map(str, cells.all(name, row))))}
        state = next(name for name, above in block.unit.states.items() if above is self.above(row))
        # All rows of a table stand in one list: none of them tells less of what another tells.
        return Result(block.unit.name, state, holder, subject, "", parts, texts, listed=1)

    def _one(self, name: str, row: Sequence[str]) -> Mention:
        found = self.cells.all(name, row)
        if len(found) != 1 or not isinstance(found[0], Mention):
            raise RowError(f"{name}: wanted one, found {len(found)}")
        return found[0]

    def _closings(self, line: int, result: Result) -> Iterator[Claim]:
        """The lists that are closed by being there: each once, as long as there are not too many of them to remember."""
        if len(self.closed) > _REMEMBERED:
            self.closed.clear()
        for state, whole in self.block.closes:
            assert result.holder is not None
            closing = Closing(self.block.unit.name, state, result.holder, None if whole else result.subject)
            if closing not in self.closed:
                self.closed.add(closing)
                yield Claim(line, closing)
