"""Put the counts of many runs' findings into one Parquet table, and add them up, by DuckDB (extra ``parquet``)."""

from __future__ import annotations

import os
import re
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

from reports.agency.run_line import FINDINGS, RunLine
from schemas.errors import StoreError, UsageError
from schemas.finding_states import ASKS_FOR_WORK
from schemas.vocabulary import FindingCause, FindingStatus
from store.finding_counts import COUNTS_FILE, CountLine, finding_counts

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

TABLE = "findings.parquet"
LAYOUT = 2
"""Number of the form of the counts that are kept for older runs: those of another form are made again."""
_MEMORY = "512MB"
_OURS = re.compile(r"[0-9a-f]{32}\.parquet|\d+-[0-9a-f]{64}\.jsonl")
"""``0123456789abcdef0123456789abcdef.parquet`` of former versions; ``2-``, a sha256 and ``.jsonl``."""


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
    """What is counted over all runs."""

    by_site: list[SiteCount]
    by_audit: list[AuditCount]
    """Those on most sites first."""


class _Row(CountLine, gc=False, kw_only=True):
    """A run's count with the number of the site that it is of."""

    site: int = 0


class _Site(msgspec.Struct, frozen=True, kw_only=True):
    """What the table says of each site."""

    site: int
    folder: str
    run: str
    first_run: bool


_ROW = msgspec.json.Decoder(_Row)
_TO_JSON = msgspec.json.Encoder()


@contextmanager
def finding_tables(folder: Path) -> Iterator[FindingTables]:
    """Open the folder of the tables, which is made where it is missing, for the time of the ``with``.

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
        # DuckDB takes *, ? and [ in a path for a pattern: it is handed a link whose name has none.
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
    """The counts of the runs that were named with `add`."""

    def __init__(self, database: DuckDBPyConnection, room: Path, folder: Path) -> None:
        self._database = database
        self._room = room
        self._folder = folder
        self._sites: list[Path] = []
        self._kept: set[str] = set()
        self.counted = 0
        """Runs whose findings had to be counted: those of versions that published no counts, the first time."""

    def add(self, site: Path, run: RunLine, first: bool) -> str | None:
        """Take the counts of a run's findings in; ``first`` says that nothing of it counts as new.

        Returns in words why its findings cannot be read, or null. Raises `StoreError` where there is no room.
        """
        source = site / "runs" / run.run / FINDINGS
        named = run.file(FINDINGS)
        if named is None or not _is_whole(source, named.bytes):
            return f"{FINDINGS} of {run.run} is not as it was published"
        rows = self._published(source.with_name(COUNTS_FILE), run)
        if rows is None:
            try:
                rows = self._counted(source, run)
            except PermissionError:
                return f"{FINDINGS} of {run.run} cannot be read"
            except ValueError:
                return f"{FINDINGS} of {run.run} is not as it was published"
        number = len(self._sites)
        self._sites.append(site)
        for row in rows:
            row.site = number
        folder = os.fsencode(site.resolve()).decode("utf-8", "backslashreplace")
        self._keep(_ROWS, rows)
        self._keep(_SITES, [_Site(site=number, folder=folder, run=run.run, first_run=first)])
        return None

    def count(self) -> FindingCounts:
        """Write the table, and return the numbers over it. Raises `StoreError` where there is no room."""
        import duckdb

        if not self._sites:
            (self._folder / TABLE).unlink(missing_ok=True)
            return FindingCounts(by_site=[], by_audit=[])
        part = self._room / "tables" / f".{TABLE}.part"
        try:
            self._database.execute(_copy(self._room, part))
            part.replace(self._folder / TABLE)
            self._database.execute(_COUNTED, [str(self._room / "tables" / TABLE)])
        except (duckdb.IOException, duckdb.OutOfMemoryException, OSError) as error:
            raise _no_room(self._folder, error) from error
        finally:
            part.unlink(missing_ok=True)
        by_site = self._database.execute(_BY_SITE).fetchall()
        by_audit = self._database.execute(_BY_AUDIT).fetchall()
        return FindingCounts(
            by_site=[
                SiteCount(
                    folder=self._sites[site], severity=severity, category=category,
                    open=int(opened), new=int(new), fixed=int(fixed), minutes=int(minutes),
                )
                for site, severity, category, opened, new, fixed, minutes in by_site
            ],
            by_audit=[
                AuditCount(audit=audit, category=category, sites=int(sites), open=int(opened), new=int(new))
                for audit, category, sites, opened, new in by_audit
            ],
        )  # fmt: skip

    def forget_others(self) -> None:
        """Remove the kept counts of runs that were not named: those of last week."""
        for path in self._folder.iterdir():
            if _OURS.fullmatch(path.name) and path.name not in self._kept:
                path.unlink(missing_ok=True)

    def _published(self, path: Path, run: RunLine) -> list[_Row] | None:
        """Return the counts that a run published; null where it has none, or none that are its findings'."""
        named = run.file(COUNTS_FILE)
        return _read(path, run) if named is not None and _is_whole(path, named.bytes) else None

    def _counted(self, source: Path, run: RunLine) -> list[_Row]:
        """Return the counts of a run that published none, as they were kept, or now; raises as `finding_counts`."""
        named = run.file(FINDINGS)
        assert named is not None
        kept = self._folder / f"{LAYOUT}-{named.sha256}.jsonl"
        self._kept.add(kept.name)
        rows = _read(kept, run)
        if rows is None:
            lines = "".join(f"{line}\n" for line in finding_counts(source)).encode()
            part = kept.with_name(f".{kept.name}.part")
            try:
                part.write_bytes(lines)
                part.replace(kept)
            except OSError as error:
                part.unlink(missing_ok=True)
                raise _no_room(self._folder, error) from error
            rows = _ROW.decode_lines(lines)
            self.counted += 1
        return rows

    def _keep(self, name: str, lines: Iterable[object]) -> None:
        try:
            with (self._room / name).open("ab") as file:
                file.write(_TO_JSON.encode_lines(list(lines)))
        except OSError as error:
            raise _no_room(self._room, error) from error


def _is_whole(path: Path, size: int) -> bool:
    try:
        return path.is_file() and path.stat().st_size == size
    except OSError:
        return False


def _read(path: Path, run: RunLine) -> list[_Row] | None:
    """Return the counts in a file; null where it has none, or where they are not those of the run's findings."""
    try:
        rows = _ROW.decode_lines(path.read_bytes())
    except (OSError, ValueError):
        return None
    named = run.file(FINDINGS)
    return rows if named is None or named.rows in (None, sum(row.findings for row in rows)) else None


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


_ROWS, _SITES = "rows.jsonl", "sites.jsonl"


def _copy(room: Path, target: Path) -> str:
    """Return the statement that writes the table."""

    def read(name: str, columns: dict[str, str]) -> str:
        listed = ", ".join(f"'{column}': '{kind}'" for column, kind in columns.items())
        path = _literal(str(room / name))
        return f"read_json({path}, format = 'newline_delimited', columns = {{{listed}}})"

    words = dict.fromkeys(("audit", "category", "severity", "tier", "status", "cause"), "VARCHAR")
    rows = read(_ROWS, {"site": "INTEGER", **words, "findings": "BIGINT", "minutes": "BIGINT"})
    sites = read(_SITES, {"site": "INTEGER", "folder": "VARCHAR", "run": "VARCHAR", "first_run": "BOOLEAN"})
    wanted = f"folder, run, first_run, {', '.join(words)}, findings, minutes, site"
    joined = f"SELECT {wanted} FROM {rows} AS counts JOIN {sites} AS sites USING (site) ORDER BY site"  # noqa: S608 - our words
    return f"COPY ({joined}) TO {_literal(str(target))} (FORMAT parquet, COMPRESSION zstd)"


_COUNTED = f"""
CREATE OR REPLACE TEMP TABLE counted AS
SELECT site, audit, category, severity,
    coalesce(sum(findings) FILTER (status IN ({_words(ASKS_FOR_WORK)})), 0) AS open,
    coalesce(sum(findings) FILTER (status = {_literal(FindingStatus.NEW)} AND NOT first_run
        AND coalesce(cause, '') <> {_literal(FindingCause.OURS)}), 0) AS new,
    coalesce(sum(findings) FILTER (status = {_literal(FindingStatus.FIXED)}), 0) AS fixed,
    coalesce(sum(minutes) FILTER (status IN ({_words(ASKS_FOR_WORK)})), 0) AS minutes
FROM read_parquet(?)
GROUP BY ALL
"""  # noqa: S608 - our own words
_BY_SITE = """
SELECT site, severity, category, sum(open), sum(new), sum(fixed), sum(minutes)
FROM counted GROUP BY ALL ORDER BY ALL
"""
_BY_AUDIT = """
SELECT audit, min(category), count(DISTINCT site), sum(open), sum(new)
FROM counted WHERE open > 0 GROUP BY audit ORDER BY 3 DESC, 4 DESC, 1
"""
