"""Compute depth, inlinks and ends of redirects from a run's links once all are known.

Counted at the end from the store and never on the way, so that no figure depends on the order of the answers.
"""

from __future__ import annotations

import json
from collections import Counter, deque
from collections.abc import Iterable, Set

from schemas.page_note import PageNote, PageNoteName
from store.frontier import MAX_HOPS
from store.links import FREE, SHOWN, read_packed
from store.run_store import RunStore
from store.transaction import transaction


def settle(store: RunStore) -> None:
    """Write depth, inlinks, site-map facts and the end of redirects into the run's pages, in one transaction.

    A chain of redirects that never ends or is too long becomes an error of the pages in it; a URL that
    redirects to a page that could not be read gets that page's status and error.
    """
    with transaction(store.connection):
        targets: dict[int, int] = dict(
            store.connection.execute(
                "SELECT url_id, target_id FROM pages WHERE run = ? AND target_id IS NOT NULL", (store.run,)
            )
        )
        ends = {url_id: _end(url_id, targets) for url_id in targets}
        store.connection.execute(
            "UPDATE pages SET (in_sitemap, sitemap_lastmod) = (SELECT f.in_sitemap, f.lastmod FROM frontier f"
            " WHERE f.run = pages.run AND f.url_id = pages.url_id) WHERE run = ?1 AND EXISTS"
            " (SELECT 1 FROM frontier f WHERE f.run = ?1 AND f.url_id = pages.url_id)",
            (store.run,),
        )
        _write_inlinks(store, ends)
        _write_depths(store)
        _write_ends(store, ends)


def linked_from(store: RunStore, urls: Iterable[str], limit: int = 20) -> dict[str, tuple[str, ...]]:
    """Return for each URL the run's pages that show a link to it or to a URL that redirects to it.

    At most ``limit``, the first of all by their sorted URLs; a URL without any is left out.
    """
    names: dict[int, str] = {}
    for url in urls:
        row = store.connection.execute("SELECT id FROM urls WHERE url = ?", (url,)).fetchone()
        if row is not None:
            names[row[0]] = url
    if not names:
        return {}
    ends = dict.fromkeys(names)
    leads = {number: number for number in ends} | {
        url_id: end
        for url_id, end in store.connection.execute(
            "SELECT url_id, final_id FROM pages WHERE run = ? AND final_id IS NOT NULL", (store.run,)
        )
        if end in ends
    }
    wanted = {number << 3 | int(kind): end for number, end in leads.items() for kind in SHOWN}
    sought = frozenset(wanted)
    found: dict[int, list[str]] = {}
    for url_id, url, links in store.connection.execute(
        "SELECT p.url_id, u.url, p.links FROM pages p JOIN urls u ON u.id = p.url_id"
        " WHERE p.run = ? AND p.links <> x'' ORDER BY u.url",
        (store.run,),
    ):
        for end in {wanted[link] for link in sought.intersection(read_packed(links))} - {url_id}:
            sources = found.setdefault(end, [])
            if len(sources) < limit:
                sources.append(url)
    return {names[end]: tuple(sources) for end, sources in found.items()}


def _write_inlinks(store: RunStore, ends: dict[int, int | None]) -> None:
    """Count for each page the others that show a link to it, or to a URL that redirects to it."""
    shown = {int(kind) for kind in SHOWN}
    inlinks: Counter[int] = Counter()
    for url_id, links in store.connection.execute(
        "SELECT url_id, links FROM pages WHERE run = ? AND links <> x''", (store.run,)
    ):
        pointed = {link >> 3 for link in read_packed(links) if link & 7 in shown}
        inlinks.update(
            {end for number in pointed if (end := ends.get(number, number)) is not None} - {url_id}
        )
    store.connection.execute("UPDATE pages SET inlinks = 0 WHERE run = ?", (store.run,))
    store.connection.executemany(
        "UPDATE pages SET inlinks = ? WHERE run = ? AND url_id = ?",
        ((number, store.run, url_id) for url_id, number in inlinks.items()),
    )


def _write_depths(store: RunStore) -> None:
    """Write the fewest links from the start page; a page that only a site map names counts as one from it."""
    links: dict[int, bytes] = dict(
        store.connection.execute("SELECT url_id, links FROM pages WHERE run = ?", (store.run,))
    )
    roots = [
        row[0]
        for row in store.connection.execute(
            "SELECT url_id FROM frontier WHERE run = ? AND root = 1", (store.run,)
        )
    ]
    depths = dict.fromkeys(roots, 0)
    _spread(depths, roots, links)
    listed = store.connection.execute(
        "SELECT url_id FROM frontier WHERE run = ? AND in_sitemap = 1 ORDER BY url_id", (store.run,)
    )
    orphans = [row[0] for row in listed if row[0] not in depths]
    depths.update(dict.fromkeys(orphans, 1))
    _spread(depths, orphans, links)
    lost = links.keys() - depths.keys()
    if lost:
        depths.update(_found_depths(store, lost))
    store.connection.executemany(
        "UPDATE pages SET depth = ? WHERE run = ? AND url_id = ?",
        ((depths[url_id], store.run, url_id) for url_id in links),
    )
    _note_lost(store, sorted(lost))


def _found_depths(store: RunStore, lost: Set[int]) -> dict[int, int]:
    """Return the depths of pages that nothing leads to: those they had when something did."""
    found = store.connection.execute("SELECT url_id, depth FROM frontier WHERE run = ?", (store.run,))
    depths = {url_id: depth for url_id, depth in found if url_id in lost}
    return {url_id: max(1, depths.get(url_id, 1)) for url_id in lost}


def _note_lost(store: RunStore, lost: Iterable[int]) -> None:
    """Note the pages that no way of links from the start page, and no site map, leads to."""
    note = str(PageNote(PageNoteName.NOT_LINKED))
    for url_id in lost:
        where = (store.run, url_id)
        (text,) = store.connection.execute(
            "SELECT notes FROM pages WHERE run = ? AND url_id = ?", where
        ).fetchone()
        notes = json.loads(text)
        if note not in notes:
            notes = json.dumps([*notes, note], ensure_ascii=False)
            store.connection.execute(
                "UPDATE pages SET notes = ? WHERE run = ? AND url_id = ?", (notes, *where)
            )


def _spread(depths: dict[int, int], sources: Iterable[int], links: dict[int, bytes]) -> None:
    """Walk the links breadth first from the sources; depths that other sources gave before stay."""
    fixed = set(depths) - set(sources)
    free = {int(kind) for kind in FREE}
    queue = deque((depths[url_id], url_id) for url_id in sources)
    while queue:
        depth, url_id = queue.popleft()
        if depth > depths[url_id]:
            continue
        for link in read_packed(links.get(url_id, b"")):
            target, is_free = link >> 3, link & 7 in free
            step = depth if is_free else depth + 1
            if target not in fixed and step < depths.get(target, step + 1):
                depths[target] = step
                if is_free:
                    queue.appendleft((step, target))
                else:
                    queue.append((step, target))


def _write_ends(store: RunStore, ends: dict[int, int | None]) -> None:
    """Write the end of each redirect, with the status and error found there."""
    for url_id, end in ends.items():
        if end is None:
            store.connection.execute(
                "UPDATE pages SET fetch = 'error', error = ?, final_id = NULL, final_status = NULL"
                " WHERE run = ? AND url_id = ?",
                ("the redirects never end: a loop, or too many of them", store.run, url_id),
            )
            continue
        found = store.connection.execute(
            "SELECT fetch, http_status, error FROM pages WHERE run = ? AND url_id = ?", (store.run, end)
        ).fetchone()
        fetch, status, error = found or ("skipped", None, None)
        store.connection.execute(
            "UPDATE pages SET final_id = ?, final_status = coalesce(?, http_status), fetch ="
            " CASE WHEN ? = 'not_modified' THEN 'fetched' ELSE ? END, error = coalesce(error, ?)"
            " WHERE run = ? AND url_id = ?",
            (end, status, fetch, fetch, error, store.run, url_id),
        )


def _end(url_id: int, targets: dict[int, int]) -> int | None:
    """Return the end of the redirects from a URL; None for a loop or more than MAX_HOPS of them."""
    for _ in range(MAX_HOPS + 1):
        if url_id not in targets:
            return url_id
        url_id = targets[url_id]
    return None
