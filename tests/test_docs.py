"""The documents on questions and design say all there is to say, and what they show works."""

from __future__ import annotations

import ast
import json
import re
import shutil
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from types import ModuleType
from typing import Any

import jinja2
import pytest
import yaml
from shipped_rules import SHIPPED_RULES

import bot.rules.blocks
import bot.rules.intent_blocks
import bot.rules.intents
import bot.rules.kinds
import bot.rules.lists
import bot.rules.relations
import bot.rules.saying_blocks
import bot.rules.wanted
import knowledge.importing.load as importing_load
import knowledge.importing.load_blocks as importing_blocks
import knowledge.importing.recipes as importing_recipes
import knowledge.schema.statements
from bot.authoring.check import check
from bot.authoring.trials import falls_short
from bot.home import Home
from bot.marquee import Marquee
from bot.rules.intents import load_rules
from bot.rules.templates import environment
from knowledge.schema.schema import Schema
from knowledge.store import open_store

ROOT = Path(__file__).parent.parent
HOME = Home.from_environment({"MARQUEE_HOME": str(ROOT / ".marquee")})  # what is built is read only
IMPORTING = (ROOT / "docs/importing.md").read_text()
QUESTIONS = (ROOT / "docs/writing-questions.md").read_text()
DESIGN = (ROOT / "docs/design.md").read_text()


def marked(text: str) -> set[str]:
    """Every word that stands between backticks, whatever else does."""
    told = re.findall(r"`([^`\n]+)`", re.sub(r"^ *```.*?^ *```", "", text, flags=re.MULTILINE | re.DOTALL))
    return {word for each in told for word in re.findall(r"[a-z_]+", each)}


def known_keys(module: ModuleType) -> Iterator[str]:
    """The keys that a loader allows: whatever it hands to check_keys, and the names of its tuples of keys."""
    for node in ast.walk(ast.parse(Path(str(module.__file__)).read_text())):
        if isinstance(node, ast.Call) and ast.unparse(node.func) == "check_keys":
            for part in ast.walk(node.args[1]):
                if isinstance(part, ast.Constant):
                    yield str(part.value)
                elif isinstance(part, ast.Name) and part.id.startswith("_"):
                    yield from getattr(module, part.id)


def yaml_blocks(document: str = QUESTIONS) -> list[dict[str, Any]]:
    """The YAML shown, each as the mapping it is."""
    found = re.findall(r"^( *)```yaml\n(?!# languages/)(.*?)^ *```", document, re.MULTILINE | re.DOTALL)
    return [yaml.load(re.sub(rf"^{indent}", "", text, flags=re.MULTILINE), Loader=yaml.BaseLoader) for indent, text in found]


def shown(*keys: str) -> dict[str, Any]:
    """The one block that has these keys."""
    (found,) = (block for block in yaml_blocks() if block.keys() >= set(keys))
    return found


@pytest.mark.parametrize(
    "module",
    [
        bot.rules.intents,
        bot.rules.intent_blocks,
        bot.rules.saying_blocks,
        bot.rules.kinds,
        bot.rules.relations,
        bot.rules.lists,
        bot.rules.blocks,
        bot.rules.wanted,
        knowledge.schema.statements,
    ],
    ids=str,
)
def test_every_key_a_loader_knows_is_documented(module: ModuleType) -> None:
    keys = set(known_keys(module))
    assert len(keys) >= 4
    assert keys - marked(QUESTIONS) == set()


@pytest.mark.parametrize("module", [importing_load, importing_recipes, importing_blocks], ids=str)
def test_every_key_of_a_mapping_is_documented(module: ModuleType) -> None:
    keys = set(known_keys(module))
    assert len(keys) >= 4
    assert keys - marked(IMPORTING) == set()


def test_the_mappings_shown_load(tmp_path: Path) -> None:
    shown = [block for block in yaml_blocks(IMPORTING) if "tables" in block]
    assert len(shown) == 2
    for block in shown:
        path = tmp_path / "mapping.yaml"
        path.write_text(yaml.safe_dump(block, sort_keys=False))
        assert importing_load.load_format(path, knowledge.schema.statements.load_statements()).tables


def test_every_mapping_that_ships_is_documented() -> None:
    assert {path.stem for path in importing_load.SHIPPED.glob("*.yaml")} <= set(
        re.findall(r"^\| `([a-z-]+)` \|", IMPORTING, re.MULTILINE)
    )


def test_every_price_and_threshold_is_documented() -> None:
    assert {*bot.rules.lists._COSTS, *bot.rules.lists._THRESHOLDS} - marked(QUESTIONS) == set()


def test_every_saying_is_documented() -> None:
    assert SHIPPED_RULES["says"].keys() - marked(QUESTIONS) == set()


def test_every_filter_is_documented() -> None:
    ours = environment().filters.keys() - jinja2.Environment().filters.keys()
    assert len(ours) > 4
    assert ours - marked(QUESTIONS) == set()


def test_every_form_of_an_answer_is_documented() -> None:
    assert {"yes_or_no", "count", "first", "last", "most", "fewest"} <= marked(QUESTIONS)


def test_every_command_stands_in_the_design() -> None:
    code = (ROOT / "bot/__main__.py").read_text()
    commands = set(re.findall(r"\bcommand\(\"(\w+)\"", code))
    assert {"ask", "check"} <= commands
    assert [name for name in sorted(commands) if f"`marquee {name}" not in DESIGN] == []


def test_every_module_has_its_line_in_the_design() -> None:
    modules = [*(ROOT / "bot").rglob("*.py"), *(ROOT / "knowledge").rglob("*.py")]
    names = {str(path.relative_to(ROOT)) for path in modules if path.name != "__init__.py"}
    assert len(names) > 20
    folders = {Path(name).parent.as_posix() + "/" for name in names}
    told = {f"{folder}{name}" for folder in folders for name in re.findall(r"^\| `(\w+\.py)`", _part(folder), re.MULTILINE)}
    assert names - told == set()
    assert told - names == set()


def _part(folder: str) -> str:
    """The part of the design whose title names a folder."""
    return next((part for part in re.split(r"^### ", DESIGN, flags=re.MULTILINE) if part.startswith(f"`{folder}`")), "")


@pytest.mark.parametrize("document", ["writing-questions.md", "design.md", "importing.md"])
def test_every_link_leads_somewhere(document: str) -> None:
    text = (ROOT / "docs" / document).read_text()
    links = [link for link in re.findall(r"\]\(([^)]+)\)", text) if "://" not in link]
    assert links
    titles = {re.sub(r"[^\w -]", "", title.lower()).replace(" ", "-") for title in re.findall(r"^#+ (.*)", text, re.MULTILINE)}
    assert [link for link in links if link.startswith("#") and link[1:] not in titles] == []
    assert [link for link in links if not link.startswith("#") and not (ROOT / "docs" / link.partition("#")[0]).exists()] == []


def test_the_intents_shown_load_and_their_examples_hold(tmp_path: Path) -> None:
    """With the shipped rules beside them, less those of the same name."""
    intents = {name: block for shown in yaml_blocks() for name, block in shown.items() if "questions" in block}
    assert len(intents) >= 4
    fillers = {**SHIPPED_RULES["fillers"], "polite": ["(please|thanks)"]}
    rules = {**SHIPPED_RULES, "fillers": fillers, "intents": {**SHIPPED_RULES["intents"], **intents}}
    path = tmp_path / "rules.yaml"
    path.write_text(json.dumps(rules))  # every JSON is YAML
    mistakes, _ = check([path], HOME)
    assert [str(mistake) for mistake in mistakes if mistake.where.split(",")[0] in intents] == []


def test_the_parts_shown_load(tmp_path: Path) -> None:
    parts = {key: value for block in yaml_blocks() for key, value in block.items() if key in bot.rules.intents._TOP}
    assert {"kinds", "things", "relations", "fillers", "numbers", "pronouns", "follow_ups", "phrases", "clues"} <= parts.keys()
    path = tmp_path / "rules.yaml"
    intents = {"region_of": shown("region_of")["region_of"], "film_told": SHIPPED_RULES["intents"]["film_told"]}
    kinds = {**SHIPPED_RULES["kinds"], **parts["kinds"]}
    path.write_text(json.dumps({**SHIPPED_RULES, **parts, "kinds": kinds, "intents": intents}))
    mistakes, _ = check([path], HOME)
    assert [str(mistake) for mistake in mistakes if "example" not in mistake.where] == []


def test_the_relation_shown_can_be_declared(tmp_path: Path) -> None:
    path = tmp_path / "statements.yaml"
    statements = yaml.load((ROOT / "knowledge/statements.yaml").read_text(), Loader=yaml.BaseLoader)
    statements["statements"] |= shown("statements")["statements"]
    path.write_text(yaml.safe_dump(statements, sort_keys=False))
    schema = knowledge.schema.statements.load_statements(path)
    assert schema.fact_line("person choreographed film").statement.name == "choreographed"


def test_the_language_shown_can_be_spoken(tmp_path: Path, schema: Schema, shipped_store: Path) -> None:
    (written,) = re.findall(r"^```yaml\n(# languages/.*?)^```", QUESTIONS, re.MULTILINE | re.DOTALL)
    (tmp_path / "languages").mkdir()
    (tmp_path / "languages/de.yaml").write_text(written)
    shutil.copy(ROOT / "intents.yaml", tmp_path)
    rules = load_rules(schema, tmp_path / "intents.yaml")
    (example,) = (one for one in rules.intents["director"].examples if one.ask.startswith("wer"))
    with closing(open_store(shipped_store)) as store:
        assert not falls_short(example, Marquee(rules, store).ask(example.ask))


def test_the_award_shown_can_be_built(tmp_path: Path) -> None:
    path = tmp_path / "award.yaml"
    path.write_text(yaml.safe_dump(shown("source", "awards"), allow_unicode=True))
    assert check([path], HOME)[0] == []


def test_the_design_defines_the_words_used_for_types() -> None:
    glossary = DESIGN.partition("## Words")[2].partition("\n## ")[0]
    for word in (
        *("Question", "Spot", "Item", "Chart", "Meaning", "Reading", "Findings", "Row", "Cell", "Reply", "Unclear", "Thread"),
        *("Mention", "Source", "Claim", "Evidence", "Unit", "Statement", "Description", "Intent", "Rules", "Answer", "Candidate"),
    ):
        assert re.search(rf"^\| {word}\b", glossary, re.MULTILINE), word
