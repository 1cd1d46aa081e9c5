"""Articles from the shell: read into facts, and accepted once somebody has looked at them."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

from bot.home import Home
from knowledge.build import Summary, build
from knowledge.mistakes import Mistake, Mistakes
from knowledge.names import Names
from knowledge.press.article import read_article
from knowledge.press.load import press_rules
from knowledge.press.model import Model, second_reading
from knowledge.press.proposals import OPEN, facts_text, open_lines
from knowledge.press.reading import ArticleReader
from knowledge.press.told import as_json
from knowledge.press.years import read_years
from knowledge.store import open_store
from knowledge.yamls import MOST_BYTES


def read(path: Path, store: Path, names: Names | None, model: Model | None, as_lines: bool) -> Iterator[str]:
    """What an article tells: as JSON, or as a facts file with the open lines marked. Raises ArticleError or OSError."""
    rules = press_rules()
    article = read_article(path.read_bytes(), path.name, rules.months)
    known_years = read_years(rules, open_store(store)) if names else None
    told = ArticleReader(rules, names, known_years).read(article)
    if model:
        told = [*told, *second_reading(rules, model, article, told)]
    if as_lines:
        yield json.dumps(as_json(rules, article, told), ensure_ascii=False, indent=1)
    else:
        yield facts_text(rules, article, told).rstrip("\n")
        if not told:
            yield "# Nothing in this article could be read as a fact."


def accept(path: Path, home: Home) -> Summary:
    """Take a facts file into this home and build. Raises Mistakes where lines are still open or the file has any."""
    text = _text(path)
    if still_open := open_lines(press_rules(), text):
        told = f"{len(still_open)} lines are not looked at yet" if len(still_open) > 1 else "a line is not looked at yet"
        remedy = f"Delete it, or take the mark {OPEN} away, there and on every line that has one."
        raise Mistakes([Mistake(path.name, still_open[0], "", told, remedy)])
    target = home.folder / "facts" / f"{re.sub(r'[^a-z0-9]+', '-', path.stem.casefold()).strip('-') or 'article'}.yaml"
    target.parent.mkdir(parents=True, exist_ok=True)
    before = target.read_bytes() if target.exists() else None
    if path.resolve() != target.resolve():
        shutil.copyfile(path, target)
    summary = build(home.sources(), home.store)
    mine = [mistake for mistake in summary.mistakes if mistake.file == f"facts/{target.name}"]
    if mine:
        _put_back(target, before)
        raise Mistakes(mine)
    return summary


def _put_back(target: Path, before: bytes | None) -> None:
    """Leave things as they were: the file as it was, or none."""
    if before is None:
        target.unlink()
    else:
        target.write_bytes(before)


def _text(path: Path) -> str:
    raw = path.read_bytes()
    try:
        return raw[: MOST_BYTES + 1].decode("utf-8", "ignore" if len(raw) > MOST_BYTES else "strict")
    except UnicodeDecodeError as error:
        raise Mistakes([Mistake(path.name, 0, "", "is not UTF-8 text", "Save it as UTF-8.")]) from error
