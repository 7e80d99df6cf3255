"""What a run's links say once all are known: depth, inlinks, where redirects end.

Counted at the end from what is stored and never on the way, so that it cannot hang on who answered first.
"""

from __future__ import annotations

import sqlite3
from collections import Counter

from store.links import SHOWN, unpack

MAX_HOPS = 20
"""Redirects that are followed; browsers stop at the same number (Fetch standard, HTTP-redirect fetch)."""


def settle(connection: sqlite3.Connection, run: str) -> None:
    """Write depth, inlinks, site-map facts and the end of redirects into the run's pages, in one transaction.

    A chain of redirects that never ends or is too long becomes an error of the pages in it.
    """
    connection.execute("BEGIN IMMEDIATE")
    try:
        targets: dict[int, int] = dict(
            connection.execute(
                "SELECT url_id, target_id FROM pages WHERE run = ? AND target_id IS NOT NULL", (run,)
            )
        )
        ends = {url_id: _end(url_id, targets) for url_id in targets}
        connection.execute(
            "UPDATE pages SET (depth, in_sitemap, sitemap_lastmod) = (SELECT f.depth, f.in_sitemap, f.lastmod"
            " FROM frontier f WHERE f.run = pages.run AND f.url_id = pages.url_id) WHERE run = ?1 AND EXISTS"
            " (SELECT 1 FROM frontier f WHERE f.run = ?1 AND f.url_id = pages.url_id)",
            (run,),
        )
        inlinks: Counter[int] = Counter()
        for url_id, links in connection.execute(
            "SELECT url_id, links FROM pages WHERE run = ? AND links <> x''", (run,)
        ):
            pointed = {number for number, kind in unpack(links) if kind in SHOWN}
            inlinks.update({ends.get(number) or number for number in pointed} - {url_id})
        connection.executemany(
            "UPDATE pages SET inlinks = ? WHERE run = ? AND url_id = ?",
            ((number, run, url_id) for url_id, number in inlinks.items()),
        )
        for url_id, end in ends.items():
            if end is None:
                connection.execute(
                    "UPDATE pages SET fetch = 'error', error = ? WHERE run = ? AND url_id = ?",
                    ("the redirects never end: a loop, or too many of them", run, url_id),
                )
            else:
                connection.execute(
                    "UPDATE pages SET final_id = ?3, final_status = coalesce((SELECT p.http_status FROM pages p"
                    " WHERE p.run = ?1 AND p.url_id = ?3), http_status) WHERE run = ?1 AND url_id = ?2",
                    (run, url_id, end),
                )
        connection.execute("COMMIT")
    except BaseException:
        connection.execute("ROLLBACK")
        raise


def _end(url_id: int, targets: dict[int, int]) -> int | None:
    """Return where the redirects from a URL end; None for a loop or more than MAX_HOPS of them."""
    for _ in range(MAX_HOPS):
        if url_id not in targets:
            return url_id
        url_id = targets[url_id]
    return None
