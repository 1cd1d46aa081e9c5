"""What the words of a question may be, and what it costs to leave them out."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.marquee import Marquee
from bot.question import Question, read_question
from bot.reading.words.lexicon import Lexicon
from bot.reading.words.prices import Prices
from bot.reading.words.pricing import Pricing
from bot.rules.rules import Rules
from knowledge.patterns import parse


@pytest.fixture(scope="module")
def pricing(world_rules: Rules) -> Pricing:
    return Lexicon(world_rules).pricing


def price(pricing: Pricing, rules: Rules, text: str) -> Prices:
    question = read_question(text, rules.numbers, rules.words.short)
    assert isinstance(question, Question)
    return pricing.price(question)


def test_the_less_a_word_says_the_cheaper_it_is_left_out(pricing: Pricing, world_rules: Rules) -> None:
    prices = price(pricing, world_rules, "please the directed not")
    assert prices.left == sorted(prices.left)
    assert prices.left[:2] == [world_rules.costs["filler"], world_rules.costs["glue"]]
    assert prices.left[3] == world_rules.costs["charged"]


def test_a_word_of_nobody_may_be_a_slip_of_a_pattern_word_by_the_letter(pricing: Pricing, world_rules: Rules) -> None:
    prices = price(pricing, world_rules, "who dirceted it")
    assert prices.words[1] == {"directed": world_rules.costs["slip"]}
    assert pricing.slip("dirceted") == world_rules.costs["slip"]
    assert prices.where["directed"] == [(1, world_rules.costs["slip"])]


@pytest.mark.parametrize(
    ("typed", "meant", "is_slip"),
    [("drected", "directed", True), ("irected", "directed", True), ("spinning", "winning", False), ("eat", "beat", False)],
)
def test_what_is_misspelt_much_or_short_begins_as_it_should(rules: Rules, typed: str, meant: str, is_slip: bool) -> None:
    prices = Lexicon(rules).pricing.price(read_question(f"who {typed} zzyzx", rules.numbers, rules.words.short))
    assert (meant in prices.words[1]) is is_slip


def test_a_word_nothing_knows_may_be_a_name_and_a_pattern_word_may_not(pricing: Pricing, world_rules: Rules) -> None:
    assert price(pricing, world_rules, "who directed zzyzx").strange == [False, False, True]


def test_a_word_drawn_out_is_the_small_one_it_is_when_said_shortly(pricing: Pricing, world_rules: Rules) -> None:
    assert price(pricing, world_rules, "pleaseee who directed it").left[0] == world_rules.costs["filler"]


def test_a_polite_phrase_costs_what_a_filler_does_only_as_a_whole(pricing: Pricing, world_rules: Rules) -> None:
    whole = price(pricing, world_rules, "can you tell me who directed it")
    part = price(pricing, world_rules, "you tell who directed it")
    assert whole.left[:4] == [world_rules.costs["filler"]] * 4
    assert part.left[0] > world_rules.costs["filler"]


def test_a_courtesy_to_who_is_asked_asks_for_no_yes(rules: Rules) -> None:
    pricing = Lexicon(rules).pricing
    assert price(pricing, rules, "could you list those who directed it").left[0] == rules.costs["filler"]
    assert price(pricing, rules, "could they list it").left[0] >= rules.costs["whether"]


def test_a_listing_word_at_the_end_says_that_the_rest_is_missing(rules: Rules) -> None:
    assert price(Lexicon(rules).pricing, rules, "who directed it and").left[-1] == rules.costs["charged"]


def test_what_is_taken_back_costs_next_to_nothing(pricing: Pricing, world_rules: Rules) -> None:
    prices = price(pricing, world_rules, "no wait who directed it")
    assert prices.back == 2
    assert prices.left[:2] == [world_rules.costs["filler"]] * 2


def test_the_words_beside_a_stretch_have_their_price(pricing: Pricing, world_rules: Rules) -> None:
    prices = price(pricing, world_rules, "please who directed the film")
    assert prices.besides(1, 3) == pytest.approx(prices.left[0] + sum(prices.left[3:]))


def test_a_word_that_stands_for_something_is_no_word_of_a_pattern(pricing: Pricing, world_rules: Rules) -> None:
    prices = price(pricing, world_rules, "who directed it")
    prices.means_something(1, 5)
    assert prices.left[1] == 5
    assert prices.where["directed"] == []


def test_what_says_something_is_more_than_leaning(pricing: Pricing) -> None:
    assert pricing.says_something("directed")
    assert not pricing.says_something("about")


def test_a_letter_or_a_numeral_behind_a_name_is_a_number_and_no_small_word(marquee: Marquee) -> None:
    pricing, rules = Lexicon(marquee.rules).pricing, marquee.rules
    known = min(rules.costs["known"], rules.costs["unknown"])
    assert price(pricing, rules, "who directed zzyzx i").left[-1] >= known
    assert price(pricing, rules, "who directed zzyzx ii").left[-1] >= known
    assert price(pricing, rules, "who directed that i").left[-1] < known
    assert marquee.ask("who directed Paper Moths I").status != "answered"


def test_a_word_of_courtesy_is_no_slip_of_another(pricing: Pricing, world_rules: Rules) -> None:
    assert price(pricing, world_rules, "who actted").words[1]
    polite = replace(world_rules.words, polite=(*world_rules.words.polite, parse("actted in mind")))
    courteous = replace(world_rules, words=polite)
    assert not price(Lexicon(courteous).pricing, courteous, "who actted").words[1]
