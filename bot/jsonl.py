"""Questions and replies as JSON, one object a line: the shape that other programs rely on."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from typing import Any

from bot.marquee import Marquee
from bot.reply import Reply


def answer_lines(marquee: Marquee, lines: Iterable[str]) -> Iterator[str]:
    """A reply for each line, in order, as soon as it is read; lines of one `chat` are one thread."""
    threads: dict[str, str] = {}
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        asked = read_line(line)
        if isinstance(asked, str):
            yield json.dumps({"line": number, "error": asked}, ensure_ascii=False)
            continue
        chat = asked.get("chat")
        reply = marquee.ask(asked["question"], threads.get(str(chat), "") if chat is not None else "")
        if chat is not None:
            threads[str(chat)] = reply.thread or threads.get(str(chat), "")
        yield json.dumps(as_json(asked, reply), ensure_ascii=False)


def read_line(line: str) -> dict[str, Any] | str:
    """One question as JSON, or what is wrong with it."""
    try:
        asked = json.loads(line)
    except ValueError as error:
        return f"not JSON: {error}"
    if not isinstance(asked, dict) or not isinstance(asked.get("question"), str):
        return 'wanted: {"question": "…"}'
    return asked


def as_json(asked: dict[str, Any], reply: Reply) -> dict[str, Any]:
    """A reply in the documented shape."""
    return {
        "id": asked.get("id"),
        "question": asked["question"],
        "status": reply.status,
        "answers": list(reply.answers),
        "things": [asdict(thing) for thing in reply.things],
        "reply": reply.plain,
        "intent": reply.intent,
        "slots": reply.slots,
        "confidence": reply.confidence,
        "corrected": reply.corrected,
        "sources": [asdict(source) for source in reply.sources],
        "choices": list(reply.choices),
    }
