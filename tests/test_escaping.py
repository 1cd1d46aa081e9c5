"""Whatever a name, a question or a source holds: Telegram can read the message, and its markup is what the template says."""

from __future__ import annotations

import html
import json
import random
import tempfile
from pathlib import Path

import pytest
import yaml
from emulator import updates
from emulator.checks import check_markup, check_results
from emulator.markup import read_html, units
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st
from shipped_rules import marquee_of
from telegram import User

from bot.conversation.conversation import Conversation
from bot.conversation.keys import Known
from bot.conversation.load import load_told
from bot.marquee import Marquee
from bot.rules.rules import Rules
from bot.telegram.sending.buttons import Keyboard, Seal
from bot.telegram.sending.fitting import LIMIT, fit, length
from bot.telegram.sending.inline_results import article, page
from bot.telegram.updates.parsing import read_update
from bot.telegram.updates.requests import Where
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
    "🎬🎞️ right to שמאל",
    "<a href='tg://user?id=1'>x</a>",
    "100% | pipe; drop table thing; --",
]
KINDS = {"bold", "italic", "blockquote", "expandable_blockquote", "text_link", "spoiler"}
WICKED = (
    "<b>",
    "</b>",
    "<i",
    ">",
    "&",
    "&amp;",
    "&#60;",
    "'",
    '"',
    "{{ 7*7 }}",
    "{% raw %}",
    "\u202e",
    "\u200d",
    "🎬",
    "a",
    " ",
    "_*`[",
)
words = st.lists(st.sampled_from(WICKED) | st.text(st.characters(exclude_categories=["Cs"]), max_size=5), min_size=1, max_size=8)
anything = words.map("".join).filter(lambda text: text.strip() != "")


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
    return marquee_of(rules, open_store(folder / "store.db"))


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


def reply_about(director: str, source: str, rules: Rules) -> str:
    """What is answered where a director and a source have these names; nothing if no facts file may have them."""
    told = {"title": source, "url": "https://example.org/?a=1&b=%22"}
    facts = {"source": told, "films": [{"title": "Plain Ground", "year": 2001, "director": director}]}
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "facts.yaml"
        path.write_text(yaml.safe_dump(facts, allow_unicode=True), encoding="utf-8")
        if build([path], Path(folder) / "store.db").mistakes:
            return ""
        store = open_store(Path(folder) / "store.db")
        try:
            return marquee_of(rules, store).ask("who directed Plain Ground?").text
        finally:
            store.close()


def shape(message: str) -> list[tuple[str, str]]:
    """The kinds and addresses of a message's markup; raises Refused."""
    return [(entity.kind, entity.url) for entity in read_html(message)[1]]


@settings(deadline=None, max_examples=5)
@given(director=anything, source=anything)
@example(director="<b>O'Ha&ra</b> {{ 7*7 }} &amp;", source='A "list" <i>& more')
def test_no_name_or_source_changes_the_markup_of_a_reply(world_rules: Rules, director: str, source: str) -> None:
    reply = reply_about(director, source, world_rules)
    assume(reply)
    plain = reply_about("Ann Other", "A list", world_rules)
    assert shape(reply) == shape(plain)
    assert "49" not in read_html(reply)[0] or "49" in director + source


@settings(deadline=None, max_examples=30)
@given(question=anything)
def test_no_question_breaks_the_reply_to_it(small: Marquee, question: str) -> None:
    reply = small.ask(question)
    text, entities = read_html(fit(reply.text))
    assert units(text) <= LIMIT
    assert {entity.kind for entity in entities} <= KINDS
    assert {entity.url for entity in entities if entity.url} <= {source.url for source in reply.sources}


@settings(max_examples=30)
@given(pieces=st.lists(anything, min_size=1, max_size=30), limit=st.integers(60, 400))
def test_a_message_cut_short_stays_readable_at_any_length(pieces: list[str], limit: int) -> None:
    told = [html.escape(piece) for piece in pieces]
    whole = "\n".join(f"<b>{piece}</b> <i>{piece}</i>\n<blockquote expandable>{piece}\n{piece}</blockquote>" for piece in told)
    for room in (limit, LIMIT):
        cut = fit(whole * 3, room)
        assert length(cut) <= room
        assert reads(cut)


@settings(max_examples=30)
@given(label=anything, question=anything)
def test_any_question_can_be_a_button(label: str, question: str) -> None:
    keyboard = Keyboard(Seal(b"secret"), Where(7, 7, "private"))
    keyboard.row(keyboard.asking(label, "a", question))
    check_markup(keyboard.markup())


@settings(max_examples=30)
@given(title=anything, description=anything)
@example(title="\x00", description="")
def test_any_name_can_be_an_inline_result(title: str, description: str) -> None:
    text = f"<b>{html.escape(title)}</b> won."
    check_results(json.loads(page([article("1", title, description, text)], 0, more=False).results))


@settings(max_examples=30)
@given(text=anything)
def test_any_message_can_be_read(text: str) -> None:
    read_update(updates.message(text), User(4242, "Marquee", True, username="marquee_bot"), lambda command: True)
