"""A bar for long work, on a terminal only: how much of it is done, how fast it goes, when it will be done."""

from __future__ import annotations

from types import TracebackType
from typing import Self, TextIO

from tqdm import tqdm


class Bar:
    """Bytes read of so many, with the rows that were in them; nothing is shown where nobody looks on."""

    def __init__(self, total: int, out: TextIO) -> None:
        self.rows = 0
        self.bar = tqdm(total=total, unit="B", unit_scale=True, file=out, disable=not out.isatty(), dynamic_ncols=True)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.bar.close()

    def step(self, rows: int, size: int) -> None:
        """So many rows and bytes more."""
        self.rows += rows
        self.bar.set_postfix_str(f"{self.rows:,} rows", refresh=False)
        self.bar.update(size)
        if self.bar.total and self.bar.n >= self.bar.total:
            self.bar.set_postfix_str(f"{self.rows:,} rows, now putting them together")
