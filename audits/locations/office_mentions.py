"""Group the mentions of an office by wording, each with its pages, for the audits of offices to compare."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar
from urllib.parse import urlsplit

from audits.contract import Found
from schemas.location import Location, SeenOn, SeenPhone
from schemas.vocabulary import Region, Scope, Source

_FRAME = {
    Region.FOOTER: "footer",
    Region.HEADER: "header",
    Region.SIDEBAR: "sidebar",
    Region.NAVIGATION: "navigation",
}
_MACHINE = {
    Source.JSON_LD: "structured data",
    Source.MICRODATA: "structured data",
    Source.MICROFORMAT: "structured data",
    Source.MAP_LINK: "map link",
}
_SHOWN = 60
"""Characters of a path in a sentence."""


@dataclass(frozen=True, slots=True)
class OfficeMention:
    """One wording of an office with every page that has it."""

    at: int
    """Its ordinal in ``seen_on``."""
    seen: SeenOn
    """The first mention of this wording."""
    urls: tuple[str, ...]
    """The pages, in order, each once."""


def mentions_of(location: Location) -> list[OfficeMention]:
    """Return the office's wordings in the order of their first pages."""
    urls: dict[int, dict[str, None]] = {}
    for at, seen in enumerate(location.seen_on):
        urls.setdefault(at if seen.same_as is None else seen.same_as, {})[seen.url] = None
    return [OfficeMention(at, location.seen_on[at], tuple(pages)) for at, pages in urls.items()]


def pages_of(places: Sequence[OfficeMention]) -> tuple[str, ...]:
    """Return the pages of several wordings, in order, each once."""
    return tuple(sorted({url for place in places for url in place.urls}))


def places_in_words(places: Sequence[OfficeMention]) -> str:
    """Return the parts of pages that hold these wordings, in words for a sentence: at most three kinds."""
    kinds: dict[str, list[OfficeMention]] = {}
    for place in places:
        kind = _MACHINE.get(place.seen.source) or _FRAME.get(place.seen.region) or ""
        kinds.setdefault(kind, []).append(place)
    parts = []
    for kind, same in list(kinds.items())[:3]:
        pages = pages_of(same)
        what = path_of(pages[0]) if len(pages) == 1 else f"{len(pages)} pages"
        parts.append(what if not kind and len(pages) == 1 else f"the {kind or 'text'} of {what}")
    return " and ".join(parts)


def phone_in_words(phone: SeenPhone, places: Sequence[OfficeMention]) -> str:
    """Return the parts of pages that hold a number, in words; only the pages of one tied to no office."""
    if phone.tied or phone.among:
        return places_in_words(places)
    pages = pages_of(places)
    return path_of(pages[0]) if len(pages) == 1 else f"{len(pages)} pages"


def placed(found: Found, places: Sequence[OfficeMention]) -> Found:
    """Return a finding with the scope of its fix: a part that several pages share is the template's."""
    framed = places[0].seen.region in _FRAME and len(pages_of(places)) > 1
    return replace(found, scope=Scope.TEMPLATE if framed else Scope.PAGE)


def contradiction(part: str, one: str, other: str) -> str:
    """Return the identity of a finding on a part's two values; it stays when the other one gets the more frequent."""
    return " | ".join((part, *sorted((one, other))))


def path_of(url: str) -> str:
    """Return a URL's path, as editors know their pages: ``the home page`` for ``/``."""
    path = urlsplit(url).path or "/"
    if path == "/" and not urlsplit(url).query:
        return "the home page"
    return path if len(path) <= _SHOWN else path[:_SHOWN] + "…"


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
        machine = all(place.seen.source in _MACHINE for place in found)
        return (-len(pages_of(found)), machine, found[0].at)

    return sorted(forms.items(), key=weight)
