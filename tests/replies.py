"""Asks one question after another, as a chat does."""

from __future__ import annotations

from bot.marquee import Marquee
from bot.reply import Reply


def chat(small: Marquee, *questions: str) -> Reply:
    """The reply to the last of the questions, each asked in the thread of those before."""
    thread = ""
    for question in questions:
        reply = small.ask(question, thread)
        thread = reply.thread
    return reply
