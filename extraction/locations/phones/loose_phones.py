"""Add to offices the numbers that a page does not tie to any, by name, list or likeness."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from operator import itemgetter

from extraction.locations.candidate import PhoneCandidate
from extraction.locations.phones.site_phones import SiteNumbers, number_key
from extraction.locations.site.grouping import Group
from extraction.locations.site.office_page import OfficePage
from extraction.locations.site.own_offices import is_hidden_page
from extraction.locations.sources.place_entry import STRUCTURED, OfficeEntry, seen_phone
from reference.folded_text import fold_text
from schemas.vocabulary import PhoneKind, Region, Source

_FRAME = (Region.FOOTER, Region.SIDEBAR)
"""Parts that hold one list of offices; a number in the header is the clinic's by custom."""
_NO_LABEL = frozenset(
    ("call", "phone", "phones", "ph", "p", "t", "tel", "telephone", "number", "numbers", "us", "now", "today", "at",
     "on", "or", "and", "to", "the", "dial", "contact")
)  # fmt: skip
"""Words beside a number that do not say what it is for."""
_WORD = re.compile(r"[^\W\d_]+")
"""Matches ``Call`` in ``Call 732.906.9300``."""


MOST_NUMBERS = 100
"""Numbers of one office that a loose one is compared with."""


class LoosePhones:
    """Adds to the offices on a page the numbers that the page does not tie to any.

    A number of one office, after its name or nearly its number goes there; one without a label beside a list
    of offices goes to each of them; any other to the page's first office.
    """

    def __init__(self, groups: Sequence[Group], numbers: SiteNumbers) -> None:
        """Take the offices of the site, and their numbers."""
        self._names = {id(group): _names(group) for group in groups}
        self._owners: defaultdict[str, list[int]] = defaultdict(list)
        self._owned: defaultdict[int, list[tuple[tuple[int, int], str]]] = defaultdict(list)
        self._speaking: set[int] = set()
        places: dict[str, int] = {}
        for key, phones in numbers.tied.items():
            for phone in phones:
                number = number_key(phone)
                self._owners[number].append(key)
                if len(self._owned[key]) < MOST_NUMBERS:
                    order = (places.setdefault(number, len(places)), len(self._owners[number]))
                    self._owned[key].append((order, number))
                if phone.kind is not PhoneKind.FAX:
                    self._speaking.add(key)

    def give(self, page: OfficePage, present: Mapping[int, Sequence[OfficeEntry]]) -> None:
        """Add a page's numbers to its offices, whose mentions there are by the `id` of their groups."""
        if is_hidden_page(page.url):
            return
        for found in page.phones:
            own = [key for key in self._owners.get(number_key(found.phone), ()) if key in present]
            named = None if own else _named(found, present, self._names)
            owner = own[0] if own else named
            if owner is not None:
                _add(_nearest(present[owner], found), found, named=named is not None)
                continue
            listed = _listed(found, present)
            first = next((key for key in listed if key not in self._speaking), next(iter(listed), None))
            for key, entry in listed.items():
                _add(entry, found, among=len(listed), first=key == first)
            if not listed:
                near = _nearly(found, self._owned, present)
                _add(_nearest(present[next(iter(present)) if near is None else near], found), found)


def _listed(found: PhoneCandidate, present: Mapping[int, Sequence[OfficeEntry]]) -> dict[int, OfficeEntry]:
    """Return the entries of the offices in the list beside a number without a label."""
    words = _WORD.findall(found.context.casefold())
    if found.source in STRUCTURED or not _NO_LABEL.issuperset(words):
        return {}
    listed = {key: e for key, entries in present.items() if (e := _beside(entries, found)) is not None}
    return listed if len(listed) > 1 else {}


def _beside(entries: Sequence[OfficeEntry], found: PhoneCandidate) -> OfficeEntry | None:
    """Return the entry of the part of the page that holds a number."""
    for entry in entries:
        office = entry.sighting.office
        if office.source is not Source.VISIBLE or office.region is not found.region:
            continue
        if office.region in _FRAME or office.selector == found.selector:
            return entry
    return None


def _nearest(entries: Sequence[OfficeEntry], found: PhoneCandidate) -> OfficeEntry:
    same = [e for e in entries if e.sighting.office.region is found.region]
    text = [e for e in entries if e.sighting.office.source is Source.VISIBLE]
    return _beside(entries, found) or (same or text or list(entries))[0]


def _nearly(
    found: PhoneCandidate,
    owned: Mapping[int, Sequence[tuple[tuple[int, int], str]]],
    present: Mapping[int, object],
) -> int | None:
    """Return the first office of this page with a number that differs from this one in two digits at most."""
    number = number_key(found.phone)
    alike = [
        (order, key)
        for key in present
        for order, other in owned.get(key, ())
        if _differ_in_two(other, number)
    ]
    return min(alike, default=(0, None), key=itemgetter(0))[1]


def _differ_in_two(one: str, other: str) -> bool:
    return len(one) == len(other) and sum(a != b for a, b in zip(one, other, strict=True)) <= 2


def _names(group: Group) -> list[str]:
    """Return the names beside an office, folded, of four letters or more."""
    labels = dict.fromkeys(s.office.label for s in group.sightings if s.office.label)
    return [fold_text(label) for label in labels if len(label) > 3]


def _named(found: PhoneCandidate, present: Iterable[int], names: Mapping[int, Sequence[str]]) -> int | None:
    """Return the office whose name is the last word before a number, as in ``Kennesaw: (770) 499-2020``."""
    before, raw, _ = found.context.partition(found.phone.raw)
    words = fold_text(before).rstrip(" :.–-|") if raw else ""
    return next((key for key in present if any(map(words.endswith, names[key]))), None)


def _add(
    entry: OfficeEntry, found: PhoneCandidate, *, among: int = 0, first: bool = True, named: bool = False
) -> None:
    seen = seen_phone(found, entry.sighting.office.address.country, tied=False)
    if all((known.raw, known.link) != (seen.raw, seen.link) for known in entry.phones):
        entry.phones.append(seen.model_copy(update={"among": among, "first": first, "named": named}))
