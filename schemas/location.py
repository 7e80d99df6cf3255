"""An office of the clinic."""

from __future__ import annotations

from typing import Literal

from pydantic import Field, JsonValue

from schemas.provenance import Provenance
from schemas.record import Record
from schemas.vocabulary import Lifecycle, PhoneKind, PhoneScope, Region


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
    """A telephone number with what it is for."""

    e164: str | None = Field(default=None, pattern=r"^\+[1-9]\d{6,14}$")
    """The number in E.164; null where the digits are no valid number."""
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
    """Local time, 24 hours; null where the office is closed."""
    closes: str | None = Field(default=None, pattern=r"^([01]\d|2[0-4]):[0-5]\d$")
    """Local time, 24 hours; null where the office is closed."""
    raw: str
    """As written on the page."""


class SeenOn(Record):
    """A place where the office stands on the site."""

    page_id: str | None = None
    """The page; null for input that is not of a crawled site."""
    url: str
    """Its final URL."""
    region: Region
    """The part of the page."""
    raw: str
    """The address as it stands there."""


class Location(Record):
    """One real office, with every place it was seen."""

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
    seen_on: list[SeenOn] = Field(min_length=1)
    """Where the office stands, in the order of the URLs (at most one entry a region and wording)."""
    provenance: Provenance = {}
    """Evidence by JSON pointer."""
    custom: dict[str, JsonValue] = {}
    """Fields of the profile's own rules."""
    lifecycle: Lifecycle = Lifecycle.LIVE
    """Where the office stands over the runs."""
