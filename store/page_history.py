"""Keep when each page was first seen, last seen and last changed, over all complete runs."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping
from dataclasses import astuple, dataclass, fields, replace
from typing import Any

from schemas.vocabulary import Lifecycle


@dataclass(frozen=True, slots=True, kw_only=True)
class PageHistory:
    """Life of one page; times are UTC ISO 8601."""

    page_id: str
    url: str
    first_seen: str
    last_seen: str
    last_changed: str | None
    content_hash: str | None
    lifecycle: Lifecycle
    missing_runs: int
    """Complete runs in a row that found the page gone (404 or 410) or no longer linked."""


def before_last_crawl(history: PageHistory) -> PageHistory:
    """Return a page's life as it was before the last crawl counted: records made again of that crawl count it once."""
    return replace(history, missing_runs=max(0, history.missing_runs - 1))


_NAMES = tuple(field.name for field in fields(PageHistory))
_COLUMNS = ", ".join(_NAMES)


def from_values(values: Mapping[str, Any]) -> PageHistory:
    """Return a page's history from its plain values by name."""
    return PageHistory(**(dict(values) | {"lifecycle": Lifecycle(values["lifecycle"])}))


def load(connection: sqlite3.Connection) -> dict[str, PageHistory]:
    """Return every page's history by its id."""
    rows = connection.execute(f"SELECT {_COLUMNS} FROM page_history ORDER BY page_id")  # noqa: S608 - our columns
    return {row[0]: from_values(dict(zip(_NAMES, row, strict=True))) for row in rows}


def get(connection: sqlite3.Connection, page_id: str) -> PageHistory | None:
    """Return one page's history, or null."""
    row = connection.execute(
        f"SELECT {_COLUMNS} FROM page_history WHERE page_id = ?",  # noqa: S608 - our columns
        (page_id,),
    ).fetchone()
    return None if row is None else from_values(dict(zip(_NAMES, row, strict=True)))


def keep(connection: sqlite3.Connection, histories: Iterable[PageHistory]) -> None:
    """Write histories inside the caller's transaction."""
    marks = ", ".join("?" * len(_NAMES))
    connection.executemany(
        f"INSERT OR REPLACE INTO page_history ({_COLUMNS}) VALUES ({marks})",  # noqa: S608 - our columns
        [astuple(history) for history in histories],
    )
