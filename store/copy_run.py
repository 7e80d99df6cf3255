"""Start a run from the rows of another one, so that its later stages can be repeated."""

from __future__ import annotations

from collections.abc import Sequence

from store.run_store import RunStore


def copy_crawl(store: RunStore, source: str) -> None:
    """Copy the pages of the run ``source`` and the end of its crawl into this run; bodies are shared."""
    with store.connection:
        store.connection.execute("BEGIN")
        table = store.connection.execute("PRAGMA table_info(pages)")
        names = ", ".join(row[1] for row in table if row[1] != "run")
        store.connection.execute(
            f"INSERT INTO pages (run, {names}) SELECT ?, {names} FROM pages WHERE run = ?",  # noqa: S608 - our columns
            (store.run, source),
        )
        store.connection.execute(
            "UPDATE runs SET (start_url_final, status, limited, reason, crawl_json) = "
            "(SELECT start_url_final, status, limited, reason, crawl_json FROM runs WHERE run = ?) WHERE run = ?",
            (source, store.run),
        )


def copy_lines(store: RunStore, source: str, files: Sequence[str]) -> None:
    """Copy the lines of these files of the run ``source`` into this run."""
    with store.connection:
        store.connection.execute("BEGIN")
        store.connection.executemany(
            "INSERT OR REPLACE INTO lines (run, file, key, json) "
            "SELECT ?, file, key, json FROM lines WHERE run = ? AND file = ?",
            [(store.run, source, file) for file in files],
        )
