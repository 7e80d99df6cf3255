"""Turn saved pages of any sites into records in one call, for `checkup extract`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from functools import partial
from hashlib import sha256
from typing import NamedTuple

from extraction.finish_site import finish_site, know_site
from extraction.finished_page import FinishedPage
from extraction.read_page import read_bytes
from extraction.site.site_page import SitePage
from reference.ids import page_id
from reference.url_identity import identity, site_host
from schemas.location import Location


class SavedPage(NamedTuple):
    """One page that somebody saved."""

    name: str | int
    """Its name or id, handed back with its records."""
    url: str
    """The URL that it was saved from."""
    body: bytes
    """Its bytes."""
    content_type: str | None = None
    """The header, where it is known."""
    sitemap_lastmod: str | None = None
    """The date in the site map, where it is known."""


def finish_saved(
    saved: Iterable[SavedPage],
) -> Iterator[tuple[str | int, FinishedPage, list[Location]]]:
    """Return for each page its name, its own facts with its text, and the offices that it shows, in the order given.

    Pages of one host are a site: they are finished with the facts that they show together, as a run finishes them. A
    URL that comes a second time is another page: it belongs to a second site of that host, with nothing of the first.
    Ids are those of a site seen for the first time. All pages are read at once, and their readings are kept; each is
    finished when it is asked for.
    """
    sites: dict[tuple[str, int], list[SitePage]] = {}
    times: Counter[str] = Counter()
    order: list[tuple[str | int, tuple[str, int]]] = []
    for page in saved:
        url = identity(page.url)
        name = (site_host(url), times[url])
        times[url] += 1
        reading = read_bytes(page.body, url, page.content_type)
        sites.setdefault(name, []).append(
            SitePage(
                url=url,
                page_id=page_id(url),
                body_sha256=sha256(page.body).hexdigest(),
                sitemap_lastmod=page.sitemap_lastmod,
                load=partial(bytes, reading),
            )
        )
        order.append((page.name, name))
    finished = {name: _finish(pages) for name, pages in sites.items()}
    return ((page_name, *next(finished[name])) for page_name, name in order)


def extract_pages(
    pages: Iterable[SavedPage | tuple[str, str, bytes, str | None]],
) -> list[tuple[str | int, FinishedPage, list[Location]]]:
    """Return the records of saved pages (`finish_saved`), each given as (name, URL, body, content type)."""
    return list(finish_saved(SavedPage(*page) for page in pages))


def _finish(pages: list[SitePage]) -> Iterator[tuple[FinishedPage, list[Location]]]:
    """Yield each page of one site with the offices that it shows."""
    start_url = pages[0].url
    site = finish_site(pages, start_url, known=know_site(pages, start_url, most_listed=None))
    shown: dict[str, dict[str, Location]] = {}
    for office in site.offices:
        for seen in office.seen_on:
            shown.setdefault(seen.url, {})[office.location_id] = office
    for page in site.finished:
        yield page, list(shown.get(page.url, {}).values())
