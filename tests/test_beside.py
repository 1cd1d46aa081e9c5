"""What is told beside an answer."""

from __future__ import annotations

from bot.marquee import Marquee


def test_a_remark_stands_beside_an_answer_that_does_not_tell_it(marquee: Marquee) -> None:
    assert "(Lifetime Quill: honorary)" in marquee.ask("what did Aldo Vennick win?").text.splitlines()


def test_a_remark_that_the_answer_tells_is_not_told_twice(small: Marquee) -> None:
    assert small.ask("best lead (jury) the 13th Golden Lantern Awards").text.count("posthumous") == 1


def test_what_was_corrected_is_told_with_its_source(small: Marquee) -> None:
    lines = small.ask("best picture the 15th Golden Lantern Awards").text.splitlines()
    assert lines[1].startswith("Set right: “Marrow Street won Best Picture")
