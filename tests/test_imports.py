"""Imports point one way: knowledge knows nothing of the bot, and one module joins everything."""

from __future__ import annotations

import ast
import graphlib
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent

# each knows only those before it
STEPS = ("rules", "reading", "finding", "threads", "telling", "hops", "parts", "marquee", "serving", "authoring")
ORDER = [f"bot.{each}" for each in STEPS]
READING = [f"bot.reading.{each}" for each in ("words", "meanings", "spotting", "matching", "clues", "cutting", "guessing")]
THREADS = [f"bot.threads.{each}" for each in ("thread", "references", "followups", "interpret")]
NOT_THE_BOT = ["bot.__main__", "bot.telegram", "bot.terminal", "telegram"]
TO_AND_FRO = ("settings", "updates", "sending", "receiving", "features", "answering", "service")
CHATTING = [f"bot.telegram.{each}" for each in TO_AND_FRO]
PARTS = ("schema", "documents", "tellings", "identity", "following", "doubts", "change", "build")
KNOWING = [f"knowledge.{each}" for each in PARTS]
NOT_KNOWLEDGE = ["bot", "telegram"]

# Who may import what, by the beginning of the module's name; the first row that fits holds. What no row names is free.
#   importer         forbidden
RULES = [
    ("bot.__main__", []),
    ("bot.terminal", ["bot.__main__", "bot.telegram", "telegram"]),
    *((f"bot.telegram.{each}", ["bot.__main__", "bot.terminal", *CHATTING[at + 1 :]]) for at, each in enumerate(TO_AND_FRO)),
    ("bot.telegram", ["bot.__main__", "bot.terminal"]),
    *((each, [*NOT_THE_BOT, *READING[at + 1 :], *ORDER[2:]]) for at, each in enumerate(READING)),
    *((each, [*NOT_THE_BOT, *THREADS[at + 1 :], *ORDER[4:]]) for at, each in enumerate(THREADS)),
    *((f"bot.{each}", [*NOT_THE_BOT, *ORDER[at + 1 :]]) for at, each in enumerate(STEPS)),
    ("bot", NOT_THE_BOT),
    *((f"knowledge.{each}", [*NOT_KNOWLEDGE, *KNOWING[at + 1 :]]) for at, each in enumerate(PARTS)),
    ("knowledge", NOT_KNOWLEDGE),
]


@cache
def modules() -> Mapping[str, Path]:
    files = [file for top in ("bot", "knowledge") for file in (ROOT / top).rglob("*.py")]
    return {".".join(file.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__"): file for file in files}


@cache
def imported(module: str, file: Path) -> tuple[tuple[str, int], ...]:
    return tuple(_imported(module, file))


def _imported(module: str, file: Path) -> Iterator[tuple[str, int]]:
    """The modules that one imports, anywhere in it, with the line; what only a type checker reads is imported too."""
    package = module if file.name == "__init__.py" else module.rpartition(".")[0]
    for node in ast.walk(ast.parse(file.read_text())):
        if isinstance(node, ast.Import):
            yield from ((each.name, node.lineno) for each in node.names)
        elif isinstance(node, ast.ImportFrom):
            above = package.split(".")[: len(package.split(".")) - node.level + 1] if node.level else []
            source = ".".join([*above, *([node.module] if node.module else [])])
            yield from ((f"{source}.{each.name}", node.lineno) for each in node.names)


def within(name: str, prefix: str) -> bool:
    return name == prefix or name.startswith(prefix + ".")


def test_there_are_modules_to_look_at() -> None:
    found = modules()
    assert {"bot.reply", "bot.terminal", "knowledge.words"} <= found.keys()
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
    graph = {module: others(module, file, found) for module, file in found.items()}
    assert sum(map(len, graph.values())) > len(graph)
    list(graphlib.TopologicalSorter(graph).static_order())


def others(module: str, file: Path, found: Mapping[str, Path]) -> set[str]:
    """The modules of ours that one imports.

    A package's own `__init__` is imported by all inside it, so it is looked at as an importer only.
    """
    names = {name for imported_name, _ in imported(module, file) for name in (imported_name, imported_name.rpartition(".")[0])}
    return {name for name in names if name in found and name != module and found[name].name != "__init__.py"}


@pytest.mark.parametrize("hidden", ["", "if TYPE_CHECKING:\n    ", "def later():\n    "], ids=["plain", "for types", "late"])
def test_a_detour_is_found_wherever_it_is_imported(tmp_path: Path, hidden: str) -> None:
    found = {"bot.one": tmp_path / "one.py", "bot.two": tmp_path / "two.py", "bot.three": tmp_path / "three.py"}
    for name, imports in {"one": "bot.two", "two": "bot.three", "three": "bot.one"}.items():
        (tmp_path / f"{name}.py").write_text(f"{hidden}from {imports} import something\n")
    graph = {module: others(module, file, found) for module, file in found.items()}
    with pytest.raises(graphlib.CycleError):
        list(graphlib.TopologicalSorter(graph).static_order())
