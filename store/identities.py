"""Mint page ids and keep them by every URL that ever led to the page."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping


def load(connection: sqlite3.Connection) -> dict[str, str]:
    """Return page ids by every URL that ever led to the page."""
    return dict(connection.execute("SELECT url, page_id FROM identities ORDER BY url"))


def keep(connection: sqlite3.Connection, page_ids: Mapping[str, str]) -> None:
    """Add URLs with their ids inside the caller's transaction; a URL that has one keeps it."""
    connection.executemany(
        "INSERT INTO identities (url, page_id) VALUES (?, ?) ON CONFLICT (url) DO NOTHING",
        sorted(page_ids.items()),
    )
