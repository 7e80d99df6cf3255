"""Number URLs, so that each is written once and named by its number elsewhere."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence

_KEPT = 50_000
"""URLs remembered in memory: those that were numbered one by one, as redirects' targets and site maps' entries are."""


class UrlNumbers:
    """Numbers of URLs in the store, with the recent ones remembered."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._known: dict[str, int] = {}
        self.new_chars = 0
        """Characters of the URLs that were written."""

    def number(self, url: str) -> int:
        """Return the URL's number; a URL without one gets it now."""
        known = self._known.get(url)
        if known is None:
            row = self._connection.execute("SELECT id FROM urls WHERE url = ?", (url,)).fetchone()
            if row is None:
                self.new_chars += len(url)
                known = self._connection.execute("INSERT INTO urls (url) VALUES (?)", (url,)).lastrowid
            else:
                known = row[0]
            assert known is not None
            if len(self._known) >= _KEPT:
                self._known.clear()
            self._known[url] = known
        return known

    def find_all(self, urls: Sequence[str]) -> dict[str, int]:
        """Return the numbers of those URLs that have one, found by one statement."""
        known = self._known
        found = {url: known[url] for url in urls if url in known}
        unsure = [url for url in urls if url not in known]
        if unsure:
            found.update(
                self._connection.execute(
                    "SELECT u.url, u.id FROM json_each(?) AS wanted JOIN urls AS u ON u.url = wanted.value",
                    (json.dumps(unsure),),
                )
            )
        return found

    def add_all(self, urls: Sequence[str]) -> dict[str, int]:
        """Return the numbers that different URLs, none of which had one, get now, in their order."""
        if not urls:
            return {}
        self.new_chars += sum(map(len, urls))
        return dict(
            self._connection.execute(
                "INSERT INTO urls (url) SELECT value FROM json_each(?) ORDER BY key RETURNING url, id",
                (json.dumps(urls),),
            ).fetchall()
        )

    def url(self, number: int) -> str:
        """Return the URL of a number; KeyError when it has none."""
        row = self._connection.execute("SELECT url FROM urls WHERE id = ?", (number,)).fetchone()
        if row is None:
            raise KeyError(number)
        return str(row[0])

    def forget(self) -> None:
        """Drop the remembered numbers: after a transaction that was rolled back they are void."""
        self._known.clear()
