"""The secret of this state, made once: what signs buttons, and what hides who said something."""

from __future__ import annotations

import secrets

import sqlalchemy as sa

from bot.state.database import TABLES

_SECRET = sa.Table("secret", TABLES, sa.Column("name", sa.Text, primary_key=True), sa.Column("value", sa.Text, nullable=False))


def secret(engine: sa.Engine, name: str) -> bytes:
    """The secret of this name."""
    with engine.begin() as connection:
        held = connection.scalar(sa.select(_SECRET.c.value).where(_SECRET.c.name == name))
        if held is None:
            held = secrets.token_hex(32)
            connection.execute(sa.insert(_SECRET).values(name=name, value=held))
    return bytes.fromhex(held)
