"""Several replies as one."""

from __future__ import annotations

from bot.marquee import Marquee
from bot.reply import Reply, Source
from bot.telling.joining import joined
from bot.telling.phrasing import Phrasing

SOURCE = '<i>Source: <a href="https://almanac.example/films">The Lanternia film almanac</a></i>'
ONE = Source("One", "https://one.example")
OTHER = Source("Other")


def test_namesakes_are_each_a_line_under_one_source(small: Marquee) -> None:
    lines = small.ask("who directed Lighthouse?").text.splitlines()
    assert sorted(lines[:-1]) == ["Aldo Vennick directed Lighthouse (1961).", "Juno Marrick directed Lighthouse (2021)."]
    assert lines[-1] == SOURCE


def test_what_is_told_by_several_stands_once_and_all_sources_in_the_last_line(small: Marquee) -> None:
    replies = [
        Reply("answered", f"{said}\n<i>Source: it</i>", answers=(said,), sources=(source,))
        for said, source in [("A.", ONE), ("B.", OTHER), ("A.", ONE)]
    ]
    reply = joined(replies, Phrasing(small.rules))
    assert reply.text == 'A.\nB.\n<i>Source: <a href="https://one.example">One</a>; Other</i>'
    assert (reply.answers, reply.sources) == (("A.", "B."), (ONE, OTHER))


def test_it_is_a_yes_only_where_each_is(small: Marquee) -> None:
    yes, no = (Reply("answered", said, answers=(said,)) for said in ("yes", "no"))
    assert joined([yes, yes], Phrasing(small.rules)).answers == ("yes",)
    assert joined([yes, no], Phrasing(small.rules)).answers == ("no",)


def test_it_is_answered_if_any_is(small: Marquee) -> None:
    assert joined([Reply("no_answer", "?"), Reply("answered", "!")], Phrasing(small.rules)).status == "answered"
