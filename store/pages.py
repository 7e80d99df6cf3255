"""Store the pages of a run and their bodies, each body once, compressed, by its hash."""

from __future__ import annotations

import hashlib
import json
import sqlite3
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from schemas.page_note import PageNote, PageNoteName, read_page_note
from schemas.stored_page import StoredPage
from schemas.vocabulary import Fetch
from store.compression import pack, unpack
from store.run_store import RunStore

_COLUMNS = (
    "u.url, coalesce(v.url, t.url, u.url), p.fetch, coalesce(p.final_status, p.http_status), p.content_type,"
    " p.headers, p.body_sha256, p.depth, p.inlinks, p.in_sitemap, p.sitemap_lastmod, p.fetched_at, p.error, p.notes"
)
_FROM = (
    " FROM pages p JOIN urls u ON u.id = p.url_id LEFT JOIN urls v ON v.id = p.final_id"
    " LEFT JOIN urls t ON t.id = p.target_id WHERE p.run = ?"
)


_NO_HEADERS: dict[str, str] = {}
"""One for all pages that are read without theirs."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PageRow:
    """One URL as the crawl writes it."""

    url_id: int
    fetch: Fetch
    http_status: int | None = None
    content_type: str | None = None
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes | None = None
    """A new body; null where there is none or ``body_sha256`` names a stored one."""
    body_sha256: str | None = None
    links: bytes = b""
    """See ``store.links.pack``."""
    reader: int = 0
    """Version of the rules that found the links."""
    target_id: int | None = None
    """Number of the URL that the answer redirects to."""
    fetched_at: str = ""
    error: str | None = None
    notes: Sequence[PageNote] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """One URL as an earlier run stored it, for a conditional request."""

    etag: str | None
    last_modified: str | None
    http_status: int
    content_type: str | None
    headers: dict[str, str]
    body_sha256: str
    links: bytes
    notes: tuple[PageNote, ...]


def put_page(store: RunStore, page: PageRow) -> None:
    """Write a page and, where it is new, its body; in the caller's transaction."""
    sha256 = page.body_sha256
    if page.body is not None:
        sha256 = hashlib.sha256(page.body).hexdigest()
        if not store.connection.execute("SELECT 1 FROM bodies WHERE sha256 = ?", (sha256,)).fetchone():
            store.connection.execute(
                "INSERT INTO bodies (sha256, size_bytes, zstd) VALUES (?, ?, ?)",
                (sha256, len(page.body), pack(page.body)),
            )
    store.connection.execute(
        "INSERT OR REPLACE INTO pages (run, url_id, fetch, http_status, content_type, headers, body_sha256, links,"
        " reader, target_id, fetched_at, error, notes) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            store.run, page.url_id, page.fetch, page.http_status, page.content_type,
            json.dumps(dict(page.headers), ensure_ascii=False, sort_keys=True) if page.headers else "{}",
            sha256, page.links, page.reader, page.target_id, page.fetched_at, page.error,
            json.dumps([str(note) for note in page.notes], ensure_ascii=False) if page.notes else "[]",
        ),
    )  # fmt: skip


def known_page(store: RunStore, url_id: int, reader: int) -> Known | None:
    """Return a URL as a run stored it; None where it has no body, no validator, or other rules read its links.

    Whether links led to it is no part of it: that is the run's own to say.
    """
    row = store.connection.execute(
        "SELECT p.http_status, p.content_type, p.headers, p.body_sha256, p.links, p.notes FROM pages p"
        " WHERE p.run = ? AND p.url_id = ? AND p.reader = ? AND p.body_sha256 IN (SELECT sha256 FROM bodies)"
        " AND p.fetch IN ('fetched', 'not_modified')",
        (store.run, url_id, reader),
    ).fetchone()
    if row is None:
        return None
    headers: dict[str, str] = json.loads(row[2])
    etag, last_modified = headers.get("etag"), headers.get("last-modified")
    if not etag and not last_modified:
        return None
    return Known(
        etag=etag, last_modified=last_modified, http_status=row[0], content_type=row[1], headers=headers,
        body_sha256=row[3], links=row[4],
        notes=tuple(note for note in _notes(row[5]) if note.name is not PageNoteName.NOT_LINKED),
    )  # fmt: skip


def iter_pages(store: RunStore, *, with_headers: bool = True) -> Iterator[StoredPage]:
    """Yield the run's pages by URL. A URL that redirects has its target as ``final_url`` and no body.

    Without their headers, which are most of what a page takes in memory, all pages of a site can be held together.
    """
    columns = _COLUMNS if with_headers else _COLUMNS.replace("p.headers", "'{}'")
    for row in store.connection.execute(f"SELECT {columns}{_FROM} ORDER BY u.url", (store.run,)):
        yield _page(row)


def headers_of(store: RunStore, url: str) -> dict[str, str]:
    """Return the headers of the page at a URL as first found; none where the run has no such page."""
    row = store.connection.execute(
        "SELECT p.headers FROM pages p JOIN urls u ON u.id = p.url_id WHERE u.url = ? AND p.run = ?",
        (url, store.run),
    ).fetchone()
    return {} if row is None else json.loads(row[0])


def count_pages(store: RunStore) -> int:
    """Return the number of the run's pages, redirects among them."""
    return int(
        store.connection.execute("SELECT count(*) FROM pages WHERE run = ?", (store.run,)).fetchone()[0]
    )


def has_page(store: RunStore, url: str) -> bool:
    """Return whether the run has a page at a normalised URL, however it answered."""
    row = store.connection.execute(
        "SELECT 1 FROM pages p JOIN urls u ON u.id = p.url_id WHERE u.url = ? AND p.run = ?", (url, store.run)
    ).fetchone()
    return row is not None


def body(connection: sqlite3.Connection, sha256: str) -> bytes:
    """Return a stored body; KeyError when there is none of that hash."""
    row = connection.execute("SELECT zstd FROM bodies WHERE sha256 = ?", (sha256,)).fetchone()
    if row is None:
        raise KeyError(sha256)
    return unpack(row[0])


def _notes(text: str) -> tuple[PageNote, ...]:
    return () if text == "[]" else tuple(read_page_note(note) for note in json.loads(text))


def _page(row: tuple[Any, ...]) -> StoredPage:
    return StoredPage(
        url=row[0],
        final_url=row[0] if row[1] == row[0] else row[1],  # one text in memory, not two
        fetch=Fetch(row[2]),
        http_status=row[3],
        content_type=row[4] and sys.intern(row[4]),
        headers=_NO_HEADERS if row[5] == "{}" else json.loads(row[5]),
        body_sha256=row[6],
        depth=row[7],
        inlinks=row[8],
        in_sitemap=bool(row[9]),
        sitemap_lastmod=row[10],
        fetched_at=row[11] and sys.intern(row[11]),
        error=row[12],
        notes=_notes(row[13]),
    )
