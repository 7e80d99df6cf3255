"""Assign every page of a run its id: the one it had, through redirects and moves, or a new one."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping

from reference.ids import page_id
from schemas.stored_page import StoredPage
from store import lines
from store.run_store import RunStore

_FILE = "identities"
"""Inner file of a run in the work store."""


def assign(pages: Iterable[StoredPage], known: Mapping[str, str]) -> dict[str, str]:
    """Return page ids by every URL of the run, first-found and final alike.

    All URLs that end at one page are its aliases. Its id is that of the final URL where it has one, else of
    the smallest alias that has one, else of the same address on the site's other scheme or with or without www, else
    minted from the final URL. An id that two pages claim stays with the page whose final URL had it, else with the
    first by URL.
    """
    aliases: dict[str, set[str]] = {}
    for page in pages:
        aliases.setdefault(page.final_url, {page.final_url}).add(page.url)
    taken: set[str] = set()
    chosen: dict[str, str] = {}
    for final in sorted(aliases):
        if final in known and known[final] not in taken:
            chosen[final] = known[final]
            taken.add(known[final])
    moved_site = {_bare(url): known[url] for url in sorted(known, reverse=True)}
    for final in sorted(aliases):
        if final in chosen:
            continue
        inherited = next(
            (
                known[url]
                for url in sorted(aliases[final])
                if known.get(url, final) not in taken and url in known
            ),
            None,
        )
        if inherited is None and (moved := moved_site.get(_bare(final))) not in taken:
            inherited = moved
        identifier = inherited or page_id(final)
        while identifier in taken:  # a page that took over this URL's former id elsewhere
            identifier = page_id(identifier + final)
        chosen[final] = identifier
        taken.add(identifier)
    return {url: chosen[final] for final, urls in aliases.items() for url in urls}


def _bare(url: str) -> str:
    """Return a URL without its scheme and www: a site that turns to https moves all of its pages at once."""
    return url.partition("://")[2].removeprefix("www.")


def urls_by_page(page_ids: Mapping[str, str]) -> dict[str, list[str]]:
    """Return every URL that ever led to a page, sorted, by the page's id."""
    urls: dict[str, list[str]] = {}
    for url in sorted(page_ids):
        urls.setdefault(page_ids[url], []).append(url)
    return urls


def keep_page_ids(store: RunStore, page_ids: Mapping[str, str]) -> None:
    """Keep the page ids of a run by URL, with the run."""
    lines.write(store, _FILE, sorted((url, json.dumps(page_id)) for url, page_id in page_ids.items()))


def kept_page_ids(store: RunStore) -> dict[str, str]:
    """Return the page ids of a run by URL, as they were kept with it."""
    return {url: json.loads(page_id) for url, page_id in lines.read(store, _FILE)}
