"""Find the addresses of a site that lead to no page, in every spelling that a link to one can have."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from reference.url_identity import spelled_alike
from schemas.page import Page

GONE = (404, 410)
"""Statuses by which a server says that there is no page: RFC 9110, 15.5.5 and 15.5.11."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MissingPages:
    """The addresses that led to no page in a run."""

    statuses: Mapping[str, int]
    """The answer's status by address."""
    respelled: Mapping[str, str]
    """The one of these addresses that the crawl asked for in place of each link spelled like it, by `spelled_alike`."""

    def address_of(self, url: str) -> str | None:
        """Return the missing address that a link leads to; null where it leads to none of them.

        A page links to ``https://www.clinic.example/fees/``, and the crawl asks for it where the start page is:
        ``http://clinic.example/fees/``.
        """
        if url in self.statuses:
            return url
        return self.respelled.get(spelled_alike(url)) if self.respelled else None


def missing_pages(pages: Iterable[Page]) -> MissingPages:
    """Return the addresses that led to no page in this run, or only to one that is not there any more.

    A former address of such a page counts where no page that is there had it too. The other spellings of an address
    count where none of them is that of a page that is there.
    """
    asked: dict[str, int] = {}
    final: dict[str, int] = {}
    former: dict[str, int] = {}
    alive: set[str] = set()
    moved: set[str] = set()
    for page in pages:
        if page.http_status in GONE and page.fetched_at is not None:
            asked[page.url] = page.http_status
            final[page.final_url] = page.http_status
            former |= dict.fromkeys(page.previous_urls, page.http_status)
        else:
            alive |= {page.url, page.final_url}
            moved.update(page.previous_urls)
    # Of several spellings the one that was asked for comes last, and so stands for them.
    known = {url: status for url, status in former.items() if url not in moved} | final
    known = {url: status for url, status in known.items() if url not in asked} | asked
    statuses = {url: status for url, status in known.items() if url not in alive}
    respelled = {spelled_alike(url): url for url in statuses}
    if respelled:
        for url in alive:
            respelled.pop(spelled_alike(url), None)
    return MissingPages(statuses=statuses, respelled=respelled)
