"""Where the words of a pattern stand, and what it costs to find them there."""

from __future__ import annotations

from bot.question import read_question
from bot.reading.matching.seek import Place, Seeker, span_bits
from bot.reading.words.lexicon import Lexicon
from bot.rules.rules import Rules
from knowledge.patterns import parse


def seek(rules: Rules, text: str, pattern: str, named: int | None = None) -> Place | None:
    """Where a pattern stands in a text, of which the word at `named` is in a name."""
    prices = Lexicon(rules).pricing.price(read_question(text, rules.numbers, rules.words.short))
    if named is not None:
        prices.named[named] = True
    return Seeker(prices).parts(parse(pattern), {}, 0)


def test_words_in_their_order_cost_nothing(world_rules: Rules) -> None:
    place = seek(world_rules, "who directed acted", "who directed")
    assert place is not None
    assert (place.slips, place.turns, place.taken) == (0, 0, span_bits(0, 2))


def test_words_between_cost_a_little_and_other_orders_are_counted(world_rules: Rules) -> None:
    apart = seek(world_rules, "who acted directed", "who directed")
    turned = seek(world_rules, "directed who", "who directed")
    assert apart is not None
    assert turned is not None
    assert apart.slips > 0 == apart.turns
    assert turned.turns == 1


def test_a_slip_costs_more_than_the_word_itself(world_rules: Rules) -> None:
    place = seek(world_rules, "directd directed", "directed")
    assert place is not None
    assert place.taken == span_bits(1, 2)


def test_a_word_that_is_not_there_is_not_found(world_rules: Rules) -> None:
    assert seek(world_rules, "who acted", "who directed") is None


def test_of_options_the_one_that_explains_most_is_found(world_rules: Rules) -> None:
    place = seek(world_rules, "who took back home", "who (took|took [back] home)")
    assert place is not None
    assert place.taken == span_bits(0, 4)


def test_what_may_be_left_out_takes_no_word_of_a_name(world_rules: Rules) -> None:
    place = seek(world_rules, "who directed home", "who directed [home]", named=2)
    assert place is not None
    assert place.taken == span_bits(0, 2)


def test_what_may_be_left_out_is_not_looked_for_behind_what_must_follow_it(world_rules: Rules) -> None:
    place = seek(world_rules, "who acted the directed", "([the] who acted) [the] directed")
    assert place is not None
    assert place.taken == span_bits(0, 4)


def test_what_may_be_left_out_leaves_its_words_to_what_may_not(world_rules: Rules) -> None:
    place = seek(world_rules, "who took home directed", "who [took] (took|kept) directed")
    assert place is not None
    assert place.taken == span_bits(0, 2) | span_bits(3, 4)


def test_what_may_be_left_out_stays_where_it_explains_more(world_rules: Rules) -> None:
    place = seek(world_rules, "directed acted who", "who [acted] directed")
    assert place is not None
    assert place.taken == span_bits(0, 3)


def test_of_options_one_that_takes_no_word_out_of_a_name_comes_first(world_rules: Rules) -> None:
    place = seek(world_rules, "who directed who home", "(who|who home) directed", named=3)
    assert place is not None
    assert place.taken == span_bits(0, 2)


def test_a_word_too_far_on_for_what_follows_is_given_up(world_rules: Rules) -> None:
    place = seek(world_rules, "the took home directed", "((the|directed) took|acted) home [directed]")
    assert place is not None
    assert place.taken == span_bits(0, 4)
