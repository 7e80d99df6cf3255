"""Keep what a report shows of an office: its record lists every page that shows it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from schemas.location import Hours, Location, Phone
from schemas.vocabulary import Lifecycle


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficeCard:
    """One office as its card shows it."""

    label: str | None
    """Its name on the site; null where it has none."""
    address_raw: str
    """Its address as first seen."""
    phones: Sequence[Phone]
    """Its numbers, and the site-wide ones."""
    hours: Sequence[Hours]
    """Its opening hours."""
    places: int
    """Number of its mentions on the site."""
    first_url: str
    """URL of the page with the first of them."""
    lifecycle: Lifecycle
    """State of the office over the runs."""

    @classmethod
    def of(cls, location: Location) -> OfficeCard:
        """Return the card of an office."""
        return cls(
            label=location.label,
            address_raw=location.address_raw,
            phones=location.phones,
            hours=location.hours,
            places=len(location.seen_on),
            first_url=location.seen_on[0].url,
            lifecycle=location.lifecycle,
        )
