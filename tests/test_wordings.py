"""The files of what people say, beside the question that it means."""

from __future__ import annotations

from pathlib import Path

import pytest
from shipped_rules import marquee_of, shipped_rules

from bot.rules.rules import Rules
from bot.rules.wordings import Gap, Wording, load_wordings, split
from knowledge.mistakes import Mistakes
from knowledge.store import open_store

NAMES = {
    "amount": ("three", "two"),
    "award": ("Oscar", "Filmfare"),
    "category": ("best actor", "best director"),
    "ceremony": ("69th Filmfare Awards", "67th Academy Awards"),
    "character": ("Gabbar Singh",),
    "community": ("woman", "black"),
    "country": ("Denmark",),
    "decade": ("1990s",),
    "film": ("Forrest Gump", "12th Fail"),
    "genre": ("comedy",),
    "language": ("Tamil",),
    "number": ("69th", "first"),
    "person": ("Tom Hanks", "Steven Spielberg"),
    "place": ("Los Angeles",),
    "song": ("Besharam Rang",),
    "team": ("Coen brothers",),
    "year": ("2001", "1994"),
}


def loaded(rules: Rules, folder: Path, text: str) -> tuple[Wording, ...]:
    (folder / "english.yaml").write_text(text)
    return load_wordings(rules, folder)


def test_a_text_is_split_at_its_gaps() -> None:
    assert split("{film} or {film2}, which is older") == (Gap("film", 1), " or ", Gap("film", 2), ", which is older")


def test_a_line_that_names_two_of_a_kind_the_other_way_round_fills_the_gaps_so(rules: Rules, tmp_path: Path) -> None:
    text = "[{means: ['did {person} beat {person2}'], said: ['{person} over {person2}', '{person2} lost to {person}']}]"
    same, turned = loaded(rules, tmp_path, text)
    assert same.means == (("did ", Gap("person", 1), " beat ", Gap("person", 2)),)
    assert turned.means == (("did ", Gap("person", 2), " beat ", Gap("person", 1)),)
    assert turned.said == ((Gap("person", 2), " lost to ", Gap("person", 1)),)


def test_what_a_second_file_says_of_a_question_is_said_besides(rules: Rules, tmp_path: Path) -> None:
    (tmp_path / "hindi.yaml").write_text("[{means: ['who directed {film}'], said: ['{film} kisne banayi']}]")
    (found,) = loaded(rules, tmp_path, "[{means: ['who directed {film}', 'who directed it'], said: ['whose film is {film}']}]")
    assert len(found.means) == 2
    assert len(found.said) == 2


@pytest.mark.parametrize(
    ("text", "mistake"),
    [
        ("[{means: ['who directed {movie}'], said: []}]", '"movie" is no kind of thing'),
        ("[{said: ['{film} director']}]", "says no question"),
        ("[{means: ['who directed {film}'], says: []}]", 'unknown key "says"'),
    ],
)
def test_a_mistake_is_told(rules: Rules, tmp_path: Path, text: str, mistake: str) -> None:
    with pytest.raises(Mistakes) as found:
        loaded(rules, tmp_path, text)
    assert mistake in str(found.value)


def test_what_no_question_asks_has_no_form(rules: Rules, tmp_path: Path) -> None:
    (found,) = loaded(rules, tmp_path, "[{means: [], said: ['what did {film} cost', 'where to watch {film}']}]")
    assert found.means == ()
    assert len(found.said) == 2


def test_every_shipped_wording_means_a_question_that_is_read(shipped_store: Path) -> None:
    rules = shipped_rules()
    store = open_store(shipped_store)
    marquee = marquee_of(rules, store)
    unread = []
    for wording in load_wordings(rules):
        if not wording.means:
            continue
        filled = (
            NAMES[part.kind][(part.number - 1) % len(NAMES[part.kind])] if isinstance(part, Gap) else part
            for part in wording.means[0]
        )
        text = "".join(filled)
        reading = marquee.read_again(text)
        if reading is None or reading.cost > rules.thresholds["answer"]:
            unread.append(text)
    store.close()
    assert unread == []
