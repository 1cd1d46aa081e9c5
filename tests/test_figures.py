"""What scores add up to."""

from __future__ import annotations

from dataclasses import replace

from bot.authoring.evaluate import Scored, as_line
from bot.authoring.figures import compared, report, verdicts
from bot.reply import Reply, Status


def scored(question: str, verdict: str, confidence: float = 1.0, kind: str = "cast", source: str = "A (page 1)") -> Scored:
    status: Status = "no_answer" if verdict == "abstained" else "answered"
    reply = Reply(status, "Ann Lee.", intent="director" if verdict == "wrong" else "cast", confidence=confidence)
    return Scored({"question": question, "kind": kind, "source": source}, reply, verdict)


RUN = [
    scored("one", "right", 0.99),
    scored("two", "right", 0.97),
    scored("three", "wrong", 0.95, kind="year", source="B"),
    scored("four", "wrong", 0.55, kind="year", source="B"),
    scored("five", "abstained", 0.0, kind="year"),
]


def rows(text: str) -> list[list[str]]:
    return [line.split() for line in text.splitlines()]


def test_shares_are_told_by_kind_in_total_and_by_source() -> None:
    told = rows(report(RUN))
    assert ["cast", "2", "100.0%", "0.0%", "0.0%", "0.0%"] in told
    assert ["year", "3", "0.0%", "66.7%", "33.3%", "0.0%"] in told
    assert ["total", "5", "40.0%", "40.0%", "20.0%", "0.0%"] in told
    assert ["A", "3", "66.7%", "0.0%", "33.3%", "0.0%"] in told


def test_sources_are_left_out_where_there_is_one() -> None:
    assert "source" not in report([scored("one", "right")])


def test_a_row_for_each_range_says_what_was_promised_and_what_held() -> None:
    told = report(RUN)
    assert ["0.95", "to", "1.00", "3", "97.0%", "66.7%"] in rows(told)
    assert ["0.50", "to", "0.60", "1", "55.0%", "0.0%"] in rows(told)
    assert "calibration error 0.365; of 3 answers with confidence 0.9 or more 66.7% are right" in told


def test_mistakes_are_told_by_intent_and_the_surest_first() -> None:
    lines = report(RUN).splitlines()
    assert "wrong most often: director (2)" in lines
    assert [line.split()[2] for line in lines[-2:]] == ["three", "four"]


def test_nothing_answered_has_no_confidence() -> None:
    assert "confidence" not in report([scored("one", "abstained")])


def test_what_changed_since_an_earlier_run_is_told_new_mistakes_first() -> None:
    before = verdicts([*map(as_line, RUN), "kind  n", ""])
    now = [scored("one", "wrong"), scored("two", "right"), scored("three", "right"), *RUN[3:]]
    assert compared(now, before).splitlines() == [
        "5 questions before, 2 with another verdict now",
        "right -> wrong: 1",
        "  one",
        "wrong -> right: 1",
        "  three",
    ]


def test_two_chats_may_ask_the_same_and_are_compared_apart() -> None:
    first, second = (replace(scored("and?", "right"), asked={"id": name, "question": "and?"}) for name in "ab")
    before = verdicts([as_line(first), as_line(second)])
    assert compared([first, replace(second, verdict="wrong")], before).splitlines()[0] == (
        "2 questions before, 1 with another verdict now"
    )
