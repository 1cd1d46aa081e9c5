"""A Marquee that answers by repeating what it was asked, except for a few words it plays a part for."""

from __future__ import annotations

import html

from bot.reply import Reply, Source, Suggestion

LONG_CHOICE = "who was the third of the many people named in the credits of the second one (1997)?"
CHOICES = ("the first one (1953)", LONG_CHOICE)
SAYS = {
    "start": "Hello. Ask me something.",
    "help_intro": "Ask like this:",
    "not_text": "I can only read words.",
    "failed": "Sorry, that went wrong.",
    "choice_gone": "That button is too old & gone.",
    "unknown_command": "I know /start, /help and /ask.",
}


class FakeMarquee:
    """`earlier` is the question before, so that a reply shows which thread it was read in."""

    def ask(self, text: str, earlier: str = "") -> Reply:
        if text == "break":
            raise RuntimeError(f"secret {text}")
        if text == "nothing":
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
        return Reply("answered", f"You asked: <b>{html.escape(text)}</b>{after}", sources=source, thread=text)

    def suggest(self, text: str, limit: int = 10) -> tuple[Suggestion, ...]:
        if text == "break":
            raise RuntimeError("secret")
        number = 0 if text == "nothing" else 23
        return tuple(Suggestion(f"{text} {n}?", "a < b", self.ask(f"{text} {n}")) for n in range(number))[:limit]

    def examples(self) -> tuple[tuple[str, str], ...]:
        return (("one", "first of one?"), ("one", "second of one?"), ("one", "third of one?"), ("two", "R&D of two?"))

    def say(self, name: str, /, **values: object) -> str:
        return html.escape(SAYS[name]) if not values else SAYS[name].format(**values)
