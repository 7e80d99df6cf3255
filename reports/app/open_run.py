"""Hold one published run open: its records, its names, its words."""

from __future__ import annotations

import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path

from reports.edit_link import edit_link
from reports.page_lines import PageLine, page_line
from reports.page_titles import PageTitles
from reports.site_words import SiteWords
from reports.wording import host
from schemas.audit_info import AuditInfo
from schemas.finding import Finding
from schemas.manifest import RunManifest
from store.published_folder import PublishedFolder
from store.run_database import RunDatabase, connect, make_database, own_database

_ID_TABLES = {"t": "texts", "a": "articles", "p": "pages"}


class OpenRun:
    """One run, read by one request after another: SQLite's temporary tables hang on the one connection."""

    def __init__(self, published: PublishedFolder) -> None:
        """Take the run; its database is opened when somebody reads it."""
        self.published = published
        self._turn = threading.RLock()

    @cached_property
    def _database(self) -> RunDatabase:
        """Return the run's database; of a run that has none of today's, one is made in a temporary folder."""
        path = own_database(self.published)
        if path is None:
            # The file is unlinked as soon as it is open: it takes no room when the run is closed, or the server killed.
            with tempfile.TemporaryDirectory(prefix="checkup-", ignore_cleanup_errors=True) as room:
                path = make_database(self.published, Path(room))
                return RunDatabase(path=path, connection=connect(path, many_threads=True))
        return RunDatabase(path=path, connection=connect(path, many_threads=True))

    @cached_property
    def _titles(self) -> PageTitles:
        return PageTitles(self._database.connection, self.clinic)

    @property
    def manifest(self) -> RunManifest:
        """Return the run's table of contents."""
        return self.published.manifest

    @property
    def name(self) -> str:
        """Return the run's name."""
        return self.published.run

    @contextmanager
    def reading(self) -> Iterator[RunDatabase]:
        """Wait for the run's database and keep it for the time of the ``with``."""
        with self._turn:
            yield self._database

    @cached_property
    def words(self) -> SiteWords:
        """Return how the site's readers write dates and numbers."""
        named = self.manifest.locale or self.manifest.settings.get("locale")
        return SiteWords(named if isinstance(named, str) else "en-US")

    @cached_property
    def clinic(self) -> str:
        """Return the clinic's name, or the host where nothing names it."""
        named = self.manifest.name or self.manifest.settings.get("name")
        return named if isinstance(named, str) and named else host(self.manifest.site)

    @cached_property
    def audits(self) -> dict[str, AuditInfo]:
        """Return the descriptions of the audits by their ids."""
        with self.reading() as database:
            found = [AuditInfo.model_validate_json(line, extra="ignore") for line in database.lines("audits")]
        return {info.audit: info for info in found}

    def title(self, url: str | None) -> str:
        """Return what a reader calls a page."""
        with self.reading():
            return self._titles.title(url)

    def finding(self, finding_id: str) -> tuple[int, Finding] | None:
        """Return a finding and its line by its id, or null."""
        with self.reading() as database:
            row = database.connection.execute(
                "SELECT line, json FROM findings WHERE finding_id = ?", (finding_id,)
            ).fetchone()
        return (row[0], Finding.model_validate_json(row[1], extra="ignore")) if row else None

    def page(self, url: str | None) -> PageLine | None:
        """Return what is known of the page at a URL, or null."""
        if url is None:
            return None
        with self.reading() as database:
            row = database.connection.execute(
                "SELECT json FROM pages WHERE final_url = ? UNION ALL SELECT json FROM pages WHERE url = ? LIMIT 1",
                (url, url),
            ).fetchone()
        return page_line(row[0]) if row else None

    def edit_link(self, url: str | None) -> str | None:
        """Return the address of a page's edit screen, where it is known."""
        template = self.manifest.settings.get("edit_url")
        page = self.page(url)
        return edit_link(page, template if isinstance(template, str) else None) if page else None

    def subject_name(self, subject: str, url: str | None) -> str:
        """Return the name of a record: of an office its label or street, of others that of their page."""
        if subject.startswith("l-"):
            with self.reading() as database:
                row = database.connection.execute(
                    "SELECT coalesce(label, street || coalesce(', ' || city, '')) FROM locations WHERE location_id = ?",
                    (subject,),
                ).fetchone()
            if row and row[0]:
                return str(row[0])
        if url is None:
            url = self._url_of(subject)
        return self.title(url)

    def _url_of(self, subject: str) -> str | None:
        table = _ID_TABLES.get(subject[:1]) if subject[1:2] == "-" else None
        if table is None:
            return None
        column = f"{table[:-1]}_id"
        with self.reading() as database:
            row = database.connection.execute(
                f"SELECT url FROM {table} WHERE {column} = ?",  # noqa: S608 - our tables
                (subject,),
            ).fetchone()
        return str(row[0]) if row else None
