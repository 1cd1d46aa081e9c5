"""What is written alike in a source is one mention, whether memory still has it or not."""

from __future__ import annotations

import pytest
from sqlite_utils import Database

from knowledge import numbers
from knowledge.claims import Mention
from knowledge.numbers import Numbered, Numbers, form_of


@pytest.fixture(params=[2, 1000])
def few(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Numbers:
    monkeypatch.setattr(numbers, "MOST_AT_HAND", request.param)
    return Numbers(Database(memory=True), 7)


def test_an_id_tells_a_mention_from_others_and_nothing_else_does_then() -> None:
    known = Mention(("film",), "Hush", "1990", (), ("imdb:tt1",))
    assert form_of(known) == form_of(known._replace(name="Silence", told=""))
    assert form_of(known) != form_of(known._replace(kinds=("song",)))
    assert form_of(known) != form_of(known._replace(ids=()))


def test_without_an_id_all_its_words_do() -> None:
    bare = Mention(("film",), "Hush", "1990")
    assert form_of(bare) == form_of(Mention(("film",), "Hush", "1990"))
    for other in (bare._replace(told=""), bare._replace(name="hush"), bare._replace(marks=(("award", "Quills"),))):
        assert form_of(other) != form_of(bare)


def test_every_mention_is_found_again_however_few_memory_holds(few: Numbers) -> None:
    forms = [form_of(Mention(("person",), f"Dorrin {number}")) for number in range(50)]
    for number, form in enumerate(forms):
        assert few.find(form) is None
        few.keep(form, Numbered(number, f"Dorrin {number}", False))
    few.keep(forms[3], Numbered(3, "Dorrin 3", True))
    assert [few.find(form) for form in forms] == [Numbered(at, f"Dorrin {at}", at == 3) for at in range(50)]


def test_many_are_made_ready_at_once_and_a_new_one_is_new_until_it_is_kept(few: Numbers) -> None:
    forms = [form_of(Mention(("person",), f"Dorrin {number}")) for number in range(50)]
    for number, form in enumerate(forms[:40]):
        few.keep(form, Numbered(number, "", False))
    few.ready(forms)
    assert [few.find(form) for form in forms] == [*(Numbered(at, "", False) for at in range(40)), *[None] * 10]
    for number, form in enumerate(forms[40:], 40):
        few.keep(form, Numbered(number, "", False))
    few.ready(forms)
    assert [few.find(form) for form in forms] == [Numbered(at, "", False) for at in range(50)]


def test_memory_holds_no_more_whatever_is_looked_up(few: Numbers) -> None:
    forms = [form_of(Mention(("person",), f"Dorrin {number}")) for number in range(50)]
    for number, form in enumerate(forms):
        few.keep(form, Numbered(number, "", False))
    for form in forms:
        few.find(form)
    assert len(few._at_hand) <= numbers.MOST_AT_HAND


def test_sources_do_not_share_numbers(few: Numbers) -> None:
    forms = [form_of(Mention(("person",), f"Dorrin {number}")) for number in range(9)]
    for number, form in enumerate(forms):
        few.keep(form, Numbered(number, "", False))
    other = Numbers(few.db, 8)
    assert [other.find(form) for form in forms] == [None] * 9
