"""Group the addresses on all pages by office, whatever their spelling."""

from __future__ import annotations

import re
from bisect import insort
from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice

from extraction.locations.candidate import OfficeCandidate
from reference.address_forms import city_form, postal_form, street_form
from reference.units import unit_form
from schemas.vocabulary import Source


@dataclass(frozen=True, slots=True)
class Sighting:
    """An address on a page."""

    url: str
    """The page."""
    order: int
    """The ordinal on the page."""
    office: OfficeCandidate
    """The address with the text, phones and hours beside it."""


@dataclass(slots=True, eq=False)
class Group:
    """All sightings of one office."""

    street: str
    """Normal form."""
    unit: str
    """Normal form, empty where it has none."""
    postal: str
    """Normal form, empty where it has none."""
    department: str = ""
    """Folded name, where several departments with numbers of their own share the unit; else empty."""
    sightings: list[Sighting] = field(default_factory=list)
    """In order of URL and position on the page."""
    urls: set[str] = field(default_factory=set)
    """The pages that hold it."""
    cities: set[str] = field(default_factory=set)
    """Normal forms of its towns, empty where a sighting has none."""
    _places: set[tuple[object, ...]] = field(default_factory=set)
    _placed: int = 0
    """Sightings whose places are in ``_places``."""

    def add(self, sightings: Iterable[Sighting]) -> None:
        """Add sightings behind the others."""
        for sighting in sightings:
            self.sightings.append(sighting)
            self.urls.add(sighting.url)
            self.cities.add(city_form(sighting.office.address.city))

    def sort(self) -> None:
        """Put the sightings in order again."""
        self.sightings.sort(key=lambda s: (s.url, s.order))
        self._places.clear()
        self._placed = 0

    @property
    def places(self) -> set[tuple[object, ...]]:
        """The places on pages that hold it, as far as others can be listed there."""
        self._places.update(_place(sighting) for sighting in islice(self.sightings, self._placed, None))
        self._placed = len(self.sightings)
        return self._places


def _place(sighting: Sighting) -> tuple[object, ...]:
    return sighting.url, sighting.office.region, sighting.office.selector


MOST_NEAR = 100
"""Groups, those on most pages first, that one is compared with where only code and unit, or only street and code, are
the same. A clinic with more offices in one building has units for them all."""

_HOUSES = re.compile(r"(?P<low>\d{1,6})-(?P<high>\d{1,6})")
"""Matches the ``35-37`` of ``35-37 parkgate road``."""
_HOUSE = re.compile(r"\d{1,6}")
"""Matches the ``35`` of ``35 parkgate road``."""


def group_sightings(sightings: Iterable[Sighting]) -> list[Group]:
    """Return groups by street, unit and postal code; a sighting that lacks unit or code joins the only fit."""
    groups: dict[tuple[str, str, str], Group] = {}
    for sighting in sorted(sightings, key=lambda s: (s.url, s.order)):
        address = sighting.office.address
        key = (street_form(address.street), unit_form(address.unit), postal_form(address.postal_code))
        if key[0]:
            groups.setdefault(key, Group(*key)).add([sighting])
    merged = list(groups.values())
    for fits, keys in (
        (_same_unit_other_code, _street_unit_and_town),
        (_missing_floor, _suite),
        (_missing_unit, _street_with_or_without),
        (_house_range, _code_and_unit),
        (_slip_of_unit, _street_and_code),
    ):
        merged = _merge(merged, fits, keys)
    return merged


_Keys = Callable[[Group], Iterable[tuple[Hashable, Hashable]]]
"""Returns pairs of a key under which others look for a group, and the one under which it looks for them: two groups
that fit have one in common."""


def _merge(groups: list[Group], fits: Callable[[Group, Group], bool], keys: _Keys) -> list[Group]:
    """Return the groups, with each that fits one other group only joined to it, the rarest first."""
    alive = dict.fromkeys(sorted(groups, key=lambda g: (-len(g.urls), g.street, g.unit, g.postal)))
    places = {group: at for at, group in enumerate(alive)}
    near: dict[Hashable, list[Group]] = {}
    for group in alive:
        for key in {found for found, _ in keys(group)}:
            near.setdefault(key, []).append(group)
    kept: list[Group] = []
    for group in reversed(list(alive)):
        del alive[group]
        home: Group | None = None
        is_only = True
        for key in {sought for _, sought in keys(group)}:
            # Those behind a group have found their home: none of them is alive any more.
            while (shelf := near.get(key)) and places[shelf[-1]] >= places[group]:
                shelf.pop()
            for other in islice(near.get(key, ()), MOST_NEAR):
                if not fits(group, other):
                    continue
                if home is not None and (home.street, home.unit) != (other.street, other.unit):
                    is_only = False
                    break
                if home is None or places[other] < places[home]:
                    home = other
            if not is_only:
                break
        if home is None or not is_only:
            kept.append(group)
            continue
        bare = Group(home.street, home.unit, home.postal)
        with_new = Group(home.street, home.unit, home.postal, cities=group.cities - home.cities)
        home.add(group.sightings)
        for key in {found for found, _ in keys(with_new)} - {found for found, _ in keys(bare)}:
            insort(near.setdefault(key, []), home, key=places.__getitem__)
    for group in kept:
        group.sort()
    return kept[::-1]


def _street_unit_and_town(group: Group) -> Iterator[tuple[Hashable, Hashable]]:
    for city in group.cities:
        yield (key := (group.street, group.unit, city)), key


def _street_and_code(group: Group) -> Iterator[tuple[Hashable, Hashable]]:
    yield (key := (group.street, group.postal)), key


def _code_and_unit(group: Group) -> Iterator[tuple[Hashable, Hashable]]:
    if group.postal:
        yield (key := (group.postal, group.unit)), key
    else:
        for city in group.cities:
            yield (town := ("", city, group.unit)), town


def _suite(group: Group) -> Iterator[tuple[Hashable, Hashable]]:
    """Yield the suite of a unit with a floor for those without one, and the other way round."""
    if suite := _without_floor(group.unit):
        is_bare = suite == group.unit
        key = (group.street, group.postal, suite)
        yield (*key, is_bare), (*key, not is_bare)


def _street_with_or_without(group: Group) -> Iterator[tuple[Hashable, Hashable]]:
    """Yield street and code, street and town, with a unit for those without one, and the other way round."""
    has_unit = bool(group.unit)
    for place in (("code", group.postal), *(("town", city) for city in group.cities)):
        yield (group.street, *place, has_unit), (group.street, *place, not has_unit)


def _same_unit_other_code(group: Group, other: Group) -> bool:
    if group.street != other.street or group.unit != other.unit:
        return False
    return not group.cities.isdisjoint(other.cities)  # a code that differs may be a slip


def _missing_unit(group: Group, other: Group) -> bool:
    if group.street != other.street or bool(group.unit) == bool(other.unit):
        return False
    return group.postal == other.postal or not group.cities.isdisjoint(other.cities)


_FLOOR = re.compile(r"(?:^| )(?:lower |upper )?(?:floor|building) [\w]+")
"""Matches the ``floor 2`` of ``floor 2 208``."""


def _missing_floor(group: Group, other: Group) -> bool:
    """Return whether one group gives floor or building with the suite and the other the suite alone."""
    if group.street != other.street or group.postal != other.postal or group.unit == other.unit:
        return False
    suites = [_without_floor(g.unit) for g in (group, other)]
    return (
        bool(suites[0])
        and suites[0] == suites[1]
        and any(s == g.unit for s, g in zip(suites, (group, other), strict=True))
    )


def _without_floor(unit: str) -> str:
    return " ".join(_FLOOR.sub("", unit).split())


def _house_range(group: Group, other: Group) -> bool:
    if group.postal != other.postal or group.unit != other.unit:
        return False
    if not group.postal and group.cities.isdisjoint(other.cities):
        return False
    if _ranges_over(group.street, other.street) or _ranges_over(other.street, group.street):
        return True
    return _contains(group.street, other.street) or _contains(other.street, group.street)


def _ranges_over(wide: str, narrow: str) -> bool:
    """Return whether two streets are the same but for one number, for which the first has a range that holds it.

    >>> _ranges_over("4 ransomes dock 35-37 parkgate road", "4 ransomes dock 35 parkgate road")
    True
    """
    one, two = wide.split(), narrow.split()
    apart = [(a, b) for a, b in zip(one, two, strict=False) if a != b]
    if len(one) != len(two) or len(one) < 2 or len(apart) != 1:
        return False
    houses, number = _HOUSES.fullmatch(apart[0][0]), apart[0][1]
    return (
        houses is not None and number.isdecimal() and int(houses["low"]) <= int(number) <= int(houses["high"])
    )


def _slip_of_unit(group: Group, other: Group) -> bool:
    """Return whether a group is another's with a wrong unit: few pages against many, never listed beside it.

    Two offices in one building are beside each other in some list; a slip takes the other's position.
    """
    if group.street != other.street or group.postal != other.postal or group.unit == other.unit:
        return False
    if len(group.urls) * 5 > len(other.urls):
        return _machines_copy(group, other)
    places = other.places
    return not any(_place(sighting) in places for sighting in group.sightings)


def _machines_copy(group: Group, other: Group) -> bool:
    """Return whether one is only in structured data or map links of pages whose text has the other, never with it."""
    sources = [{(s.url, s.office.source) for s in g.sightings} for g in (group, other)]
    read = [any(source is Source.VISIBLE for _, source in found) for found in sources]
    return read[0] != read[1] and not sources[0] & sources[1] and bool(group.urls & other.urls)


def _contains(short: str, long: str) -> bool:
    """Return whether a street is the tail or head of a longer wording ("4 Ransomes Dock, 35 Parkgate Road")."""
    few, many = short.split(), long.split()
    if len(few) < 2 or len(few) >= len(many) or (not any(c.isdigit() for c in few[0]) and len(few) < 3):
        return False
    if many[: len(few)] == few or many[-len(few) :] == few:
        return True
    ranged = [re.sub(r"^(\d+)-\d+$", r"\1", word) for word in few]
    return any(
        many[at : at + len(few)] == ranged or many[at : at + len(few)] == few
        for at in range(len(many) - len(few) + 1)
    )


def commonest(values: Iterable[str | None]) -> str | None:
    """Return the most frequent value, null left out; of equally frequent ones the first seen."""
    counts = Counter(value for value in values if value)
    return max(counts, key=lambda value: counts[value]) if counts else None
