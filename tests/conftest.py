"""The invented world, built once: its store, the shipped rules, and a Marquee that answers from both."""

from __future__ import annotations

import gc
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings
from shipped_rules import marquee_of, shipped_rules
from world_rules import WORLD, world_rules_text

from bot.authoring.check import shipped_store as shipped_store_of
from bot.home import Home
from bot.marquee import Marquee
from bot.rules.intents import load_rules
from bot.rules.rules import Rules
from knowledge.build import build
from knowledge.schema.schema import Schema
from knowledge.schema.statements import load_statements
from knowledge.store import open_store
from tests.facts_desk import Desk

settings.register_profile("any machine", deadline=None)  # a busy one is slow now and then
settings.load_profile("any machine")

ROOT = Path(__file__).parent.parent
gc.set_threshold(100_000, 20, 50)  # rules and stores stay: to look through them for garbage would cost more than many a test

ALONE = ("test_kill", "test_kill_build", "test_flood", "test_setup")  # processes of their own, one at a time


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Where tests run side by side, those of one file share what it makes once."""
    for item in items:
        item.add_marker(pytest.mark.xdist_group("alone" if item.path.stem in ALONE else item.path.stem))


@pytest.fixture(scope="session")
def schema() -> Schema:
    return load_statements()


@pytest.fixture(scope="session")
def world_path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    store = tmp_path_factory.mktemp("world") / "world.db"
    assert not build([WORLD], store).mistakes
    return store


@pytest.fixture(scope="session")
def world(world_path: Path) -> Iterator[sqlite3.Connection]:
    store = open_store(world_path)
    yield store
    store.close()


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


@pytest.fixture(scope="session")
def shipped_store() -> Path:
    """A store of the shipped facts, by what the last build of this checkout has of them."""
    return shipped_store_of(Home.from_environment({"MARQUEE_HOME": str(ROOT / ".marquee")}))


@pytest.fixture(scope="session")
def rules() -> Rules:
    return shipped_rules()


@pytest.fixture(scope="session")
def world_rules_path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("rules") / "intents.yaml"
    path.write_text(world_rules_text(), encoding="utf-8")
    return path


@pytest.fixture(scope="session")
def world_rules(schema: Schema, world_rules_path: Path) -> Rules:
    """Few rules of our own, for what must not depend on the shipped questions."""
    return load_rules(schema, world_rules_path)


@pytest.fixture(scope="session")
def marquee(rules: Rules, world: sqlite3.Connection) -> Marquee:
    return marquee_of(rules, world)


@pytest.fixture(scope="session")
def small(world_rules: Rules, world: sqlite3.Connection) -> Marquee:
    """A Marquee over the same world with the few rules."""
    return marquee_of(world_rules, world)
