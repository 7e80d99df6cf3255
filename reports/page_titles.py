"""Name the pages of a published run, each when it is asked for."""

from __future__ import annotations

import sqlite3

from reports.names import clinic_suffix, without_suffix
from reports.wording import path

_MOST = 20_000
"""Names in memory; beyond that they are looked up again."""
_TITLE = """
SELECT coalesce(
    (SELECT headline FROM articles WHERE url = :url),
    (SELECT headline FROM texts WHERE url = :url),
    (SELECT title FROM pages WHERE final_url = :url AND title IS NOT NULL),
    (SELECT title FROM pages WHERE url = :url AND title IS NOT NULL)
)"""


class PageTitles:
    """What a reader calls the pages of one run's ``run.sqlite``."""

    def __init__(self, connection: sqlite3.Connection, clinic: str | None = None) -> None:
        """Take a run's database; titles are shown without the name of the ``clinic`` at their ends."""
        self._connection = connection
        self._suffix = clinic_suffix(clinic)
        self._titles: dict[str, str] = {}

    def title(self, url: str | None) -> str:
        """Return what a reader calls a page: its headline or title, else its path; "the whole site" without a URL."""
        if url is None:
            return "the whole site"
        if url not in self._titles:
            if len(self._titles) >= _MOST:
                self._titles.clear()
            (found,) = self._connection.execute(_TITLE, {"url": url}).fetchone()
            self._titles[url] = without_suffix(self._suffix, found) if found else path(url)
        return self._titles[url]
