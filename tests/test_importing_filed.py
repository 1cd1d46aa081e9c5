"""Things that later tables refer to by id."""

from __future__ import annotations

from knowledge.claims import Mention
from knowledge.importing.filed import Filed

JUNO = Mention(("person",), "Juno", "", (), ("shop:1", "wiki:9"))


def test_what_was_kept_is_found_by_each_of_its_ids() -> None:
    filed = Filed()
    filed.keep("people.person", [JUNO, Mention(("person",), "Nobody")])
    found = filed.find("people.person", ["shop:1", "wiki:9", "shop:2"])
    assert found.keys() == {"shop:1", "wiki:9"}
    numbers = [number for one in found.values() for number in one]
    assert filed.mentions(numbers[::-1]) == [
        Mention(("person",), "Juno", "", (), ("wiki:9",)),
        Mention(("person",), "Juno", "", (), ("shop:1",)),
    ]
    filed.close()


def test_names_are_filed_apart_and_the_first_of_an_id_stays() -> None:
    filed = Filed()
    filed.keep("people.person", [JUNO, Mention(("person",), "Other", "", (), ("shop:1",))])
    first = filed.find("people.person", ["shop:1"])["shop:1"]
    filed.keep("people.person", [Mention(("person",), "Third", "", (), ("shop:1",))])
    assert filed.find("films.film", ["shop:1"]) == {}
    assert filed.find("people.person", ["shop:1"]) == {"shop:1": first}
    assert filed.mentions(first)[0].name == "Juno"
    filed.close()
