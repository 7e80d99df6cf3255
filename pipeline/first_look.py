"""Look at a few pages of a site, for the profile that `checkup init` writes."""

from __future__ import annotations

import contextlib
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from crawler.crawl import CrawlProgress, run_crawl
from crawler.forbidden_paths import is_other_file
from crawler.site_rules import SiteRules
from extraction.page.document import Document, UnreadablePage, parse
from extraction.text_fields.site_names import read_site_names
from pipeline.site_name import NamingPage, site_name
from schemas.left_out import LeftOutReason
from schemas.profile import Profile
from store.connection import open_work
from store.crawl_memory import read_memory
from store.frontier import Kind
from store.pages import body, iter_pages
from store.run_store import RunStore

MOST_SECTIONS = 12
"""Sections that are named; the rest are counted with none."""

_RUN = "first-look"


@dataclass(frozen=True, slots=True, kw_only=True)
class FirstLook:
    """Facts that the start page, robots.txt, the site maps and a few pages show."""

    url: str
    """The start page after redirects."""
    name: str | None
    """The site's own name; null where it names none."""
    name_source: str
    """Element that holds the name."""
    known_pages: int
    """Pages that links and site maps name."""
    has_sitemap: bool
    """True where a site map was read: without one, ``known_pages`` is only a beginning."""
    sections: tuple[tuple[str, int], ...]
    """First path segments, e.g. ``/blog/``, with their pages, most first."""
    hosts: tuple[str, ...]
    """Subdomains that pages link to, which are not part of the site until the profile says so."""
    crawl_delay_seconds: float
    """Crawl-delay of robots.txt; 0 without one."""
    signal: int | None
    """The signal that cut the look short."""


def look_at(profile: Profile, on_progress: Callable[[CrawlProgress], None] | None = None) -> FirstLook:
    """Request ``max_pages`` pages at the profile's pace and return the facts that they show; store nothing.

    Raises the errors of a crawl: `SiteError` for a site that gives nothing, `UsageError` for no URL.
    """
    with tempfile.TemporaryDirectory(prefix="checkup-init-") as name:
        folder = Path(name)
        result = run_crawl(folder, _RUN, profile, on_progress=on_progress)
        with contextlib.closing(open_work(folder)) as connection:
            store = RunStore(connection, _RUN)
            paths = _paths(store)
            documents = list(_documents(store))
            documents.sort(key=lambda page: page.url != result.start_url_final)  # the start page first
            host = urlsplit(result.start_url_final).hostname or ""
            named = site_name([_naming(page) for page in documents], host)
            rules = SiteRules("Checkup", read_memory(store).robots)
            return FirstLook(
                url=result.start_url_final,
                name=named[0] if named else None,
                name_source=named[1] if named else "",
                known_pages=len(paths),
                has_sitemap=bool(result.counts.get("in_sitemap")) or _in_sitemap(store),
                sections=_sections(paths),
                hosts=_hosts(documents, result.start_url_final),
                crawl_delay_seconds=rules.crawl_delay_seconds()[0],
                signal=result.signal,
            )


def _paths(store: RunStore) -> list[str]:
    """Return the paths of all known pages that the crawl would request."""
    rows = store.connection.execute(
        "SELECT u.url, f.reason FROM frontier f JOIN urls u ON u.id = f.url_id WHERE f.run = ? AND f.kind = ?",
        (store.run, Kind.PAGE),
    )
    open_or_capped = (None, LeftOutReason.MAX_PAGES)
    return [urlsplit(url).path for url, reason in rows if reason in open_or_capped and not is_other_file(url)]


def _in_sitemap(store: RunStore) -> bool:
    row = store.connection.execute(
        "SELECT 1 FROM frontier WHERE run = ? AND in_sitemap LIMIT 1", (store.run,)
    ).fetchone()
    return row is not None


def _documents(store: RunStore) -> Iterator[Document]:
    for page in iter_pages(store):
        if page.body_sha256 and "html" in (page.content_type or ""):
            with contextlib.suppress(UnreadablePage):  # it does not keep the profile from being written
                yield parse(body(store.connection, page.body_sha256), page.final_url, page.content_type)


def _naming(document: Document) -> NamingPage:
    meta = document.structured.first_meta("og:site_name")
    stated = [(meta, "og:site_name")] if meta else []
    stated += [
        (name, "the start page's structured data") for name in read_site_names(document) if name != meta
    ]
    return NamingPage(stated=tuple(stated), title=document.title)


def _sections(paths: list[str]) -> tuple[tuple[str, int], ...]:
    firsts = (path.strip("/").partition("/") for path in paths)
    counts = Counter(f"/{first}/" for first, slash, _ in firsts if slash)
    return tuple(sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:MOST_SECTIONS])


def _hosts(documents: list[Document], url: str) -> tuple[str, ...]:
    own = (urlsplit(url).hostname or "").removeprefix("www.")
    found = set()
    for document in documents:
        for link in document.root.xpath("//a/@href"):
            with contextlib.suppress(ValueError):
                host = (urlsplit(str(link)).hostname or "").lower()
                if host.endswith(f".{own}") and host != f"www.{own}":
                    found.add(host)
    return tuple(sorted(found))
