"""Gather the mentions of an office on the pages of a site, with the numbers tied to it there."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from extraction.locations.candidate import PhoneCandidate
from extraction.locations.phones.phone_labels import has_own_use
from extraction.locations.phones.read_phones import read_tel
from extraction.locations.site.grouping import Sighting
from schemas.location import Phone, SeenPhone
from schemas.vocabulary import Region, Source

STRUCTURED = (Source.JSON_LD, Source.MICRODATA)


@dataclass(slots=True)
class OfficeEntry:
    """An office's wording in one region of a page."""

    sighting: Sighting
    """The first of its sightings there."""
    times: int
    """Number of times that the same part of the page holds the office, in any wording."""
    phones: list[SeenPhone] = field(default_factory=list)
    """The numbers there."""


def office_entries(sightings: Sequence[Sighting]) -> list[OfficeEntry]:
    """Return an office's mentions on a page in the order of their positions, with the numbers tied to it there."""
    found: dict[tuple[Source, Region, str, str | None], OfficeEntry] = {}
    counts = Counter(map(part_of, sightings))
    for sighting in sightings:
        office = sighting.office
        place = (office.source, office.region, office.address_raw, office.label)
        entry = found.setdefault(place, OfficeEntry(sighting, counts[part_of(sighting)]))
        for phone in office.phones:
            seen = seen_phone(phone, office.address.country, tied=True)
            if seen not in entry.phones:
                entry.phones.append(seen)
    return list(found.values())


def part_of(sighting: Sighting) -> tuple[object, ...]:
    """Return the key of a part of its page: of text its fragment, of structured data all of the page's."""
    office = sighting.office
    selector = None if office.source in STRUCTURED else office.selector
    return (office.source, office.region, selector)


def seen_phone(found: PhoneCandidate, country: str | None, *, tied: bool) -> SeenPhone:
    """Return a number as a mention writes it, with the number that its link dials."""
    own_use = has_own_use(found.context, found.phone.raw)
    return _seen_phone(found.phone, found.link, country, tied, found.source is Source.VISIBLE, own_use)


@lru_cache(maxsize=4096)
def _seen_phone(
    phone: Phone, link: str | None, country: str | None, tied: bool, visible: bool, own_use: bool
) -> SeenPhone:
    dialled = read_tel("tel:" + link, country) if link else None
    return SeenPhone(
        e164=phone.e164,
        raw=phone.raw,
        kind=phone.kind,
        link=link,
        link_e164=dialled.e164 if dialled else None,
        tied=tied,
        visible=visible,
        own_use=own_use,
    )
