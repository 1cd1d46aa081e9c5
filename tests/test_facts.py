from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.claims import Claim, Entry, Fact, Mention
from knowledge.documents.facts import read_facts
from knowledge.mistakes import Mistake, Mistakes
from tests.reading_facts import SCHEMA, SOURCE, bodies, read

WORLD = Path(__file__).with_name("world.yaml")


def mistakes(text: str, source: str = SOURCE) -> list[str]:
    with pytest.raises(Mistakes) as caught:
        read_facts((source + text).encode(), "facts/x.yaml", SCHEMA)
    return [str(mistake) for mistake in caught.value.mistakes]


def test_the_source_is_kept() -> None:
    source = read_facts(b'source: {title: "L", url: "https://l.example", date: 2024-01-29, publisher: P}', "facts/x.yaml", SCHEMA)
    assert (source.key, source.origin.title, source.origin.url, source.origin.date, source.origin.publisher) == (
        "facts/x.yaml",
        "L",
        "https://l.example",
        "2024-01-29",
        "P",
    )


def test_an_entry_becomes_a_thing_and_its_fields_become_facts() -> None:
    claims = read(
        "films:\n  - title: 1917\n    year: 2019\n    director: Sam\n    actors: [A, B]\n    also_known_as: No\n"
    ).claims
    film = Mention(("film",), "1917", "2019")
    assert claims[0] == Claim(3, Entry(film, ("No",)))
    assert [(claim.line, claim.body) for claim in claims[1:]] == [
        (4, Fact("came_out", {"film": film, "year": 2019})),
        (5, Fact("directed", {"film": film, "person": Mention(("person",), "Sam")})),
        (6, Fact("acted", {"film": film, "person": Mention(("person",), "A")})),
        (6, Fact("acted", {"film": film, "person": Mention(("person",), "B")})),
    ]


def test_a_holder_is_named_by_its_fields() -> None:
    holders = [
        entry.thing
        for entry in bodies("awards:\n  - {award: Quills, edition: 22, held: 2023-02-01}\n  - {award: Quills, year: 1999}", Entry)
    ]
    assert Mention(("ceremony",), "22nd Quills", "", (("award", "Quills"), ("edition", "22"), ("year", "2023"))) in holders
    assert Mention(("ceremony",), "Quills 1999", "", (("award", "Quills"), ("year", "1999"))) in holders


def test_other_names_of_a_holder_belong_to_what_its_section_says() -> None:
    entries = bodies("awards: [{award: Quills, also_known_as: [The Q], edition: 3}]", Entry)
    assert Entry(Mention(("award",), "Quills"), ("The Q",)) in entries


def test_an_award_alone_declares_its_categories() -> None:
    text = "awards: [{award: Quills, categories: [{name: Best Ink, goes_to: people, like: Best Nib, also_known_as: Ink}]}]"
    ink = Mention(("category",), "Best Ink", "Quills")
    assert Entry(ink, ("Ink",)) in bodies(text, Entry)
    assert Fact("goes_to", {"category": ink, "text": "person"}) in bodies(text, Fact)
    assert Fact("is_like", {"category": ink, "other": Mention(("category",), "Best Nib", "Quills")}) in bodies(text, Fact)


def test_the_place_of_an_entry_in_its_list_is_kept_where_its_section_is_numbered() -> None:
    text = "awards: [{award: Quills, categories: [{name: Best Ink}, {name: Best Nib}]}]"
    places = [fact.nouns for fact in bodies(text, Fact) if isinstance(fact, Fact) and fact.statement == "precedence"]
    assert [(nouns["category"].name, nouns["number"]) for nouns in places] == [("Best Ink", 1), ("Best Nib", 2)]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("filns: []", 'facts/x.yaml:2: unknown key "filns". Did you mean "films"?'),
        ("films: [{title: A, yaer: 2000}]", 'facts/x.yaml:2 films 1: unknown key "yaer". Did you mean "year"?'),
        ("films: [{title: A, year: soon}]", 'facts/x.yaml:2 films 1 year: "soon" is not a whole number.'),
        ("films: [{title: A, year: ２０００}]", "is not a whole number"),
        ("films: [{year: 2000}]", 'facts/x.yaml:2 films 1: "title" is missing'),
        ("films: [{title: }]", "found nothing where a text is wanted"),
        ("films: [{title: [REC]}]", "found a list where a text is wanted"),
        ('films: [{title: "!!!"}]', '"!!!" is not a name'),
        ("films: [{title: A, director: {name: B}}]", "found a mapping where a text is wanted"),
        ("films: {title: A}", "found a mapping where a list is wanted"),
        ("films: [A]", 'found the text "A" where keys with values are wanted'),
        ("films: [{title: A, title: B}]", '"title" is here twice'),
        ("awards: [{award: Q, edition: 3, held: 2024-02-30}]", '"2024-02-30" is not a day of the calendar'),
        ("awards: [{award: Q, edition: 3, held: 20240101}]", "is not a day of the calendar"),
        ("awards: [{award: Q, place: Sill}]", "there is not enough to name it"),
        ("awards: [{award: Q, results: [{category: C, won: A}]}]", "there is not enough to name it"),
        ("awards: [{award: Q, edition: 3, complete: winers}]", '"winers" cannot be complete. Did you mean "winners"?'),
        (
            "awards: [{award: Q, edition: 3, results: [{category: C, wno: A}]}]",
            'awards 1, results 1: unknown key "wno". Did you mean "won"?',
        ),
        ("awards: [{award: Q, edition: 3, results: [{won: A}]}]", 'awards 1, results 1: "category" is missing'),
        ("awards: [{award: Q, edition: 3, results: [{category: C, won: {note: x}}]}]", "it names nobody and nothing"),
        ("awards: [{award: Q, edition: 3, results: [{category: C, won: {pepole: x}}]}]", 'Did you mean "people"?'),
        ("awards: [{award: Q, categories: [{name: C, goes_to: filn}]}]", 'Did you mean "film"?'),
        ("facts: [Bo prased Dawn]", 'no statement reads "Bo prased Dawn"'),
        ("facts: [{fact: Bo praised Dawn, qoute: x}]", 'Did you mean "quote"?'),
        ("wrong: [{fact: Bo directed Dawn}]", 'wrong 1: "why" is missing'),
        ("wrong: [{why: x}]", 'wrong 1: "fact" is missing'),
    ],
)
def test_a_mistake_tells_line_place_and_remedy(text: str, told: str) -> None:
    assert any(told in mistake for mistake in mistakes(text)), mistakes(text)


def test_all_mistakes_come_at_once() -> None:
    found = mistakes(
        "films:\n  - {title: A, yaer: 1}\n  - {title: B, year: x}\nfacts: [huh]\nawards: [{award: Q, held: 2024-13-01}]"
    )
    assert [mistake.split(":")[1].split(" ")[0] for mistake in found] == ["3", "4", "5", "6", "6"]


@pytest.mark.parametrize(
    "source", ["", "source: \n", "source: {url: x}\n", "source: {title: x, date: soon}\n", "source: {titel: x}\n"]
)
def test_a_source_needs_a_title_and_true_dates(source: str) -> None:
    assert "source" in mistakes("", source)[0]


LEAVES = st.sampled_from(["A", "", "2020", "2024-01-01", "winners", "Bo praised Dawn", "title", "film", "won"])
KEYS = st.sampled_from(
    [
        "source",
        "films",
        "awards",
        "award",
        "title",
        "year",
        "edition",
        "results",
        "category",
        "won",
        "facts",
        "wrong",
        "fact",
        "why",
    ]
)
TREES = st.recursive(LEAVES, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=4), max_leaves=12)


def flow(tree: object) -> str:
    if isinstance(tree, dict):
        return "{" + ", ".join(f"{key}: {flow(value)}" for key, value in tree.items()) + "}"
    return "[" + ", ".join(map(flow, tree)) + "]" if isinstance(tree, list) else f'"{tree}"'


@given(st.dictionaries(KEYS, TREES, max_size=5))
def test_any_shape_is_read_or_refused_with_mistakes(tree: dict) -> None:
    found: tuple[Mistake, ...] = ()
    try:
        read_facts(flow(tree).encode(), "facts/x.yaml", SCHEMA)
    except Mistakes as told:
        found = told.mistakes
    assert all(str(mistake).startswith("facts/x.yaml") for mistake in found)


TEN = """\
source: {title: Ten mistakes, date: 2024-02-30}
films:
  - {title: "1917", year: 2o19}
  - {title: "No", yaer: 2012}
  - {title: "#Alive", title: Alive}
  - {title: [REC], director: Paco Plaza}
  - {title: Joram, director: {name: Devashish Makhija}}
  - title: "Bell\\aTower"
awards:
  - award: Quills
    edition: third
    held: 2024-13-01
    results:
      - {category: Best Film, wno: Joram}
      - {category: Best Director, won: {poeple: Devashish Makhija}}
"""


def test_ten_mistakes_of_one_file_come_in_one_list_in_the_order_of_their_lines() -> None:
    with pytest.raises(Mistakes) as raised:
        read_facts(TEN.encode(), "ten.yaml", SCHEMA)
    told = [(mistake.line, mistake.found) for mistake in raised.value.mistakes]
    assert [line for line, _ in told] == sorted(line for line, _ in told)
    for line, found in [
        (1, '"2024-02-30" is not a day'),
        (3, '"2o19" is not a whole number'),
        (4, 'unknown key "yaer"'),
        (5, '"title" is here twice'),
        (6, "found a list where a text is wanted"),
        (7, "found a mapping where a text is wanted"),
        (8, "is not a name"),
        (11, '"third" is not a whole number'),
        (12, '"2024-13-01" is not a day'),
        (14, 'unknown key "wno"'),
        (15, 'unknown key "poeple"'),
    ]:
        assert any(at == line and found in text for at, text in told), (line, found, told)
