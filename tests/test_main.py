"""The command line."""

from __future__ import annotations

import io
import json
import subprocess
import sys
from pathlib import Path

import pytest

from bot import __main__ as program
from bot.marquee import Marquee

WORLD = Path(__file__).with_name("world.yaml")


@pytest.fixture
def world_only(monkeypatch: pytest.MonkeyPatch, small: Marquee) -> None:
    monkeypatch.setattr(program, "make_marquee", lambda home: small)


def test_ask_prints_the_reply(world_only: None, capsys: pytest.CaptureFixture[str]) -> None:
    assert program.main(["ask", "who directed 12 Bells?"]) == 0
    out = capsys.readouterr().out
    assert out.startswith("Dorrin Hale directed 12 Bells.\nSource: The Lanternia film almanac (https://almanac.example/films)")
    assert "\x1b" not in out


def test_ask_prints_the_questions_to_choose_from(world_only: None, capsys: pytest.CaptureFixture[str]) -> None:
    assert program.main(["ask", "qwer zxcv"]) == 0
    assert "\n  Who directed 12 Bells?\n" in capsys.readouterr().out


def test_ask_without_a_question_says_how(world_only: None, capsys: pytest.CaptureFixture[str]) -> None:
    assert program.main(["ask"]) == 1
    assert capsys.readouterr().err.startswith("marquee: what is the question?")


def test_jsonl_streams_a_line_for_a_line(
    world_only: None, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO('{"question": "who directed No?", "id": 7}\n{"question": "hm"}\n'))
    assert program.main(["ask", "--jsonl"]) == 0
    first, second = map(json.loads, capsys.readouterr().out.splitlines())
    assert (first["id"], first["answers"]) == (7, ["Juno Marrick"])
    assert second["status"] != "answered"


def test_explain_shows_the_statement(world_only: None, capsys: pytest.CaptureFixture[str]) -> None:
    assert program.main(["explain", "who directed 12 Bells?"]) == 0
    assert "SELECT DISTINCT" in capsys.readouterr().out


def test_names_shows_what_words_may_name(
    world_only: None, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert program.main(["names", "12 bells"]) == 0
    assert "12 Bells  (film" in capsys.readouterr().out
    monkeypatch.setattr("sys.stdin", io.StringIO('{"words": "lighthouse", "id": 1}\n'))
    assert program.main(["names", "--jsonl"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert {one["label"] for one in found["candidates"]} >= {"Lighthouse (1961)", "Lighthouse (2021)"}


def loaded(modules: str) -> set[str]:
    """All that is loaded in a new process by one that imports these."""
    code = f"import sys, {modules}; print(*sys.modules)"
    return set(subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True).stdout.split())


def test_who_only_asks_does_not_wait_for_what_writes_to_load() -> None:
    assert loaded("bot.__main__, bot.serving.making").isdisjoint({"sqlite_utils", "asyncio"})


def test_who_only_builds_does_not_wait_for_what_answers_to_load() -> None:
    assert loaded("bot.__main__, knowledge.build").isdisjoint({"bot.marquee", "bot.rules.rules", "jinja2"})


def test_build_makes_a_store_once(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    store = tmp_path / "store.db"
    assert program.main(["build", str(WORLD), "--store", str(store)]) == 0
    assert capsys.readouterr().out.startswith("1 sources (0 unchanged)")
    assert program.main(["build", str(WORLD), "--store", str(store)]) == 0
    assert capsys.readouterr().out == ""


def test_a_mistake_in_a_source_is_told_and_ends_with_one(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    source = tmp_path / "mine.yaml"
    source.write_text('source: {title: "Mine"}\nfilms: [{title: New, yaer: 2001}]\n')
    assert program.main(["build", str(source), "--store", str(tmp_path / "store.db")]) == 1
    printed = capsys.readouterr()
    assert "mine.yaml:2" in printed.err
    assert printed.out.startswith("0 sources (0 unchanged, 1 refused)")


def test_evaluate_prints_the_figures(world_only: None, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "asked.jsonl"
    path.write_text('{"question": "who directed No?", "expect": ["Juno Marrick"]}\n')
    assert program.main(["evaluate", str(path), "--each"]) == 0
    out = capsys.readouterr().out
    assert '"verdict": "right"' in out
    assert "100.0%" in out
