from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.mistakes import Mistake, Mistakes, Notes, suggest
from knowledge.yamls import MOST_BYTES, Listing, Mapping, Node, Text, check_keys, listing, load, mapping, parse, text


def read(raw: bytes | str, trusted: bool = False) -> Node:
    notes = Notes("facts/x.yaml")
    node = parse(raw, notes, trusted)
    notes.check()
    return node


def mistakes(raw: bytes | str) -> list[str]:
    with pytest.raises(Mistakes) as caught:
        read(raw)
    return [str(mistake) for mistake in caught.value.mistakes]


@pytest.mark.parametrize("trusted", [False, True])
@pytest.mark.parametrize("title", ["no", "1917", "010", "11:14", "2024-02-30", "null", "~", "true", "1e3", "No", "0x1F", "1_000"])
def test_a_scalar_stays_the_text_it_was(title: str, trusted: bool) -> None:
    node = read(f"title: {title}", trusted)
    assert isinstance(node, Mapping)
    assert node.get("title") == Text(title, 1)


def test_every_node_knows_its_line() -> None:
    node = read("a: 1\nb:\n  - x\n  - {y: z}\n")
    assert isinstance(node, Mapping)
    assert node.lines == {"a": 1, "b": 2}
    found = node.get("b")
    assert isinstance(found, Listing)
    assert [item.line for item in found.items] == [3, 4]


def test_an_empty_document_is_an_empty_text() -> None:
    assert read("") == read("# only a remark\n") == Text("", 1)


def test_all_duplicate_keys_are_told_with_their_lines() -> None:
    assert mistakes("a: 1\na: 2\nb: {c: 1, c: 2}\n") == [
        'facts/x.yaml:2: "a" is here twice, first on line 1. Keep one, or make its value a list.',
        'facts/x.yaml:3: "c" is here twice, first on line 3. Keep one, or make its value a list.',
    ]


@pytest.mark.parametrize(
    ("raw", "found"),
    [
        ("title: &Juliet", "found an anchor, &Juliet"),
        ("title: *Juliet", "found an alias, *Juliet"),
        ("title: !!python/object/apply:os.system [ls]", "found a tag"),
        ("a: 1\n---\nb: 2", "found a second document"),
        ("[" * 13 + "]" * 13, "found more than 12 levels"),
        ("[" * 60_000, "found more than 12 levels"),
        ("a: %b", "cannot start any token"),
        ("{[a]: b}", "a key is not a text"),
        (b"\xff\xfe\xff", "is not UTF-8 text"),
        ("a: \0", "holds a NUL character"),
        ("a: \ud800", "is not UTF-8 text"),
        ("a: \x07", "special characters are not allowed"),
        ("x" * (MOST_BYTES + 1), "has 524,289 bytes, 524,288 are allowed"),
    ],
)
def test_what_cannot_be_read_safely_is_refused_with_a_reason(raw: str | bytes, found: str) -> None:
    assert found in mistakes(raw)[0]


@pytest.mark.parametrize(
    ("raw", "line", "told"),
    [
        ("a: 1\nb: c: d", 2, 'a ":" stands where no key can be. Quote a value that holds ": ".'),
        ("a: 1\n\tb: 2", 2, "a tab stands where spaces should. Indent with spaces."),
        ('a: "b\nc: d\n', 1, "a quotation mark is not closed. Close it."),
        ("a: [1,\nb: 2", 1, "a bracket is not closed. Close it, or"),
        ("a: {b: 1\nc: 2\n", 1, "a bracket is not closed."),
        ("a: 1\nb\nc: 2", 3, 'a key has no ":" behind it. Write it as in key: value.'),
        ("a:\n  - 1\n b: 2", 3, "a line begins in the wrong column. Begin all keys"),
    ],
)
def test_a_usual_mistake_is_told_in_an_authors_words_where_it_begins(raw: str, line: int, told: str) -> None:
    assert mistakes(raw)[0].startswith(f"facts/x.yaml:{line}: {told}")


def test_a_missing_file_is_a_mistake(tmp_path) -> None:
    with pytest.raises(Mistakes, match="cannot be read"):
        load(tmp_path / "none.yaml", Notes("none.yaml"))


@given(st.binary(max_size=200) | st.text(max_size=200))
def test_any_input_is_read_or_refused(raw: bytes | str) -> None:
    with suppress(Mistakes):
        assert isinstance(read(raw), Text | Listing | Mapping)


def test_unknown_keys_get_the_nearest_known_one() -> None:
    notes = Notes("facts/x.yaml")
    node = mapping(parse("\nwno: 1\nqqqqqq: 2", notes), "", notes)
    check_keys(node, ("won", "category"), "awards 1, results 2", notes)
    assert [str(mistake) for mistake in notes.mistakes] == [
        'facts/x.yaml:2 awards 1, results 2: unknown key "wno". Did you mean "won"?',
        'facts/x.yaml:3 awards 1, results 2: unknown key "qqqqqq". Known here: category, won.',
    ]


def test_nodes_of_the_wrong_shape_are_told_and_read_as_empty() -> None:
    notes = Notes("x.yaml")
    root = mapping(parse("a: {}\nb: [1]\nc: word\nd:", notes), "", notes)
    assert text(root.get("a"), "a", notes) == text(root.get("b"), "b", notes) == text(root.get("d"), "d", notes) == ""
    assert listing(root.get("c"), "c", notes) == ()
    assert mapping(root.get("b"), "b", notes).entries == {}
    assert [mistake.line for mistake in notes.mistakes] == [1, 2, 4, 3, 2]
    assert str(notes.mistakes[2]).startswith("x.yaml:4 d: found nothing where a text is wanted")


def test_mistakes_are_told_in_the_order_of_their_lines() -> None:
    notes = Notes("x.yaml", [Mistake("x.yaml", 9, "", "late"), Mistake("x.yaml", 2, "here", "early", "Mend it.")])
    with pytest.raises(Mistakes) as caught:
        notes.check()
    assert str(caught.value) == "x.yaml:2 here: early. Mend it.\nx.yaml:9: late."


def test_no_suggestion_is_made_from_nothing() -> None:
    assert suggest("anything", []) == ""
