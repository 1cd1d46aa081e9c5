"""Whatever is typed, named or edited: a reply of valid Telegram HTML or a clear mistake, no traceback, never half a store."""

from __future__ import annotations

import os
import re
import shutil
import sqlite3
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from running import give_what_is_learned
from shipped_rules import marquee_of
from world_rules import world_rules_text

from bot.marquee import Marquee
from bot.reply import Reply
from bot.rules.intents import load_rules
from bot.rules.rules import Rules
from knowledge.build import build
from knowledge.digest import digest
from knowledge.mistakes import Mistakes
from knowledge.schema.schema import Schema
from knowledge.store import open_store

ROOT = Path(__file__).parent.parent
WICKED = "<i>Bobby'); DROP TABLE thing;--{{ 7*7 }}"
STATUSES = ("answered", "no_answer", "which_one", "not_understood")

TYPED = {
    "nothing": "",
    "only spaces": "   \n\t  ",
    "4,096 letters": "a" * 4096,
    "4,096 characters of words": "who directed 12 Bells? " * 178 + "who",
    "400 words": "bells " * 400,
    "only emoji": "🎬🍿🏆👨‍👩‍👧‍👦🇮🇳",
    "HTML and Jinja": "who directed <b>{{7*7}}</b>?",
    "an open tag": "<b>who directed 12 Bells?",
    "a Jinja block": "{% for x in range(9) %}who directed 12 Bells?{% endfor %}",
    "entities": "&lt;b&gt; &amp; &#0; who directed 12 Bells?",
    "SQL": "who directed 12 Bells'; DROP TABLE thing;-- ?",
    "marks of direction": "\u202ewho directed \u200f12 Bells\u202c?",
    "NUL": "who \0directed\0 12 Bells\0?",
    "a lone surrogate": "who directed \ud83d 12 Bells?",
    "combining marks": "w" + "\u0301" * 300 + "ho directed 12 Bells?",
    "only combining marks": "\u0301" * 50,
    "a joiner alone": "\u200d",
    "only punctuation": "?!… — ;",
    "only a number": "12",
    "a very long number": "9" * 300,
    "brackets of patterns": "[who] (directed|made) {film} <who>",
}


class Tags(HTMLParser):
    """What Telegram's reader would refuse in a text."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=False)
        self.open: list[str] = []
        self.wrong: list[str] = []
        self.feed(text)
        self.close()
        self.wrong += [f"<{tag}> is never closed" for tag in self.open]
        rest = re.sub(r"</?(?:b|i|a)(?: href=\"[^\"<>]*\")?>", "", text)
        self.wrong += re.findall(r"[<>]", rest) + re.findall(r"&(?!(?:lt|gt|amp|quot|#\d+);)", rest)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.open.append(tag)
        if tag not in ("b", "i", "a") or [name for name, _ in attrs] != (["href"] if tag == "a" else []):
            self.wrong.append(f"<{tag} {attrs}>")

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.wrong.append(f"</{tag}>")


def is_sane(reply: Reply) -> bool:
    assert reply.status in STATUSES
    assert reply.text.strip()
    assert Tags(reply.text).wrong == []
    reply.text.encode("utf-8")
    for choice in reply.choices:
        choice.encode("utf-8")
    return len(reply.plain) <= 4096


@pytest.mark.parametrize("text", TYPED.values(), ids=TYPED)
def test_any_text_has_a_sane_reply(small: Marquee, text: str) -> None:
    assert is_sane(small.ask(text))
    assert is_sane(small.ask(text, small.ask("who directed 12 Bells?").thread))


@settings(max_examples=60, deadline=None)
@given(text=st.text(max_size=80), thread=st.text(max_size=40))
def test_no_text_and_no_thread_breaks_the_way(small: Marquee, text: str, thread: str) -> None:
    assert is_sane(small.ask(text, thread))


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.sampled_from("who directed won best lead 12 bells no 1893 the of and in films by it 's ? <b> & 2024 15th".split()),
        max_size=14,
    )
)
def test_no_heap_of_our_own_words_breaks_the_way(small: Marquee, heap: list[str]) -> None:
    assert is_sane(small.ask(" ".join(heap)))


@pytest.mark.parametrize("name", ["marks of direction", "NUL", "a lone surrogate"])
def test_marks_that_nobody_sees_do_not_hide_the_question(small: Marquee, name: str) -> None:
    assert small.ask(TYPED[name]).answers == ("Dorrin Hale",)


@pytest.mark.parametrize("name", ["nothing", "only spaces", "only emoji", "only punctuation", "a joiner alone"])
def test_nothing_to_read_is_answered_with_questions_to_ask(small: Marquee, name: str) -> None:
    reply = small.ask(TYPED[name])
    assert reply.status == "not_understood"
    assert reply.choices


@pytest.mark.parametrize("name", ["4,096 letters", "400 words"])
def test_a_text_too_long_is_said_to_be(small: Marquee, name: str) -> None:
    assert small.ask(TYPED[name]).plain == small.say("too_long")


def test_a_template_in_a_question_is_text(small: Marquee) -> None:
    assert "49" not in small.ask(TYPED["HTML and Jinja"]).text


# --- names of facts ---


@pytest.fixture(scope="module")
def wicked(tmp_path_factory: pytest.TempPathFactory, world_rules: Rules) -> Marquee:
    folder = tmp_path_factory.mktemp("wicked")
    facts = f"""
source: {{title: "A <b>list</b> & more {{{{ 1+1 }}}}", url: "https://example.org/?a=1&b='\\"<i>"}}
films:
  - {{title: "{WICKED}", year: 2001, director: "O'Ha&ra <b>", actors: ["%s {{% raw %}}", "\u200fevil"]}}
  - {{title: "</b></a>", year: 2002, director: "'; DELETE FROM name; --"}}
"""
    (folder / "facts.yaml").write_text(facts, encoding="utf-8")
    assert not build([folder / "facts.yaml"], folder / "store.db").mistakes
    return marquee_of(world_rules, open_store(folder / "store.db"))


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        (f"who directed {WICKED}?", "O'Ha&ra <b>"),
        ("who acted in the films by O'Ha&ra <b>", "%s {% raw %}"),
        ("who directed </b></a>?", "'; DELETE FROM name; --"),
    ],
)
def test_a_name_of_marks_is_found_and_written_as_text(wicked: Marquee, question: str, answer: str) -> None:
    reply = wicked.ask(question)
    assert is_sane(reply)
    if reply.status == "answered":
        assert answer in reply.answers
        assert answer in reply.plain
    assert "{{ 7*7 }}" in reply.plain or "49" not in reply.plain


def test_the_address_of_a_source_cannot_leave_its_attribute(wicked: Marquee) -> None:
    text = wicked.ask(f"who directed {WICKED}?").text
    assert "A &lt;b&gt;list&lt;/b&gt; &amp; more {{ 1+1 }}" in text
    assert Tags(text).wrong == []


def test_every_table_is_still_there_after_all_of_it(wicked: Marquee) -> None:
    assert wicked.store.execute("SELECT count(*) FROM thing WHERE kind = 'film'").fetchone() == (2,)


# --- files of the authors ---


def run(*arguments: str, home: Path, cwd: Path = ROOT, store: Path | None = None) -> subprocess.CompletedProcess[str]:
    environ = {**os.environ, "MARQUEE_HOME": str(home), **({"MARQUEE_STORE": str(store)} if store else {})}
    environ.pop("PYTHONPATH", None)
    return subprocess.run(
        [sys.executable, "-m", "bot", *arguments], cwd=cwd, env=environ, text=True, capture_output=True, timeout=30, check=False
    )


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home with no facts of its own, where the wordings are learned already if they are in the checkout."""
    folder = tmp_path_factory.mktemp("home")
    give_what_is_learned(folder)
    return folder


@pytest.fixture(scope="module")
def copied(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The program in another folder, with the few rules of the tests, to be broken there."""
    folder = tmp_path_factory.mktemp("copied")
    for name in ("bot", "knowledge"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    (folder / "intents.yaml").write_text(world_rules_text())
    return folder


BROKEN_RULES = {
    "a line that no statement says": (
        'facts: ["director directed film"]',
        'facts: ["director directe film"]',
        "person directed film",
    ),
    "an answer that is no name": ("answer: director\n", "answer: directer\n", "director"),
    "a key that is none": ("no_answer: \"I don't know who directed", "no_anser: \"I don't know who directed", "no_answer"),
    "a name of no fact in a reply": ('{{ director }} directed {{ film }}."', '{{ directr }} directed {{ film }}."', "director"),
    "a kind that is none": ('"<who> directed {film}"', '"<who> directed {fil}"', "film"),
}


@pytest.mark.parametrize(("found", "instead", "meant"), BROKEN_RULES.values(), ids=BROKEN_RULES)
def test_a_broken_rule_is_told_with_its_line_and_remedy(
    tmp_path: Path, schema: Schema, found: str, instead: str, meant: str
) -> None:
    good = world_rules_text()
    path = tmp_path / "intents.yaml"
    path.write_text(good.replace(found, instead, 1))
    with pytest.raises(Mistakes) as raised:
        load_rules(schema, path)
    line = good[: good.index(found)].count("\n") + 1
    first = raised.value.mistakes[0]
    assert first.file == "intents.yaml"
    assert line - 6 <= first.line <= line
    assert any(f"Did you mean {quote}{meant}{end}?" in str(raised.value) for quote, end in ('""', "{}"))


@pytest.mark.parametrize(
    ("name", "found", "instead"),
    [
        ("intents.yaml", "answer: director\n", "answer: directer\n"),
        ("intents.yaml", '{{ director }} directed {{ film }}."', '{{ director directed {{ film }}."'),
        ("intents.yaml", "\nthings:\n", "\nthings: [\n"),
        ("knowledge/statements.yaml", "{film: director}}", "{film: director"),
    ],
)
def test_a_broken_file_of_rules_ends_the_command_with_its_line(
    copied: Path, home: Path, world_path: Path, name: str, found: str, instead: str
) -> None:
    good = (copied / name).read_text()
    assert found in good
    (copied / name).write_text(good.replace(found, instead, 1))
    try:
        ended = run("ask", "who directed 12 Bells?", home=home, cwd=copied, store=world_path)
    finally:
        (copied / name).write_text(good)
    assert (ended.returncode, ended.stdout) == (1, "")
    assert re.match(rf"{Path(name).name}:\d+[ :]", ended.stderr), ended.stderr
    assert "Traceback" not in ended.stderr


def test_all_mistakes_of_a_file_are_told_at_once(tmp_path: Path, schema: Schema) -> None:
    text = (
        world_rules_text().replace("answer: director\n", "answer: directer\n", 1).replace("answer: actor\n", "answer: acter\n", 1)
    )
    (tmp_path / "intents.yaml").write_text(text)
    with pytest.raises(Mistakes) as raised:
        load_rules(schema, tmp_path / "intents.yaml")
    assert [mistake.where for mistake in raised.value.mistakes] == ["director, answer", "cast, answer"]


BROKEN_FACTS = {
    "a key that is none": "films: [{title: New, yaer: 2001}]",
    "a key twice": "films:\n  - title: New\n    title: Newer\n",
    "YAML that ends too soon": "films: [{title: New",
    "a NUL": "films: [{title: \0}]",
    "a tag": "films: [{title: !!python/object:os.system ls}]",
    "a sentence that is none": "facts: [New was eaten by Old]",
    "a year that is none": "films: [{title: New, year: soon}]",
    "no text at all": "",
    "60,000 brackets": "films: " + "[" * 60_000,
}


@pytest.mark.parametrize("body", BROKEN_FACTS.values(), ids=BROKEN_FACTS)
def test_a_broken_facts_file_leaves_the_store_as_it_was(tmp_path: Path, home: Path, body: str) -> None:
    path, store = tmp_path / "mine.yaml", tmp_path / "store.db"
    path.write_text('source: {title: "Mine"}\nfilms: [{title: Old, year: 2000, director: Ann Lee}]\n')
    assert not build([path], store).mistakes
    before = digest(store)
    path.write_text(f'source: {{title: "Mine"}}\n{body}' if body else "", encoding="utf-8")
    ended = run("build", str(path), "--store", str(store), home=home)
    assert ended.returncode == 1
    assert "Traceback" not in ended.stderr
    assert re.search(r"mine\.yaml(:\d+)?[ :]", ended.stderr), ended.stderr
    assert digest(store) == before


def test_a_first_build_from_a_broken_file_makes_no_half_store(tmp_path: Path, home: Path) -> None:
    path, store = tmp_path / "mine.yaml", tmp_path / "store.db"
    path.write_text('source: {title: "Mine"}\nfilms: [{title: New, year: 2000}, {title: Newer, yaer: 2001}]\n')
    assert run("build", str(path), "--store", str(store), home=home).returncode == 1
    with open_store(store) as db:
        assert db.execute("SELECT count(*) FROM thing").fetchone() == (0,)


@pytest.mark.parametrize("content", [b"", b"not a database at all" * 50])
def test_a_file_that_is_no_store_is_said_to_be_none(copied: Path, home: Path, tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "store.db"
    path.write_bytes(content)
    ended = run("ask", "who directed 12 Bells?", home=home, cwd=copied, store=path)
    assert ended.returncode == 1
    assert "Traceback" not in ended.stderr
    assert ended.stderr.count("\n") == 1
    assert path.read_bytes() == content


def test_a_missing_store_is_told_with_what_to_type(copied: Path, home: Path, tmp_path: Path) -> None:
    ended = run("ask", "who directed 12 Bells?", home=home, cwd=copied, store=tmp_path / "none.db")
    assert ended.returncode == 1
    assert "marquee build" in ended.stderr
    assert not (tmp_path / "none.db").exists()


def test_a_store_cannot_be_written_by_a_question(small: Marquee) -> None:
    with pytest.raises(sqlite3.OperationalError):
        small.store.execute("DELETE FROM thing")
