"""Read a published run's ``run.sqlite``; where it is missing, make it of the run's lines in a temporary folder."""

from __future__ import annotations

import hashlib
import sqlite3
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from schemas.errors import StoreError
from store.published_folder import PublishedFolder
from store.run_tables import LAYOUT, RUN_DATABASE
from store.write_run_database import write_run_database


@dataclass(frozen=True, slots=True, kw_only=True)
class RunDatabase:
    """An open ``run.sqlite``: rows are read one after another, in the order of the run's lines."""

    path: Path
    """The file, the run's own or a temporary one."""
    connection: sqlite3.Connection
    """Reads it, and cannot write."""

    def count(self, table: str, where: str = "1", *values: object) -> int:
        """Return the number of rows of a table."""
        (number,) = self.connection.execute(
            f"SELECT count(*) FROM {table} WHERE {where}",  # noqa: S608 - our tables
            values,
        ).fetchone()
        return int(number)

    def lines(self, table: str, where: str = "1", *values: object) -> Iterator[str]:
        """Yield the records of a table as JSON, in the order of the file."""
        # "NOT INDEXED": an index would have all rows sorted before the first one comes.
        found = self.connection.execute(
            f"SELECT json FROM {table} NOT INDEXED WHERE {where} ORDER BY line",  # noqa: S608 - our tables
            values,
        )
        return (line for (line,) in found)


@contextmanager
def open_run_database(
    run: PublishedFolder, making: Callable[[int], None] = lambda rows: None
) -> Iterator[RunDatabase]:
    """Open a run's database for the time of the ``with``.

    The run's own is taken where it is the one that the manifest names and has today's tables. ``making`` is called with
    the rows written since its last call while another one is made. Raises `StoreError` where there is no room for it.
    """
    own = own_database(run)
    if own is not None:
        with closing(connect(own)) as connection:
            yield RunDatabase(path=own, connection=connection)
        return
    with tempfile.TemporaryDirectory(prefix="checkup-", ignore_cleanup_errors=True) as room:
        made = make_database(run, Path(room), making)
        with closing(connect(made)) as connection:
            yield RunDatabase(path=made, connection=connection)


def own_database(run: PublishedFolder) -> Path | None:
    """Return the run's own database; null where it is not the one that the manifest names, or has older tables."""
    own = run.folder / RUN_DATABASE
    named = next((file for file in run.manifest.files if file.path == RUN_DATABASE), None)
    if named is None:
        return None
    try:
        with own.open("rb") as file:
            whole = hashlib.file_digest(file, "sha256").hexdigest() == named.sha256
        if not whole:
            return None
        with closing(connect(own)) as connection:
            is_of_today = connection.execute("PRAGMA user_version").fetchone() == (LAYOUT,)
        return own if is_of_today else None
    except (OSError, sqlite3.Error):  # dropped since it was listed, or not readable: another one is made
        return None


def make_database(
    run: PublishedFolder, room: Path, making: Callable[[int], None] = lambda rows: None
) -> Path:
    """Return a database made of the run's lines in the folder ``room``; raises `StoreError` where it has no room."""
    made = room / RUN_DATABASE
    try:
        write_run_database(run.folder, made, making)
    except (OSError, sqlite3.Error) as error:
        raise StoreError(
            f"cannot make {RUN_DATABASE} of {run.folder} in {room}: "
            f"{getattr(error, 'strerror', None) or error}. Make room there, or name another folder with TMPDIR; "
            "then run the same command again.",
            path=str(room),
        ) from error
    return made


def connect(path: Path, *, many_threads: bool = False) -> sqlite3.Connection:
    """Return a connection that leaves no file beside the database: a published run is not written to.

    With ``many_threads`` the caller sees to it that they use it one after another.
    """
    return sqlite3.connect(
        f"file:{quote(str(path.absolute()))}?mode=ro&immutable=1",
        uri=True,
        isolation_level=None,
        check_same_thread=not many_threads,
    )
