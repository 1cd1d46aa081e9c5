"""Mentions taken for one thing: what it is called, what tells it apart, and what it goes by."""

from __future__ import annotations

from knowledge.identity.forms import Cluster, Form


def form(name: str, told: str = "", *, source: int = 1, table: bool = False, declared: bool = False, **more: object) -> Form:
    """A mention whose plain name and key are their words in small letters."""
    ids = more.get("ids", ())
    aliases = tuple((alias, alias.casefold()) for alias in more.get("aliases", ()))  # type: ignore[attr-defined]
    plain, same = name.casefold(), told.casefold()
    return Form(1, source, table, name, plain, told, same, ids, declared, aliases)  # type: ignore[arg-type]


def test_a_thing_is_called_as_most_write_it() -> None:
    assert Cluster([form("No. 7"), form("No 7"), form("No 7")]).name() == "No 7"


def test_it_is_called_as_it_is_declared_whatever_most_write() -> None:
    assert Cluster([form("No 7"), form("No 7"), form("No. 7", declared=True)]).name() == "No. 7"


def test_an_alias_names_it_only_where_there_is_nothing_else() -> None:
    assert Cluster([form("Seven"), form("Seven"), form("No 7", aliases=("Seven",))]).name() == "No 7"
    assert Cluster([form("Seven", aliases=("Seven",))]).name() == "Seven"


def test_of_names_written_as_often_the_first_of_the_alphabet_is_taken() -> None:
    assert Cluster([form("Moths"), form("Moth")]).name() == Cluster([form("Moth"), form("Moths")]).name() == "Moth"


def test_what_tells_it_apart_is_as_a_document_declares_it() -> None:
    told = [form("Moth", "1990", table=True, declared=True), form("Moth", "1990"), form("Moth", "1991", declared=True)]
    assert Cluster(told).told() == "1991"
    assert Cluster(told[:2]).label() == '"Moth (1990)"'
    assert Cluster([form("Moth")]).label() == '"Moth"'


def test_what_joins_is_known_of_it_at_once() -> None:
    one = Cluster([form("Moth", "1990", ids=("shop:1",))])
    assert (one.owns, one.tells, one.ids, one.aliases, one.schemes) == ({"moth"}, {"1990"}, {"shop:1"}, set(), {"shop"})
    one.join([Cluster([form("Wren", "1991", ids=("wiki:2",), aliases=("Bird",))])])
    assert (one.owns, one.tells, one.ids) == ({"moth", "wren"}, {"1990", "1991"}, {"shop:1", "wiki:2"})
    assert (one.aliases, one.schemes) == ({"bird"}, {"shop", "wiki"})


def test_it_is_declared_where_any_source_has_an_entry_and_documented_where_a_file_calls_it_so() -> None:
    table = Cluster([form("Moth", table=True, aliases=("Bird",))])
    assert not table.declared
    assert not table.documented("moth")
    document = table.add([form("Moths", declared=True, aliases=("Wren",))])
    assert document.declared
    assert [document.documented(name) for name in ("moths", "wren", "moth", "bird")] == [True, True, False, False]


def test_forms_rank_by_their_contents() -> None:
    ranked = sorted([form("Wren"), form("Moth", "1991"), form("Moth", "1990"), form("Moth")], key=lambda one: one.rank)
    assert [(one.name, one.told) for one in ranked] == [("Moth", ""), ("Moth", "1990"), ("Moth", "1991"), ("Wren", "")]
