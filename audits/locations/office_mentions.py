"""Group the mentions of an office by wording, each with its pages, for the audits of offices to compare."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from schemas.location import Location, SeenOn, UnlistedPages
from schemas.vocabulary import Region, Scope, Source

FRAME = frozenset((Region.FOOTER, Region.HEADER, Region.SIDEBAR, Region.NAVIGATION))
"""Parts of a page that its template makes."""
STRUCTURED = frozenset((Source.JSON_LD, Source.MICRODATA))
"""Sources that search engines read and people do not."""
READ = frozenset((Source.VISIBLE, Source.MICROFORMAT))
"""Sources that people read."""


@dataclass(frozen=True, slots=True)
class OfficeMention:
    """One wording of an office with every page that has it."""

    at: int
    """Its ordinal in ``seen_on``."""
    seen: SeenOn
    """The first mention of this wording."""
    urls: tuple[str, ...]
    """The pages that are listed, in order, each once."""
    unlisted: tuple[UnlistedPages, ...] = ()
    """Further pages, which have the same data as listed ones."""

    @property
    def is_visible(self) -> bool:
        """Return whether people read it: neither data for search engines nor the target of a map link."""
        return self.seen.source in READ


def mentions_of(location: Location) -> list[OfficeMention]:
    """Return the office's wordings in the order of their first pages."""
    urls: dict[int, dict[str, None]] = {}
    for at, seen in enumerate(location.seen_on):
        urls.setdefault(at if seen.same_as is None else seen.same_as, {})[seen.url] = None
    more: dict[int, list[UnlistedPages]] = {}
    for unlisted in location.unlisted:
        for at in unlisted.mentions:
            more.setdefault(at, []).append(unlisted)
    return [
        OfficeMention(at, location.seen_on[at], tuple(pages), tuple(more.get(at, ())))
        for at, pages in urls.items()
    ]


def pages_of(places: Sequence[OfficeMention]) -> tuple[str, ...]:
    """Return the listed pages of several wordings, in order, each once."""
    return tuple(sorted({url for place in places for url in place.urls}))


def count_pages(places: Sequence[OfficeMention]) -> int:
    """Return the number of pages of several wordings of one office, listed or not."""
    return len(pages_of(places)) + _count_unlisted(places)


def _count_unlisted(places: Iterable[OfficeMention]) -> int:
    """Return the number of unlisted pages with any of these wordings, each page once."""
    return sum({tuple(more.mentions): more.pages for place in places for more in place.unlisted}.values())


def scope_of(places: Sequence[OfficeMention]) -> Scope:
    """Return the reach of a fix: a part that several pages share is the template's."""
    framed = places[0].seen.region in FRAME and count_pages(places) > 1
    return Scope.TEMPLATE if framed else Scope.PAGE


def contradiction(part: str, one: str, other: str) -> str:
    """Return the identity of a finding on a part's two values; it stays when the other one gets the more frequent."""
    return " | ".join((part, *sorted((one, other))))


Form = TypeVar("Form")


def statements(places: Sequence[OfficeMention]) -> int:
    """Return how many times people wrote these wordings: each page's text, but once a footer, and once all data.

    A footer on fifty pages is one slip or one correction.
    """
    made: set[object] = set()
    texts: list[OfficeMention] = []
    for place in places:
        if not place.is_visible:
            made.add(place.seen.source in STRUCTURED)
        elif place.seen.region in FRAME:
            made.add(place.seen.region)
        else:
            made.update(place.urls)
            texts.append(place)
    return len(made) + _count_unlisted(texts)


def by_form(
    places: Iterable[tuple[OfficeMention, Form]],
) -> list[tuple[Form, list[OfficeMention]]]:
    """Return (form, wordings) for each form of a part, the one that was written most often first.

    Of equal ones, that on most pages; visible text wins a tie.
    """
    forms: dict[Form, list[OfficeMention]] = {}
    for place, form in places:
        forms.setdefault(form, []).append(place)
    return sorted(forms.items(), key=lambda item: rank(item[1]))


def rank(places: Sequence[OfficeMention]) -> tuple[int, int, bool, int]:
    """Return the sort key of wordings that agree: those that were written most often are first."""
    seen = any(place.is_visible for place in places)
    return (-statements(places), -count_pages(places), not seen, min((p.at for p in places), default=0))


def is_usual(usual: Sequence[OfficeMention], odd: Sequence[OfficeMention]) -> bool:
    """Return whether one side was written more often than the other, and so is probably the right one."""
    return statements(usual) > statements(odd)


def is_rest(usual: Sequence[OfficeMention], odd: Sequence[OfficeMention]) -> bool:
    """Return whether one side is so much more of the site that it is all the rest of it: oftener written, or shown."""
    return (statements(usual), count_pages(usual)) > (statements(odd), count_pages(odd))
