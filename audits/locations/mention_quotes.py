"""Quote the words of an office's mentions as their pages show them, one occurrence a page."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from audits.locations.office_mentions import OfficeMention
from schemas.finding import Occurrence, Quote
from schemas.location import Location
from schemas.vocabulary import Region


def occurrences_of(
    location: Location,
    places: Iterable[OfficeMention],
    quoted: Callable[[OfficeMention], Quote],
    most: int | None = None,
) -> tuple[Occurrence, ...]:
    """Return an occurrence for each page of these mentions, those that people can read first, in the order of the URLs.

    ``quoted`` returns the words and their field within the mention, e.g. ``address/unit``. The words of a mention that
    no reader sees are not quoted: nothing on the page shows them. With ``most`` the first so many pages alone.
    """
    pages: dict[str, tuple[bool, str, int]] = {}
    mentions: dict[int, tuple[Quote, Region]] = {}
    for place in places:
        own = quoted(place)
        evidence = own.model_copy(update={"field": f"/seen_on/{place.at}/{own.field}"})
        if not place.is_visible:
            evidence = Quote(field=evidence.field, quote="")
        mentions[place.at] = (evidence, place.seen.region)
        for url in place.urls:
            entry = (not evidence.quote, url, place.at)
            pages[url] = min(pages.get(url, entry), entry)
    return tuple(
        Occurrence(subject=location.location_id, url=url, evidence=mentions[at][0], region=mentions[at][1])
        for _, url, at in sorted(pages.values())[:most]
    )


def quoted_part(place: OfficeMention, part: str) -> Quote:
    """Return a part of the address as the page has it, with its field within the mention.

    The reader of addresses may have cleaned a part up (``3906, NW 7st``): then the postal code is quoted, which it
    never changes, or the whole address.
    """
    address = place.seen.address
    for name in dict.fromkeys((part, "postal_code")):
        words = getattr(address, name, None)
        if words and words in place.seen.raw:
            return Quote(field=f"address/{name}", quote=words)
    return Quote(field="raw", quote=place.seen.raw)


def quoted_phone(place: OfficeMention, at: int) -> Quote:
    """Return a number of a mention as the page has it, with its field; nothing of a link around words."""
    phone = place.seen.phones[at]
    return Quote(field=f"phones/{at}/raw", quote=phone.raw if phone.visible else "")


_CLOCK = re.compile(r"\d|\bclosed\b|\bnoon\b|\bmidday\b|\bmidnight\b", re.IGNORECASE)
"""Matches the ``9`` of ``Monday 9:00am – 8:00pm`` and the ``Closed`` of ``Sunday Closed``."""


def quoted_hours(place: OfficeMention, at: int) -> Quote:
    """Return a line of opening hours as the page has it, with its field.

    Days and hours are often cells of a table, and lines are joined by commas: the hours of the first line are quoted,
    with the days before them.
    """
    raw = place.seen.hours[at].raw
    start = found.start() if (found := _CLOCK.search(raw)) else 0
    return Quote(field=f"hours/{at}/raw", quote=raw[start:].split(", ")[0], prefix=raw[:start])
