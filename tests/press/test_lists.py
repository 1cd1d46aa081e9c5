"""Lists in their many layouts."""

from __future__ import annotations

import pytest
from reads import Reads


def results(told: Reads, text: str) -> set[tuple[str, ...]]:
    return {(fact.statement, fact.subject, *(part.name for part in fact.parts)) for fact in told(text) if fact.subject}


WON = {
    ("won", "Best Picture", "Joram"),
    ("won", "Best Director", "Ang Lee", "Life of Pi"),
    ("won", "Best Actor", "Sean Penn", "Mystic River"),
}


@pytest.mark.parametrize(
    "text",
    [
        "Winners\n\nBest Picture: Joram\nBest Director: Ang Lee (Life of Pi)\nBest Actor: Sean Penn (Mystic River)",
        "Winners\n\nBest Picture - Joram\nBest Director - Ang Lee, Life of Pi\nBest Actor - Sean Penn, Mystic River",
        "Winners\n- Best Picture – Joram\n- Best Director – Ang Lee for Life of Pi\n- Best Actor – Sean Penn for Mystic River",
        "Winners\n\nBest Picture\n\nJoram\n\nBest Director\n\nAng Lee (Life of Pi)\n\nBest Actor\n\nSean Penn (Mystic River)",
        "Winners\nJoram – Best Picture\nAng Lee (Life of Pi) – Best Director\nSean Penn (Mystic River) – Best Actor",
        "BEST PICTURE\nWINNER: Joram\nBEST DIRECTOR\nWINNER: Ang Lee, Life of Pi\nBEST ACTOR\nWINNER: Sean Penn, Mystic River",
        "| Category | Winner | Film |\n|-|-|-|\n| Best Picture | | Joram |\n| Best Director | Ang Lee | Life of Pi |\n"
        "| Best Actor | Sean Penn | Mystic River |",
        "Category\tWinner\tFilm\nBest Picture\t\tJoram\nBest Director\tAng Lee\tLife of Pi\nBest Actor\tSean Penn\tMystic River",
    ],
)
def test_a_layout_is_read(told: Reads, text: str) -> None:
    found = {(statement, subject.title(), *names) for statement, subject, *names in results(told, text)}
    assert found == WON
    assert all(fact.certain for fact in told(text))


@pytest.mark.parametrize(
    "mark",
    [
        "{} (WINNER)",
        "{} *WINNER",
        "{} **WINNER**",
        "{} – WINNER!",
        "{} WINNER",
        "{} [Winner]",
        "→ {}",
        "{} 🏆",
        "*{}* 🏆",
        "WINNER: {}",
        "{} (W)",
    ],
)
def test_the_winner_among_nominees_is_marked(told: Reads, mark: str) -> None:
    director = "Ang Lee, “Life of Pi”"
    text = f"Best Picture\n“Argo”\n{mark.format('“Joram”')}\n“Amour”\n\nBest Director\nSpike Lee, “Argo”\n{mark.format(director)}"
    found = told(f"Winners and nominees\n\n{text}")
    assert [(fact.statement, *(part.name for part in fact.parts)) for fact in found] == [
        ("nominated", "Argo"),
        ("won", "Joram"),
        ("nominated", "Amour"),
        ("nominated", "Spike Lee", "Argo"),
        ("won", "Ang Lee", "Life of Pi"),
    ]
    assert all(fact.certain for fact in found)


def test_several_entries_on_one_line_are_parted_by_any_mark(told: Reads) -> None:
    entries = ["Best Picture: Joram", "Best Director: Ang Lee (Life of Pi)", "Best Actor: Sean Penn (Mystic River)"]
    for mark in ("; ", ", ", ". ", " / "):
        assert results(told, f"Winners\n\nOther awards: {mark.join(entries)}.") == WON


def test_nominees_stand_beside_the_marked_winner_on_one_line(told: Reads) -> None:
    found = told("Winners and nominees\n\nBest Picture: Argo; Joram (winner); Amour")
    assert [fact.statement for fact in found] == ["nominated", "won", "nominated"]


@pytest.mark.parametrize("entry", ["{}, “{}”", "{}, *{}*", "{} for {}", "{} – “{}”", "{} ({})"])
def test_each_of_several_winners_has_a_work(told: Reads, entry: str) -> None:
    both = " and ".join((entry.format("Sean Penn", "Mystic River"), entry.format("Ben Kingsley", "House of Sand")))
    assert results(told, f"Winners\n\nBest Actor: {both}") == {
        ("won", "Best Actor", "Sean Penn", "Mystic River"),
        ("won", "Best Actor", "Ben Kingsley", "House of Sand"),
    }


def test_a_dash_may_stand_within_a_subject_and_behind_it(told: Reads) -> None:
    text = "Winners\n\nBest Motion Picture – Drama – Joram\nBest Actor – Sean Penn, Mystic River"
    assert ("won", "Best Motion Picture – Drama", "Joram") in results(told, text)


def test_a_title_may_hold_a_dash(told: Reads) -> None:
    found = results(told, "Winners\n\nBest Lyrics: Sean Penn for River: Part One - Dawn")
    assert found == {("won", "Best Lyrics", "Sean Penn", "River: Part One - Dawn")}


def test_somebody_called_as_an_award_heads_no_list(told: Reads) -> None:
    found = told("Winners\n\nBest Actor\nWINNER: Sean Penn, Mystic River\nOscar Isaac, Joram\n\nBest Picture\nWINNER: Joram")
    assert ("nominated", "Oscar Isaac") in {(fact.statement, fact.parts[0].name) for fact in found}


def test_a_work_stands_behind_in(told: Reads) -> None:
    found = results(told, "Winners\n\nBest Actor: Sean Penn in Mystic River")
    assert found == {("won", "Best Actor", "Sean Penn", "Mystic River")}


def test_a_heading_does_not_change_an_honour_with_a_name(told: Reads) -> None:
    found = results(told, "Winners\n\nTelevision\n\nBest Actor: Sean Penn\nCecil B. DeMille Award: Jeff Bridges")
    assert found == {("won", "Best Actor (Television)", "Sean Penn"), ("won", "Cecil B. DeMille Award", "Jeff Bridges")}


@pytest.mark.parametrize("side", ["“Dil Aisa” – Amanush", "“Dil Aisa”, Amanush", '"Dil Aisa" from Amanush'])
def test_a_song_and_its_film_stand_in_one_bracket(told: Reads, side: str) -> None:
    (fact,) = told(f"Winners\n\nBest Playback Singer: Kishore Kumar ({side})")
    assert [(part.kind, part.name) for part in fact.parts] == [
        ("person", "Kishore Kumar"),
        ("song", "Dil Aisa"),
        ("film", "Amanush"),
    ]


def test_a_song_stands_before_the_film_it_is_from(told: Reads) -> None:
    found = told("Winners\n\nBest Picture: Amanush\nBest Playback Singer: Kishore Kumar for Dil Aisa from Amanush")
    assert [(part.kind, part.name) for part in found[1].parts] == [
        ("person", "Kishore Kumar"),
        ("song", "Dil Aisa"),
        ("film", "Amanush"),
    ]


def test_works_that_are_known_are_two(told: Reads) -> None:
    list_ = "Winners\n\nBest Picture: Dhadak\nBest Documentary: Joram\nBest Debut: Ishaan Khatter for Dhadak and Joram"
    assert [part.name for part in told(list_)[2].parts] == ["Ishaan Khatter", "Dhadak", "Joram"]


@pytest.mark.parametrize("heading", ["CRITICS' AWARDS", "Critics Awards:"])
def test_a_heading_sets_the_subjects_under_it_apart(told: Reads, heading: str) -> None:
    found = told(
        f"Winners\n\nBest Picture\nJoram\n\n{heading}\n\nBest Picture\nDhadak\n\nTECHNICAL AWARDS\n\nBest Sound\nAng Lee"
    )
    assert [fact.subject for fact in found] == ["Best Picture", "Best Picture (Critics)", "Best Sound"]


def test_a_heading_for_television_is_no_winner_and_sets_apart(told: Reads) -> None:
    text = "FILM\n\nBest Director: Ang Lee\nBest Actor: Sean Penn\nBest Actress: Emma Stone\n\n"
    text += "TELEVISION\n\nBest Actor: Bryan Cranston"
    found = told(f"Winners\n\n{text}\nBest Drama Series: Breaking Bad")
    assert [fact.subject for fact in found][3:] == ["Best Actor (Television)", "Best Drama Series"]


def test_a_star_before_one_of_several_marks_who_won(told: Reads) -> None:
    lines = "Best Picture\nAmanush\n* Joram\nDhadak\n\nBest Actor\nSean Penn, Milk *\nMickey Rourke, The Wrestler"
    found = told(f"Winners and nominees\n\n{lines}")
    assert [fact.parts[0].name for fact in found if fact.statement == "won"] == ["Joram", "Sean Penn"]


@pytest.mark.parametrize("entry", ["Anand Bakshi for Dil Aisa (Amanush)", "Anand Bakshi for Dil Aisa, Amanush"])
def test_a_song_between_somebody_and_a_film(told: Reads, entry: str) -> None:
    found = told(f"Winners\n\nBest Picture: Amanush\nBest Lyrics: {entry}")
    assert [part.name for part in found[1].parts] == ["Anand Bakshi", "Dil Aisa", "Amanush"]


def test_what_goes_to_nobody_knows_whom_still_has_a_winner(told: Reads) -> None:
    lines = "Best Picture: Joram\nBest Director: Ang Lee\nBest Actor: Sean Penn\nJodi No 1, Comedy: Modernity"
    (fact,) = told(f"Winners\n\n{lines}")[3:]
    assert [(part.kind, part.name) for part in fact.parts] == [("film", "Modernity")]


def test_a_subject_goes_on_behind_a_comma(told: Reads) -> None:
    found = told(
        "Winners\n\nBest Motion Picture, Drama\nJoram\n\nBest Actor in a Motion Picture, Comedy or Musical\nSean Penn, Milk"
    )
    assert [fact.subject for fact in found] == ["Best Motion Picture, Drama", "Best Actor in a Motion Picture, Comedy or Musical"]


@pytest.mark.parametrize("row", ["| Best Picture | — | Joram |", "| Best Picture | - | Joram |"])
def test_a_table_may_name_only_the_work(told: Reads, row: str) -> None:
    assert results(told, f"| Category | Winner | Film |\n|-|-|-|\n{row}") == {("won", "Best Picture", "Joram")}


def test_those_who_made_a_work_stand_behind_it(told: Reads) -> None:
    table = "| Award | Recipient | Film |\n|-|-|-|\n| Best Picture | Ang Lee, Sean Penn | Joram |"
    assert results(told, table) == {("won", "Best Picture", "Joram", "Ang Lee", "Sean Penn")}


def test_what_a_mark_means_is_no_entry(told: Reads) -> None:
    found = results(told, "Oscar nominees and winners\n\nBest Picture\nJoram\n*Argo\nBirdman\n\n*winner")
    assert {name for statement, _, name in found if statement == "won"} == {"Argo"}


def test_a_table_is_of_the_articles_own_night(told: Reads) -> None:
    table = "| Category | Winner | For |\n|-|-|-|\n| Best Actor | Sean Penn | Milk |"
    text = f"Its claim on the BAFTA grew when it won at the Oscars in Los Angeles. Here are the winners.\n\n{table}"
    assert {fact.occasion.series for fact in told(text) if fact.listed and fact.occasion} == {"Academy Awards"}


def test_entries_one_behind_the_other_are_several(told: Reads) -> None:
    found = told("Winners\n\nBest Picture: Joram. Best Director: Ang Lee for Life of Pi. Two good ones.")
    assert [fact.parts[0].name for fact in found] == ["Joram", "Ang Lee"]


def test_the_time_of_a_live_report_is_no_winner(told: Reads) -> None:
    assert not told("2.30am\nBest Picture\n1.58am\nIt rains.")


def test_a_title_may_have_commas_behind_a_name(told: Reads) -> None:
    (fact,) = told("Winners\n\nBest Actor\nSam Rockwell, Three Billboards Outside Ebbing, Missouri")
    assert [part.name for part in fact.parts] == ["Sam Rockwell", "Three Billboards Outside Ebbing, Missouri"]


def test_a_line_with_a_strange_subject_belongs_to_its_list(told: Reads) -> None:
    lines = ("Best Picture: Joram", "Best Director: Ang Lee", "Best Actor: Sean Penn", "Jodi No 1: Emma Stone and Ang Lee")
    found = told("Winners\n\n" + "\n".join(lines))
    assert [(fact.parts[0].name, fact.certain) for fact in found[3:]] == [("Emma Stone", False), ("Ang Lee", False)]
    assert {fact.subject for fact in found[3:]} == {"Jodi No 1"}


def test_names_and_works_may_stand_in_columns(told: Reads) -> None:
    text = (
        "Winners\nBest Director\nAng Lee\nLife of Pi\nBest Actor\nSean Penn\nMystic River\nBest Actress\nEmma Stone\nPoor Things"
    )
    assert ("won", "Best Director", "Ang Lee", "Life of Pi") in results(told, text)
    assert len(results(told, text)) == 3


def test_values_above_their_subject_are_found_but_not_certain(told: Reads) -> None:
    rows = "Best Director\nAng Lee\nLife of Pi\nBest Villain\nTim Roth\nRob Roy\nBest Actress\nEmma Stone\nPoor Things\n"
    text = f"Winners\n{rows}Sean Penn\nMystic River\nBest Actor\nBest Lyricist\nDiane Warren\nTell It"
    found = {fact.subject: fact for fact in told(text)}
    assert [part.name for part in found["Best Actor"].parts] == ["Sean Penn", "Mystic River"]
    assert [part.name for part in found["Best Actress"].parts] == ["Emma Stone", "Poor Things"]
    assert not found["Best Actor"].certain


def test_the_bold_one_of_several_has_won(told: Reads) -> None:
    text = "## Best Actor\n- Sean Penn – Mystic River\n- **Bill Murray – Lost in Translation**\n- Jude Law – Cold Mountain"
    assert {row[:3] for row in results(told, text)} == {
        ("won", "Best Actor", "Bill Murray"),
        ("nominated", "Best Actor", "Sean Penn"),
        ("nominated", "Best Actor", "Jude Law"),
    }


def test_several_without_a_mark_have_not_won(told: Reads) -> None:
    text = "Best Actor\nSean Penn\nBill Murray\nJude Law\nBen Kingsley\nJohnny Depp"
    assert {fact.statement for fact in told(text)} == {"nominated"}


def test_a_list_of_nominees_has_no_winners(told: Reads) -> None:
    text = "The nominations\n\nBest Picture: Joram\nBest Director: Ang Lee\nBest Actor: Sean Penn"
    assert {fact.statement for fact in told(text)} == {"nominated"}


@pytest.mark.parametrize("heading", ["Our predictions", "Will win", "Who should have won", "Best dressed", "My picks"])
def test_wishes_and_forecasts_are_no_facts(told: Reads, heading: str) -> None:
    assert told(f"{heading}\n\nBest Picture: Joram\nBest Director: Ang Lee\nBest Actor: Sean Penn") == []


def test_one_entry_may_hold_several_results(told: Reads) -> None:
    text = "Winners\nBest Story: Amit Rai (OMG 2) and Devashish Makhija (Joram)"
    assert results(told, text) == {
        ("won", "Best Story", "Amit Rai", "OMG 2"),
        ("won", "Best Story", "Devashish Makhija", "Joram"),
    }


def test_a_category_that_is_none_is_only_proposed(told: Reads) -> None:
    text = "Winners\nBest Picture: Joram\nBest Nap: Ang Lee\nBest Director: Ang Lee\nBest Actor: Sean Penn"
    assert {fact.subject for fact in told(text) if not fact.certain} == {"Best Nap"}


def test_a_table_of_what_became_of_nominations_is_read(told: Reads) -> None:
    text = (
        "| Award | Category | Recipient | Result |\n|-|-|-|-|\n"
        "| 94th Academy Awards | Best Director | Ines Calloway | Nominated |\n"
        "| BAFTA Awards 2022 | Best Cinematography | Lena Osei | Won |"
    )
    assert [(fact.statement, fact.occasion.series) for fact in told(text)] == [
        ("nominated", "Academy Awards"),
        ("won", "BAFTA Awards"),
    ]


def test_a_dash_before_more_of_a_subject_is_none_before_a_name(told: Reads) -> None:
    found = told("Winners\n\nBest motion picture – drama\n1917 – WINNER\nJoker\n\nBest actor – drama\nSean Penn – WINNER\n")
    assert [(fact.statement, fact.subject, fact.parts[0].name) for fact in found] == [
        ("won", "Best motion picture – drama", "1917"),
        ("nominated", "Best motion picture – drama", "Joker"),
        ("won", "Best actor – drama", "Sean Penn"),
    ]


def test_a_bullet_with_a_subject_of_its_own_words_is_no_value_of_the_one_before(told: Reads) -> None:
    found = told("Winners\n\n- Best film – Joram\n- Debut of somebody most promising – Sean Penn\n- Best sound – Joker\n")
    told_of = {fact.subject: (fact.parts[0].name, fact.certain) for fact in found}
    assert told_of["Debut of somebody most promising"] == ("Sean Penn", False)
    assert told_of["Best film"] == ("Joram", True)


def test_a_heading_may_tell_a_state_and_a_subject(told: Reads) -> None:
    found = told("## Film\n\nIt was a night.\n\n## Oscars 2020 nominees: Best Picture\n\n* Joker\n* Roma\n")
    assert [(fact.statement, fact.subject, fact.parts[0].name) for fact in found] == [
        ("nominated", "Best Picture", "Joker"),
        ("nominated", "Best Picture", "Roma"),
    ]


def test_what_a_title_says_of_a_list_holds_under_headings_that_say_nothing(told: Reads) -> None:
    lines = "## Popular awards\n\n* Best Picture – Joram\n\n## Critics\n\n* Best Actor – Sean Penn (Mystic River)"
    facts = told(lines, "Oscars 2020: the complete winners list")
    assert [(fact.subject, fact.certain) for fact in facts] == [("Best Picture", True), ("Best Actor", True)]


def test_an_entry_with_prose_behind_it_is_only_proposed(told: Reads) -> None:
    found = told("Winners\n\n20:31 Best Song: Sam Smith, for “Spectre”. What a night!\n\n20:40 Best Sound goes to “Joram”.")
    assert [(fact.statement, fact.subject, fact.certain, *(part.name for part in fact.parts)) for fact in found] == [
        ("won", "Best Song", False, "Sam Smith", "Spectre"),
        ("won", "Best Sound", False, "Joram"),
    ]


def test_dots_within_a_title_end_no_entry(told: Reads) -> None:
    found = told("Winners\n\nBest Film: Koi... Mil Gaya\nBest Director: Ang Lee, Koi... Mil Gaya\nBest Actor: Sean Penn, Milk")
    assert [fact.parts[-1].name for fact in found][:2] == ["Koi... Mil Gaya", "Koi... Mil Gaya"]


def test_somebody_with_one_name_may_end_a_list(told: Reads) -> None:
    found = told("Winners\n\nLifetime Achievement Award - Ashok Kumar, Sunil Dutt and Vyjayanthimala")
    assert [part.name for fact in found for part in fact.parts] == ["Ashok Kumar", "Sunil Dutt", "Vyjayanthimala"]
