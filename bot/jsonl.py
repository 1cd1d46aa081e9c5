"""Questions and replies as JSON, one object a line: the shape that other programs rely on."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from typing import Any

from bot.marquee import Marquee
from bot.reply import Reply


def answer_lines(marquee: Marquee, lines: Iterable[str]) -> Iterator[str]:
    """A reply for each line, in order, as soon as it is read; a line that holds no question gets its number and an error."""
    for number, asked, reply in ask_lines(marquee, lines):
        shown = {"line": number, "error": asked} if reply is None or isinstance(asked, str) else as_json(asked, reply)
        yield json.dumps(shown, ensure_ascii=False)


def ask_lines(marquee: Marquee, lines: Iterable[str]) -> Iterator[tuple[int, dict[str, Any] | str, Reply | None]]:
    """The number of each line, its question and the reply; what is wrong with the line, and None, where it holds no question.

    Lines of one `chat` are one thread.
    """
    threads: dict[str, str] = {}
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        asked = read_line(line)
        if isinstance(asked, str):
            yield number, asked, None
            continue
        chat = str(asked.get("chat", f"line {number}"))
        reply = marquee.ask(asked["question"], threads.get(chat, ""))
        threads[chat] = reply.thread or threads.get(chat, "")
        yield number, asked, reply


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
