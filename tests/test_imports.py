"""Imports point one way: knowledge knows nothing of the bot, and one module joins everything."""

from __future__ import annotations

import ast
import graphlib
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent

# Who may import what, by the beginning of the module's name; the first row that fits holds. What no row names is free.
#   importer         forbidden
RULES = [
    ("bot.__main__", []),
    ("bot.telegram", ["bot.__main__", "bot.chat"]),
    ("bot", ["bot.__main__", "bot.telegram", "telegram"]),
    ("knowledge", ["bot", "telegram"]),
]


def modules() -> dict[str, Path]:
    files = [file for top in ("bot", "knowledge") for file in (ROOT / top).rglob("*.py")]
    return {".".join(file.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__"): file for file in files}


def imported(module: str, file: Path) -> Iterator[tuple[str, int]]:
    """The modules that one imports, anywhere in it, with the line; what only a type checker reads is left out."""
    package = module if file.name == "__init__.py" else module.rpartition(".")[0]
    for node in walk(ast.parse(file.read_text())):
        if isinstance(node, ast.Import):
            yield from ((each.name, node.lineno) for each in node.names)
        elif isinstance(node, ast.ImportFrom):
            above = package.split(".")[: len(package.split(".")) - node.level + 1] if node.level else []
            source = ".".join([*above, *([node.module] if node.module else [])])
            yield from ((f"{source}.{each.name}", node.lineno) for each in node.names)


def walk(node: ast.AST) -> Iterator[ast.AST]:
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.If) and ast.unparse(child.test) in ("TYPE_CHECKING", "typing.TYPE_CHECKING"):
            continue
        yield child
        yield from walk(child)


def within(name: str, prefix: str) -> bool:
    return name == prefix or name.startswith(prefix + ".")


def test_there_are_modules_to_look_at() -> None:
    found = modules()
    assert {"bot.reply", "bot.chat", "knowledge.words"} <= found.keys()
    assert any(within(name, "knowledge.words") for name, _ in imported("bot.question", found["bot.question"]))


@pytest.mark.parametrize("module", sorted(modules()))
def test_a_module_imports_only_what_its_row_allows(module: str) -> None:
    forbidden = next((names for prefix, names in RULES if within(module, prefix)), [])
    file = modules()[module]
    broken = [
        f"{file.relative_to(ROOT)}:{line} imports {name}"
        for name, line in imported(module, file)
        if any(within(name, each) for each in forbidden)
    ]
    assert broken == []


def test_no_module_imports_itself_by_a_detour() -> None:
    found = modules()
    graph = {
        module: {
            other
            for name, _ in imported(module, file)
            for other in (name, name.rpartition(".")[0])
            # A package's own `__init__` is imported by all inside it, so it is looked at as an importer only.
            if other in found and other != module and found[other].name != "__init__.py"
        }
        for module, file in found.items()
    }
    assert any(graph.values())
    list(graphlib.TopologicalSorter(graph).static_order())
