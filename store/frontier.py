"""Keep the URLs that a crawl still has to request, so that a killed run goes on from the same place.

A row is *found* when a page or a site map names it, *pending* once the crawl admits it, *leased* while it is
requested, and *done* together with its page in one transaction. Leases fall back to pending at the start, so
that a kill costs at most the requests under way. Rows are admitted and leased by depth: the set of URLs that
a cap lets through does not depend on the order of the answers.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import IntEnum

from schemas.left_out import LeftOut, read_left_out
from store.links import FREE, LinkKind, read_packed
from store.run_store import RunStore


class Kind(IntEnum):
    """Kinds of files that are requested. Written in the store: never renumbered."""

    ROBOTS = 0
    SITEMAP = 1
    PAGE = 2


class State(IntEnum):
    """States of a row. Written in the store: never renumbered."""

    FOUND = 0
    PENDING = 1
    LEASED = 2
    DONE = 3
    LEFT_OUT = 4


ROBOTS_DEPTH = -2
SITEMAP_DEPTH = -1

MAX_HOPS = 20
"""Redirects that are followed; browsers stop at the same number (Fetch standard, HTTP-redirect fetch)."""

_ALWAYS, _FAR = -10, 1 << 30
"""A depth less than any, and one greater than any."""

_KEPT = 100_000
"""Links remembered in memory."""

_INDEX = {State.FOUND: "frontier_found", State.PENDING: "frontier_pending"}

_ADD = (
    "INSERT INTO frontier (run, url_id, kind, state, depth, place, hops, root, in_sitemap, lastmod)"
    " VALUES (?, ?, ?, 0, ?, ?, ?, ?, ?, ?) ON CONFLICT (run, url_id) DO UPDATE SET"
    " depth = CASE WHEN state = 0 THEN min(depth, excluded.depth) ELSE depth END,"
    " hops = CASE WHEN state = 0 THEN min(hops, excluded.hops) ELSE hops END,"
    " root = max(root, excluded.root),"
    " in_sitemap = max(in_sitemap, excluded.in_sitemap),"
    " lastmod = CASE WHEN lastmod IS NULL OR excluded.lastmod > lastmod"
    " THEN coalesce(excluded.lastmod, lastmod) ELSE lastmod END"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Lease:
    """One row that is being requested."""

    url_id: int
    url: str
    kind: Kind
    depth: int
    hops: int
    """Redirects (of a page) or indexes (of a site map) that led here."""
    root: bool
    """True where it belongs to the redirects of the start URL."""
    tries: int
    """Failed answers before this one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Find:
    """A URL that a page, a site map or the profile names."""

    url_id: int
    url: str = ""
    """Filled in when a row is read; empty is enough when one is added."""
    kind: Kind = Kind.PAGE
    depth: int
    hops: int = 0
    root: bool = False
    in_sitemap: bool = False
    lastmod: str | None = None


class Frontier:
    """The frontier of one run. Writes join the caller's transaction.

    A query for open rows names their state as a literal, and its index: without statistics SQLite would as soon
    walk through all rows that are done (https://www.sqlite.org/partialindex.html, lang_indexedby.html).
    """

    def __init__(self, store: RunStore) -> None:
        self._connection = store.connection
        self._run = store.run
        self._seen: dict[int, int] = {}
        self._rows = bytearray()
        self._none_pending = False
        self.known = 0
        """Rows of the run, in any state."""
        self._read_rows()

    def _read_rows(self) -> None:
        self._rows = bytearray()
        self.known = 0
        for (url_id,) in self._connection.execute("SELECT url_id FROM frontier WHERE run = ?", (self._run,)):
            self.reserve(url_id)

    def has(self, url_id: int) -> bool:
        """Return whether the run has a row for a URL's number."""
        at = url_id >> 3
        return at < len(self._rows) and bool(self._rows[at] >> (url_id & 7) & 1)

    def reserve(self, url_id: int) -> None:
        """Count a URL that is added in this transaction."""
        # A bit for each number: half a million rows are 60 kB.
        at, bit = url_id >> 3, 1 << (url_id & 7)
        if at >= len(self._rows):
            self._rows.extend(bytes(at + 1 - len(self._rows) + len(self._rows) // 8))
        if not self._rows[at] & bit:
            self._rows[at] |= bit
            self.known += 1

    def release(self) -> int:
        """Move the leases of a killed process back to pending; return their number."""
        self._none_pending = False
        done = self._connection.execute(
            "UPDATE frontier SET state = 1 WHERE run = ? AND state = 2", (self._run,)
        )
        return done.rowcount

    def add(self, finds: Iterable[Find]) -> None:
        """Add new URLs; of known ones, keep the least depth and hops and the latest lastmod."""
        finds = list(finds)
        for find in finds:
            self.reserve(find.url_id)
        self._connection.executemany(
            _ADD,
            [
                (
                    self._run, find.url_id, find.kind, find.depth, _place(find.url_id), find.hops, find.root,
                    find.in_sitemap, find.lastmod,
                )
                for find in finds
            ],
        )  # fmt: skip

    def add_links(self, packed: bytes, depth: int, hops: int) -> None:
        """Add the links of a page at a depth, reached by so many redirects (see ``store.links.pack``)."""
        seen = self._seen
        steps = [depth if kind in FREE else depth + 1 for kind in LinkKind]
        fresh = []
        # Most links of a page are on every page: they cost a look-up here, not a statement.
        looked = [*steps]
        looked[LinkKind.REFRESH] = _ALWAYS
        for link in [link for link in read_packed(packed) if seen.get(link >> 3, _FAR) > looked[link & 7]]:
            kind, url_id = link & 7, link >> 3
            if kind == LinkKind.REFRESH:
                if hops < MAX_HOPS:
                    self.reserve(url_id)
                    fresh.append((self._run, url_id, Kind.PAGE, depth, _place(url_id), hops + 1, 0, 0, None))
                continue
            best = seen.get(url_id)
            if best is None or best > steps[kind]:
                seen[url_id] = steps[kind]
                self.reserve(url_id)
                fresh.append((self._run, url_id, Kind.PAGE, steps[kind], _place(url_id), 0, 0, 0, None))
        if fresh:
            self._connection.executemany(_ADD, fresh)
        if len(seen) > _KEPT:
            seen.clear()

    def lease(self, now: float, most: int = 1) -> list[Lease]:
        """Lease the next pending rows whose time has come; return them in the order of their requests.

        A kill costs only those of them that were requested: all go back to pending at the next start.
        """
        if self._none_pending:  # while a depth's last answers are awaited, each of them asks
            return []
        rows = self._connection.execute(
            "UPDATE frontier SET state = 2 WHERE run = ?1 AND url_id IN"
            " (SELECT url_id FROM frontier INDEXED BY frontier_pending"
            " WHERE run = ?1 AND state = 1 AND not_before <= ?2 ORDER BY depth, place LIMIT ?3)"
            " RETURNING depth, place, url_id, kind, hops, root, tries, (SELECT url FROM urls WHERE id = url_id)",
            (self._run, now, most),
        ).fetchall()
        return [
            Lease(
                url_id=url_id, url=url, kind=Kind(kind), depth=depth, hops=hops, root=bool(root), tries=tries
            )
            for depth, _, url_id, kind, hops, root, tries, url in sorted(rows)
        ]  # fmt: skip

    def next_time(self) -> float | None:
        """Return the earliest time at which a pending row may be requested; None without one."""
        if self._none_pending:
            return None
        row = self._connection.execute(
            "SELECT min(not_before) FROM frontier INDEXED BY frontier_pending WHERE run = ? AND state = 1",
            (self._run,),
        ).fetchone()
        self._none_pending = row[0] is None
        return None if row[0] is None else float(row[0])

    def done(self, url_id: int) -> None:
        """Acknowledge a leased row; in the transaction that stores its answer."""
        self._connection.execute(
            "UPDATE frontier SET state = 3 WHERE run = ? AND url_id = ?", (self._run, url_id)
        )

    def again(self, url_id: int, not_before: float) -> None:
        """Put a leased row back, to be requested again not before a time."""
        self._none_pending = False
        self._connection.execute(
            "UPDATE frontier SET state = 1, tries = tries + 1, not_before = ? WHERE run = ? AND url_id = ?",
            (not_before, self._run, url_id),
        )

    def found(self) -> Iterator[Find]:
        """Yield the found rows of the least depth, by URL."""
        rows = self._connection.execute(
            "SELECT f.url_id, u.url, f.kind, f.depth, f.hops, f.root, f.in_sitemap, f.lastmod"
            " FROM frontier f INDEXED BY frontier_found JOIN urls u ON u.id = f.url_id"
            " WHERE f.run = ?1 AND f.state = 0 AND f.depth ="
            " (SELECT min(depth) FROM frontier INDEXED BY frontier_found WHERE run = ?1 AND state = 0)"
            " ORDER BY u.url",
            (self._run,),
        )
        for url_id, url, kind, depth, hops, root, in_sitemap, lastmod in rows.fetchall():
            yield Find(
                url_id=url_id, url=url, kind=Kind(kind), depth=depth, hops=hops, root=bool(root),
                in_sitemap=bool(in_sitemap), lastmod=lastmod,
            )  # fmt: skip

    def admit(self, url_ids: Iterable[int]) -> None:
        """Move found rows to pending."""
        self._none_pending = False
        self._connection.executemany(
            "UPDATE frontier SET state = 1 WHERE run = ? AND url_id = ?",
            ((self._run, url_id) for url_id in url_ids),
        )

    def reopen_as_robots(self, url_ids: Iterable[int]) -> None:
        """Turn rows that were found as pages into robots.txt files."""
        self._connection.executemany(
            "UPDATE frontier SET kind = 0, depth = ?, state = CASE WHEN kind = 0 THEN state ELSE 0 END"
            " WHERE run = ? AND url_id = ?",
            ((ROBOTS_DEPTH, self._run, url_id) for url_id in url_ids),
        )

    def leave_out(self, reasons: Iterable[tuple[LeftOut, int]]) -> None:
        """Close found rows with a reason each: (reason, URL number)."""
        self._connection.executemany(
            "UPDATE frontier SET state = 4, reason = ? WHERE run = ? AND url_id = ?",
            ((str(reason), self._run, url_id) for reason, url_id in reasons),
        )

    def counts(self) -> dict[State, int]:
        """Return the number of page rows in each state."""
        rows = self._connection.execute(
            "SELECT state, count(*) FROM frontier WHERE run = ? AND kind = 2 GROUP BY state", (self._run,)
        )
        counts = dict.fromkeys(State, 0)
        counts.update({State(state): number for state, number in rows})
        return counts

    def is_open(self, *states: State) -> bool:
        """Return whether any row of any kind is in one of the states, found or pending."""
        return any(
            self._connection.execute(
                f"SELECT 1 FROM frontier INDEXED BY {_INDEX[state]}"  # noqa: S608 - our names and numbers
                f" WHERE run = ? AND state = {int(state)} LIMIT 1",
                (self._run,),
            ).fetchone()
            for state in states
        )

    def left_out(self) -> dict[LeftOut, int]:
        """Return the number of URLs that were left out, by reason."""
        rows = self._connection.execute(
            "SELECT reason, count(*) FROM frontier WHERE run = ? AND state = 4 GROUP BY reason ORDER BY reason",
            (self._run,),
        )
        return {read_left_out(reason): int(number) for reason, number in rows}

    def admitted_urls(self) -> Iterator[str]:
        """Yield the URLs of the pages that were let through, for caps to count on after a restart."""
        for (url,) in self._connection.execute(
            "SELECT u.url FROM frontier f JOIN urls u ON u.id = f.url_id"
            " WHERE f.run = ? AND f.kind = 2 AND f.state IN (1, 2, 3)",
            (self._run,),
        ):
            yield url

    def forget(self) -> None:
        """Read again what is remembered in memory: after a transaction that was rolled back they are void."""
        self._seen.clear()
        self._none_pending = False
        self._read_rows()


def _place(url_id: int) -> int:
    """Return the row's place within its depth.

    A shuffle (Knuth's multiplicative hash, TAOCP 3, 6.4) spreads a broken or slow corner of the site over the
    crawl, so that the share of errors in any fifty answers is the site's and not the corner's, and no section
    is requested in one burst.
    """
    return url_id * 0x9E3779B97F4A7C15 & 0x7FFFFFFFFFFFFFFF
