"""Keep a small Parquet table of each run's findings, and count over all of them, by DuckDB (extra ``parquet``)."""

from __future__ import annotations

import hashlib
import os
import re
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from reports.agency.run_line import FINDINGS, RunLine
from schemas.errors import StoreError, UsageError
from schemas.finding_states import ASKS_FOR_WORK
from schemas.vocabulary import FindingCause, FindingStatus

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

LAYOUT = 1
"""Number of the tables' columns: a table of another layout is made again."""
COLUMNS = {
    "audit": "VARCHAR",
    "category": "VARCHAR",
    "severity": "VARCHAR",
    "tier": "VARCHAR",
    "status": "VARCHAR",
    "cause": "VARCHAR",
    "scope": "VARCHAR",
    "page_count": "INTEGER",
    "minutes": "INTEGER",
    "first_seen": "TIMESTAMP",
}
"""Columns of a table behind ``folder`` and ``run``: a finding's fields of the same names."""
_MEMORY = "512MB"
_TABLE_NAME = re.compile(r"[0-9a-f]{32}\.parquet")
"""``0123456789abcdef0123456789abcdef.parquet``"""


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteCount:
    """Findings of one site, severity and category."""

    folder: Path
    severity: str
    category: str
    open: int
    new: int
    fixed: int
    minutes: int


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditCount:
    """Open findings of one audit on all sites."""

    audit: str
    category: str
    sites: int
    open: int
    new: int


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingCounts:
    """What is counted over all tables."""

    by_site: list[SiteCount]
    by_audit: list[AuditCount]
    """Those on most sites first."""


@contextmanager
def finding_tables(folder: Path) -> Iterator[FindingTables]:
    """Open the tables in a folder, which is made where it is missing, for the time of the ``with``.

    Raises `UsageError` where the extra is not installed, `StoreError` where the folder cannot be made.
    """
    try:
        import duckdb
    except ImportError as error:
        raise UsageError(
            "the agency report needs DuckDB, which is not installed: pip install 'clinic-checkup[parquet]'."
        ) from error
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise _no_room(folder, error) from error
    with tempfile.TemporaryDirectory(prefix="checkup-", ignore_cleanup_errors=True) as room:
        # DuckDB takes *, ? and [ in a path for a pattern: it is handed links whose names have none.
        (Path(room) / "tables").symlink_to(folder.resolve())
        config: dict[str, str | bool | int | float | list[str]] = {
            "threads": 1,
            "memory_limit": _MEMORY,
            "temp_directory": str(Path(room) / "spilled"),
            "autoinstall_known_extensions": False,  # nothing is downloaded
            "autoload_known_extensions": False,
        }
        with duckdb.connect(config=config) as database:
            yield FindingTables(database, Path(room), folder)


class FindingTables:
    """The tables of the runs that were named with `add`."""

    def __init__(self, database: DuckDBPyConnection, room: Path, folder: Path) -> None:
        self._database = database
        self._room = room
        self._folder = folder
        self._sites: dict[str, tuple[Path, RunLine, bool]] = {}
        """Table's name to what it was made of."""
        self.made = 0
        """Tables that were not there before."""

    def add(self, site: Path, run: RunLine, first: bool) -> str | None:
        """Take a run's findings in; its table is made where it is not there yet.

        ``first`` says that nothing of it counts as new. Returns in words why its findings cannot be read, or null.
        Raises `StoreError` where there is no room.
        """
        source = site / "runs" / run.run / FINDINGS
        named = run.file(FINDINGS)
        try:
            whole = named is not None and source.is_file() and source.stat().st_size == named.bytes
        except OSError:
            whole = False
        if named is None or not whole:
            return f"{FINDINGS} of {run.run} is not as it was published"
        where = os.fsencode(site.resolve())
        key = hashlib.blake2b(
            b"\0".join((b"%d%d" % (LAYOUT, first), where, run.run.encode(), named.sha256.encode())),
            digest_size=16,
        ).hexdigest()
        table = f"{key}.parquet"
        if not (self._folder / table).is_file():
            reason = self._make(source, table, where.decode("utf-8", "backslashreplace"), run, first)
            if reason is not None:
                return reason
            self.made += 1
        self._sites[table] = (site, run, first)
        return None

    def count(self) -> FindingCounts:
        """Return the numbers over all tables; a damaged one is made again."""
        import duckdb

        if not self._sites:
            return FindingCounts(by_site=[], by_audit=[])
        try:
            self._group()
        except duckdb.Error:
            self._make_again()
            self._group()
        by_site = self._database.execute(_BY_SITE).fetchall()
        by_audit = self._database.execute(_BY_AUDIT).fetchall()
        return FindingCounts(
            by_site=[
                SiteCount(
                    folder=self._sites[Path(name).name][0],
                    severity=severity,
                    category=category,
                    open=int(opened),
                    new=int(new),
                    fixed=int(fixed),
                    minutes=int(minutes),
                )
                for name, severity, category, opened, new, fixed, minutes in by_site
            ],
            by_audit=[
                AuditCount(audit=audit, category=category, sites=int(sites), open=int(opened), new=int(new))
                for audit, category, sites, opened, new in by_audit
            ],
        )

    def forget_others(self) -> None:
        """Remove the tables of runs that were not named: those of last week."""
        for path in self._folder.glob("*.parquet"):
            if _TABLE_NAME.fullmatch(path.name) and path.name not in self._sites:
                path.unlink(missing_ok=True)

    def _make(self, source: Path, table: str, where: str, run: RunLine, first: bool) -> str | None:
        import duckdb

        link, part = self._room / "findings", self._room / "tables" / f".{table}.part"
        link.unlink(missing_ok=True)
        link.symlink_to(source.resolve())
        columns = ", ".join(f"'{name}': '{kind}'" for name, kind in COLUMNS.items())
        try:
            self._database.execute(
                f"COPY (SELECT {_literal(where)} AS folder, {_literal(run.run)} AS run, {first} AS first_run, * "  # noqa: S608
                f"FROM read_json({_literal(str(link))}, format = 'newline_delimited', columns = {{{columns}}})) "
                f"TO {_literal(str(part))} (FORMAT parquet, COMPRESSION zstd)"
            )
            part.replace(self._folder / table)
        except (duckdb.OutOfMemoryException, OSError) as error:
            raise _no_room(self._folder, error) from error
        except duckdb.IOException as error:
            if os.access(source, os.R_OK):
                raise _no_room(self._folder, error) from error
            return f"{FINDINGS} of {run.run} cannot be read"
        except duckdb.Error:
            return f"{FINDINGS} of {run.run} is not as it was published"
        finally:
            part.unlink(missing_ok=True)
        return None

    def _group(self) -> None:
        self._database.execute(_GROUPS, [[str(self._room / "tables" / table) for table in self._sites]])

    def _make_again(self) -> None:
        """Make the tables again that DuckDB cannot read."""
        import duckdb

        for table, made_of in list(self._sites.items()):
            try:
                self._database.execute(_GROUPS, [[str(self._room / "tables" / table)]])
            except duckdb.Error:
                (self._folder / table).unlink(missing_ok=True)
                del self._sites[table]
                self.add(*made_of)


def _literal(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def _no_room(folder: Path, error: Exception) -> StoreError:
    return StoreError(
        f"cannot write to {folder}: {' '.join(str(error).split())}. Make room there, or name other folders with --out "
        "and TMPDIR; then run the same command again.",
        path=str(folder),
    )


def _words(values: Iterable[Any]) -> str:
    return ", ".join(_literal(str(value)) for value in sorted(values))


_GROUPS = f"""
CREATE OR REPLACE TEMP TABLE counted AS
SELECT filename, audit, category, severity,
    coalesce(sum(n) FILTER (status IN ({_words(ASKS_FOR_WORK)})), 0) AS open,
    coalesce(sum(n) FILTER (status = {_literal(FindingStatus.NEW)} AND NOT first_run
        AND coalesce(cause, '') <> {_literal(FindingCause.OURS)}), 0) AS new,
    coalesce(sum(n) FILTER (status = {_literal(FindingStatus.FIXED)}), 0) AS fixed,
    coalesce(sum(minutes) FILTER (status IN ({_words(ASKS_FOR_WORK)})), 0) AS minutes
FROM (
    SELECT filename, first_run, audit, category, severity, status, cause, count(*) AS n, sum(minutes) AS minutes
    FROM read_parquet(?, filename = true)
    GROUP BY ALL
)
GROUP BY ALL
"""  # noqa: S608 - our own words
_BY_SITE = """
SELECT filename, severity, category, sum(open), sum(new), sum(fixed), sum(minutes)
FROM counted GROUP BY ALL ORDER BY ALL
"""
_BY_AUDIT = """
SELECT audit, min(category), count(DISTINCT filename), sum(open), sum(new)
FROM counted WHERE open > 0 GROUP BY audit ORDER BY 3 DESC, 4 DESC, 1
"""
