"""Say in words which parts of a site hold a value of an office: footers, pages, map links, what Google is told."""

from __future__ import annotations

from collections.abc import Sequence

from audits.locations.office_mentions import STRUCTURED, OfficeMention, count_pages, pages_of
from audits.locations.page_names import page_name
from schemas.location import Location
from schemas.vocabulary import Region, Source

_FRAME = {
    Region.FOOTER: "footer",
    Region.HEADER: "header",
    Region.SIDEBAR: "sidebar",
    Region.NAVIGATION: "menu",
}
_MAP_LINK = "map link"
_MOST_KINDS = 3
"""Kinds of parts that a sentence names."""
_MOST_CHARACTERS = 30
"""Characters of an office's name in a sentence; else its town is named."""
HIDDEN = "hidden data"
"""Data for search engines, in the words of a report."""


def parts_in_words(places: Sequence[OfficeMention]) -> list[str]:
    """Return the parts of the site that hold these wordings, e.g. ``45 page footers``, ``the Contact page``.

    At most three kinds of parts, those that people read first; a map link beside others says nothing of its own.
    """
    kinds: dict[str, list[OfficeMention]] = {}
    for place in sorted(places, key=lambda place: not place.is_visible):
        kinds.setdefault(_kind(place), []).append(place)
    if len(kinds) > 1:
        kinds.pop(_MAP_LINK, None)
    return [_part(kind, same) for kind, same in list(kinds.items())[:_MOST_KINDS]]


def _kind(place: OfficeMention) -> str:
    if place.seen.source in STRUCTURED:
        return HIDDEN
    if place.seen.source is Source.MAP_LINK:
        return _MAP_LINK
    return _FRAME.get(place.seen.region, "")


def _part(kind: str, places: Sequence[OfficeMention]) -> str:
    pages = count_pages(places)
    only = page_name(pages_of(places)[0]) if pages == 1 else None
    if kind == HIDDEN:
        return f"the {HIDDEN} of {only or f'{pages} pages'}"
    if kind == _MAP_LINK:
        return f"the map link on {only}" if only else f"the map links on {pages} pages"
    if kind:
        return f"the {kind} of {only}" if only else f"{pages} page {kind}s"
    return only or f"{pages} pages"


def pages_in_words(places: Sequence[OfficeMention]) -> str:
    """Return the pages of these wordings alone, whichever part of them it is."""
    return _part("", places)


def for_office(location: Location) -> str:
    """Return the words that name an office where the site has others: `` for Kennesaw``; else nothing."""
    others = any(seen.beside for seen in location.seen_on)
    named = (
        location.label
        if location.label and len(location.label) <= _MOST_CHARACTERS
        else location.address.city
    )
    return f" for {named}" if others and named else ""


def joined(words: Sequence[str]) -> str:
    """Return words as a list of a sentence: ``a``, ``a and b``, ``a, b and c``."""
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"


def says(parts: Sequence[str], value: str) -> str:
    """Return the statement that these parts of the site hold a value, without a full stop."""
    if len(parts) == 1 and parts[0].startswith(f"the {HIDDEN}"):
        return f"Google is told {value} ({parts[0].removeprefix('the ')})"
    one = len(parts) == 1 and not parts[0][0].isdigit() and not parts[0].startswith("the map links")
    subject = joined(parts)
    return f"{subject[0].upper()}{subject[1:]} {'says' if one else 'say'} {value}"


def differs(odd: Sequence[str], value: str, usual: Sequence[str], instead: str, *, rest: bool) -> str:
    """Return the sentences that two parts of the site hold two values, the odd one first.

    ``rest`` tells that the usual value is on more pages and the only other one of the site.
    """
    value, instead = value.rstrip("."), instead.rstrip(".")
    if rest:
        return f"{says(odd, value)}. Everywhere else ({_list(usual)}) says {instead}."
    other = says(usual, instead)
    return f"{says(odd, value)}, but {other if other.startswith('Google') else other[0].lower() + other[1:]}."


def _list(parts: Sequence[str]) -> str:
    return ", ".join(part.removeprefix("the ") for part in parts)


def within(parts: Sequence[str]) -> str:
    """Return where these parts of the site are: ``on the Contact page``, ``in 45 page footers``."""
    on = parts[0].endswith((" page", " pages")) and " of " not in parts[0]
    return f"{'on' if on or parts[0].startswith('the page ') else 'in'} {joined(parts)}"
