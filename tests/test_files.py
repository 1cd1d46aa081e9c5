"""The files of a build: those that changed are read, the others are left, and what is wrong with one is told under its key."""

from __future__ import annotations

from pathlib import Path

import pytest

from knowledge import files
from knowledge.build import build
from knowledge.files import Files, read_files, source_key
from knowledge.press.load import load_press
from knowledge.schema.schema import Schema
from knowledge.schema.statements import SHIPPED

TEXT = 'source: {title: "x"}\nfilms: [{title: Dawn, year: 2022}]'
ARTICLE = "---\ntitle: Quills\nurl: https://news.example/quills\ndate: 2024-01-28\n---\nNothing was won.\n"


def put(folder: Path, name: str, text: str = TEXT) -> Path:
    """A file of this text."""
    path = folder / "facts" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)
    return path


def digests(found: Files) -> dict[str, str]:
    """What a store would know of these files."""
    return {key: source.digest for key, source in found.changed.items()}


def test_a_source_is_called_by_its_file_and_folder(tmp_path: Path) -> None:
    assert source_key(tmp_path / "facts" / "x.yaml") == "facts/x.yaml"
    paths = [put(tmp_path / folder, "x.yaml") for folder in ("one", "two")]
    summary = build(paths, tmp_path / "s.db")
    assert "would be the same source" in str(summary.mistakes[0])


def test_what_the_store_has_as_it_stands_is_not_read_again(tmp_path: Path, schema: Schema) -> None:
    paths = [put(tmp_path, "a.yaml"), put(tmp_path, "b.yaml"), put(tmp_path, "c.md", ARTICLE)]
    first = read_files(paths, schema, {})
    assert first.changed.keys() == {"facts/a.yaml", "facts/b.yaml", "facts/c.md"}
    put(tmp_path, "b.yaml", TEXT + "\n")
    again = read_files(paths, schema, digests(first))
    assert again.changed.keys() == {"facts/b.yaml"}
    assert again.unchanged == {"facts/a.yaml", "facts/c.md"}


def test_a_file_with_mistakes_is_refused_and_the_others_are_read(tmp_path: Path, schema: Schema) -> None:
    paths = [put(tmp_path, "a.yaml", TEXT + "\nfilm: x"), put(tmp_path, "b.yaml"), tmp_path / "facts" / "none.yaml"]
    found = read_files(paths, schema, {})
    assert (found.changed.keys(), found.refused) == ({"facts/b.yaml"}, {"facts/a.yaml", "facts/none.yaml"})
    assert [(one.file, one.found) for one in found.mistakes] == [
        ("facts/a.yaml", 'unknown key "film"'),
        ("facts/none.yaml", "cannot be read (No such file or directory)"),
    ]


def test_the_files_that_we_ship_are_known_as_such(tmp_path: Path, schema: Schema) -> None:
    ours = next(iter(sorted((SHIPPED.parent / "facts").glob("*.yaml"))))
    assert read_files([ours, put(tmp_path, "a.yaml")], schema, {}).shipped == {source_key(ours)}


def test_the_rules_for_articles_are_loaded_once_and_only_for_an_article(
    tmp_path: Path, schema: Schema, monkeypatch: pytest.MonkeyPatch
) -> None:
    loaded: list[Schema] = []
    monkeypatch.setattr(files, "load_press", lambda each: loaded.append(each) or load_press(each))
    read_files([put(tmp_path, "a.yaml")], schema, {})
    assert loaded == []
    read_files([put(tmp_path, "b.md", ARTICLE), put(tmp_path, "c.md", ARTICLE + "\n")], schema, {})
    assert loaded == [schema]
