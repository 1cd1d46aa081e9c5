"""Whatever names, questions and facts hold, a message is read by Telegram as it was meant."""

from __future__ import annotations

import random

import pytest
import yaml
from emulator.markup import read_html
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.conversation.conversation import Conversation
from bot.conversation.keys import Known
from bot.conversation.load import load_told
from bot.marquee import Marquee
from bot.rules import Rules
from bot.telegram.fitting import LIMIT, fit, length
from knowledge.build import build
from knowledge.store import open_store

NASTY = [
    "<b>Bold</b> & Co",
    "</blockquote></b>",
    "Tom &amp; Jerry &lt;3",
    "\"Quotes\" 'and' `ticks`",
    "{{ 7 * 7 }} {% for %}",
    "[square] {braces} *stars* _under_",
    "पथेर पांचाली",
    "🎬🎞️ \u202eright\u202c to left",
    "<a href='tg://user?id=1'>x</a>",
    "100% | pipe; drop table thing; --",
]
KINDS = {"bold", "italic", "blockquote", "expandable_blockquote", "text_link"}


@pytest.fixture(scope="module")
def nasty(rules: Rules, tmp_path_factory: pytest.TempPathFactory) -> Marquee:
    folder = tmp_path_factory.mktemp("nasty")
    films = [
        {"title": title, "year": 1990 + at, "director": NASTY[at - 1], "actors": [NASTY[at - 2]], "genre": NASTY[at - 3]}
        for at, title in enumerate(NASTY)
    ]
    results = [{"category": f"Best {title}", "won": {"films": [title], "note": title}} for title in NASTY]
    nights = [{"award": NASTY[0], "edition": 3, "held": "2020-02-03", "results": results}]
    told = {"source": {"title": NASTY[0], "url": 'https://example.org/?a="<b>&c=1'}, "films": films, "awards": nights}
    (folder / "nasty.yaml").write_text(yaml.safe_dump(told, allow_unicode=True))
    assert not build([folder / "nasty.yaml"], folder / "store.db").mistakes
    return Marquee(rules, open_store(folder / "store.db"))


def reads(html: str) -> str:
    """The text as Telegram shows it, which takes only the markup that replies are made of."""
    text, entities = read_html(html)
    assert {entity.kind for entity in entities} <= KINDS
    return text


def test_cards_show_names_as_they_are(nasty: Marquee) -> None:
    talk = Conversation(load_told(nasty.rules), nasty.rules, nasty.store)
    things = [Known(*row) for row in nasty.store.execute("SELECT id, kind, name, label, told, facts FROM thing")]
    shown = [(thing, card) for thing in things if (card := talk.card(thing))]
    assert len(shown) > len(NASTY)
    for thing, card in shown:
        assert thing.name in reads(card.whole(sources=True))
        for item in talk.news_of(thing):
            assert reads(item.line)


def test_quiz_questions_hold_plain_text(nasty: Marquee) -> None:
    talk = Conversation(load_told(nasty.rules), nasty.rules, nasty.store)
    asked = [question for seed in range(30) if (question := talk.riddle(random.Random(seed)))]
    assert asked
    assert {option for question in asked for option in question.options} & set(NASTY)


@pytest.mark.parametrize("title", NASTY)
def test_answers_show_names_as_they_are(nasty: Marquee, title: str) -> None:
    at = NASTY.index(title)
    reply = nasty.ask(f"who directed {title}?")
    if reply.status == "answered":
        assert NASTY[at - 1] in reads(reply.text)
    else:
        assert reads(reply.text)


@settings(max_examples=40, deadline=None)
@given(text=st.text(max_size=60) | st.sampled_from(NASTY).map(lambda name: f"who directed {name} & <i>{name}</i>"))
def test_any_question_is_answered_in_readable_html(nasty: Marquee, text: str) -> None:
    assert reads(nasty.ask(text, "", 0).text)


@given(
    pieces=st.lists(st.sampled_from(["<b>x</b>", "&amp;", "<blockquote expandable>y\nz</blockquote>", "\n", "word " * 50, "🎬"]))
)
def test_what_is_cut_stays_readable(pieces: list[str]) -> None:
    cut = fit("start" + "".join(pieces) * 20)
    assert length(cut) <= LIMIT
    assert reads(cut)
