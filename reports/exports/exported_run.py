"""Hold the published run that is exported: its manifest, its files, its records from ``run.sqlite``."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from reports.page_titles import PageTitles
from reports.progress import Progress
from reports.wording import host
from schemas.audit_info import AuditInfo
from schemas.finding import Finding
from schemas.finding_states import ASKS_FOR_WORK
from store.published_folder import PublishedFolder
from store.run_database import RunDatabase, open_run_database
from store.run_tables import RUN_DATABASE

_WORK = f"status IN ({', '.join(repr(status.value) for status in sorted(ASKS_FOR_WORK))})"


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportedRun:
    """One published run; records come one at a time."""

    published: PublishedFolder
    """Its folder and manifest."""
    database: RunDatabase
    """Its records."""
    titles: PageTitles
    """Names of its pages."""

    @property
    def name(self) -> str:
        """Return the clinic's name, or the host where nothing names it."""
        manifest = self.published.manifest
        named = manifest.name or manifest.settings.get(
            "name"
        )  # an older run's manifest has its profile's alone
        return named if isinstance(named, str) and named else host(manifest.site)

    def count_findings(self, *, work: bool | None = None) -> int:
        """Return the number of findings; with ``work`` true or false only of those that ask for it, or do not."""
        return self.database.count("findings", _where(work))

    def findings(self, *, work: bool | None = None, severity: str | None = None) -> Iterator[Finding]:
        """Yield the findings, the worst first; those that ask for work, or do not, and of one severity, where named."""
        where = f"{_where(work)} AND severity = coalesce(?, severity)"
        lines = self.database.lines("findings", where, severity)
        return (Finding.model_validate_json(line, extra="ignore") for line in lines)

    def audits(self) -> list[AuditInfo]:
        """Return what the run's audits are."""
        return [AuditInfo.model_validate_json(line, extra="ignore") for line in self.database.lines("audits")]

    def title(self, url: str | None) -> str:
        """Return what a reader calls a page (`PageTitles`)."""
        return self.titles.title(url)


@contextmanager
def exported_run(published: PublishedFolder, progress: Progress) -> Iterator[ExportedRun]:
    """Open a run's records for the time of the ``with``; its database is made where it has none.

    Raises `StoreError` where there is no room for that.
    """
    if not (published.folder / RUN_DATABASE).is_file():
        progress.stage("Making the run's database", sum(file.rows or 0 for file in published.manifest.files))
    with open_run_database(published, progress.advance) as database:
        yield ExportedRun(published=published, database=database, titles=PageTitles(database.connection))


def _where(work: bool | None) -> str:
    return "1" if work is None else _WORK if work else f"NOT {_WORK}"
