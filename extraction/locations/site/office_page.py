"""Keep of each page the few values that resolving a site's offices needs, not the whole page reading."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from pydantic import ConfigDict

from extraction.kinds.page_kind import DecidedKind
from extraction.locations.candidate import OfficeCandidate, PhoneCandidate, UnreadAddress
from schemas.record import Record
from schemas.vocabulary import PageKind


class OfficePart(Record):
    """The part of a page reading that resolving offices needs; reads a whole one's JSON and skips the rest."""

    model_config = ConfigDict(extra="ignore")

    url: str
    """The final URL, normalised."""
    unreadable: str | None = None
    """The reason why there is nothing to read, null otherwise; with a reason, all else is empty."""
    title: str | None = None
    """``<title>``."""
    site_names: list[str] = []
    """og:site_name, WebSite, Organization names: the possible suffixes of a title."""
    offices: list[OfficeCandidate] = []
    """Every address found."""
    phones: list[PhoneCandidate] = []
    """Every phone found, tied to no address on this page."""
    unread_addresses: list[UnreadAddress] = []
    """Every address in a form that no reader knows."""


@dataclass(frozen=True, slots=True)
class OfficePage:
    """One page's addresses and numbers, as kept for all pages at once."""

    url: str
    """The final URL, normalised."""
    readable: bool
    """True if there was something to read."""
    kind: PageKind
    """The page's kind."""
    title: str
    """Empty where it has none."""
    site_names: tuple[str, ...]
    """Names that the page gives the site."""
    offices: tuple[OfficeCandidate, ...]
    """Every address found."""
    phones: tuple[PhoneCandidate, ...]
    """Every phone found, tied to no address on the page."""
    unread: tuple[UnreadAddress, ...]
    """Every address in a form that no reader knows."""


def office_pages(readings: Iterable[OfficePart], kinds: Mapping[str, DecidedKind]) -> list[OfficePage]:
    """Return the pages by URL; data that many of them repeat, as in a footer, are kept in memory once.

    Whole page readings were 430 kB a page as objects, 1.3 GB at 3,000 pages.
    """
    names: dict[tuple[str, ...], tuple[str, ...]] = {}
    offices: dict[str, OfficeCandidate] = {}
    phones: dict[str, PhoneCandidate] = {}
    pages = [
        OfficePage(
            url=reading.url,
            readable=reading.unreadable is None,
            kind=kinds[reading.url].kind if reading.url in kinds else PageKind.OTHER,
            title=reading.title or "",
            site_names=names.setdefault(tuple(reading.site_names), tuple(reading.site_names)),
            offices=tuple(offices.setdefault(office.to_json(), office) for office in reading.offices),
            phones=tuple(phones.setdefault(phone.to_json(), phone) for phone in reading.phones),
            unread=tuple(reading.unread_addresses),
        )
        for reading in readings
    ]
    return sorted(pages, key=lambda page: page.url)
