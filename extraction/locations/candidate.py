"""Records of addresses and phones as found on a page."""

from __future__ import annotations

from schemas.location import Address, Hours, Phone
from schemas.record import Record
from schemas.vocabulary import Region, Source


class PhoneCandidate(Record):
    """A number as found."""

    phone: Phone
    """The number as the record will hold it."""
    source: Source
    """Text, tel: link or structured data."""
    region: Region
    """The part of the page."""
    selector: str | None = None
    """CSS path."""
    context: str = ""
    """The words around it, for labels (fax, appointments)."""
    link: str | None = None
    """The ``tel:`` target that the text is linked to, as written; null where the text is not a link."""


class OfficeCandidate(Record):
    """An address as found, with the text, phones and hours beside it."""

    label: str | None = None
    """The heading or name beside it."""
    address_raw: str
    """Lines joined by comma and blank."""
    address: Address
    """The address in parts."""
    phones: list[PhoneCandidate] = []
    """Numbers that the page ties to it."""
    hours: list[Hours] = []
    """Hours that the page ties to it."""
    hours_left_out: int = 0
    """Lines of hours that the page ties to it and that would need a guess."""
    source: Source
    """Structured data, text or map link."""
    region: Region
    """The part of the page."""
    selector: str | None = None
    """CSS path or key path."""
    context: str = ""
    """Heading and words before it, to distinguish offices from hospitals, vendors and templates."""
    behind: str = ""
    """The line after it, where that is not a list of links."""
    name: str | None = None
    """The organisation's name, where structured data gives one."""
    organization_url: str | None = None
    """The organisation's own URL, where structured data gives one."""
    types: list[str] = []
    """schema.org types, lower-case, where structured data gives them."""
    inferred: list[str] = []
    """Parts of the address that the page does not hold: filled from the postal code."""
    strong: bool = True
    """True if it is surely a street (suffix, numbered road, grid), not only a number and a name."""
    in_prose: bool = False
    """True if the address is inside a sentence that does not say that it is the clinic's own."""
    former: bool = False
    """True if the sentence says that the clinic was there before."""


class UnreadAddress(Record):
    """An address in a form that no reader knows."""

    raw: str
    """Its words."""
    source: Source
    """Structured data or text."""
