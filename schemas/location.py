"""An office of the clinic."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from schemas.provenance import Provenance
from schemas.record import Record
from schemas.vocabulary import Lifecycle, PhoneKind, PhoneScope, Region, Source


class Address(Record):
    """A postal address in parts; a part that the page does not give is null."""

    street: str | None = None
    """House number and street, e.g. ``2500 Morris Ave.``"""
    unit: str | None = None
    """Suite, floor or building, e.g. ``Suite 220``."""
    city: str | None = None
    """City or town."""
    region: str | None = None
    """State or province; in the US its two letters."""
    postal_code: str | None = None
    """ZIP or other postal code as written, upper case."""
    country: str | None = Field(default=None, pattern=r"^[A-Z]{2}$")
    """ISO 3166-1 alpha-2."""


class Phone(Record):
    """A telephone number with its use."""

    e164: str | None = Field(default=None, pattern=r"^\+[1-9]\d{6,14}$")
    """The number in E.164; null where the digits are not a valid number."""
    raw: str
    """As written on the page."""
    kind: PhoneKind = PhoneKind.VOICE
    """Voice, fax, toll-free or appointment line."""
    scope: PhoneScope
    """``office`` where the page ties it to this office; ``site`` where several offices share it or none is tied."""
    extension: str | None = None
    """Digits of an extension or a phone tree's choice."""


class Hours(Record):
    """One line of opening hours."""

    days: list[Literal["mo", "tu", "we", "th", "fr", "sa", "su"]]
    """The days it holds for, in the week's order."""
    opens: str | None = Field(default=None, pattern=r"^([01]\d|2[0-4]):[0-5]\d$")
    """Local time, 24 hours; null where the office is closed or open by appointment only."""
    closes: str | None = Field(default=None, pattern=r"^([01]\d|2[0-4]):[0-5]\d$")
    """Local time, 24 hours, on the next day where it is before ``opens``; null where the office is closed or open by
    appointment only."""
    by_appointment: bool = False
    """True if the page says that patients come by appointment only on these days."""
    raw: str
    """As written on the page."""


class SeenPhone(Record):
    """A number as written in one mention of an office."""

    e164: str | None = Field(default=None, pattern=r"^\+[1-9]\d{6,14}$")
    """The number in E.164; null where the digits are not a valid number."""
    raw: str
    """As written there."""
    kind: PhoneKind = PhoneKind.VOICE
    """Voice, fax, toll-free or appointment line."""
    link: str | None = None
    """Target of the ``tel:`` link around these words, as written; null where the words are not a link."""
    link_e164: str | None = Field(default=None, pattern=r"^\+[1-9]\d{6,14}$")
    """The same in E.164; null without a link, and where it does not dial a valid number."""
    tied: bool
    """True if the page ties the number to this office; else it is beside several, or elsewhere on the page."""
    among: int = Field(default=0, ge=0)
    """Offices in the part of the page that holds an untied number; 0 where it is elsewhere on the page."""
    first: bool = True
    """True for the office that an untied number is reported with; false for the others that it is beside."""
    named: bool = False
    """True if this office's name is right before an untied number."""
    visible: bool = True
    """False where no reader sees the words: in structured data, or in a link around words that are no number."""
    own_use: bool = False
    """True if the words before it say that it is for something else than the office as a whole, e.g. ``Billing``."""


class SeenOn(Record):
    """A mention of the office on the site."""

    page_id: str | None = None
    """The page; null for input that is not of a crawled site."""
    url: str
    """Its final URL."""
    region: Region
    """The part of the page."""
    raw: str
    """The address as written there."""
    source: Source = Source.VISIBLE
    """Text, structured data or map link."""
    same_as: int | None = Field(default=None, ge=0)
    """Ordinal of the first entry with the same value in every field below; those are empty here. Null in the first."""
    address: Address | None = None
    """The parts that are written there; a part that was filled in from elsewhere is null."""
    label: str | None = None
    """The name beside it there."""
    phones: list[SeenPhone] = []
    """The numbers tied to it there, then the untied ones of the page that are reported with this office."""
    hours: list[Hours] = []
    """The opening hours beside it there."""
    times: int = Field(default=1, ge=1)
    """Number of times that the address is in that part of the page."""
    beside: int = Field(default=0, ge=0)
    """Other offices of the clinic in that part of the page."""
    former: bool = False
    """True if the sentence says that the office was here before, e.g. ``our old office was at``."""


class UnlistedPages(Record):
    """Pages that have the same data of an office as some 500 listed pages before them, and are only counted."""

    mentions: list[int] = Field(min_length=1)
    """Ordinals of the entries of ``seen_on`` whose data each of these pages has."""
    pages: int = Field(ge=1)
    """Number of the pages."""


class Resembling(Record):
    """Another office of the site whose address differs by so little that one of the two may be a slip."""

    location_id: str = Field(pattern=r"^l-[0-9a-f]{16}$")
    """The other office."""
    address_raw: str
    """Its address."""
    differs: Literal["unit", "street"]
    """The part in which the two differ."""


class Location(Record):
    """One real office, with all its mentions on the site."""

    record: Literal["location"] = "location"
    """The record's type."""
    location_id: str = Field(pattern=r"^l-[0-9a-f]{16}$")
    """From the address; matched again by street, postal code and unit."""
    label: str | None = None
    """The office's name on the site, e.g. ``West Caldwell``; null where it has none."""
    address_raw: str
    """The address as first seen, lines joined by ``, ``."""
    address: Address
    """The address in parts."""
    phones: list[Phone] = []
    """Numbers of the office, and the site-wide ones."""
    hours: list[Hours] = []
    """Opening hours."""
    hours_left_out: int = Field(default=0, ge=0)
    """Lines of opening hours on the page that would need a guess (``Fri: 6–8``), and so are not among the hours."""
    seen_on: list[SeenOn] = Field(min_length=1)
    """Mentions of the office, in the order of the URLs (at most one entry a region, source and wording). Of pages with
    the same data the first 500 are listed."""
    unlisted: list[UnlistedPages] = []
    """The pages that are not listed, in the order of their first ones: empty on all but large sites."""
    resembles: list[Resembling] = []
    """Offices on more pages than this one, never listed beside it, whose address is nearly the same."""
    provenance: Provenance = {}
    """Evidence by JSON pointer."""
    lifecycle: Lifecycle = Lifecycle.LIVE
    """State of the office over the runs."""

    @property
    def page_count(self) -> int:
        """Number of pages that mention the office, listed or not."""
        return len({seen.url for seen in self.seen_on}) + sum(more.pages for more in self.unlisted)

    @property
    def mention_count(self) -> int:
        """Number of its mentions, listed or not."""
        return len(self.seen_on) + sum(more.pages * len(more.mentions) for more in self.unlisted)
