"""Names are found however they are written, and nothing else is."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from knowledge.names import Candidate, Names, add_name, index, remove_name
from knowledge.words import key, plain, words

GLUE = frozenset("a an and at by for from in of on or the to vs with".split())
THINGS = [  # kind, name, told, facts, other names
    ("film", "12th Fail", "2023", 30, ["Twelfth Fail", "बारहवीं फेल"]),
    ("film", "Devdas", "1955", 5, []),
    ("film", "Devdas", "2002", 9, []),
    ("film", "Stree", "2018", 4, []),
    ("film", "Stree 2", "2024", 8, []),
    ("film", "Them!", "1954", 3, []),
    ("film", "Them", "2006", 7, []),
    ("film", "Brüno", "2009", 2, []),
    ("film", "3 Idiots", "2009", 20, []),
    ("film", "Rocky Aur Rani Kii Prem Kahaani", "2023", 12, []),
    ("film", "Mrs. Chatterjee vs Norway", "2023", 6, []),
    ("film", "The Godfather", "1972", 15, []),
    ("film", "Schindler's List", "1993", 15, []),
    ("film", "Dilwale Dulhania Le Jayenge", "1995", 11, []),
    ("film", "Apollo 1", "2001", 1, []),
    ("film", "Up", "2009", 3, []),
    ("person", "Vikrant Massey", "", 14, ["विक्रांत मैसी"]),
    ("person", "Vidhu Vinod Chopra", "", 18, []),
    ("person", "Aditya Chopra", "", 9, []),
    ("person", "Yash Chopra", "", 25, []),
    ("person", "A. R. Rahman", "", 22, []),
    ("person", "Shah Rukh Khan", "", 40, ["शाहरुख खान"]),
    ("person", "Hrithik Roshan", "", 12, []),
    ("person", "Aishwarya Rai", "", 10, []),
    ("person", "Eddie Murphy", "", 8, []),
    ("film", "Eddie", "1996", 2, []),
    ("person", "Alia Bhatt", "", 30, []),
    ("song", "Alma", "", 1, []),
    ("category", "Best Actor", "Aurora", 5, []),
    ("category", "Best Actor", "Borealis", 6, []),
    ("category", "Best Actor (Critics)", "Aurora", 5, []),
    ("category", "Best Film (Critics)", "Aurora", 4, []),
    ("category", "Best Actor in a Supporting Role (Male)", "Aurora", 4, []),
]


def filled(path: str = ":memory:", things: list[tuple[str, str, str, int, list[str]]] = THINGS) -> sqlite3.Connection:
    db = sqlite3.connect(path)
    db.execute("CREATE TABLE thing (id INTEGER PRIMARY KEY, kind TEXT, name TEXT, label TEXT, told TEXT, facts INTEGER)")
    db.execute("CREATE TABLE name (id INTEGER PRIMARY KEY, thing INTEGER, name TEXT, plain TEXT, key TEXT)")
    for thing, (kind, name, told, facts, others) in enumerate(things, 1):
        namesakes = [one for one in things if one[0] == kind and plain(one[1]) == plain(name)]
        label = f"{name} ({told})" if len(namesakes) > 1 else name
        db.execute("INSERT INTO thing VALUES (?, ?, ?, ?, ?, ?)", (thing, kind, name, label, told, facts))
        for called in (name, *others):
            db.execute(
                "INSERT INTO name (thing, name, plain, key) VALUES (?, ?, ?, ?)", (thing, called, plain(called), key(called))
            )
    index(db)
    db.commit()
    return db


DB = filled()
NAMES = Names(DB, frozenset({"category"}), GLUE)


@pytest.fixture
def db() -> Iterator[sqlite3.Connection]:
    yield (made := filled())
    made.close()


def found(said: str, *kinds: str, typed: str = "") -> list[str]:
    return [candidate.label for candidate in NAMES.resolve(said, kinds, typed=typed)]


def best(said: str, *kinds: str) -> Candidate:
    return NAMES.resolve(said, kinds)[0]


def spotted(question: str, *fuzzy: str) -> dict[str, list[Candidate]]:
    said = words(question)
    spans = NAMES.spans(said, [word in fuzzy for word in said])
    return {" ".join(said[first:last]): candidates for first, last, candidates in spans}


@pytest.mark.parametrize(
    "question", ["who directed 12th Fail", "awards of Best Film (Critics) 2024", "vikrant massey", "12 th fail"]
)
def test_names_as_they_are_written_are_found_alone_as_in_a_search(question: str) -> None:
    said = words(question)
    strange = [word not in ("who", "directed", "awards", "of") for word in said]
    searched = {(first, last): found for first, last, found in NAMES.spans(said, [False] * len(said))}
    written = NAMES.written(said, strange)
    assert written
    assert all(searched[first, last] == found for first, last, found in written)


def test_a_name_just_added_is_found_though_its_words_were_said_before(db: sqlite3.Connection) -> None:
    names = Names(db, frozenset(), frozenset())
    assert names.written(["plain", "words"], [False, False]) == []
    thing = names.resolve("12th Fail")[0].thing
    add_name(db, thing, "Plain Words")
    assert names.written(["plain", "words"], [False, False])[0][2][0].thing == thing
    assert names.used(["plain", "wrods"]) == {"plain"}


def test_a_name_just_added_is_found_by_words_asked_for_a_moment_ago(db: sqlite3.Connection) -> None:
    names = Names(db, frozenset(), frozenset())
    asked = ["was", "plain", "wrods"], [False, False, True]
    assert names.spans(*asked) == []
    add_name(db, 1, "Plain Words")
    assert [(first, last) for first, last, _ in names.spans(*asked)] == [(1, 3)]


def test_words_around_names_mean_the_same_however_often_they_are_said(db: sqlite3.Connection) -> None:
    names = Names(db, frozenset({"category"}), GLUE)
    asked = words("who won best film by the critics beside vikrnat masey"), [False] * 8 + [True, True]
    once = names.spans(*asked)
    names.spans(words("who won best film by the critics"), [False] * 7)
    assert ["Best Film (Critics)"] in [[one.name for one in found] for _, _, found in once]
    again = names.spans(words("did vikrnat masey win best film by the critics"), [False, True, True, *[False] * 6])
    assert [found for *window, found in again if window == [4, 9]] == [found for *window, found in once if window == [2, 7]]
    add_name(db, 33, "Film Best Critics")
    assert "Film Best Critics" in {one.matched for _, _, found in names.spans(*asked) for one in found}


def test_a_number_beside_words_said_before_is_heeded(db: sqlite3.Connection) -> None:
    names = Names(db, frozenset(), GLUE)
    add_name(db, 12, "Rocky Aur Rani 7 Returns")
    said = {question: names.spans(words(question), [False] * 4)[-1] for question in ("in rocky aur rani", "rocky aur rani 3")}
    assert {one.name for one in said["in rocky aur rani"][2]} == {"Rocky Aur Rani Kii Prem Kahaani", "The Godfather"}
    assert {one.name for one in said["rocky aur rani 3"][2]} == {"Rocky Aur Rani Kii Prem Kahaani"}


@pytest.mark.parametrize("part", [(0, 3), (2, 6), (3, 5), (4, 6), (1, 6)])
def test_a_part_of_words_asked_for_lately_names_what_it_names_alone(part: tuple[int, int]) -> None:
    said = "who wrote vikrnat masey's 12th Fial".split()
    fuzzy = [word not in ("who", "wrote") for word in said]
    names = Names(DB, frozenset({"category"}), GLUE)
    names.spans([plain(word) for word in said], fuzzy)
    asked = [plain(word) for word in said[slice(*part)]], fuzzy[slice(*part)]
    assert names.spans(*asked) == Names(DB, frozenset({"category"}), GLUE).spans(*asked)


@pytest.mark.parametrize(
    ("said", "name", "how"),
    [
        ("12th Fail", "12th Fail", "exact"),
        ("TWELFTH FAIL", "12th Fail", "exact"),
        ("बारहवीं फेल", "12th Fail", "exact"),
        ("12 th fail", "12th Fail", "spacing"),
        ("shahrukhkhan", "Shah Rukh Khan", "spacing"),
        ("ar rahman", "A. R. Rahman", "spacing"),
        ("bruno", "Brüno", "accents"),
        ("godfather", "The Godfather", "order"),
        ("massey vikrant", "Vikrant Massey", "order"),
        ("best film by the critics", "Best Film (Critics)", "order"),
        ("actor supporting role male best", "Best Actor in a Supporting Role (Male)", "order"),
        ("12th fial", "12th Fail", "edit"),
        ("vikrnat massy", "Vikrant Massey", "edit"),
        ("sharukh khan", "Shah Rukh Khan", "edit"),
        ("eddie murpyh", "Eddie Murphy", "edit"),
        ("eddie murfy", "Eddie Murphy", "edit"),
        ("edie murfee", "Eddie Murphy", "sound"),
        ("ritik rosan", "Hrithik Roshan", "sound"),
        ("ऋतिक रोशन", "Hrithik Roshan", "sound"),
        ("ऐश्वर्या राय", "Aishwarya Rai", "sound"),
        ("massey", "Vikrant Massey", "part"),
        ("rocky aur rani", "Rocky Aur Rani Kii Prem Kahaani", "part"),
        ("mrs chatterjee", "Mrs. Chatterjee vs Norway", "part"),
        ("mrs chaterjee", "Mrs. Chatterjee vs Norway", "part"),
        ("idiots", "3 Idiots", "part"),
        ("v v chopra", "Vidhu Vinod Chopra", "initials"),
        ("ddlj", "Dilwale Dulhania Le Jayenge", "initials"),
        ("vik massey", "Vikrant Massey", "part"),
        ("chat terjee norway", "Mrs. Chatterjee vs Norway", "part"),
        ("vidhuvinod", "Vidhu Vinod Chopra", "part"),
        ("three idiots", "3 Idiots", "order"),
    ],
)
def test_a_name_is_found_however_it_is_said(said: str, name: str, how: str) -> None:
    assert (best(said).name, best(said).how) == (name, how)


@pytest.mark.parametrize("said", ["13th fail", "stree 3", "4 idiots", "apollo 11"])
def test_other_digits_are_another_name(said: str) -> None:
    assert NAMES.resolve(said) == []


@pytest.mark.parametrize("said", ["massey hospital", "wuxia godfather", "rocky norway", "zzzz", "hello"])
def test_no_word_of_a_mention_is_lost(said: str) -> None:
    assert NAMES.resolve(said) == []


def test_namesakes_are_equally_probable_and_the_best_known_comes_first() -> None:
    first, second = NAMES.resolve("devdas")
    assert (first.label, second.label) == ("Devdas (2002)", "Devdas (1955)")
    assert first.probability == second.probability == 1


def test_namesakes_are_listed_beyond_the_limit() -> None:
    assert len(NAMES.resolve("best actor", limit=1)) == 2


def test_all_that_go_by_one_other_name_are_listed_beyond_the_limit() -> None:
    leads = [("category", f"{lead} Lead", "Borealis", 3, ["Best Performer"]) for lead in ("Male", "Female", "Young")]
    names = Names(filled(things=leads), frozenset({"category"}), GLUE)
    assert len(names.resolve("best performer", limit=1)) == 3


def test_what_tells_namesakes_apart_chooses_one() -> None:
    assert found("devdas 1955")[0] == "Devdas (1955)"
    assert [candidate.label for candidate in spotted("who is in devdas 1955")["devdas 1955"]] == ["Devdas (1955)"]


def test_those_who_share_a_surname_are_equal_candidates() -> None:
    chopras = NAMES.resolve("chopra")
    assert [one.name for one in chopras] == ["Yash Chopra", "Vidhu Vinod Chopra", "Aditya Chopra"]
    assert len({one.probability for one in chopras}) == 1
    assert chopras[0].probability < best("massey").probability


def test_spelling_as_typed_breaks_ties() -> None:
    assert found("them", typed="Them!")[0] == "Them! (1954)"
    assert found("them", typed="Them")[0] == "Them (2006)"
    tied = NAMES.resolve("them", typed="THEM?")
    assert tied[0].probability == tied[1].probability


def test_an_exact_name_stands_well_above_longer_and_nearly_equal_ones() -> None:
    exact, other = NAMES.resolve("stree")[:2]
    assert (exact.name, other.name) == ("Stree", "Stree 2")
    assert exact.probability > 2 * other.probability


def test_kinds_narrow_the_candidates() -> None:
    assert found("eddie", "person") == ["Eddie Murphy"]
    assert found("eddie") == ["Eddie", "Eddie Murphy"]


def test_one_edit_is_surer_than_two_and_surer_in_a_long_name() -> None:
    assert best("vikrant masey").probability > best("vikrnt masey").probability
    assert best("vikrant masey").probability > best("stre").probability


@pytest.mark.parametrize(
    "said", ["", " ", "v", "?!", "the", "\x00", "\ud800", "a\u0301\u0302\u0303", "क", "و ", "٣", "x" * 4000, "a " * 2000]
)
def test_bad_input_is_answered(said: str) -> None:
    assert all(isinstance(candidate, Candidate) for candidate in NAMES.resolve(said))
    NAMES.spans(said.split(), [True for _ in said.split()])
    NAMES.spans([said], [True])


@given(st.text(max_size=60))
def test_no_text_is_an_error(said: str) -> None:
    NAMES.resolve(said)
    NAMES.spans(said.split(" "), [True for _ in said.split(" ")])


@given(st.data())
@settings(max_examples=300, suppress_health_check=[HealthCheck.filter_too_much])
def test_one_edit_away_a_name_is_still_found(data: st.DataObject) -> None:
    thing = data.draw(st.integers(1, len(THINGS)))
    name = key(THINGS[thing - 1][1])
    at = data.draw(st.integers(0, len(name) - 1))
    letter = data.draw(st.sampled_from("abcdefghijklmnopqrstuvwxyz"))
    said = data.draw(
        st.sampled_from(
            [
                name[:at] + name[at + 1 :],
                name[:at] + letter + name[at:],
                name[:at] + letter + name[at + 1 :],
                name[:at] + name[at + 1 : at + 2] + name[at] + name[at + 2 :],
            ]
        )
    )
    assume(min(len(said), len(name)) >= 4)
    assume(re.findall(r"\d+", said) == re.findall(r"\d+", name))
    candidates = NAMES.resolve(said, limit=30)
    assert thing in {candidate.thing for candidate in candidates}


@given(st.sampled_from(THINGS))
def test_a_name_as_it_is_written_comes_first(thing: tuple[str, str, str, int, list[str]]) -> None:
    kind, name, _, _, others = thing
    for said in (name, name.upper(), *others):
        assert best(said, kind).name == name
        assert best(said, kind).probability >= 0.99


def test_names_in_a_question_are_spotted_with_rivals() -> None:
    spots = spotted("who won best actor critics for 12th fail")
    assert [candidate.name for candidate in spots["12th fail"]] == ["12th Fail"]
    assert spots["best actor"][0].name == "Best Actor"
    assert spots["best actor critics"][0].name == "Best Actor (Critics)"


def test_a_name_of_many_words_is_spotted_whole(db: sqlite3.Connection) -> None:
    long = "quixotic lanterns over seven dim harbours by night and in fog"
    names = Names(db, frozenset(), GLUE)
    add_name(db, 22, long.title())
    said = f"who lit {long}".split()
    assert (2, len(said)) in [(first, last) for first, last, _ in names.spans(said, [False] * len(said))]
    assert (2, len(said)) in [(first, last) for first, last, _ in names.written(said, [True] * len(said))]


def test_a_misspelt_long_name_is_spotted_beside_an_exact_short_one() -> None:
    spots = spotted("films with eddie murfy", "eddie", "murfy")
    assert spots["eddie"][0].name == "Eddie"
    assert spots["eddie murfy"][0].name == "Eddie Murphy"


def test_words_not_strange_are_names_only_as_they_are_written() -> None:
    assert "fial" not in spotted("did 12th fial win")
    assert spotted("did 12th fial win", "12th", "fial")["12th fial"][0].name == "12th Fail"


def test_a_part_in_a_question_needs_a_strange_word_or_two_words() -> None:
    assert "critics" not in spotted("what do critics say")
    assert spotted("what did massey win", "massey")["massey"][0].how == "part"
    assert spotted("who is in rocky aur rani")["rocky aur rani"][0].how == "part"


def test_words_turned_in_a_question_name_the_same() -> None:
    assert spotted("who won best film by the critics")["best film by the critics"][0].how == "order"


def test_a_possessive_does_not_hide_a_name() -> None:
    assert NAMES.spans(["schindler", "s", "list"], [False] * 3)[-1][2][0].name == "Schindler's List"
    spans = NAMES.spans(["yash", "chopra", "s", "films"], [True, True, False, False])
    assert [(first, last) for first, last, candidates in spans if candidates[0].probability > 0.9] == [(0, 2)]


def test_a_number_beside_a_part_must_not_contradict_it() -> None:
    assert "idiots" not in spotted("who directed 4 idiots", "idiots")
    assert "idiots" in spotted("who directed idiots 2009", "idiots")


def test_glue_and_single_letters_are_not_names() -> None:
    assert spotted("the of a v", "v") == {}


def test_several_words_of_glue_are_a_name_as_it_is_written_alone(db: sqlite3.Connection) -> None:
    names = Names(db, frozenset(), GLUE)
    add_name(db, 22, "Of The")
    assert [one[:2] for one in names.written(["who", "of", "the", "a"], [False] * 4)] == [(1, 3)]
    add_name(db, 22, "Thea")
    assert [one[:2] for one in names.written(["of", "the", "a"], [False] * 3)] == [(0, 2)]


def test_a_name_added_is_found_by_the_next_mention_and_a_removed_one_is_not(db: sqlite3.Connection) -> None:
    names = Names(db, frozenset(), GLUE)
    add_name(db, 22, "King of Romance")
    add_name(db, 22, "King of Romance")
    assert [one.matched for one in names.resolve("king of romanse")] == ["King of Romance"]
    remove_name(db, 22, "King of Romance")
    assert names.resolve("king of romance") == names.resolve("romance") == []


def test_adding_and_removing_leaves_the_index_as_it_was(db: sqlite3.Connection) -> None:
    before = list(_postings(db))
    add_name(db, 1, "Devdas")
    add_name(db, 1, "Restart 12")
    remove_name(db, 1, "Devdas")
    remove_name(db, 1, "Restart 12")
    assert list(_postings(db)) == before


def test_indexing_again_follows_the_names(db: sqlite3.Connection) -> None:
    db.execute("DELETE FROM name WHERE plain = 'stree'")
    db.execute("INSERT INTO name (thing, name, plain, key) VALUES (4, 'Woman', 'woman', 'woman')")
    index(db)
    once = list(_postings(db))
    index(db)
    assert list(_postings(db)) == once
    names = Names(db, frozenset(), GLUE)
    assert names.resolve("womn")[0].name == "Stree"
    assert [one.name for one in names.resolve("stree")] == ["Stree 2"]


def test_a_reader_sees_what_a_writer_committed(tmp_path: Path) -> None:
    path = str(tmp_path / "store.db")
    writer = filled(path)
    reader = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
    names = Names(reader, frozenset(), GLUE)
    assert names.resolve("bhansali") == []
    add_name(writer, 3, "Bhansali's Devdas")
    writer.commit()
    assert names.resolve("bhansali devdas")[0].label == "Devdas (2002)"
    reader.close()
    writer.close()


def _postings(db: sqlite3.Connection) -> Iterator[tuple[int, str]]:
    rows = db.execute("SELECT id >> 20, texts FROM names_posting WHERE texts != '' ORDER BY id")
    yield from sorted((term, text) for term, texts in rows for text in texts.split("\n"))


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("dilwale dulhania jayenge", "Dilwale Dulhania Le Jayenge"),
        ("le jayenge", "Dilwale Dulhania Le Jayenge"),
        ("r rahman", "A. R. Rahman"),
        ("y chopra", "Yash Chopra"),
        ("shah khan", "Shah Rukh Khan"),
    ],
)
def test_a_word_left_out_and_an_initial_are_enough(said: str, name: str) -> None:
    assert best(said).name == name


def test_a_title_short_or_in_full_is_the_same(db: sqlite3.Connection) -> None:
    add_name(db, 12, "Dr. Glass")
    names = Names(db, frozenset(), GLUE)
    assert (best := names.resolve("doctor glass")[0]).matched == "Dr. Glass"
    assert best.how == "spacing"


def test_first_letters_may_be_run_together_before_a_surname() -> None:
    assert best("vv chopra").name == "Vidhu Vinod Chopra"
    assert best("vv chopra").how == "initials"


def test_those_who_share_a_word_are_equal_wherever_it_stands_and_of_whatever_kind(db: sqlite3.Connection) -> None:
    add_name(db, 12, "Chopra and Sons")
    add_name(db, 28, "Chopra Vance Moor")
    names = Names(db, frozenset(), GLUE)
    found = names.resolve("chopra")
    assert [one.name for one in found][:2] == ["Yash Chopra", "Vidhu Vinod Chopra"]
    assert len({one.probability for one in found}) == 1
    assert names.resolve("chopra", ["film"])[0].matched == "Chopra and Sons"


def test_roman_numbers_are_numbers(db: sqlite3.Connection) -> None:
    add_name(db, 12, "Godfather Part II")
    names = Names(db, frozenset(), GLUE)
    assert names.resolve("godfather part 2")[0].matched == "Godfather Part II"
    assert names.resolve("godfather part iii") == []


def test_ranks_are_numbers_too(db: sqlite3.Connection) -> None:
    add_name(db, 12, "The Sixth Lantern")
    names = Names(db, frozenset(), GLUE)
    assert names.resolve("6th lantern")[0].matched == names.resolve("the 6th lantrn")[0].matched == "The Sixth Lantern"
    assert names.resolve("7th lantern") == []


def test_three_slips_are_found_in_a_long_name_where_nothing_nearer_is(db: sqlite3.Connection) -> None:
    names = Names(db, frozenset(), GLUE)
    assert [(one.name, one.probability < 0.5) for one in names.resolve("vikrntx masesy")] == [("Vikrant Massey", True)]
    add_name(db, 28, "Vikrntx Masesi")
    assert names.resolve("vikrntx masesy")[0].matched == "Vikrntx Masesi"


def test_the_margin_is_the_distance_to_the_best_other_thing() -> None:
    first, second = NAMES.resolve("devdas")
    assert first.margin == second.margin == 0
    exact, other = NAMES.resolve("stree")[:2]
    assert exact.margin == pytest.approx(exact.probability - other.probability) == pytest.approx(-other.margin)
    assert best("massey vikrant").margin == best("massey vikrant").probability


def test_what_is_spelt_as_it_is_is_sure_and_a_shared_surname_is_not() -> None:
    assert best("vikrant massey").sure
    assert not best("chopra").sure
    assert not best("devdas").sure


def test_a_part_however_likely_is_not_sure() -> None:
    part = best("mrs chatterjee")
    assert part.probability > 0.8
    assert not part.sure


def test_one_small_word_for_another_is_doubted(db: sqlite3.Connection) -> None:
    add_name(db, 12, "Women in War")
    names = Names(db, frozenset(), GLUE)
    assert names.resolve("women and war")[0].probability < names.resolve("women war")[0].probability


def test_a_longer_name_of_words_that_are_names_themselves_is_doubted() -> None:
    spots = spotted("eddie stree", "eddie", "stree")
    assert set(spots) == {"eddie", "stree"}


def test_names_with_other_spaces_are_spotted_in_part() -> None:
    assert spotted("what did vidhuvinod win", "vidhuvinod")["vidhuvinod"][0].name == "Vidhu Vinod Chopra"
    assert spotted("what did ra hman win", "ra", "hman")["ra hman"][0].name == "A. R. Rahman"


def test_a_word_that_is_a_name_is_looked_for_within_longer_ones() -> None:
    assert [one.name for one in spotted("what did eddie win", "eddie")["eddie"]] == ["Eddie", "Eddie Murphy"]


def test_a_letter_of_a_small_word_is_no_slip_to_spare(db: sqlite3.Connection) -> None:
    add_name(db, 12, "The Judge")
    names = Names(db, frozenset(), GLUE)
    assert all(one.probability < 0.2 for one in names.resolve("the budget"))
    assert names.resolve("the jugde")[0].matched == "The Judge"


def test_a_slip_in_a_name_of_four_letters_is_found_where_nothing_else_is() -> None:
    db = filled()
    add_name(db, 12, "Neha")
    assert [(one.matched, one.probability < 0.5) for one in Names(db, frozenset(), GLUE).resolve("nha")] == [("Neha", True)]


def test_one_word_from_the_middle_of_a_long_name_says_little() -> None:
    assert best("aur").probability < best("kahaani").probability < best("rocky aur rani").probability


def test_a_question_of_nothing_but_a_misspelt_name_is_spotted() -> None:
    assert spotted("vikrnat", "vikrnat")["vikrnat"][0].name == "Vikrant Massey"
    assert spotted("dilwle dulhania", "dilwle")["dilwle dulhania"][0].name == "Dilwale Dulhania Le Jayenge"


def test_a_word_of_a_name_is_no_slip_of_another() -> None:
    assert "Alia Bhatt" in {one.name for one in spotted("did alia win", "alia")["alia"]}


def test_a_given_name_among_many_small_words_is_still_looked_for() -> None:
    said = spotted("what movie did alia get her 69th quill for in the end", "alia", "69th", "quill")
    assert "Alia Bhatt" in {one.name for one in said.get("alia", [])}


def test_a_word_written_short_or_in_full_is_part_of_the_name_as_it_stands() -> None:
    players = [("person", "Sammy Davis Jr.", "", 9, []), ("person", "Sammy Davis", "", 2, []), ("film", "Junior", "1994", 5, [])]
    names = Names(filled(things=players), frozenset(), GLUE)
    said = words("films of sammy davis junior")
    spans = {(first, last): found for first, last, found in names.spans(said, [False, False, True, True, True])}
    assert [(one.name, one.how) for one in spans[2, 5]] == [("Sammy Davis Jr.", "spacing")]
    assert {one.name for one in spans[2, 4]} >= {"Sammy Davis"}
    assert names.resolve("Sammy Davis Junior")[0].name == "Sammy Davis Jr."
