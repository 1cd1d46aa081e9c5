"""Whatever the bot says in whatever language is well set: a visit to every room of it, read as a printer would."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from talking import buttons, talking

from bot.marquee import Marquee

ROOMS = (
    "/start",
    "/help",
    "/about",
    "/today",
    "/scores",
    "/follow Toma Reskin",
    "/follow Lighthouse",
    "/follow Zzqq",
    "/unfollow",
)
MORE_ROOMS = ("/settings", "/quiz", "/weather", "/start f_gone", "/ask", "/forget")
QUESTIONS = (
    *("who directed 12 Bells?", "who directed twelv bells?", "Lighthouse", "Toma Reskin", "what did Toma Reskin win?"),
    *("films since 1900", "which films won best picture", "how many awards did 12 Bells win?", "did No win best lead?"),
    *("the 15th Golden Lantern Awards", "winners of the 15th Golden Lantern Awards", "best lead winners since 2000"),
    *("whats the budget of 12 bells", "zzqq", "hello", "who directed 'Them, Again!'?", "nominees for best lead in 2024"),
)
# Two spaces, space at an end or before a mark, marks that meet, empty brackets, what is left of templates and markup.
ILL_SET = re.compile(
    r"  |^\s|\s$|\n\s*\n\s*\n|[^.]\.\.(?!\.)|[!?]\.|\s[,.;:!?](?!\w)|,\s*[,.]"
    r"|\(\s|\s\)|\(\)|\{\{|\}\}|\{%|&(?:amp|lt|gt|#)|\bNone\b(?!\.)|<"
)


@pytest.mark.parametrize("language", ["en", "hi"])
async def test_all_that_is_said_is_well_set(marquee: Marquee, tmp_path: Path, language: str) -> None:
    async with talking(marquee, tmp_path) as talk:
        talk.person["language_code"] = language
        for text in (*ROOMS, *MORE_ROOMS, *QUESTIONS):
            for shown in await talk.gives(talk.message(text)):
                for label in list(buttons(shown))[:2]:
                    await talk.presses(shown, label)
        shown = [sent.message for sent in talk.telegram.requests if sent.message]
        said = {message["text"] for message in shown if "text" in message}
        labels = {label for message in shown for label in buttons(message)}
    assert len(said) > 40
    assert [text for text in said if ILL_SET.search(text)] == []
    assert [label for label in labels if ILL_SET.search(label) or label[0].islower()] == []
