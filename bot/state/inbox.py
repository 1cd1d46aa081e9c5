"""The inbox: every update that came, until it is answered, and its number for a while longer."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

import sqlalchemy as sa

from bot.state.database import DAY, TABLES, Clock, replace

_INBOX = sa.Table(
    "inbox",
    TABLES,
    sa.Column("update_id", sa.BigInteger, primary_key=True, autoincrement=False),
    sa.Column("chat", sa.Text, nullable=False),  # emptied once answered, as is what was written: neither is kept
    sa.Column("raw", sa.Text, nullable=False),
    sa.Column("received", sa.Float, nullable=False),
    sa.Column("done", sa.Float, index=True),
)
KEEP_DONE = 2 * DAY  # Telegram hands an update out for one day, so that after two none can come back
_SEEN = sa.select(_INBOX.c.update_id).where(_INBOX.c.update_id.in_(sa.bindparam("numbers", expanding=True)))
_ADD = sa.insert(_INBOX)
_NEWEST = sa.select(sa.func.max(_INBOX.c.update_id))


@dataclass(frozen=True, slots=True)
class Received:
    """An update as it came: its id, whose turn it waits for, its JSON, and when it came (Unix seconds)."""

    update_id: int
    chat: str
    raw: str
    at: float


@dataclass(frozen=True, slots=True)
class Inbox:
    """Updates, each once."""

    engine: sa.Engine
    clock: Clock

    def receive(self, updates: Sequence[Received]) -> list[Received]:
        """Commits the updates not seen before and returns them in the order they came."""
        by_id = {update.update_id: update for update in updates}
        with self.engine.begin() as connection:
            for update_id in connection.scalars(_SEEN, {"numbers": list(by_id)}).all():
                del by_id[update_id]
            if by_id:
                connection.execute(_ADD, [_row(update) for update in by_id.values()])
        return list(by_id.values())

    def pending(self) -> list[Received]:
        """The updates that were received but never finished, oldest first."""
        query = sa.select(_INBOX).where(_INBOX.c.done.is_(None)).order_by(_INBOX.c.update_id)
        with self.engine.connect() as connection:
            return [Received(row.update_id, row.chat, row.raw, row.received) for row in connection.execute(query)]

    def newest(self) -> int:
        """The greatest number of those it has; 0 where it has none."""
        with self.engine.connect() as connection:
            return connection.execute(_NEWEST).scalar() or 0

    def finish(self, connection: sa.Connection, update_ids: Collection[int]) -> None:
        """Marks updates done, received or not yet, and forgets what they said and whose they were."""
        now = self.clock()
        done = {"chat": "", "raw": "", "received": now, "done": now}
        replace(connection, _INBOX, [{"update_id": update_id, **done} for update_id in update_ids])

    def prune(self, connection: sa.Connection) -> int:
        """Forgets updates done long ago; returns how many."""
        return connection.execute(sa.delete(_INBOX).where(_INBOX.c.done < self.clock() - KEEP_DONE)).rowcount


def _row(update: Received) -> dict[str, object]:
    return {"update_id": update.update_id, "chat": update.chat, "raw": update.raw, "received": update.at}
