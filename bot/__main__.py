"""The command line, and the one place where everything is joined.

Each command imports what it needs by itself, so that none waits for the others' to load.
"""

from __future__ import annotations

import argparse
import gc
import json
import os
import sqlite3
import sys
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from bot.home import Home
from knowledge.mistakes import Mistakes
from knowledge.store import StoreError, open_store

if TYPE_CHECKING:
    from bot.marquee import Marquee
    from bot.reading.words.lexicon import Lexicon
    from bot.rules.rules import Rules
    from bot.serving.remembering import Remembering
    from bot.telegram import Settings
    from knowledge.build import Summary


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command; returns the exit code. A broken pipe ends it quietly."""
    options = _parser().parse_args(arguments)
    home = Home.from_environment(os.environ)
    if getattr(options, "store", None):
        home = Home(home.folder, Path(options.store))
    try:
        return int(options.run(options, home))
    except Mistakes as mistakes:
        print(mistakes, file=sys.stderr)
    except BrokenPipeError:
        sys.stdout = open(os.devnull, "w")  # noqa: SIM115 (the interpreter flushes it when it ends)
        return 0
    except OSError as error:
        print(f"marquee: {error.filename}: {error.strerror}" if error.filename else f"marquee: {error}", file=sys.stderr)
    except (StoreError, sqlite3.Error, ValueError) as error:
        print(f"marquee: {error}", file=sys.stderr)
    except KeyboardInterrupt:
        return 130
    return 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="marquee",
        description="Answers questions from sourced facts. Without a command: the bot with a token, else the chat.",
    )
    parser.set_defaults(run=_start)
    commands = parser.add_subparsers(title="commands")

    def command(name: str, run: object, told: str, *, store: bool = True) -> argparse.ArgumentParser:
        made = commands.add_parser(name, help=told, description=told)
        made.set_defaults(run=run)
        if store:
            made.add_argument("--store", metavar="FILE", help="the store to use")
        return made

    asked = command("ask", _ask, "answer one question, or one JSON object a line with --jsonl")
    asked.add_argument("question", nargs="?")
    asked.add_argument("--jsonl", action="store_true")
    explain = command("explain", _explain, "show every step from a question to its reply")
    explain.add_argument("question", nargs="+", help="the question; in a chat, those before it go before it")
    named = command("names", _names, "the things that words may name, best first")
    named.add_argument("words", nargs="?")
    named.add_argument("--jsonl", action="store_true")
    command("build", _build, "build or update the store").add_argument("sources", nargs="*", type=Path, metavar="SOURCE")
    table = command("import", _import, "read a table into the store through a mapping")
    table.add_argument("format", metavar="FORMAT", help="the name of a mapping, or its .yaml file")
    table.add_argument("file", type=Path, metavar="FILE", help="the table, or the folder of its files")
    table.add_argument("--strict", action="store_true", help="refuse the whole table for one broken row")
    table.add_argument("--remove", action="store_true", help="take out what was read from it")
    told = command("read", _read, "the facts in an article, as a facts file to look at, or as JSON with --json")
    told.add_argument("article", type=Path, metavar="ARTICLE")
    told.add_argument("--json", action="store_true")
    command("accept", _accept, "take in a facts file that somebody has looked at").add_argument("file", type=Path, metavar="FILE")
    command("check", _check, "tell every mistake in the rules and the facts", store=False).add_argument(
        "files", nargs="*", type=Path, metavar="FILE"
    )
    scored = command("evaluate", _evaluate, "score the answers to the questions of a file")
    scored.add_argument("file", type=argparse.FileType(encoding="utf-8"))
    scored.add_argument("--each", action="store_true", help="show every verdict as JSON")
    scored.add_argument(
        "--against",
        type=argparse.FileType(encoding="utf-8"),
        metavar="RUN",
        help="what changed since a run printed by --each",
    )
    command("run", _run, "run the Telegram bot").add_argument(
        "--webhook", action="store_true", help="let Telegram bring updates to BOT_WEBHOOK_URL instead of fetching them"
    )
    command("chat", _chat, "chat in the terminal")
    for name, listed in (("reports", "answers that users called wrong"), ("unanswered", "questions that had no answer")):
        told = command(name, _told(name), f"{listed}, most frequent first", store=False)
        told.add_argument("--json", action="store_true", help="one JSON object a line")
    return parser


def _start(options: argparse.Namespace, home: Home) -> int:
    return (_run if os.environ.get("BOT_TOKEN") or os.environ.get("BOT_TOKEN_FILE") else _chat)(options, home)


def make_marquee(home: Home) -> Marquee:
    """A Marquee over the shipped rules and the store. Raises Mistakes or StoreError."""
    from bot.serving.making import make_marquee

    return make_marquee(home)


def _run(options: argparse.Namespace, home: Home) -> int:
    from bot.reading.words.lexicon import Lexicon
    from bot.rules.intents import load_rules
    from bot.telegram import Settings
    from knowledge.schema.statements import load_statements

    settings = Settings.from_environment(os.environ, webhook=getattr(options, "webhook", False))
    rules = load_rules(load_statements())
    return on_telegram(rules, Lexicon(rules), home, settings)


def on_telegram(rules: Rules, lexicon: Lexicon, home: Home, settings: Settings) -> int:
    """Runs the bot by these rules until it is told to stop; returns the exit code."""
    from bot.conversation.conversation import Conversation
    from bot.conversation.load import load_told
    from bot.serving.making import make_answering, practice
    from bot.serving.remembering import Remembering
    from bot.serving.workers import Workers
    from bot.telegram import run

    made, within = make_answering(rules, lexicon, home), settings.timing.question
    workers = Workers(made, settings.workers, within, practice(rules))

    @asynccontextmanager
    async def answering() -> AsyncIterator[tuple[Remembering, Conversation]]:
        store = open_store(home.store)
        async with workers:
            talk = Conversation(load_told(rules), rules, store)
            talk.version()
            gc.freeze()
            yield Remembering(workers.ask, talk.version), talk

    return run(answering, settings)


def _chat(options: argparse.Namespace, home: Home) -> int:
    from bot.terminal.chat import chat

    return chat(make_marquee(home), sys.stdin, sys.stdout, interactive=sys.stdin.isatty(), history=home.folder / "history")


def _told(name: str) -> Callable[[argparse.Namespace, Home], int]:
    """The command that lists what users told the bot: `reports` or `unanswered`."""

    def tell(options: argparse.Namespace, home: Home) -> int:
        from bot.state import State
        from bot.terminal.grouped import as_json, lines, report_groups, unanswered_groups

        state = State(os.environ.get("STATE_URL") or f"sqlite:///{home.folder / 'state.db'}")
        groups = report_groups(state.reports.all()) if name == "reports" else unanswered_groups(state.unanswered.latest(10_000))
        for line in (json.dumps(as_json(group), ensure_ascii=False) for group in groups) if options.json else lines(groups):
            print(line)
        state.close()
        return 0

    return tell


def _ask(options: argparse.Namespace, home: Home) -> int:
    from bot.authoring.jsonl import answer_lines
    from bot.terminal.terminal import has_colour, render
    from bot.terminal.wrapping import width_of, wrap

    marquee = make_marquee(home)
    if options.jsonl:
        for line in answer_lines(marquee, sys.stdin):
            print(line, flush=True)
        return 0
    if options.question is None:
        raise ValueError("what is the question? Write it in quotation marks behind: marquee ask")
    reply = marquee.ask(options.question)
    print(wrap(render(reply.text, colour=has_colour(sys.stdout)), width_of(sys.stdout)))
    for choice in reply.choices:
        print(f"  {choice}")
    return 0


def _explain(options: argparse.Namespace, home: Home) -> int:
    from bot.authoring.explain import explain

    for line in explain(make_marquee(home), options.question[-1], options.question[:-1]):
        print(line)
    return 0


def _names(options: argparse.Namespace, home: Home) -> int:
    from bot.authoring.jsonl import name_lines

    names = make_marquee(home).names
    if not options.jsonl:
        for found in names.resolve(options.words or "", typed=options.words or ""):
            print(f"{found.probability:.2f}  {found.label}  ({found.kind}, {found.how}: {found.matched})")
        return 0
    for line in name_lines(names, sys.stdin):
        print(line, flush=True)
    return 0


def _build(options: argparse.Namespace, home: Home) -> int:
    from bot.serving.making import learn_wordings
    from knowledge.build import build

    summary = build(options.sources or home.sources(), home.store)
    for told in (*summary.warnings, *summary.mistakes):
        print(told, file=sys.stderr)
    if summary.unchanged < summary.sources or summary.mistakes:
        print(_built(summary))
    learn_wordings(home)
    return 1 if summary.mistakes else 0


def _import(options: argparse.Namespace, home: Home) -> int:
    from bot.terminal.importing import import_table, remove_table

    told = remove_table if options.remove else import_table
    return told(home.format(options.format), options.file, home.store, strict=options.strict)


def _read(options: argparse.Namespace, home: Home) -> int:
    from bot.terminal.articles import read
    from knowledge.press.model import Model

    names = make_marquee(home).names if home.store.is_file() else None
    if names is None:
        print("marquee: there is no store, so that only what the article itself tells is known", file=sys.stderr)
    for line in read(options.article, home.store, names, Model.from_environment(os.environ), options.json):
        print(line)
    return 0


def _accept(options: argparse.Namespace, home: Home) -> int:
    from bot.terminal.articles import accept

    summary = accept(options.file, home)
    for told in (*summary.warnings, *summary.mistakes):
        print(told, file=sys.stderr)
    print(_built(summary))
    return 0


def _built(summary: Summary) -> str:
    refused = f", {summary.refused} refused" if summary.refused else ""
    return f"{summary.sources} sources ({summary.unchanged} unchanged{refused}), {summary.things} things, {summary.facts} facts"


def _check(options: argparse.Namespace, home: Home) -> int:
    from bot.authoring.check import check

    mistakes, told = check(options.files, home)
    for mistake in mistakes:
        print(mistake, file=sys.stderr)
    print(told)
    return 1 if mistakes else 0


def _evaluate(options: argparse.Namespace, home: Home) -> int:
    from bot.authoring.evaluate import as_line, evaluate
    from bot.authoring.figures import compared, report, verdicts

    scored = []
    for one in evaluate(make_marquee(home), options.file):
        scored.append(one)
        if options.each:
            print(as_line(one), flush=True)
    print(report(scored))
    if options.against:
        print("\n" + compared(scored, verdicts(options.against)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
