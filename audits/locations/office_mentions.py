"""Group the mentions of an office by wording, each with its pages, for the audits of offices to compare."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from schemas.location import Location, SeenOn
from schemas.vocabulary import Region, Scope, Source

FRAME = frozenset((Region.FOOTER, Region.HEADER, Region.SIDEBAR, Region.NAVIGATION))
"""Parts of a page that its template makes."""
STRUCTURED = frozenset((Source.JSON_LD, Source.MICRODATA))
"""Sources that search engines read and people do not."""
_READ = frozenset((Source.VISIBLE, Source.MICROFORMAT))
"""Sources that people read."""


@dataclass(frozen=True, slots=True)
class OfficeMention:
    """One wording of an office with every page that has it."""

    at: int
    """Its ordinal in ``seen_on``."""
    seen: SeenOn
    """The first mention of this wording."""
    urls: tuple[str, ...]
    """The pages, in order, each once."""

    @property
    def is_visible(self) -> bool:
        """Return whether people read it: neither data for search engines nor the target of a map link."""
        return self.seen.source in _READ


def mentions_of(location: Location) -> list[OfficeMention]:
    """Return the office's wordings in the order of their first pages."""
    urls: dict[int, dict[str, None]] = {}
    for at, seen in enumerate(location.seen_on):
        urls.setdefault(at if seen.same_as is None else seen.same_as, {})[seen.url] = None
    return [OfficeMention(at, location.seen_on[at], tuple(pages)) for at, pages in urls.items()]


def pages_of(places: Sequence[OfficeMention]) -> tuple[str, ...]:
    """Return the pages of several wordings, in order, each once."""
    return tuple(sorted({url for place in places for url in place.urls}))


def scope_of(places: Sequence[OfficeMention]) -> Scope:
    """Return the reach of a fix: a part that several pages share is the template's."""
    framed = places[0].seen.region in FRAME and len(pages_of(places)) > 1
    return Scope.TEMPLATE if framed else Scope.PAGE


def contradiction(part: str, one: str, other: str) -> str:
    """Return the identity of a finding on a part's two values; it stays when the other one gets the more frequent."""
    return " | ".join((part, *sorted((one, other))))


Form = TypeVar("Form")


def by_form(
    places: Iterable[tuple[OfficeMention, Form]],
) -> list[tuple[Form, list[OfficeMention]]]:
    """Return (form, wordings) for each form of a part, the one on most pages first; visible text wins a tie."""
    forms: dict[Form, list[OfficeMention]] = {}
    for place, form in places:
        forms.setdefault(form, []).append(place)

    def weight(item: tuple[Form, list[OfficeMention]]) -> tuple[int, bool, int]:
        _, found = item
        return (-len(pages_of(found)), not any(place.is_visible for place in found), found[0].at)

    return sorted(forms.items(), key=weight)
