"""Tell the departments that share one suite, each with a name and numbers of its own."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby

from extraction.locations.site.grouping import Group, Sighting
from reference.folded_text import fold_text
from schemas.vocabulary import PhoneKind, Source


def with_departments(groups: Sequence[Group]) -> list[Group]:
    """Return the groups, each as one for every department that some page lists beside the others."""
    return [part for group in groups for part in _departments(group)]


def _departments(group: Group) -> list[Group]:
    """Return the departments of a group: with names and numbers of their own, listed in one part of a page.

    A sighting goes to the department of its name, else of its numbers, else to the first.
    """
    pages = groupby(group.sightings, key=lambda sighting: sighting.url)
    lists = (names for _, of_page in pages for names in _lists(of_page))
    own = next((names for names in lists if len(names) > 1 and _share_none([*names.values()])), None)
    if own is None:
        return [group]
    parts = {name: Group(group.street, group.unit, group.postal, department=name) for name in own}
    of_number = {number: name for name, numbers in own.items() for number in numbers}
    first = next(iter(parts))
    for sighting in group.sightings:
        name = fold_text(sighting.office.label or sighting.office.name or "")
        if name not in parts:
            name = next((of_number[n] for n in sorted(_numbers(sighting)) if n in of_number), first)
        parts[name].add([sighting])
    return list(parts.values())


def _lists(of_page: Iterable[Sighting]) -> Iterable[dict[str, set[str]]]:
    """Return the numbers by name of each part of a page."""
    listed: dict[tuple[object, ...], dict[str, set[str]]] = {}
    for sighting in of_page:
        office, numbers = sighting.office, _numbers(sighting)
        if office.label and numbers and office.source is Source.VISIBLE:
            part = (office.region, office.selector)
            listed.setdefault(part, {}).setdefault(fold_text(office.label), set()).update(numbers)
    return listed.values()


def _numbers(sighting: Sighting) -> set[str]:
    """Return the numbers that a mention ties to its office, fax numbers aside."""
    return {
        phone.phone.e164 or phone.phone.raw
        for phone in sighting.office.phones
        if phone.phone.kind is not PhoneKind.FAX
    }


def _share_none(sets: Sequence[set[str]]) -> bool:
    return sum(map(len, sets)) == len(set().union(*sets))
