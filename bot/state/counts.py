"""How often something happened, by name and day; of nobody in particular."""

from __future__ import annotations

from dataclasses import dataclass

import sqlalchemy as sa

from bot.state.database import TABLES, Clock, day_of

_COUNT = sa.Table(
    "count",
    TABLES,
    sa.Column("name", sa.Text, primary_key=True),
    sa.Column("day", sa.Text, primary_key=True),
    sa.Column("times", sa.Integer, nullable=False),
)


@dataclass(frozen=True, slots=True)
class Counts:
    """Numbers by name and day."""

    engine: sa.Engine
    clock: Clock

    def add(self, name: str) -> None:
        """Counts one more today."""
        day = day_of(self.clock())
        with self.engine.begin() as connection:
            same = (_COUNT.c.name == name, _COUNT.c.day == day)
            if not connection.execute(sa.update(_COUNT).where(*same).values(times=_COUNT.c.times + 1)).rowcount:
                connection.execute(sa.insert(_COUNT).values(name=name, day=day, times=1))

    def total(self, name: str) -> int:
        """How often it happened on all days together."""
        with self.engine.connect() as connection:
            return int(connection.scalar(sa.select(sa.func.sum(_COUNT.c.times)).where(_COUNT.c.name == name)) or 0)
