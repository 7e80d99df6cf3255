"""Turn all pages of one site into its records: the one driver of the run, the Scrapy command and `checkup extract`."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Generic, TypeVar, overload

from extraction.finish_page import finish_loaded
from extraction.finished_page import FinishedPage
from extraction.kinds.decide_kinds import decide_kinds
from extraction.learn_site import learn_loaded
from extraction.locations.site.office_page import OfficePart
from extraction.locations.site.resolve_offices import select_offices
from extraction.locations.site.seen_places import MOST_LISTED
from extraction.site.canonical_claims import ClaimPart, weigh_claims
from extraction.site.duplicate_pages import duplicate_urls
from extraction.site.page_to_finish import PageToFinish, ReadingToLoad
from extraction.site.site_facts import SiteFacts
from extraction.site.site_page import SitePage
from extraction.site.site_readings import SiteReadings, part_of
from schemas.location import Location
from schemas.other_address import OtherAddress
from schemas.vocabulary import PageKind

Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class FinishPage:
    """Finish one page after another with the facts of their site; can be sent to another process."""

    facts: SiteFacts
    readings: SiteReadings = field(default_factory=SiteReadings, compare=False)
    """What was seen of the site in this process; knows nothing when it is sent."""

    def __call__(self, page: PageToFinish) -> FinishedPage:
        """Return the page's own facts and, where it is not a copy, its running text."""
        finished = finish_loaded(
            self.readings.load(page.reading()),
            self.facts,
            page_id=page.page_id,
            sitemap_lastmod=page.sitemap_lastmod,
        )
        if page.copy_of:
            return replace(finished, text=None, copy_of=page.copy_of)
        if page.canonical_elsewhere:
            return replace(finished, canonical_elsewhere=page.canonical_elsewhere)
        return finished


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownSite:
    """All that is known of a site before its pages are finished."""

    facts: SiteFacts
    """Facts for finishing each page."""
    copies: Mapping[str, str]
    """Pages that another of the site stands for, each with that one's URL."""
    denied: Mapping[str, str]
    """Pages that name another as canonical whose text theirs is not, each with that one's URL."""
    offices: list[Location]
    """The clinic's own offices."""
    others: list[OtherAddress]
    """Addresses that are not offices of the clinic, each with the reason."""


Mapper = Callable[[FinishPage, Iterable[PageToFinish]], Iterable[Result]]
"""Calls the function with every page, as the builtin `map` does, in this process or in others."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteRecords(Generic[Result]):
    """The records of one site."""

    facts: SiteFacts
    """Facts that all pages show together."""
    offices: list[Location]
    """The clinic's own offices."""
    others: list[OtherAddress]
    """Addresses that are not offices of the clinic, each with the reason."""
    finished: Iterator[Result]
    """The mapper's results, one for each page in the order of the pages; each is made when it is asked for."""


@overload
def finish_site(
    pages: Sequence[SitePage], start_url: str, *, known: KnownSite | None = None
) -> SiteRecords[FinishedPage]: ...
@overload
def finish_site(
    pages: Sequence[SitePage], start_url: str, mapper: Mapper[Result], known: KnownSite | None = None
) -> SiteRecords[Result]: ...
def finish_site(
    pages: Sequence[SitePage],
    start_url: str,
    mapper: Mapper[Any] | None = None,
    known: KnownSite | None = None,
) -> SiteRecords[Any]:
    """Return the records of a site whose pages were read; the same pages in any order give the same records.

    ``pages`` holds each final URL once (`single_pages`). Their readings are loaded one at a time, four times each:
    to decide the kinds, to learn the site, to resolve its offices and to finish the page; those of pages that name
    another as canonical once more. The first three are left out where the site is ``known`` already (`know_site`).
    Without a mapper, pages are finished in this process, and one that cannot be
    finished is an unreadable page.
    """
    known = known or know_site(pages, start_url)
    to_finish = (
        PageToFinish(
            url=page.url,
            page_id=page.page_id,
            sitemap_lastmod=page.sitemap_lastmod,
            copy_of=known.copies.get(page.url),
            canonical_elsewhere=known.denied.get(page.url),
            reading=ReadingToLoad(page.load),
        )
        for page in pages
    )
    return SiteRecords(
        facts=known.facts,
        offices=known.offices,
        others=known.others,
        finished=iter((mapper or _finish_each)(FinishPage(known.facts), to_finish)),
    )


def know_site(pages: Sequence[SitePage], start_url: str, most_listed: int | None = MOST_LISTED) -> KnownSite:
    """Return what is known of a site when all of its pages are read, whatever run asks: see `finish_site`.

    ``most_listed``: see `select_offices`.
    """
    learned = learn_pages(pages, start_url)
    by_url = sorted(pages, key=lambda page: page.url)
    parts = (part_of(page.load(), OfficePart) for page in by_url)
    addresses = select_offices(
        parts, start_url, {page.url: page.page_id for page in pages}, learned.facts.kinds, most_listed
    )
    return KnownSite(
        facts=learned.facts,
        copies=learned.copies,
        denied=learned.denied,
        offices=addresses.offices,
        others=addresses.others,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class LearnedSite:
    """All that the pages of one site show together."""

    facts: SiteFacts
    """Facts for finishing each page."""
    copies: Mapping[str, str]
    """Pages that another of the site stands for, each with that one's URL."""
    denied: Mapping[str, str]
    """Pages that name another as canonical whose text theirs is not, each with that one's URL."""


def learn_pages(pages: Sequence[SitePage], start_url: str) -> LearnedSite:
    """Return what the pages show together: first their kinds, then which are copies, then the facts."""
    by_url = sorted(pages, key=lambda page: page.url)
    canonicals: dict[str, str] = {}

    def parts_for_kinds() -> Iterator[ClaimPart]:
        for page in by_url:
            # Its URL is the page's in another object, and is held as long as the kinds are.
            part = part_of(page.load(), ClaimPart).model_copy(update={"url": page.url})
            if part.canonical_url and part.canonical_url != page.url:
                canonicals[page.url] = part.canonical_url
            yield part

    kinds = decide_kinds(parts_for_kinds())
    claims = weigh_claims(by_url, canonicals)
    copies = duplicate_urls(by_url, claims.believed)
    readings = SiteReadings()
    loaded = (readings.load(page.load()) for page in by_url)
    facts = learn_loaded(loaded, start_url, kinds, copies=copies.keys())
    return LearnedSite(facts=facts, copies=copies, denied=claims.denied)


def _finish_each(finish_page: FinishPage, pages: Iterable[PageToFinish]) -> Iterator[FinishedPage]:
    for page in pages:
        try:
            yield finish_page(page)
        except Exception as error:  # as in `read`: one page never ends the whole site
            yield FinishedPage(
                url=page.url, page_id=page.page_id, kind=PageKind.OTHER,
                unreadable=f"its records could not be made: {type(error).__name__}: {error}"[:500],
            )  # fmt: skip
