"""Write the run's tables as Parquet files, by DuckDB (extra ``parquet``)."""

from __future__ import annotations

import json
import shutil
import tempfile
from pathlib import Path
from typing import IO, TYPE_CHECKING
from zipfile import ZipFile

from reports.exports.exported_run import ExportedRun, exported_run
from reports.exports.plain_zip import zipped
from reports.progress import Progress
from schemas.errors import StoreError, UsageError
from store.published_folder import PublishedFolder
from store.run_tables import TABLES, Table

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

_TYPES = {"TEXT": "VARCHAR", "INTEGER": "BIGINT", "REAL": "DOUBLE"}
_MEMORY = "512MB"
_GROUP_BYTES = 33_554_432
"""Size of a group of rows before it is compressed: two of them are in memory."""
_VECTOR = 2_048
"""Rows that DuckDB handles at once; groups are multiples of it."""
_LINE = 16_777_216
"""Least limit of a line, DuckDB's own default."""


def write_folder(published: PublishedFolder, folder: Path, progress: Progress) -> None:
    """Write ``<table>.parquet`` for each table of ``run.sqlite``, with its columns and rows, in its order.

    Raises `UsageError` where the extra is not installed.
    """
    with (
        exported_run(published, progress) as run,
        tempfile.TemporaryDirectory(prefix="checkup-") as room,
        _database(Path(room)) as database,
    ):
        progress.stage("Writing tables", sum(run.database.count(table.name) for table in TABLES))
        for table in TABLES:
            _write(run, table, database, Path(room) / "rows", folder / f"{table.name}.parquet", progress)


def write(published: PublishedFolder, target: IO[bytes], progress: Progress) -> None:
    """Write the same files as one zip."""
    with tempfile.TemporaryDirectory(prefix="checkup-") as room:
        write_folder(published, Path(room), progress)
        with ZipFile(target, "w") as archive:
            for path in sorted(Path(room).iterdir()):
                with path.open("rb") as source, zipped(archive, path.name, packed=True) as packed:
                    shutil.copyfileobj(source, packed)


def _database(room: Path) -> DuckDBPyConnection:
    try:
        import duckdb
    except ImportError as error:
        raise UsageError(
            "parquet needs DuckDB, which is not installed: pip install 'clinic-checkup[parquet]'."
        ) from error
    return duckdb.connect(
        config={
            "threads": 1,  # the same bytes each time
            "memory_limit": _MEMORY,
            "temp_directory": str(room / "spilled"),
            "autoinstall_known_extensions": False,  # nothing is downloaded
            "autoload_known_extensions": False,
        }
    )


def _write(
    run: ExportedRun, table: Table, database: DuckDBPyConnection, rows: Path, target: Path, progress: Progress
) -> None:
    """Write a table by way of a file of JSON lines: DuckDB reads that a hundred times as fast as rows from Python."""
    import duckdb

    names = ["line", *(column.name for column in table.columns), "json"]
    kinds = ["INTEGER", *(column.kind for column in table.columns), "TEXT"]
    longest = total = count = 0
    with rows.open("wb") as file:
        for row in run.database.connection.execute(f"SELECT * FROM {table.name} ORDER BY line"):  # noqa: S608
            line = json.dumps(dict(zip(names, row, strict=True))).encode() + b"\n"
            file.write(line)
            longest, total, count = max(longest, len(line)), total + len(line), count + 1
            progress.advance()
    group = max(_GROUP_BYTES // max(total // max(count, 1), 1) // _VECTOR, 1) * _VECTOR
    columns = ", ".join(f"'{name}': '{_TYPES[kind]}'" for name, kind in zip(names, kinds, strict=True))
    try:
        database.execute(
            f"COPY (SELECT * FROM read_json({_quoted(rows)}, format = 'newline_delimited', columns = {{{columns}}}, "  # noqa: S608
            f"maximum_object_size = {max(longest + 1, _LINE)})) TO {_quoted(target)} "
            f"(FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE {min(group, 122_880)})"
        )
    except (duckdb.IOException, duckdb.OutOfMemoryException) as error:
        raise StoreError(
            f"cannot write {target.name}: {' '.join(str(error).split())}. Make room, or name other folders with --out "
            "and TMPDIR; then run the same command again.",
            path=str(target),
        ) from error


def _quoted(path: Path) -> str:
    return "'" + str(path).replace("'", "''") + "'"
