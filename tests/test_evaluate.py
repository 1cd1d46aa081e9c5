"""Scores: right, wrong or abstained, by kind, with calibration."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from shipped_rules import marquee_of

from bot.authoring.evaluate import as_line, evaluate, verdict
from bot.marquee import Marquee
from bot.reply import Reply
from bot.rules.rules import Rules
from knowledge.store import open_store

ANSWERED = Reply("answered", "Ann Lee directed <b>Dawn</b>.", answers=("Ann Lee",), confidence=0.9)
SILENT = Reply("no_answer", "Not that I know of.")


@pytest.mark.parametrize(
    ("asked", "reply", "expected"),
    [
        ({"expect": ["Ann Lee"]}, ANSWERED, "right"),
        ({"expect": ["ann lee", "Dawn"]}, ANSWERED, "right"),
        ({"expect": ["Bo Ek"]}, ANSWERED, "wrong"),
        ({"expect": ["Bo Ek"]}, SILENT, "abstained"),
        ({"expect": [["Bo Ek", "Ann Lee"]]}, ANSWERED, "right"),
        ({"expect": ["Bo Ek", "Ann Lee"], "any": True}, ANSWERED, "right"),
        ({"answers": ["Ann Lee"]}, ANSWERED, "right"),
        ({"expect": {"status": "no_answer"}}, SILENT, "right"),
        ({"expect": {"status": "no_answer"}}, ANSWERED, "wrong"),
        ({"expect": {"answers": ["Ann Lee"], "must_not": ["Dawn"]}}, ANSWERED, "wrong"),
        ({"expect": {"status": "which_one", "or": [{"answers": ["Ann Lee"]}]}}, ANSWERED, "right"),
        ({"expect": {"answers": ["Ann Lee", "Bo Ray", "Cy Dow"], "at_least": 1}}, ANSWERED, "right"),
        ({"expect": {"answers": ["Bo Ray", "Cy Dow"], "at_least": 1}}, ANSWERED, "wrong"),
        ({"expect": ["An"]}, ANSWERED, "wrong"),
        ({"expect": ["no"]}, Reply("answered", "No, there is no such.", answers=("yes",)), "wrong"),
    ],
)
def test_a_reply_is_right_wrong_or_an_abstention(asked: dict[str, Any], reply: Reply, expected: str) -> None:
    assert verdict(asked, reply) == expected


def test_questions_are_asked_in_their_chats_and_counted_by_kind(small: Marquee) -> None:
    asked = [
        {"question": "who directed 12 Bells?", "expect": ["Dorrin Hale"], "chat": "a", "kind": "one hop"},
        {"question": "who acted in it?", "expect": ["Toma Reskin"], "chat": "a", "kind": "follow-up"},
        {"question": "who directed No?", "expect": ["Nobody"], "kind": "one hop"},
        {"question": "qwer zxcv", "expect": ["Nobody"]},
    ]
    scored = list(evaluate(small, map(json.dumps, asked)))
    assert [one.verdict for one in scored] == ["right", "right", "wrong", "abstained"]
    assert [one.kind for one in scored] == ["one hop", "follow-up", "one hop", "all"]
    assert json.loads(as_line(scored[2]))["verdict"] == "wrong"


def test_a_line_without_a_question_is_told_by_its_number(small: Marquee) -> None:
    with pytest.raises(ValueError, match="line 2"):
        list(evaluate(small, ['{"question": "who directed No?", "answers": ["Juno Marrick"]}', "{"]))


@pytest.mark.parametrize("each", [3, pytest.param(1, marks=pytest.mark.proof)])
def test_no_question_of_a_stranger_breaks_anything(marquee: Marquee, each: int) -> None:
    lines = (Path(__file__).parent / "questions/strangers.jsonl").read_text(encoding="utf-8").splitlines()[::each]
    scored = list(evaluate(marquee, lines))
    assert len(scored) == len(lines) > 200


def test_the_traps_are_stepped_around(rules: Rules, shipped_store: Path) -> None:
    lines = (Path(__file__).parent / "questions/traps.jsonl").read_text(encoding="utf-8").splitlines()
    scored = list(evaluate(marquee_of(rules, open_store(shipped_store)), lines))
    assert len(scored) == 20
    assert [(one.asked["question"], one.reply.plain) for one in scored if one.verdict != "right"] == []


def test_a_question_without_an_expectation_is_not_scored(small: Marquee) -> None:
    with pytest.raises(ValueError, match="line 1: nothing to score by"):
        list(evaluate(small, ['{"question": "who directed No?"}']))
