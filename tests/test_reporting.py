""" "Wrong?": what users call wrong reaches the admins, without who said so."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from emulator import updates
from talking import Talk, talking

import bot.__main__ as program
from bot.marquee import Marquee
from bot.state import Report, State, Unanswered
from bot.state.masked import masked
from bot.terminal.grouped import report_groups, unanswered_groups


@pytest.fixture
async def talk(marquee: Marquee, tmp_path: Path) -> AsyncIterator[Talk]:
    async with talking(marquee, tmp_path) as one:
        yield one


async def test_a_report_is_kept_once_for_each_person_and_thanked_for(talk: Talk) -> None:
    ravi = Talk(talk.telegram, talk.home, updates.user(8, "Ravi"), updates.private(8))
    for one in (talk, talk, ravi):
        shown = await one.says("who directed Glass Orchard?")
        assert await one.presses(shown, "Wrong?") == []
    assert talk.notices() == [
        "Thank you. Somebody will look into it.",
        "Thank you, it is reported already.",
        "Thank you. Somebody will look into it.",
    ]
    reports = State(f"sqlite:///{talk.home / 'state.db'}").reports.all()
    assert len(reports) == 2
    assert reports[0].question == "who directed Glass Orchard?"
    assert "Ilvara Quen" in reports[0].answer
    assert json.loads(reports[0].reading) == {"director": {"film": "Glass Orchard"}}
    (group,) = report_groups(reports)
    assert (group.times, len(group.more)) == (2, 1)


async def test_commands_list_what_is_missing_grouped_and_without_who_asked(
    talk: Talk, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for text in ("Who painted Glass Orchard", "who painted glass orchard??", "who painted 12 Bells, tell ann@example.org"):
        await talk.says(text)
    monkeypatch.setenv("MARQUEE_HOME", str(talk.home))
    monkeypatch.delenv("STATE_URL", raising=False)
    assert program.main(["unanswered", "--json"]) == 0
    told = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [each["times"] for each in told] == [2, 1]
    assert told[1]["question"].endswith("tell …")
    assert program.main(["unanswered"]) == 0
    assert capsys.readouterr().out.startswith("   2  ")
    assert program.main(["reports"]) == 0
    assert capsys.readouterr().out == ""


def test_groups_come_most_frequent_first() -> None:
    asked = [Unanswered(f"question {number % 3}?", "no_answer", "private", "2024-01-0{number}") for number in range(7)]
    assert [group.times for group in unanswered_groups(asked)] == [3, 2, 2]
    (group,) = report_groups([Report("a", "{}", "b", "2024-01-01"), Report("A!", "{}", "c", "2024-01-02")])
    assert (group.question, group.more) == ("A!", ("{}\nb", "{}\nc"))


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("ask ann@example.org", "ask …"),
        ("call +91 98765 43210 now", "call … now"),
        ("@some_body said so", "… said so"),
        ("see https://example.org/me", "see …"),
        ("best actor 2024 and the 69th", "best actor 2024 and the 69th"),
        ("from 1994 2004 2014", "from 1994 2004 2014"),
    ],
)
def test_what_tells_of_people_is_masked(said: str, kept: str) -> None:
    assert masked(said) == kept


async def test_forget_erases_all_that_is_kept_of_somebody(talk: Talk) -> None:
    asha = Talk(talk.telegram, talk.home, updates.user(987654321, "Xanthippe"), updates.private(987654321))
    group = Talk(talk.telegram, talk.home, asha.person, updates.group())
    shown = await asha.says("who directed Glass Orchard?")
    await asha.presses(shown, "Wrong?")
    await asha.says("who painted zzqqxx")
    await asha.says("who was the person who was nominated for the award for best lead at the award night held in 2020")
    await asha.presses(await asha.says("/settings"), "Sources under answers: on")
    await asha.says("/follow Toma Reskin")
    await group.says("/ask who directed Glass Orchard?")
    await group.says("/quiz")
    poll = talk.telegram.sent("sendPoll")[-1].message
    assert poll
    await group.gives(updates.voted(poll["poll"]["id"], 0, by=asha.person))
    await asha.gives(updates.typed("to", "", asha.person), updates.chosen("x", "to", asha.person))
    assert found(talk.home, "987654321", "Xanthippe", "zzqqxx")
    (done,) = await asha.presses(await asha.says("/forget"), "Erase it")
    assert done["text"].startswith("Done.")
    state = State(f"sqlite:///{talk.home / 'state.db'}")
    assert found(talk.home, "987654321", "Xanthippe", "zzqqxx", state.mark_of(987654321)) == []


async def test_only_who_asked_to_be_forgotten_can_say_so(marquee: Marquee, tmp_path: Path) -> None:
    async with talking(marquee, tmp_path, updates.group()) as talk:
        shown = await talk.says("/forget")
        assert await talk.another(8, "Ravi").presses(shown, "Erase it") == []
        assert talk.notices()[-1] == "That button is for somebody else."
        (kept,) = await talk.presses(shown, "Keep it")
        assert kept["text"] == "Nothing was erased."


def found(home: Path, *words: str) -> list[tuple[str, str]]:
    """Where any of these words stands in the state, by table."""
    database = sqlite3.connect(home / "state.db")
    tables = [row[0] for row in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
    assert len(tables) > 8
    rows = [(table, str(row)) for table in tables for row in database.execute(f'SELECT * FROM "{table}"')]
    return [(table, row) for table, row in rows if any(word in row for word in words)]
