"""Lines that name a subject, told from all others."""

from __future__ import annotations

import pytest
from reads import Reads

from knowledge.press.labels import LabelFinder
from knowledge.press.lines import lines
from knowledge.press.occasions import OccasionFinder
from knowledge.press.phrases import Phrases
from knowledge.press.rules import PressRules
from knowledge.press.subjects import SubjectFinder


@pytest.fixture(scope="module")
def labels(press: PressRules) -> LabelFinder:
    return LabelFinder(press, SubjectFinder(press), OccasionFinder(press, Phrases([])))


@pytest.mark.parametrize(
    ("text", "subject", "rest"),
    [
        ("Best Film: Joram", "Best Film", "Joram"),
        ("Best Film – Joram", "Best Film", "Joram"),
        ("Best Film .... Joram", "Best Film", "Joram"),
        ("Best Film", "Best Film", ""),
        ("Award for Best Film: Joram", "Best Film", "Joram"),
        ("Critics' Award for Best Film: Joram", "Best Film (Critics)", "Joram"),
        ("Category: Best Film", "Best Film", ""),
        ("And the Oscar for Best Film: Joram", "Best Film", "Joram"),
        ("Best Motion Picture – Drama – Joram", "Best Motion Picture – Drama", "Joram"),
        ("Best Actor in a Leading Role: Ang Lee", "Best Actor in a Leading Role", "Ang Lee"),
        ("Best Dancing Horse: Ang Lee", "Best Dancing Horse", "Ang Lee"),  # leads as a subject
        ("Rising Star Award: Ang Lee", "Rising Star Award", "Ang Lee"),  # is called a prize
    ],
)
def test_a_subject_stands_before_what_the_line_says(
    labels: LabelFinder, press: PressRules, text: str, subject: str, rest: str
) -> None:
    label = labels.find(next(lines(text, 0, press)))
    assert label is not None
    assert (label.subject.name, label.rest, label.behind) == (subject, rest, False)


def test_a_subject_may_stand_behind(labels: LabelFinder, press: PressRules) -> None:
    label = labels.find(next(lines("Joram – Best Film", 0, press)))
    assert label is not None
    assert (label.subject.name, label.rest, label.behind) == ("Best Film", "Joram", True)


@pytest.mark.parametrize(
    "text",
    [
        "Joram",
        "They said: never again",
        "67th National Film Awards: the winners",
        "best wishes",
        "x" * 2000,
        "The evening in short:",
    ],
)
def test_any_other_line_has_none(labels: LabelFinder, press: PressRules, text: str) -> None:
    assert labels.find(next(lines(text, 0, press))) is None


def test_prose_behind_an_entry_is_a_line_of_its_own(labels: LabelFinder, press: PressRules) -> None:
    line = next(lines("Best Song: “Joram”. What a night it was for everybody who came.", 0, press))
    entry, prose = labels.parted(line)
    assert (entry.text, entry.parted, prose.prose) == ("Best Song: “Joram”", True, True)
    assert prose.text == "What a night it was for everybody who came."
    assert labels.parted(entry) == [entry]


def test_subjects_one_after_the_other_begin_where_they_stand(labels: LabelFinder) -> None:
    text = "Best Song: Kesariya; Best Sound: Joram"
    assert [text[at : at + 9] for at in labels.begun(text)] == ["Best Song", "Best Soun"]
    assert labels.begun("a best song, a colon: nothing") == []


def test_beside_others_a_line_has_a_subject_of_words_not_known(labels: LabelFinder, press: PressRules) -> None:
    label = labels.beside(next(lines("Horse Whisperer – Ang Lee", 0, press)))
    assert label is not None
    assert (label.subject.name, label.rest.strip(), label.known) == ("Horse Whisperer", "Ang Lee", False)
    assert labels.beside(next(lines("small letters – Ang Lee", 0, press))) is None
    assert labels.beside(next(lines("No dash here", 0, press))) is None


def test_that_several_have_won_is_no_part_of_a_subject(labels: LabelFinder) -> None:
    for text in ("Best Actress (tie)", "Best Actress – TIE", "Best Actress (shared)"):
        subject = labels.whole(text)
        assert subject is not None
        assert subject.name == "Best Actress"


def test_a_heading_that_leads_as_a_subject_is_one_of_words_not_known(labels: LabelFinder, press: PressRules) -> None:
    label = labels.find(next(lines("Best Horseback Actor", 0, press)))
    assert label is not None
    assert (label.subject.name, label.known) == ("Best Horseback Actor", False)
    assert labels.find(next(lines("Best Laid Plans", 0, press))) is None
    assert labels.find(next(lines("Best Horseback Actor we have seen", 0, press))) is None


def test_critics_before_a_dash_are_a_part_of_a_subject(told: Reads) -> None:
    found = told("Critics - Best Actor: Ang Lee\nBest Film: Joram")
    assert [fact.subject for fact in found] == ["Critics - Best Actor", "Best Film"]
