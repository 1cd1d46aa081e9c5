"""A Marquee that answers by repeating what it was asked, except for a few words it plays a part for."""

from __future__ import annotations

import html
import sqlite3
from functools import cache

from shipped_rules import shipped_rules

from bot.conversation.conversation import Conversation
from bot.conversation.load import load_told
from bot.reply import Reply, Source

LONG_CHOICE = "who was the third of the many people named in the credits of the second one (1997)?"
CHOICES = ("the first one (1953)", LONG_CHOICE)


class FakeMarquee:
    """`earlier` is the question before, so that a reply shows which thread it was read in."""

    async def ask(self, text: str, earlier: str = "", start: int | None = None) -> Reply:
        if text == "break":
            raise RuntimeError(f"secret {text}")
        if text in ("nothing", "no"):
            return Reply("not_understood", "I do not know.", choices=CHOICES[:1], thread=earlier)
        if text == "empty":
            return Reply("no_answer", "Not that I know of.", thread=text)
        if text == "which":
            return Reply("which_one", "Which one?", choices=CHOICES, thread=earlier)
        if text == "long":
            return Reply("answered", "<b>" + "a line of it & more\n".replace("&", "&amp;") * 400 + "</b>\n<i>Source: it</i>")
        if text == "bad html":
            return Reply("answered", "<b>1 < 2")
        after = f" (after {html.escape(earlier)})" if earlier else ""
        source = (Source("A list", "https://example.org/list"),)
        return Reply("answered", f"You asked: <b>{html.escape(text)}</b>{after}", sources=source, thread=text, asked=text)


@cache
def fake_talk() -> Conversation:
    """The shipped conversation over a store that knows nothing."""
    rules = shipped_rules()
    return Conversation(load_told(rules), rules, _empty_store())


def _empty_store() -> sqlite3.Connection:
    store = sqlite3.connect(":memory:")
    store.execute("CREATE TABLE built (digest TEXT, things INTEGER, facts INTEGER)")
    store.execute("INSERT INTO built VALUES ('', 0, 0)")
    store.execute("CREATE TABLE thing (id INTEGER, kind TEXT, name TEXT, label TEXT, told TEXT, facts INTEGER)")
    store.execute("CREATE TABLE name (thing INTEGER, name TEXT, plain TEXT, key TEXT)")
    store.execute("CREATE TABLE names_word (word TEXT, names INTEGER)")
    store.execute("CREATE TABLE names_posting (id INTEGER, chunks INTEGER, texts TEXT)")
    return store
