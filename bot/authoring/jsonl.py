"""Questions and replies as JSON, one object a line: the shape that other programs rely on."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict
from typing import Any

from bot.marquee import Marquee
from bot.reply import Reply
from knowledge.names import Names


def answer_lines(marquee: Marquee, lines: Iterable[str]) -> Iterator[str]:
    """A reply for each line, in order, as soon as it is read; a line without an answer gets its number and an error."""
    for number, asked, reply in ask_lines(marquee, lines):
        shown = {"line": number, "error": asked} if reply is None or isinstance(asked, str) else as_json(asked, reply)
        yield written(shown)


def ask_lines(marquee: Marquee, lines: Iterable[str]) -> Iterator[tuple[int, dict[str, Any] | str, Reply | None]]:
    """The number of each line, its question and the reply; what is wrong with the line, and None, where it holds no question.

    Lines of one `chat` are one thread.
    """
    threads: dict[str, str] = {}
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        asked = read_line(line, "question")
        if isinstance(asked, str):
            yield number, asked, None
            continue
        chat = str(asked.get("chat", f"line {number}"))
        reply = marquee.ask(asked["question"], threads.get(chat, ""))
        threads[chat] = reply.thread or threads.get(chat, "")
        yield number, asked, reply


def name_lines(names: Names, lines: Iterable[str]) -> Iterator[str]:
    """The candidates for the words of each line, or what is wrong with the line."""
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        asked = read_line(line, "words")
        if isinstance(asked, str):
            yield written({"line": number, "error": asked})
            continue
        kinds = asked.get("kinds") or ()
        found = names.resolve(asked["words"], [kinds] if isinstance(kinds, str) else [str(kind) for kind in kinds])
        candidates = [{name: getattr(one, name) for name in _CANDIDATE} for one in found]
        yield written({"id": asked.get("id"), "candidates": candidates})


_CANDIDATE = ("name", "label", "kind", "matched", "how", "probability", "margin", "sure")


def read_line(line: str, wanted: str) -> dict[str, Any] | str:
    """An object with the text that is wanted in it, or what is wrong with the line."""
    try:
        asked = json.loads(line, parse_constant=_no_number)
    except (ValueError, RecursionError) as error:
        return f"not JSON: {error}"
    if not isinstance(asked, dict) or not isinstance(asked.get(wanted), str):
        return f'wanted: {{"{wanted}": "…"}}'
    return asked


def _no_number(name: str) -> float:
    raise ValueError(f"{name} is not a number that JSON knows")


def written(shown: Mapping[str, Any]) -> str:
    """One line of JSON; half a surrogate pair, which no file can hold, becomes a question mark."""
    return json.dumps(shown, ensure_ascii=False).encode("utf-8", "replace").decode("utf-8")


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
