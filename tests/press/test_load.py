"""press.yaml is read strictly, and documented."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

import knowledge.press.load
from knowledge.mistakes import Mistakes
from knowledge.press.load import SHIPPED, load_press
from knowledge.press.rules import PressRules

DOCUMENT = (Path(__file__).parent.parent.parent / "docs/articles.md").read_text()


def test_every_mistake_is_told_at_once_with_a_suggestion(press: PressRules, tmp_path: Path) -> None:
    text = SHIPPED.read_text(encoding="utf-8")
    text = text.replace("fillers: >-", "filers: >-", 1).replace('"{person} directs {film}"', '"{persn} directs {film}"', 1)
    path = tmp_path / "press.yaml"
    path.write_text(text.replace('"the globes"', '"(the globes"', 1), encoding="utf-8")
    with pytest.raises(Mistakes) as found:
        load_press(press.schema, path)
    told = str(found.value)
    assert 'unknown key "filers". Did you mean "fillers"?' in told
    assert '"{persn}" is not a noun or a kind. Did you mean "person"?' in told
    assert '"(" is never closed' in told


def test_every_key_is_documented() -> None:
    files = list(Path(knowledge.press.load.__file__).parent.glob("load*.py"))
    assert len(files) > 3
    keys = {
        word
        for file in files
        for node in ast.parse(file.read_text()).body
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name) and node.targets[0].id.startswith("_")
        for part in ast.walk(node.value)
        if isinstance(part, ast.Constant)
        for word in str(part.value).split()
    }
    assert len(keys) > 80
    assert keys - set(re.findall(r"\w+", DOCUMENT)) == set()


def test_every_relation_told_is_a_statement(press: PressRules) -> None:
    assert press.told.keys() <= press.schema.statements.keys()
    assert press.higher == "won"
    assert press.lower == "nominated"
