"""Write a published run's ``run.sqlite`` from its files, the same bytes for the same lines and SQLite library."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

from pydantic_core import from_json

from schemas.errors import StoreError
from store.finding_columns import TextOfPage
from store.run_tables import LAYOUT, TABLES, TEXT_TABLES, Table

_CACHE_KIB = 4_096
"""Pages of the file in memory: 200,000 findings take no longer than with 64 MiB."""
_STEP = 1_000
"""Rows between two words of progress."""


def write_run_database(
    folder: Path, target: Path, advance: Callable[[int], None] = lambda rows: None
) -> None:
    """Write the database of the lines in ``folder`` to ``target``, which must not be there.

    Rows are in the order of the lines. They go to a database beside the target, which is then copied as SQLite's
    ``VACUUM INTO`` orders it: what is in the file does not depend on how it grew. A line at a time is in memory.
    ``advance`` is called with the number of rows written since its last call. Raises ``OSError`` or ``sqlite3.Error``
    where there is no room, `StoreError` for a line that is not JSON.
    """
    growing = target.with_name(f".{target.name}.growing")
    try:
        with closing(sqlite3.connect(growing, isolation_level=None)) as database:
            # Nothing here outlives a kill: the copy alone is used, once it is whole.
            for setting in ("journal_mode = OFF", "synchronous = OFF", f"cache_size = -{_CACHE_KIB}"):
                database.execute(f"PRAGMA {setting}")
            # The keys of an index are sorted in a file: those of 100,000 findings are 16 MB, and sites have millions.
            database.execute("PRAGMA temp_store = FILE")
            database.execute(f"PRAGMA user_version = {LAYOUT}")
            database.execute("BEGIN")
            texts: dict[str, TextOfPage] = {}
            for table in TABLES:
                _fill(database, table, folder / table.file, texts, advance)
            database.execute("COMMIT")
            database.execute("VACUUM INTO ?", (str(target),))
    finally:
        growing.unlink(missing_ok=True)


def _fill(
    database: sqlite3.Connection,
    table: Table,
    file: Path,
    texts: dict[str, TextOfPage],
    advance: Callable[[int], None],
) -> None:
    columns = ", ".join(f"{column.name} {column.kind}" for column in table.columns)
    database.execute(f"CREATE TABLE {table.name} (line INTEGER PRIMARY KEY, {columns}, json TEXT NOT NULL)")
    marks = ", ".join("?" for _ in range(len(table.columns) + 2))
    database.executemany(
        f"INSERT INTO {table.name} VALUES ({marks})",  # noqa: S608 - our tables
        _rows(table, file, texts, advance),
    )
    for index in table.indexes:
        where = f" WHERE {index.where}" if index.where else ""
        database.execute(f"CREATE INDEX {index.name} ON {table.name} ({index.columns}){where}")
    for column in table.columns:
        if column.index:
            database.execute(f"CREATE INDEX {table.name}_{column.name} ON {table.name} ({column.name})")


def _rows(
    table: Table, file: Path, texts: dict[str, TextOfPage], advance: Callable[[int], None]
) -> Iterator[tuple[object, ...]]:
    """Yield a file's rows; ``texts`` takes what findings are filtered by of the texts of their pages."""
    number = 0
    for number, (line, record) in enumerate(_records(file), 1):
        if table.name in TEXT_TABLES and record.get("url"):
            texts[record["url"]] = TextOfPage(genre=record.get("genre"), confidence=record.get("confidence"))
        yield (number, *table.values(record, texts), line)
        if number % _STEP == 0:
            advance(_STEP)
    advance(number % _STEP)


def _records(file: Path) -> Iterator[tuple[str, Any]]:
    """Yield a file's records, as text and read; none where the run has no such file."""
    if not file.is_file():
        return
    if file.suffix == ".json":
        for record in _read(file.read_bytes(), file, 1):
            yield json.dumps(record, ensure_ascii=False, separators=(",", ":")), record
        return
    with file.open("rb") as lines:
        for number, line in enumerate(lines, 1):
            yield line.rstrip(b"\n").decode("utf-8", "replace"), _read(line, file, number)


def _read(text: bytes, file: Path, line: int) -> Any:
    try:
        return from_json(text)
    except ValueError as error:
        raise StoreError(
            f"{file}, line {line}, is not JSON: the file is not as it was published. Take another run, or bring this "
            "one back from a backup of your disk.",
            path=str(file),
        ) from error
