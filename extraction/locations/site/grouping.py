"""Group the addresses on all pages by office, whatever their spelling."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from extraction.locations.candidate import OfficeCandidate
from reference.address_forms import city_form, postal_form, street_form
from reference.folded_text import fold_text
from reference.units import unit_form
from schemas.vocabulary import PhoneKind, Source


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

    @property
    def urls(self) -> set[str]:
        """The pages that hold it."""
        return {sighting.url for sighting in self.sightings}


_HOUSE = re.compile(r"^(?P<low>\d+)(?:-(?P<high>\d+))?(?= )")
"""Matches ``35-37`` in ``35-37 parkgate road``."""


def group_sightings(sightings: Iterable[Sighting]) -> list[Group]:
    """Return groups by street, unit and postal code; a sighting that lacks unit or code joins the only fit."""
    groups: dict[tuple[str, str, str], Group] = {}
    for sighting in sorted(sightings, key=lambda s: (s.url, s.order)):
        address = sighting.office.address
        key = (street_form(address.street), unit_form(address.unit), postal_form(address.postal_code))
        if key[0]:
            groups.setdefault(key, Group(*key)).sightings.append(sighting)
    merged = list(groups.values())
    for fits in (_same_unit_other_code, _missing_floor, _missing_unit, _house_range, _slip_of_unit):
        merged = _merge(merged, fits)
    return [part for group in merged for part in _departments(group)]


def _departments(group: Group) -> list[Group]:
    """Return a group as one for each department that some page lists beside the others, with its own name and numbers.

    A sighting goes to the department of its name, else of its numbers, else to the first.
    """
    listed: dict[tuple[object, ...], dict[str, set[str]]] = {}
    for sighting in group.sightings:
        office, numbers = sighting.office, _numbers(sighting)
        if office.label and numbers and office.source is Source.VISIBLE:
            part = (sighting.url, office.region, office.selector)
            listed.setdefault(part, {}).setdefault(fold_text(office.label), set()).update(numbers)
    own = next(
        (names for names in listed.values() if len(names) > 1 and _share_none([*names.values()])), None
    )
    if own is None:
        return [group]
    parts = {name: Group(group.street, group.unit, group.postal, name) for name in own}
    first = next(iter(parts))
    for sighting in group.sightings:
        name = fold_text(sighting.office.label or sighting.office.name or "")
        if name not in parts:
            numbers = _numbers(sighting)
            name = next((other for other, known in own.items() if known & numbers), first)
        parts[name].sightings.append(sighting)
    return list(parts.values())


def _numbers(sighting: Sighting) -> set[str]:
    """Return the numbers that a mention ties to its office, fax numbers aside."""
    return {
        phone.phone.e164 or phone.phone.raw
        for phone in sighting.office.phones
        if phone.phone.kind is not PhoneKind.FAX
    }


def _share_none(sets: list[set[str]]) -> bool:
    return sum(map(len, sets)) == len(set().union(*sets))


def _merge(groups: list[Group], fits: Callable[[Group, Group], bool]) -> list[Group]:
    """Return the groups, with each that fits one other group only joined to it, the rarest first."""
    alive = dict.fromkeys(sorted(groups, key=lambda g: (-len(g.urls), g.street, g.unit, g.postal)))
    near: dict[str, list[Group]] = {}
    for group in alive:
        for key in _near_keys(group):
            near.setdefault(key, []).append(group)
    kept: list[Group] = []
    for group in reversed(list(alive)):
        del alive[group]
        neighbours = (other for key in sorted(_near_keys(group)) for other in near[key])
        homes = [other for other in dict.fromkeys(neighbours) if other in alive and fits(group, other)]
        if len({(home.street, home.unit) for home in homes}) == 1:
            homes[0].sightings.extend(group.sightings)
            homes[0].sightings.sort(key=lambda s: (s.url, s.order))
        else:
            kept.append(group)
    return kept[::-1]


def _near_keys(group: Group) -> set[str]:
    """Return the keys that groups of one office share: the street, and the code or else the town."""
    return {group.street, group.postal or f"in {min(_cities(group))}"} - {""}


def _cities(group: Group) -> set[str]:
    return {city_form(s.office.address.city) for s in group.sightings}


def _same_unit_other_code(group: Group, other: Group) -> bool:
    if group.street != other.street or group.unit != other.unit:
        return False
    return (not group.postal or not other.postal or _near_code(group, other)) and bool(
        _cities(group) & _cities(other)
    )


def _near_code(group: Group, other: Group) -> bool:
    """Return whether one group's code may be a slip for the other's: the same street, unit and city decide."""
    return bool(_cities(group) & _cities(other))


def _missing_unit(group: Group, other: Group) -> bool:
    if group.street != other.street or bool(group.unit) == bool(other.unit):
        return False
    return group.postal == other.postal or bool(_cities(group) & _cities(other))


_FLOOR = re.compile(r"(?:^| )(?:lower |upper )?(?:floor|building) [\w]+")
"""Matches the ``floor 2`` of ``floor 2 208``."""


def _missing_floor(group: Group, other: Group) -> bool:
    """Return whether one group gives floor or building with the suite and the other the suite alone."""
    if group.street != other.street or group.postal != other.postal or group.unit == other.unit:
        return False
    suites = [" ".join(_FLOOR.sub("", g.unit).split()) for g in (group, other)]
    return (
        bool(suites[0])
        and suites[0] == suites[1]
        and any(s == g.unit for s, g in zip(suites, (group, other), strict=True))
    )


def _house_range(group: Group, other: Group) -> bool:
    if group.postal != other.postal or group.unit != other.unit:
        return False
    if not group.postal and not _cities(group) & _cities(other):
        return False
    one, two = _HOUSE.search(group.street), _HOUSE.search(other.street)
    if one is not None and two is not None and group.street[one.end() :] == other.street[two.end() :]:
        low, high = sorted((one, two), key=lambda m: m["high"] is None)
        return (
            low["high"] is not None
            and high["high"] is None
            and int(low["low"]) <= int(high["low"]) <= int(low["high"])
        )
    return _contains(group.street, other.street) or _contains(other.street, group.street)


def _slip_of_unit(group: Group, other: Group) -> bool:
    """Return whether a group is another's with a wrong unit: few pages against many, never listed beside it.

    Two offices in one building are beside each other in some list; a slip takes the other's position.
    """
    if group.street != other.street or group.postal != other.postal or group.unit == other.unit:
        return False
    if len(group.urls) * 5 > len(other.urls):
        return _machines_copy(group, other)
    places = {(s.url, s.office.region, s.office.selector) for s in other.sightings}
    return not any((s.url, s.office.region, s.office.selector) in places for s in group.sightings)


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
