"""Whatever a name, a question or a source holds: Telegram can read the message, and its markup is what the template says."""

from __future__ import annotations

import html
import json
import tempfile
from pathlib import Path

import yaml
from emulator import updates
from emulator.checks import check_markup, check_results
from emulator.markup import read_html, units
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st
from telegram import Update, User

from bot.marquee import Marquee
from bot.rules import Rules
from bot.telegram.buttons import Keyboard, Seal
from bot.telegram.fitting import fit, length
from bot.telegram.inline import article, page
from bot.telegram.reading import Where, read_update
from knowledge.build import build
from knowledge.store import open_store

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
            return Marquee(rules, store).ask("who directed Plain Ground?").text
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
    assert units(text) <= 4096
    assert {entity.kind for entity in entities} <= {"bold", "italic", "text_link", "spoiler"}
    assert {entity.url for entity in entities if entity.url} <= {source.url for source in reply.sources}


@settings(max_examples=30)
@given(pieces=st.lists(anything, min_size=1, max_size=30), limit=st.integers(40, 400))
def test_a_message_cut_short_stays_readable_at_any_length(pieces: list[str], limit: int) -> None:
    whole = "\n".join(f"<b>{html.escape(piece)}</b> <i>{html.escape(piece)}</i>" for piece in pieces)
    cut = fit(whole, limit)
    assert length(cut) <= limit
    assert {entity.kind for entity in read_html(cut)[1]} <= {"bold", "italic"}


@settings(max_examples=30)
@given(label=anything, question=anything)
def test_any_question_can_be_a_button(label: str, question: str) -> None:
    keyboard = Keyboard(Seal(b"secret"), Where(7, 7, "private"))
    keyboard.row(keyboard.asking(label, "a", question))
    check_markup(json.loads(keyboard.markup().to_json()) if keyboard.markup() else {"inline_keyboard": []})


@settings(max_examples=30)
@given(title=anything, description=anything)
def test_any_name_can_be_an_inline_result(title: str, description: str) -> None:
    check_results(json.loads(page([article("1", title, description, f"<b>{html.escape(title)}</b>")], 0, more=False).results))


@settings(max_examples=30)
@given(text=anything)
def test_any_message_can_be_read(text: str) -> None:
    raw = {"update_id": 1, **updates.message(text)}
    read_update(Update.de_json(raw, None), User(4242, "Marquee", True, username="marquee_bot"), lambda command: True)
