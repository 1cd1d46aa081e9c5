"""What a question may ask where no pattern fits: answered where that is sure, else among the first of the choices."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest

from bot.authoring.explain import explain
from bot.marquee import Marquee
from bot.reading.guessing.guess import Guess
from bot.reading.guessing.model import Model
from bot.reading.guessing.names import ways
from bot.reading.guessing.trained import trained
from bot.reading.meanings.unclear import Unclear, then
from bot.reading.spotting.spots import Spots
from bot.rules.rules import Rules

WORDINGS = """
- means: ["who acted in {film}"]
  said: ["cast list of {film}", "faces seen throughout {film}", "which faces are seen in {film}"]
- means: ["who directed {film}"]
  said: ["the megaphone on {film} was whose", "whose megaphone was it on {film}"]
- means: ["did {person} direct {film}"]
  said: ["was it {person} behind the megaphone on {film}"]
"""
MORE = """
- means: ["cast of {film}"]
  said: ["faces at the lighthouse of {film}", "whose faces are at the lighthouse of {film}", "lighthouse faces of {film}"]
- means: ["films by {person}"]
  said: ["everything on the shelf of {person}", "whatever {person} has on the shelf", "shelf of {person}"]
- means: []
  said: ["who is {person} at home", "the home of {person}"]
- means: ["{genre} films"]
  said: ["the shelf of {genre}"]
- means: ["who won {category}"]
  said: ["whose shelf has {category}", "the shelf that has {category}"]
"""
SURE = "which faces are seen throughout Marrow Street"
SLANG = """
- means: ["who acted in {film}"]
  said: ["who dirrected in {film}", "in {film} who dirrected"]
"""
BEYOND = """
- means: []
  said: ["whose face is seen on the poster of {film}", "which poster of {film} is seen most", "posters of {film}"]
"""


@pytest.fixture(scope="module")
def small(world_rules: Rules, world: sqlite3.Connection, tmp_path_factory: pytest.TempPathFactory) -> Marquee:
    folder = tmp_path_factory.mktemp("wordings")
    (folder / "english.yaml").write_text(WORDINGS)
    model = trained(world_rules, tmp_path_factory.mktemp("home"), folder)
    return Marquee(world_rules, world, model=lambda: model)


@pytest.fixture(scope="module")
def learned(world_rules: Rules, tmp_path_factory: pytest.TempPathFactory) -> Model:
    folder = tmp_path_factory.mktemp("wordings")
    (folder / "english.yaml").write_text(WORDINGS + MORE)
    return trained(world_rules, tmp_path_factory.mktemp("home"), folder)


@pytest.fixture(scope="module")
def wider(world_rules: Rules, world: sqlite3.Connection, learned: Model) -> Marquee:
    return Marquee(world_rules, world, model=lambda: learned)


def guesses(marquee: Marquee, text: str) -> list[Guess]:
    spots = then(marquee.read(text), marquee.spot)
    return [] if isinstance(spots, Unclear) else marquee.guessed.guesses(spots)


@pytest.mark.parametrize("text", [SURE, "in Marrow Street which faces are seen"])
def test_what_is_surely_asked_is_answered(small: Marquee, text: str) -> None:
    reply = small.ask(text)
    assert (reply.status, reply.intent) == ("answered", "cast")
    assert set(reply.answers) == {"Juno Marrick", "Vesna Tull"}


def test_the_question_that_was_guessed_is_said_and_the_answer_is_less_sure(small: Marquee) -> None:
    reply = small.ask(SURE)
    first, rest = reply.text.split("\n", 1)
    assert first == "Taken as: <i>Who acted in Marrow Street?</i>"
    plain = small.ask("who acted in Marrow Street?")
    assert rest == plain.text
    assert reply.confidence < plain.confidence
    assert small.ask("who directed it?", reply.thread).answers == ("Hanno Reskin",)


def test_what_is_rather_beyond_all_questions_is_not_guessed(
    small: Marquee, world_rules: Rules, world: sqlite3.Connection, tmp_path: Path
) -> None:
    (tmp_path / "english.yaml").write_text(WORDINGS)
    (tmp_path / "beyond.yaml").write_text(BEYOND)
    model = trained(world_rules, tmp_path, tmp_path)
    wiser = Marquee(world_rules, world, model=lambda: model)
    asked = "which faces are seen on posters of Marrow Street"
    assert guesses(small, asked)[0].chance > 2 * guesses(wiser, asked)[0].chance
    assert wiser.ask(SURE).intent == "cast"


def test_what_is_read_with_doubt_and_rather_beyond_all_questions_is_not_answered(
    world_rules: Rules, world: sqlite3.Connection, tmp_path: Path
) -> None:
    asked = "who dirrected Marrow Street"
    doubtful = world_rules.thresholds["sure"]
    rules = replace(world_rules, thresholds={**world_rules.thresholds, "doubtful": doubtful, "beyond": 0.5})
    assert Marquee(rules, world).ask(asked).answers == ("Hanno Reskin",)
    (tmp_path / "english.yaml").write_text(WORDINGS)
    (tmp_path / "beyond.yaml").write_text(BEYOND.replace("whose face is seen on the poster of", "who dirrected"))
    model = trained(rules, tmp_path, tmp_path)
    reply = Marquee(rules, world, model=lambda: model).ask(asked)
    assert (reply.status, reply.intent) == ("no_answer", "")
    assert reply.text.startswith("I don't know that about Marrow Street.")


def test_a_surer_guess_is_answered_rather_than_a_doubtful_reading(
    world_rules: Rules, world: sqlite3.Connection, tmp_path: Path
) -> None:
    asked, rules = (
        "Marrow Street who dirrected",
        replace(world_rules, words=replace(world_rules.words, asking=frozenset({"who"}))),
    )
    read = Marquee(rules, world).ask(asked)
    assert read.intent == "director"
    assert read.confidence < rules.thresholds["sure"]
    (tmp_path / "english.yaml").write_text(WORDINGS + SLANG)
    model = trained(rules, tmp_path, tmp_path)
    reply = Marquee(rules, world, model=lambda: model).ask(asked)
    assert reply.text.startswith("Taken as: <i>Who acted in Marrow Street?</i>")


def test_what_a_guess_outvotes_is_not_the_same_in_any_thread(
    world_rules: Rules, world: sqlite3.Connection, tmp_path: Path
) -> None:
    asked, rules = (
        "who is directed in Marrow Street",
        replace(world_rules, words=replace(world_rules.words, asking=frozenset({"who"}))),
    )
    assert Marquee(rules, world).ask_alone(asked) is not None
    (tmp_path / "english.yaml").write_text(BEYOND + SLANG.replace("dirrected", "is directed"))
    model = trained(rules, tmp_path, tmp_path)
    outvoted = Marquee(rules, world, model=lambda: model)
    assert outvoted.ask_alone(asked) is None
    assert outvoted.ask(asked).text.startswith("Taken as: <i>Who acted in Marrow Street?</i>")


def test_without_wordings_nothing_is_guessed(world_rules: Rules, world: sqlite3.Connection) -> None:
    assert guesses(Marquee(world_rules, world), SURE) == []


@pytest.mark.parametrize(
    "text",
    [
        "which faces are seen throughout budget purple Marrow Street",  # two words that nobody says
        "which faces are never seen throughout Marrow Street",  # one that turns it round
        "which 7 faces are seen throughout Marrow Street",  # a number that is no part of a name
        "which megaphone was Hanno Reskin behind on Marrow Street",  # asks for more than a yes
        "Faces are seen. Which faces throughout Marrow Street",  # two sentences
        "which faces are seen throughout",  # names nothing
    ],
)
def test_what_speaks_against_a_guess_makes_it_unsure(small: Marquee, text: str) -> None:
    assert not small.ask(text).text.startswith("Taken as")


def test_a_guess_takes_all_names_of_a_question(small: Marquee) -> None:
    found = guesses(small, "megaphone of Hanno Reskin Marrow Street")
    assert [guess.shown for guess in found] == ["Did Hanno Reskin direct Marrow Street?"]


def test_words_that_wordings_have_may_be_no_names(wider: Marquee) -> None:

    (guess, *_) = guesses(wider, "whose faces are at the lighthouse of Marrow Street")  # Lighthouse is a film
    assert (guess.text, guess.clear) == ("cast of Marrow Street", True)


def test_a_word_written_as_a_name_is_one(wider: Marquee) -> None:
    assert not any(guess.clear for guess in guesses(wider, "faces at the Lighthouse of Marrow Street"))


def test_the_same_words_may_name_things_of_several_kinds(wider: Marquee) -> None:
    spots = then(wider.read("everything on the shelf of Hanno Reskin"), wider.spot)
    assert isinstance(spots, Spots)
    person = next(seed for seed in spots.seeds if seed.kind == "person")
    genre = person._replace(kind="genre")
    assert [names.said for names in ways(replace(spots, seeds=(genre, person)), str.isdigit, ())] == [[genre], [person]]


def test_a_guess_may_be_a_description_alone(wider: Marquee) -> None:
    reply = wider.ask("whatever Hanno Reskin has on the shelf")
    assert reply.text.startswith("Taken as: <i>Films by Hanno Reskin?</i>")
    assert reply.answers


def test_in_a_chat_a_guess_that_names_nothing_of_its_own_must_be_likelier(
    learned: Model, world_rules: Rules, world: sqlite3.Connection
) -> None:
    clues = replace(world_rules.clues, needs=("category", "award", "ceremony"))
    rules = replace(world_rules, clues=clues, thresholds={**world_rules.thresholds, "rather": 2.0})
    strict = Marquee(rules, world, model=lambda: learned)
    spoken = strict.ask("who directed 12 Bells?").thread
    asked = "whose shelf has best director"
    assert strict.ask(asked).text.startswith("Taken as: <i>Who won")
    assert not strict.ask(asked, spoken).text.startswith("Taken as")
    assert strict.ask(SURE, spoken).intent == "cast"


def test_the_likeliest_comes_first(small: Marquee) -> None:
    found = guesses(small, SURE)
    assert found[0].shown == "Who acted in Marrow Street?"
    assert [guess.chance for guess in found] == sorted((guess.chance for guess in found), reverse=True)


def test_what_may_have_been_asked_is_the_first_choice(small: Marquee) -> None:
    reply = small.ask("purple budget faces of Marrow Street seen throughout")
    assert reply.status == "no_answer"
    assert reply.choices[0] == "Who acted in Marrow Street?"


def test_guesses_are_explained(small: Marquee) -> None:
    lines = [line for line in explain(small, SURE) if line.startswith("guess")]
    assert lines[0].startswith("guess    Who acted in Marrow Street?, chance 0.")


def test_words_that_are_read_are_not_guessed_at(small: Marquee) -> None:
    assert not small.ask("who acted in Marrow Street?").text.startswith("Taken as")


def test_the_model_is_kept_until_the_wordings_change(world_rules: Rules, tmp_path: Path) -> None:
    folder, home = tmp_path / "wordings", tmp_path / "home"
    folder.mkdir()
    (folder / "english.yaml").write_text(WORDINGS)
    first = trained(world_rules, home, folder)
    (kept,) = home.iterdir()
    assert trained(world_rules, home, folder) == first
    (folder / "english.yaml").write_text(WORDINGS.replace("megaphone", "chair"))
    assert trained(world_rules, home, folder) != first
    (new,) = home.iterdir()
    assert new.name != kept.name


def test_the_same_wordings_make_the_same_model(world_rules: Rules, tmp_path: Path) -> None:
    (tmp_path / "english.yaml").write_text(WORDINGS)
    assert trained(world_rules, tmp_path / "one", tmp_path) == trained(world_rules, tmp_path / "other", tmp_path)
