"""Find the values of a site's stores that cannot be read any more, after a run has stumbled over one.

A file that passes SQLite's own check can still hold them: an editor, a disk or an earlier fault of ours wrote them.
Nothing here costs a run that meets none.
"""

from __future__ import annotations

import datetime
import hashlib
import json
import sqlite3
from collections.abc import Callable
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import Any

from schemas.vocabulary import RunStatus
from store import finding_lives, history, identities, page_history
from store.compression import DamagedFrame, unpack
from store.connection import open_history, open_work
from store.crawl_memory import read_memory
from store.links import read_packed
from store.pages import iter_pages
from store.run_store import RunStore
from store.runs import STATES
from store.transaction import transaction

UNREADABLE = (
    ValueError,  # no JSON, no date, no member of an enumeration; pydantic's ValidationError is one
    TypeError,
    LookupError,
    AttributeError,
    DamagedFrame,
)
"""Exceptions by which a reader meets a value that it, or an older version, cannot have written."""


def drop_damaged_readings(folder: Path, is_reading: Callable[[bytes], bool]) -> int:
    """Delete the readings that cannot be read, and return their number: the pages' bytes are read again."""
    with closing(open_work(folder)) as connection:
        rows = connection.execute("SELECT key, zstd FROM readings")
        damaged = [(key,) for key, packed in rows if not _holds(packed, is_reading)]
        with transaction(connection):
            connection.executemany("DELETE FROM readings WHERE key = ?", damaged)
    return len(damaged)


def forget_damaged_memories(folder: Path) -> int:
    """Empty the memories of crawls that cannot be read, and return their number.

    A run that has not ended is given up: it does not know any more what robots.txt said.
    """
    with closing(open_work(folder)) as connection:
        runs = [RunStore(connection, run) for (run,) in connection.execute("SELECT run FROM runs").fetchall()]
        damaged = [store.run for store in runs if not _is_read(partial(read_memory, store))]
        with transaction(connection):
            for run in damaged:
                connection.execute("UPDATE runs SET crawl_json = '{}' WHERE run = ?", (run,))
                connection.execute(
                    "UPDATE runs SET state = 'abandoned' WHERE run = ? AND state NOT IN ('published', 'failed')",
                    (run,),
                )
    return len(damaged)


def is_work_readable(folder: Path) -> bool:
    """Return whether all else in the work store can be read: runs, pages, bodies and lines."""
    with closing(open_work(folder)) as connection:
        return _is_read(lambda: _read_work(connection))


def is_history_readable(folder: Path) -> bool:
    """Return whether all of the history can be read."""
    with closing(open_history(folder)) as connection:
        return _is_read(lambda: _read_history(connection))


def _read_work(connection: sqlite3.Connection) -> None:
    rows = connection.execute("SELECT run, started, state, status, settings_json FROM runs").fetchall()
    for run, started, state, status, settings in rows:
        datetime.datetime.fromisoformat(started).astimezone(datetime.UTC)
        STATES.index(state)
        if status is not None:
            RunStatus(status)
        _object(settings)
        for page in iter_pages(RunStore(connection, run)):
            _texts(page.headers)
    for (links,) in connection.execute("SELECT links FROM pages"):
        read_packed(links)
    for sha256, packed in connection.execute("SELECT sha256, zstd FROM bodies"):
        if hashlib.sha256(unpack(packed)).hexdigest() != sha256:
            raise ValueError("a body is not the one of its hash")
    for (packed,) in connection.execute("SELECT zstd FROM page_facts"):
        json.loads(unpack(packed))
    for (line,) in connection.execute("SELECT json FROM lines"):
        json.loads(line)


def _read_history(connection: sqlite3.Connection) -> None:
    for run in history.published_runs(connection):
        datetime.datetime.fromisoformat(run.started)
        datetime.datetime.fromisoformat(run.now)
        _object(json.dumps(run.counts))
    for life in page_history.load(connection).values():
        int.bit_length(life.missing_runs)
    _texts(dict(identities.load(connection)))
    for moment in finding_lives.moments(connection):
        datetime.datetime.fromisoformat(moment)


def _is_read(reader: Callable[[], Any]) -> bool:
    try:
        reader()
    except UNREADABLE:
        return False
    return True


def _holds(packed: bytes, is_valid: Callable[[bytes], bool]) -> bool:
    try:
        return is_valid(unpack(packed))
    except UNREADABLE:
        return False


def _object(text: str) -> None:
    if not isinstance(json.loads(text), dict):
        raise ValueError("not an object")


def _texts(values: Any) -> None:
    if not all(isinstance(text, str) for pair in values.items() for text in pair):
        raise ValueError("not a table of texts")
