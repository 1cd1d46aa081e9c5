"""A second reader at a local endpoint: heard only where it quotes the article, and never certain."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import Any

import pytest

from knowledge.claims import Origin
from knowledge.press.article import Article
from knowledge.press.model import Model, ModelError, second_reading
from knowledge.press.rules import PressRules

TEXT = "On a long evening the jury gave its big prize to Parasite, and nobody minded."
ARTICLE = Article(TEXT, 0, Origin("The Oscars"), None, 2020)
QUOTE = "the jury gave its big prize to Parasite"


@contextmanager
def endpoint(content: str, asked: list[Any]) -> Iterator[Model]:
    """A model that always answers the same."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            asked.append((self.path, self.headers["Authorization"], json.loads(body)))
            reply = json.dumps({"choices": [{"message": {"content": content}}]}).encode()
            self.send_response(200)
            self.end_headers()
            self.wfile.write(reply)

        def log_message(self, *_: Any) -> None:
            pass

    server = HTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield Model(f"http://127.0.0.1:{server.server_port}/v1", "small", "secret")
    finally:
        server.shutdown()
        server.server_close()


def heard(press: PressRules, content: str) -> list[tuple[str, str, bool]]:
    with endpoint(content, []) as model:
        return [(fact.subject, fact.parts[0].name, fact.certain) for fact in second_reading(press, model, ARTICLE, [])]


def test_what_it_quotes_word_for_word_is_proposed(press: PressRules) -> None:
    answer = json.dumps([{"fact": "Parasite won Best Picture at 92nd Academy Awards", "quote": QUOTE}])
    assert heard(press, f"Here you are:\n```json\n{answer}\n```") == [("Best Picture", "Parasite", False)]


@pytest.mark.parametrize(
    "answer",
    [
        [{"fact": "Parasite won Best Picture", "quote": "the jury gave its BIG prize to Parasite"}],
        [{"fact": "Parasite won Best Picture", "quote": ""}],
        [{"fact": "Parasite smells nice", "quote": QUOTE}],
        [{"fact": 7, "quote": QUOTE}, "text", None],
        [],
    ],
)
def test_what_is_no_quote_or_no_fact_is_left_out(press: PressRules, answer: Any) -> None:
    assert heard(press, json.dumps(answer)) == []


def test_the_article_is_sent_with_the_key(press: PressRules) -> None:
    asked: list[Any] = []
    with endpoint("[]", asked) as model:
        second_reading(press, model, ARTICLE, [])
    ((path, key, request),) = asked
    assert (path, key, request["model"]) == ("/v1/chat/completions", "Bearer secret", "small")
    assert request["messages"][1]["content"] == TEXT


def test_nonsense_is_told_as_such(press: PressRules) -> None:
    with pytest.raises(ModelError, match="JSON"):
        heard(press, "[not json]")


def test_an_endpoint_that_is_not_there_is_told(press: PressRules) -> None:
    with endpoint("[]", []) as model:
        gone = model
    with pytest.raises(ModelError, match="cannot be reached"):
        second_reading(press, gone, ARTICLE, [])


def test_it_is_off_unless_it_is_set_up() -> None:
    assert Model.from_environment({}) is None
    assert Model.from_environment({"MARQUEE_READER_URL": "http://localhost:1/v1/"}) == Model("http://localhost:1/v1", "default")
    with pytest.raises(ModelError, match="no web address"):
        Model.from_environment({"MARQUEE_READER_URL": "file:///etc/passwd"})
