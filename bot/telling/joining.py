"""Several replies as one: to namesakes, to things said one after the other, to two questions in one message."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.reply import Reply, Status
from bot.telling.phrasing import Phrasing

_STATUSES: tuple[Status, ...] = ("answered", "which_one", "no_answer", "not_understood")


def joined(replies: Sequence[Reply], phrasing: Phrasing) -> Reply:
    """One reply with all that these say, each thing once, and one line for all sources; a yes only where each is."""
    sources = tuple(dict.fromkeys(source for reply in replies for source in reply.sources))
    bodies = dict.fromkeys(reply.without_sources for reply in replies)
    polar = [reply.answers for reply in replies if reply.is_polar]
    agreed = polar[0] if len(polar) == len(replies) and len(set(polar)) == 1 else ("no",)
    return replace(
        replies[0],
        text="\n".join([*bodies, *([str(phrasing.source_line(sources))] if sources else [])]),
        status=min((reply.status for reply in replies), key=_STATUSES.index),
        answers=agreed if len(polar) == len(replies) else answers_of(replies),
        things=tuple(dict.fromkeys(thing for reply in replies for thing in reply.things)),
        sources=sources,
        confidence=min(reply.confidence for reply in replies),
    )


def answers_of(replies: Sequence[Reply]) -> tuple[str | int | float, ...]:
    """Every answer that is among these, once."""
    return tuple(dict.fromkeys(answer for reply in replies for answer in reply.answers))
