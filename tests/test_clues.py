"""What a question asks for and the clues it gives."""

from __future__ import annotations

from pathlib import Path

import pytest
from shipped_rules import marquee_of
from world_rules import WORLD

from bot.marquee import Marquee
from bot.question import Question
from bot.reading.clues.clues import Clues, clues
from bot.reading.matching.chart import Chart
from bot.reading.spotting.spots import Spots
from bot.rules.rules import Rules
from knowledge.build import build
from knowledge.store import open_store


def told(marquee: Marquee, question: str) -> Clues | None:
    read = marquee.read(question)
    assert isinstance(read, Question)
    spots = marquee.spot(read)
    assert isinstance(spots, Spots)
    lexicon = marquee.lexicon
    return next(clues(spots, Chart(marquee.rules, lexicon, spots.prices, list(spots.seeds)), marquee.rules, lexicon), None)


def given(marquee: Marquee, question: str) -> list[tuple[str, str]]:
    found = told(marquee, question)
    assert found is not None
    words = marquee.read(question)
    assert isinstance(words, Question)
    return sorted((clue.kind, words.typed(clue.item.start, clue.item.end)) for clue in found.given)


def test_names_and_numbers_are_clues_and_other_words_are_not(marquee: Marquee) -> None:
    question = "what 2021 picture of ringing and rage earned Toma Reskin a golden lantern for best lead"
    assert given(marquee, question) == [
        ("award", "golden lantern"),
        ("category", "best lead"),
        ("person", "Toma Reskin"),
        ("year", "2021"),
    ]


def test_a_year_counts_beside_what_is_asked_for_or_beside_an_award(marquee: Marquee) -> None:
    question = "which film about the floods of 2019, shot with friends in a hut, won best picture"
    assert ("year", "2019") not in given(marquee, question)
    assert ("year", "2022") in given(marquee, "which film shot with friends in a hut won the 2022 golden lantern")


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("this film with a clapper won best picture", "film"),
        ("Dorrin Hale won best director, a golden lantern, for what noisy film", "film"),
        ("this loud actor was given best lead for 12 Bells", "person"),
        ("in this film which actor won best lead", "person"),
    ],
)
def test_words_that_ask_come_before_words_that_point(marquee: Marquee, question: str, kind: str) -> None:
    found = told(marquee, question)
    assert found is not None
    assert found.wanted.kind == kind


@pytest.mark.parametrize(
    "question",
    [
        "how many golden lanterns did this noisy film win",
        "this sequel of a noisy film won best picture",
        "this film won the Zither Award for best lead",
        "this film by Dorrin Hale is noisy",
        "which film with which actor won best picture",
        "which film of Toma Reskin won best lead, not the other one",
        "which film did Toma Reskin's wife win best lead for",
    ],
)
def test_where_clues_cannot_tell_there_are_none(marquee: Marquee, question: str) -> None:
    assert told(marquee, question) is None


def test_a_surname_is_a_clue_right_at_what_is_asked_for_alone(marquee: Marquee) -> None:
    assert ("person", "quen") in given(marquee, "this noisy quen film won a golden lantern for best lead")
    assert ("person", "quen") not in given(marquee, "this noisy film of a quen won a golden lantern for best lead")


def test_common_words_are_a_title_where_they_are_written_as_one(rules: Rules, tmp_path: Path) -> None:
    more = tmp_path / "more.yaml"
    more.write_text('source: {title: "More"}\nfilms: [{title: Best Winner}]\n')
    assert not build([WORLD, more], tmp_path / "store.db").mistakes
    marquee = marquee_of(rules, open_store(tmp_path / "store.db"))
    assert ("film", "Best Winner") in given(marquee, "this noisy actor was given best lead for bells in Best Winner")
    assert ("film", "best winner") not in given(marquee, "this noisy actor was given best lead for bells in best winner")


def test_a_year_at_the_head_of_a_question_counts(marquee: Marquee) -> None:
    assert ("year", "2022") in given(marquee, "In 2022, this noisy film with a clapper won best picture")
    assert ("year", "2022") not in given(marquee, "Since 2022 noisy, this film with a clapper won best picture")


def test_a_word_that_bars_clues_may_be_what_is_asked_for(marquee: Marquee) -> None:
    assert told(marquee, "Toma Reskin won best lead for this noisy sequel") is not None


def test_a_word_that_two_things_are_called_by_asks_for_either(marquee: Marquee) -> None:
    read = marquee.read("which noisy winner of best lead had a golden lantern")
    assert isinstance(read, Question)
    spots = marquee.spot(read)
    assert isinstance(spots, Spots)
    lexicon = marquee.lexicon
    every = clues(spots, Chart(marquee.rules, lexicon, spots.prices, list(spots.seeds)), marquee.rules, lexicon)
    assert [one.wanted.kind for one in every] == ["film", "person"]


def test_a_category_that_only_another_award_has_leaves_nothing_to_tell(marquee: Marquee, rules: Rules, tmp_path: Path) -> None:
    more = tmp_path / "more.yaml"
    more.write_text(
        'source: {title: "More"}\nawards: [{award: Quills, year: 2022, '
        "categories: [{name: Best Ringing, also_known_as: [Ringing], goes_to: film}], "
        "results: [{category: Best Ringing, won: No}]}]\n"
    )
    assert not build([WORLD, more], tmp_path / "store.db").mistakes
    both = marquee_of(rules, open_store(tmp_path / "store.db"))
    assert told(both, "this noisy film won a golden lantern for best ringing") is None
    assert given(both, "this noisy film won a golden lantern for ringing") == [("award", "golden lantern")]


def test_words_of_a_longer_name_are_no_clue(marquee: Marquee) -> None:
    assert ("film", "Glass Orchard") in given(marquee, "this actor of the noisy Glass Orchard won best lead")
    assert ("film", "Glass Orchard") not in given(marquee, "this actor of the noisy Zubrin Glass Orchard won best lead")
    assert ("film", "Lighthouse") in given(marquee, "this actor of the noisy Lighthouse won best lead")
    assert ("film", "Lighthouse") not in given(marquee, "this actor of the noisy Lighthouse Zubrin won best lead")


def test_what_was_reached_or_denied_is_seen(marquee: Marquee) -> None:
    won = told(marquee, "this noisy film won best director but not best picture")
    assert won is not None
    assert [(clue.reached, clue.denied) for clue in sorted(won.given, key=lambda clue: clue.item.start)] == [
        (True, False),
        (False, True),
    ]
    lost = told(marquee, "this noisy film that did not win a golden lantern, in spite of all the bells, for best director")
    assert lost is not None
    assert [clue.denied for clue in sorted(lost.given, key=lambda clue: clue.item.start)] == [True, False]
    tried = told(marquee, "this noisy film was nominated for best director")
    assert tried is not None
    assert not tried.given[0].reached


def test_the_first_of_an_award_is_told_from_the_first_of_its_nights(marquee: Marquee) -> None:
    found = told(marquee, "for this noisy film Ilvara Quen took home her first golden lantern")
    assert found is not None
    assert found.edge == "first"
    assert {clue.kind for clue in found.given} == {"award", "person"}


def test_a_description_by_a_kind_of_which_nothing_is_said_is_no_clue(rules: Rules, tmp_path: Path) -> None:
    more = tmp_path / "more.yaml"
    more.write_text('source: {title: "More"}\nfilms: [{title: Glass Orchard, language: Lanternese}]\n')
    assert not build([WORLD, more], tmp_path / "store.db").mistakes
    marquee = marquee_of(rules, open_store(tmp_path / "store.db"))
    found = told(marquee, "this noisy film in Lanternese won best picture")
    assert found is None or {clue.kind for clue in found.given} == {"category"}
