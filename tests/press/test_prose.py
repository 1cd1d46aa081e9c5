"""Sentences tell facts, and many that look like it do not."""

from __future__ import annotations

import pytest
from reads import Reads, brief

from knowledge.press.found import Occasion


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("On Sunday Emma Stone won Best Actress for Poor Things.", ("won", "Best Actress", "Emma Stone", "Poor Things")),
        ("The award for Best Director went to Ang Lee.", ("won", "Best Director", "Ang Lee")),
        (
            "On Sunday Sean Penn was named best actor for his role in Mystic River.",
            ("won", "best actor", "Sean Penn", "Mystic River"),
        ),
        ("Yes, Parasite, directed by Bong Joon-ho, won Best Picture.", ("won", "Best Picture", "Parasite")),
        ("There director Ang Lee walked away with the best director prize.", ("won", "best director", "Ang Lee")),
        ("Critics say Emma Stone was nominated for Best Actress.", ("nominated", "Best Actress", "Emma Stone")),
        ("Here Emma Stone received a best actress nomination.", ("nominated", "best actress", "Emma Stone")),
        ("We saw “Joram” by director Devashish Makhija.", ("directed", "Devashish Makhija", "Joram")),
        ("Here the Oscars take place on 2 March at the Dolby Theatre.", ("held_at", "Dolby Theatre")),
        ("We saw Joram, directed by Devashish Makhija.", ("directed", "Devashish Makhija", "Joram")),
        ("We saw Joram, directed by Shri Priyadarshan.", ("directed", "Priyadarshan", "Joram")),
        ("Then Sean Penn, 62, who won Best Actor, smiled.", ("won", "Best Actor", "Sean Penn")),
        ("There “Glory”, from “Selma”, was Best Original Song.", ("won", "Best Original Song", "Glory")),
        ("Best Director will be shared by Ang Lee and Sean Penn.", ("won", "Best Director", "Ang Lee")),
        ("Then “Joram” was in front with six, Best Editing and Best Score among them.", ("won", "Best Score", "Joram")),
        ("So did “Joram”, which lost Best Picture to “Argo”.", ("nominated", "Best Picture", "Joram")),
        ("Here Ricky Gervais returned as host.", ("hosted", "Ricky Gervais")),
        ("They won at the Oscars on 8 February.", ("held_on", "2020-02-08")),
        ("Then Emma Stone, best actress for “Poor Things”, danced.", ("won", "best actress", "Emma Stone", "Poor Things")),
        ("We met Sriram Raghavan, the man behind “Badlapur”.", ("directed", "Sriram Raghavan", "Badlapur")),
        (
            "It stars Emma Stone in “Poor Things”. Then “Poor Things” stars Mark Ruffalo.",
            ("acted", "Mark Ruffalo", "Poor Things"),
        ),
    ],
)
def test_a_sentence_is_read(told: Reads, text: str, fact: tuple[str, ...]) -> None:
    assert fact in map(brief, told(text))


def test_what_is_said_is_no_title(told: Reads) -> None:
    facts = told("“It is an honour,” said actress Emma Stone as she won Best Actress.")
    assert {name for fact in facts for name in brief(fact)} <= {"won", "Best Actress", "Emma Stone"}


def test_a_year_that_opens_a_sentence_is_that_of_all_of_it(told: Reads) -> None:
    (fact,) = told("In 2014 actress Emma Stone was, to the surprise of all who knew her, nominated for Best Actress.")
    assert fact.occasion == Occasion("Academy Awards", None, 2014)


def test_of_a_book_nothing_is_told(told: Reads) -> None:
    assert told("In this novel Emma Stone won Best Actress for Poor Things.") == []


def test_what_was_put_right_is_not_so(told: Reads) -> None:
    assert told("An earlier version of this article said that Emma Stone won Best Actress.") == []


def test_what_paints_a_title_is_none(told: Reads) -> None:
    facts = told("Then singer Sam Smith won Best Song for the James Bond film “Spectre”.")
    assert facts
    assert not any("James Bond" in brief(fact) for fact in facts)


def test_praise_is_no_result(told: Reads) -> None:
    assert not told("Here “Yi Yi” is the best film of the year.")


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("Here Ang Lee, never a favourite, won Best Director.", ("won", "Best Director", "Ang Lee")),
        ("There Sean Penn was pipped to Best Actor by Ben Kingsley.", ("won", "Best Actor", "Ben Kingsley")),
        ("There Sean Penn lost out to Ben Kingsley in the best actor category.", ("nominated", "best actor", "Sean Penn")),
        ("So Emma Stone became the youngest winner of Best Actress.", ("won", "Best Actress", "Emma Stone")),
        ("The directing category was made up of Ang Lee and Sam Mendes.", ("nominated", "directing", "Sam Mendes")),
        ("Here the Honorary Oscar went to Sidney Lumet.", ("won", "Honorary Oscar", "Sidney Lumet")),
        ("So the Grand Prix went to Ang Lee's Taipei-set “Yi Yi”.", ("won", "Grand Prix", "Yi Yi")),
        ("“Yi Yi” leads with nine nominations, including Best Picture.", ("nominated", "Best Picture", "Yi Yi")),
        ("“Yi Yi” took six awards from nine nominations, including Best Picture.", ("won", "Best Picture", "Yi Yi")),
        ("Here Ang Lee has two nods: Best Director for “Yi Yi”.", ("nominated", "Best Director", "Ang Lee", "Yi Yi")),
        ("There Emily Beecham was a surprise choice as best actress.", ("won", "best actress", "Emily Beecham")),
        ("So Brie Larson completed her sweep with Best Actress.", ("won", "Best Actress", "Brie Larson")),
        ("Last night the best actress winner was Brie Larson.", ("won", "best actress", "Brie Larson")),
        ("“Yi Yi” carried off ten prizes, Best Film among them.", ("won", "Best Film", "Yi Yi")),
        ("Here Sean Penn was a worthy Supporting Actor winner.", ("won", "Supporting Actor", "Sean Penn")),
        ("Spike Lee and Ang Lee shared Adapted Screenplay.", ("won", "Adapted Screenplay", "Spike Lee")),
        ("On Monday “Yi Yi” was on Sunday adjudged best film.", ("won", "best film", "Yi Yi")),
        ("There M. Jayachandran won best music director.", ("won", "best music director", "M. Jayachandran")),
        ("In the critics' category, Emma Stone won Best Actress.", ("won", "Best Actress (Critics)", "Emma Stone")),
        (
            "“Gravity” captured seven, among them best director for Ang Lee, editing for Mark Day and best sound.",
            ("won", "editing", "Gravity", "Mark Day"),
        ),
        ("Here Sean Penn's turn in “Milk” was rewarded with best actor.", ("won", "best actor", "Sean Penn")),
        ("There “Milk” brought Sean Penn the award for best actor.", ("won", "best actor", "Sean Penn", "Milk")),
        ("Then “Joram” has won visual effects ahead of “Argo”.", ("won", "visual effects", "Joram")),
        ("Original screenplay goes to “Joram”.", ("won", "Original screenplay", "Joram")),
        ("There Emma Stone took cinematography for “Joram”.", ("won", "cinematography", "Emma Stone", "Joram")),
        ("Here Emma Stone was voted best actress over Rooney Mara.", ("nominated", "best actress", "Rooney Mara")),
        ("On Sunday best director went to Poland's Pawel Pawlikowski.", ("won", "best director", "Pawel Pawlikowski")),
    ],
)
def test_what_is_told_in_a_roundabout_way_is_proposed(told: Reads, text: str, fact: tuple[str, ...]) -> None:
    assert fact in map(brief, told(text))


def test_part_of_a_word_that_paints_a_work_wins_nothing(told: Reads) -> None:
    found = told("Here the Salman Khan-starrer “Sultan” won Best Picture.")
    assert ("won", "Best Picture", "Sultan") in map(brief, found)
    assert ("won", "Best Picture", "Salman Khan") not in map(brief, found)


def test_of_a_night_still_to_come_nothing_is_certain(told: Reads) -> None:
    results = "Winner: Sean Penn\n\nBest Picture: Joram\nBest Director: Ang Lee\nBest Actor: Sean Penn (Milk)"
    assert any(fact.certain for fact in told(f"Winners\n\n{results}"))
    assert not any(fact.certain for fact in told(f"The Oscars take place on Sunday.\n\nWinners\n\n{results}"))


def test_what_paints_a_work_is_no_title(told: Reads) -> None:
    assert not told("We saw “Joram” again. The Netflix drama won Best Picture.")


@pytest.mark.parametrize(
    "text",
    [
        "There Ang Lee chose Sean Penn. His Colonel Landa won him Best Supporting Actor.",
        "He read “Iraq” to us. There Kathryn Bigelow's Iraq drama was shown.",
        "We saw Amit Masurkar's election satire, India's own.",
        "He made two; the two films won Best Picture.",
        "None has won Best Picture.",
        "It is about the scandals in the Catholic Church and won Best Picture.",
    ],
)
def test_what_only_looks_like_it_is_not_told(told: Reads, text: str) -> None:
    assert [brief(fact) for fact in told(text) if fact.statement in ("won", "directed")] == []


def test_whose_work_it_was_for_won_nothing(told: Reads) -> None:
    found = told("There Riddhi Sen was chosen Best Actor for Kaushik Ganguly's Bengali film, in which he sings.")
    assert {brief(fact) for fact in found} == {("won", "Best Actor", "Riddhi Sen")}


def test_who_begins_the_clause_did_what_is_told_in_it(told: Reads) -> None:
    found = told(
        "Then Julianne Moore was crowned Best Actress, and Ben Kingsley made it a sweep by landing Best Supporting Actor."
    )
    assert {brief(fact) for fact in found} == {
        ("won", "Best Actress", "Julianne Moore"),
        ("won", "Best Supporting Actor", "Ben Kingsley"),
    }


def test_every_name_of_a_list_is_taken(told: Reads) -> None:
    text = "The Hurt Locker also won awards for Best Picture, Best Director, Best Sound and Best Editing."
    assert {fact.subject for fact in told(text)} == {"Best Picture", "Best Director", "Best Sound", "Best Editing"}


@pytest.mark.parametrize(
    "text",
    [
        "Perhaps Emma Stone won Best Actress.",
        "If Emma Stone had won Best Actress, we would know.",
        "On Sunday Emma Stone could win Best Actress.",
        "On Sunday Emma Stone will win Best Actress.",
        "On Sunday Emma Stone did not win Best Actress.",
        "Everybody expects that Emma Stone takes Best Actress.",
        "Neither Emma Stone nor Viola Davis won Best Actress.",
        "Has Emma Stone won Best Actress?",
        "Also Read - Emma Stone wins Best Actress",
        "(Photo: Emma Stone won Best Actress)",
        "> Emma Stone won Best Actress",
        "It is rumoured that Emma Stone won Best Actress.",
    ],
)
def test_what_is_not_said_to_be_so_is_no_fact(told: Reads, text: str) -> None:
    assert told(text) == []


def test_an_article_that_forecasts_has_no_winners(press: object, told: Reads) -> None:
    assert told("On Sunday Emma Stone wins Best Actress.", "Our Oscar predictions") == []


def test_the_name_behind_by_has_won_nothing(told: Reads) -> None:
    assert not any(
        "Taika Waititi" in brief(fact) for fact in told("The comedy by Taika Waititi won Best Picture.") if fact.subject
    )


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        (
            "Also in the running for best actor are Christian Bale (“Vice”), Rami Malek (“Night Train”) and Sean Penn.",
            ("nominated", "best actor", "Rami Malek", "Night Train"),
        ),
        (
            "There Argo, a tense hostage thriller from a true story, was named Best Picture.",
            ("won", "Best Picture", "Argo"),
        ),
        ("We saw “Joram” win Best Score (Hans Zimmer) and Best Sound.", ("won", "Best Score", "Joram", "Hans Zimmer")),
        ("Last came “Joram”, written and directed by Atlee.", ("directed", "Atlee", "Joram")),
        ("How did “Joram”, which won Best Sound, lose so much?", ("won", "Best Sound", "Joram")),
        ("There Octavia Spencer (The Help) was named Best Actress.", ("won", "Best Actress", "Octavia Spencer", "The Help")),
        ("There Meryl Streep, who lost a shoe, won Best Actress.", ("won", "Best Actress", "Meryl Streep")),
        ("Last came “Joram”, written and directed by Sean Penn.", ("wrote", "Sean Penn", "Joram")),
        ("Yes, Will Smith won Best Actor.", ("won", "Best Actor", "Will Smith")),
    ],
)
def test_turns_of_longer_sentences(told: Reads, text: str, fact: tuple[str, ...]) -> None:
    assert fact in [brief(each) for each in told(text)]


@pytest.mark.parametrize(
    "text",
    [
        "I say Joram wins Best Picture and Kristen Stewart wins Best Actress.",
        "Last came “Joram”, starring Ajay Devgn, Tabu Hashmi and Akshaye Khanna, who may win Best Picture.",
    ],
)
def test_opinions_tell_no_result(told: Reads, text: str) -> None:
    assert [fact for fact in told(text) if fact.statement == "won"] == []


def test_a_dateline_wins_nothing(told: Reads) -> None:
    found = told("LONDON - The war epic dominated the Baftas, taking home seven prizes including Best Picture.")
    assert [fact for fact in found if any(part.name == "LONDON" for part in fact.parts)] == []


def test_where_somebody_is_from_may_stand_for_them(told: Reads) -> None:
    found = told("We met actress Florence Pugh. There the English actress won Best Actress.")
    assert ("won", "Best Actress", "Florence Pugh") in map(brief, found)


def test_a_nomination_may_be_told_with_its_year(told: Reads) -> None:
    found = told("There Sean Penn was nominated again in 2009 for “Milk”.")
    assert ("nominated", "(category not named)", "Sean Penn", "Milk") in map(brief, found)


def test_what_is_said_before_a_clause_casts_no_doubt_on_it(told: Reads) -> None:
    found = told("I thought it would go to Ang Lee, who was nominated for Best Director for “Joram”.")
    assert [(fact.statement, fact.subject) for fact in found if fact.subject] == [("nominated", "Best Director")]
