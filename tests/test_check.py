"""`marquee check`: what it looks at, what it tells."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import yaml
from shipped_rules import SHIPPED_RULES

from bot.authoring.check import Verdict, _keys, _took_facts, check
from bot.authoring.trials import Trial
from bot.home import SHIPPED_FORMATS, Home
from bot.rules.intents import SHIPPED
from knowledge.mistakes import Mistake

FEW_WORDS = {**SHIPPED_RULES["fillers"], "polite": ["(please|thanks)"]}  # the long lists take long to load
ONE_INTENT = {
    "director": {
        "questions": ["who directed {film}"],
        "facts": ["director directed film"],
        "answer": "director",
        "reply": "{{ director }} directed {{ film }}.",
        "no_answer": "I don't know.",
        "examples": [{"ask": "who directed 12th Fail?", "reply": "Vidhu Vinod Chopra directed 12th Fail."}],
    }
}


@pytest.fixture
def home(tmp_path: Path, shipped_store: Path) -> Home:
    return Home(tmp_path / "home", tmp_path / "home" / "store.db")


def written(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)
    return path


def rules(path: Path, **changed: object) -> Path:
    return written(
        path,
        json.dumps(
            {**SHIPPED_RULES, "relations": {}, "things": {}, "clues": {}, "fillers": FEW_WORDS, "intents": ONE_INTENT, **changed}
        ),
    )


@pytest.mark.parametrize("path", [SHIPPED, *sorted(SHIPPED_FORMATS.glob("*.yaml"))], ids=lambda path: path.stem)
def test_the_keys_of_a_shipped_file_are_seen_without_reading_it_whole(path: Path) -> None:
    assert _keys(path) == frozenset(yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CBaseLoader))


def test_nothing_is_written_into_the_home(home: Home) -> None:
    check([rules(home.folder.parent / "rules.yaml")], home)
    assert not home.folder.exists()


def test_a_check_begins_with_what_a_store_has_of_the_shipped_facts(tmp_path: Path, shipped_store: Path) -> None:
    assert _took_facts(shipped_store, tmp_path / "copy.db")


def test_what_is_no_store_is_no_beginning(tmp_path: Path) -> None:
    written(tmp_path / "store.db", "no store" * 200)
    assert not _took_facts(tmp_path / "store.db", tmp_path / "copy.db")


def test_a_facts_file_is_built_on_top_of_the_shipped_ones(tmp_path: Path, home: Home) -> None:
    facts = written(tmp_path / "mine.yaml", 'source: {title: "Mine"}\nfacts: ["Kamal Haasan praised 12th Fail"]\n')
    assert check([facts], home) == ([], "1 facts file: no mistakes.")


def test_a_mistake_in_a_facts_file_is_told_with_its_line(tmp_path: Path, home: Home) -> None:
    facts = written(tmp_path / "mine.yaml", 'source: {title: "Mine"}\nfilms:\n  - {title: A Film, yaer: 2001}\n')
    (mistake,), told = check([facts], home)
    assert mistake.line == 3
    assert 'Did you mean "year"?' in mistake.remedy
    assert told == "1 facts file: 1 mistake."


def test_a_rules_file_is_tried_on_the_shipped_facts(tmp_path: Path, home: Home) -> None:
    assert check([rules(tmp_path / "rules.yaml")], home) == ([], "1 intent, 1 pattern, 1 example: no mistakes.")


def test_a_rules_file_that_does_not_load_tells_all_its_mistakes(tmp_path: Path, home: Home) -> None:
    spoilt = {**ONE_INTENT["director"], "questions": ["who directed {flim}"], "anwser": "director"}
    mistakes, _ = check([rules(tmp_path / "rules.yaml", intents={"director": spoilt})], home)
    assert {"{flim} is not a kind", 'unknown key "anwser"'} <= {mistake.found for mistake in mistakes}
    assert all(mistake.file == "rules.yaml" for mistake in mistakes)


def test_a_statements_file_is_read_as_one(tmp_path: Path, home: Home) -> None:
    statements = written(tmp_path / "statements.yaml", 'kinds: {film: {}}\nstatements: {liked: {says: "film likes flim"}}\n')
    mistakes, _ = check([statements], home)
    assert {mistake.file for mistake in mistakes} == {"statements.yaml"}


@pytest.mark.parametrize("text", ["", "a: [", "intents: [1]", "- a\n- b\n", "intents: {x: {questions: 3}}", "source: \0"])
def test_a_file_that_is_nothing_of_ours_is_a_mistake_not_a_traceback(tmp_path: Path, home: Home, text: str) -> None:
    assert check([written(tmp_path / "odd.yaml", text)], home)[0]


def test_a_file_that_is_not_there_is_a_mistake_and_the_others_are_checked(tmp_path: Path, home: Home) -> None:
    mistakes, told = check([tmp_path / "none.yaml", rules(tmp_path / "rules.yaml")], home)
    assert [mistake.file for mistake in mistakes] == ["none.yaml"]
    assert "1 example" in told


def test_checking_twice_tells_the_same(tmp_path: Path, home: Home) -> None:
    files = [rules(tmp_path / "rules.yaml")]
    assert check(files, home) == check(files, home)


def test_the_summary_tells_overlaps_and_counts_them() -> None:
    verdict = Verdict([Mistake("a.yaml", 1, "", "is odd")], ["a warning", "a warning"])
    verdict.seen.update({"intent": 2, "pattern": 1})
    verdict.alike.update({(f"a, question {number}", "b, question 1"): ["who?"] * number for number in range(1, 11)})
    told = verdict.told().splitlines()
    assert told[0] == "a warning"
    assert told[1] == "Read equally well by a, question 10 and b, question 1: 'who?'"
    assert told[-2] == "… and by 2 more pairs of patterns."
    assert told[-1] == "2 intents, 1 pattern: 1 mistake."


def test_a_mapping_is_checked_as_one(home: Home, tmp_path: Path) -> None:
    good = written(
        tmp_path / "good.yaml",
        'source: {title: "T"}\ntables: {t: {names: {film: a, year: b}, facts: [film came out in year]}}',
    )
    assert check([good], home) == ([], "1 table: no mistakes.")
    bad = written(tmp_path / "bad.yaml", 'source: {title: "T"}\ntables: {t: {names: {film: a}, facts: [film cme out in year]}}')
    mistakes, _ = check([bad], home)
    assert [(mistake.line, mistake.where) for mistake in mistakes] == [(2, "tables t facts 1")]


def test_mappings_at_home_are_checked_with_everything_else(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.authoring.check.try_rules", lambda *_: Trial())  # `make check` tries the shipped rules
    written(home.folder / "imports" / "mine.yaml", 'source: {title: "T"}\ntables: {}')
    mistakes, told = check([], home)
    assert [str(mistake) for mistake in mistakes if "mine.yaml" in mistake.file] == [
        "imports/mine.yaml:1: there are no tables. Say under tables: how each sort of file is read."
    ]
    assert "tables" in told
