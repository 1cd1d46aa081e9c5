"""A table into the store, and out again, with what there is to tell about it."""

from __future__ import annotations

import sys
from pathlib import Path

from bot.terminal.progress import Bar
from knowledge.build import Summary, imported, put_table
from knowledge.build import remove_table as take_out
from knowledge.importing.load import load_format
from knowledge.importing.source import Reading, find_files, size, source_key, table_source
from knowledge.mistakes import suggest
from knowledge.schema.statements import load_statements


def import_table(mapping: Path, path: Path, store: Path, *, strict: bool) -> int:
    """Read a table through a mapping into the store; the exit code. Raises Mistakes where it is not taken."""
    schema = load_statements()
    format = load_format(mapping, schema)
    with Bar(size(find_files(format, path)), sys.stderr) as bar:
        reading = Reading(strict, bar.step)
        source = table_source(format, path, schema, reading)
        summary = put_table(source, store, schema)
    for table in reading.missing:
        print(f"{path.name}: there is no file for {table.name} ({', '.join(table.files)}).", file=sys.stderr)
    for told in (*reading.faults.mistakes(), *summary.warnings):
        print(told, file=sys.stderr)
    left_out = f"{reading.faults.count:,} left out" if reading.faults.count else "none left out"
    read = "unchanged" if summary.unchanged else f"{reading.rows:,} rows, {left_out}"
    print(f"{source.key}: {read}; {_has(summary)}")
    return 0


def remove_table(mapping: Path, path: Path, store: Path, *, strict: bool) -> int:
    """Take out what was read from a table; the exit code. Raises ValueError where nothing was."""
    key = source_key(mapping.stem, path)
    known = imported(store)
    if key not in known:
        raise ValueError(f'nothing was imported as "{key}". {suggest(key, known)}'.rstrip())
    summary = take_out(key, store)
    print(f"{key}: taken out; {_has(summary)}")
    return 0


def _has(summary: Summary) -> str:
    return f"the store has {summary.things:,} things, {summary.facts:,} facts"
