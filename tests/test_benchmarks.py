"""The benchmarks run, and what they measure is what they say."""

from __future__ import annotations

import random
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance import OSA, DamerauLevenshtein

from benchmarks import imports
from benchmarks.names.chain import Chain
from benchmarks.names.damage import CLASSES
from benchmarks.names.invented import invented
from benchmarks.names.peers import PEERS, Missing, Peer
from benchmarks.understanding import peers as understanding
from benchmarks.understanding import questions
from benchmarks.understanding.questions import Asked
from benchmarks.understanding.shipped import mistyped
from benchmarks.understanding.simple_way import SimpleWay, expression
from bot.marquee import Marquee
from knowledge.patterns import Slot, parse, spellings

BENCHMARKS = Path(__file__).parent.parent / "benchmarks"


@pytest.mark.parametrize(
    "pattern", ["who (sang|sung) [the song] {song}", "{film}['s] (cast|[list of] actors)", "[in] {year} {film:other}"]
)
def test_an_expression_reads_every_spelling_of_its_pattern(pattern: str) -> None:
    for spelling in spellings(parse(pattern)):
        said = "".join("s" if part == "'s" else " xyz" if isinstance(part, Slot) else f" {part}" for part in spelling)
        assert re.fullmatch(expression(parse(pattern)), said)


@pytest.fixture(scope="module")
def simple_way(small: Marquee) -> SimpleWay:
    return SimpleWay(small.rules, small.store)


def test_the_simple_way_reads_a_plain_question_and_a_misspelt_name(simple_way: SimpleWay) -> None:
    reading, again = simple_way.read("who directed Paper Moths?"), simple_way.read("who directed papr moths")
    assert reading
    assert again
    assert reading.intent == again.intent


def test_the_simple_way_reads_no_word_it_has_no_pattern_for(simple_way: SimpleWay) -> None:
    assert simple_way.read("zzz qqq xxx") is None


@given(st.lists(st.text("abcdef", min_size=4, max_size=9), min_size=1, max_size=5).map(" ".join))
def test_a_typo_changes_the_question_by_two_letters_at_most(text: str) -> None:
    for typo in mistyped(text):
        assert typo != text
        assert abs(len(typo) - len(text)) <= 1
        assert typo.split()[0][0] == text[0]


TAUGHT = [
    Asked("who directed Paper Moths", "Paper Moths", "director", ()),
    Asked("who made Paper Moths", "Paper Moths", "director", ()),
    Asked("when did Glass Orchard come out", "Glass Orchard", "year", ()),
]


@pytest.mark.parametrize("peer", understanding.PEERS)
def test_a_peer_reads_what_it_was_taught_of_another_name(peer: Callable[..., understanding.Peer]) -> None:
    try:
        reader = peer(TAUGHT, {"paper moths", "glass orchard", "no"})
    except understanding.Missing as missing:
        pytest.skip(str(missing))
    assert reader.read("Who directed Glass Orchard?") == ("director", "glass orchard")
    assert reader.read("xyz") is None


def test_questions_to_learn_from_are_not_asked(tmp_path: Path) -> None:
    (tmp_path / "metaqa").mkdir()
    lines = [f"who directed the film Name {number}\tName {number}\tdirector\tA|B\t=\n" for number in range(40)]
    for name in ("dev-1hop", "dev-2hop", "dev-3hop", "dev-1hop-paraphrased"):
        (tmp_path / "metaqa" / f"{name}.tsv").write_text("".join(lines), encoding="utf-8")
    taught = {one.text for one in questions.taught(tmp_path, 40, seed=7)}
    sets = questions.asked(tmp_path, 10, seed=7)
    assert taught.isdisjoint(one.text for one in sets["as asked"])
    assert {called: len(asked) for called, asked in sets.items()} == dict.fromkeys(sets, 10)
    assert all(one.topic in one.text for one in sets["typo in a word"])
    assert not any(one.topic in one.text for one in sets["typo in the name"])


def test_names_are_measured_in_any_number() -> None:
    command = [sys.executable, "-m", "benchmarks.names", "90", "--queries", "20"]
    done = subprocess.run(command, check=True, capture_output=True, text=True, timeout=100, cwd=BENCHMARKS.parent)
    assert "| 90 names" in done.stdout
    assert "| one typo | 1.000" in done.stdout


def test_invented_names_follow_from_their_seed() -> None:
    names = [*invented(300, 3)]
    assert names == [*invented(300, 3)]
    assert names != [*invented(300, 4)]
    assert len({name for name, _ in names}) == 300
    assert {len(name.split()) for name, _ in names} >= {1, 2, 3}


@given(st.integers(1, 12), st.randoms())
def test_a_chain_spells_words_as_long_as_it_is_told_with_the_neighbours_of_others(length: int, chance: random.Random) -> None:
    taught = ["banana", "bandana", "anaconda", "ana"]
    word = Chain(taught).word(length, chance)
    assert len(word) in (0, length)
    threes = {f"..{name}."[at : at + 3] for name in taught for at in range(len(name) + 1)}
    assert not word or {f"..{word}."[at : at + 3] for at in range(length + 1)} <= threes


def test_a_chain_spells_as_often_as_it_was_taught() -> None:
    chance = random.Random(1)
    words = [Chain(["abc", "abc", "abc", "abd"]).word(3, chance) for _ in range(400)]
    assert 250 < words.count("abc") < 350
    assert Chain(["abc"]).word(2, chance) == ""


@given(st.lists(st.text("abcdefgh", min_size=3, max_size=9), min_size=1, max_size=5).map(" ".join), st.randoms())
def test_every_damage_leaves_something_of_a_name(name: str, chance: random.Random) -> None:
    for damage in CLASSES.values():
        said = damage(name, chance)
        assert said is None or (said.strip() and len(said) <= len(name) + 8)


@given(st.text("abcdefgh", min_size=8, max_size=12), st.randoms())
def test_slips_are_as_many_as_they_are_called(name: str, chance: random.Random) -> None:
    assert OSA.distance(name, CLASSES["one typo"](name, chance) or "") <= 1
    assert DamerauLevenshtein.distance(name, CLASSES["two typos"](name, chance) or "") <= 2


@pytest.mark.parametrize("peer", PEERS, ids=lambda peer: peer.title)
def test_a_peer_finds_a_name_or_says_what_it_lacks(peer: Peer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("BENCHMARK_POSTGRES", raising=False)
    try:
        found = peer.ready(["vikrant massey", "shefali shah"])("Vikrant Masey")
    except Missing as missing:
        pytest.skip(str(missing))
    assert found[0] == "vikrant massey"


def test_imports_are_measured_beside_plain_inserts(tmp_path: Path) -> None:
    imports.write(tmp_path, 400)
    ours, theirs = imports.one("ours", tmp_path), imports.one("theirs", tmp_path)
    assert theirs["told"] == 400
    assert ours["told"] > 200
    assert all(found["seconds"] > 0 and found["peak"] > 0 and found["disk"] > 0 for found in (ours, theirs))
