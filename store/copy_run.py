"""Starts a run from what another one stored, so that its later stages can be made again."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence


def copy_crawl(connection: sqlite3.Connection, source: str, target: str) -> None:
    """Give the run ``target`` the crawl of ``source``: its pages and how it ended; bodies are shared."""
    with connection:
        connection.execute("BEGIN")
        columns = [row[1] for row in connection.execute("PRAGMA table_info(pages)") if row[1] not in ("run",)]
        names = ", ".join(columns)
        connection.execute(
            f"INSERT INTO pages (run, {names}) SELECT ?, {names} FROM pages WHERE run = ?",  # noqa: S608 - our columns
            (target, source),
        )
        connection.execute(
            "UPDATE runs SET (start_url_final, status, limited, reason, crawl_json) = "
            "(SELECT start_url_final, status, limited, reason, crawl_json FROM runs WHERE run = ?) WHERE run = ?",
            (source, target),
        )


def copy_lines(connection: sqlite3.Connection, source: str, target: str, files: Sequence[str]) -> None:
    """Give the run ``target`` the lines of these files of ``source``."""
    with connection:
        connection.execute("BEGIN")
        connection.executemany(
            "INSERT OR REPLACE INTO lines (run, file, key, json) "
            "SELECT ?, file, key, json FROM lines WHERE run = ? AND file = ?",
            [(target, source, file) for file in files],
        )
