"""Addresses and phones as found on a page."""

from __future__ import annotations

from schemas.location import Address, Hours, Phone
from schemas.record import Record
from schemas.vocabulary import Region, Source


class PhoneCandidate(Record):
    """A number as found."""

    phone: Phone
    """As the record will hold it."""
    source: Source
    """Text, tel: link or structured data."""
    region: Region
    """The part of the page."""
    selector: str | None = None
    """CSS path."""
    context: str = ""
    """The words around it, for labels (fax, appointments)."""


class OfficeCandidate(Record):
    """An address as found, with what stands beside it."""

    label: str | None = None
    """The heading or name beside it."""
    address_raw: str
    """Lines joined by comma and blank."""
    address: Address
    """In parts."""
    phones: list[PhoneCandidate] = []
    """Numbers that the page ties to it."""
    hours: list[Hours] = []
    """Hours that the page ties to it."""
    source: Source
    """Structured data, text or map link."""
    region: Region
    """The part of the page."""
    selector: str | None = None
    """CSS path or key path."""
    context: str = ""
    """Heading and words around it, for telling offices from hospitals, vendors and templates."""
