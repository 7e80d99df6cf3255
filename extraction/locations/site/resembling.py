"""Find offices so much alike that one of the two may be a slip of the other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterator, Sequence
from typing import Literal

from extraction.locations.phones.site_phones import number_key
from extraction.locations.site.grouping import MOST_NEAR, Group
from reference.street_words import CANONICAL_SUFFIX, DIRECTIONS
from schemas.vocabulary import PhoneKind

_SUFFIXES = frozenset(CANONICAL_SUFFIX.values())
_DIRECTIONS = frozenset(DIRECTIONS.values())
_LONG = 5
"""Fewest letters of a word in which one changed letter is a slip, not another name."""


def resembling(groups: Sequence[Group]) -> list[tuple[Group, Group, Literal["unit", "street"]]]:
    """Return (the office on fewer pages, the other, the part that differs) for each pair that is alike.

    Offices that some page lists beside each other are two offices, as are those with numbers of their own. Of those
    that have all but one part in common, each is compared with the `MOST_NEAR` on most pages.
    """
    ranked = sorted(
        range(len(groups)),
        key=lambda at: (len(groups[at].urls), groups[at].street, groups[at].unit),
        reverse=True,
    )
    near: defaultdict[Hashable, list[int]] = defaultdict(list)
    for at in ranked:
        for key in set(_keys(groups[at])):
            near[key].append(at)
    found: dict[tuple[int, int], tuple[Group, Group, Literal["unit", "street"]]] = {}
    for shelf in near.values():
        for place, at in enumerate(shelf):
            for other in shelf[: min(place, MOST_NEAR)]:
                pair = (min(at, other), max(at, other))
                few, many = groups[at], groups[other]
                if pair in found or (part := _differing(few, many)) is None:
                    continue
                if not (_places(few) & _places(many) or _own_numbers(few, many)):
                    found[pair] = (few, many, part)
    return [found[pair] for pair in sorted(found)]


def _keys(group: Group) -> Iterator[Hashable]:
    """Yield the keys of which two offices that resemble one another have one in common."""
    if not group.postal:
        return
    if group.unit:
        yield group.postal, group.street
    words = group.street.split()
    yield group.postal, group.unit, *words
    for at, word in enumerate(words):
        before, behind = words[:at], words[at + 1 :]
        for names in (_SUFFIXES, _DIRECTIONS):
            if word in names:
                yield group.postal, group.unit, *before, names, *behind
                yield group.postal, group.unit, *(other for other in words if other != word)
        if len(word) >= _LONG or (word.isdigit() and len(word) > 1):
            swapped = "".join(sorted(word))
            for form in (word, ("swapped", swapped), *(word[:i] + word[i + 1 :] for i in range(len(word)))):
                yield group.postal, group.unit, *before, ("slip", form), *behind


def _differing(one: Group, two: Group) -> Literal["unit", "street"] | None:
    if one.street == two.street and one.unit and two.unit and one.unit != two.unit:
        return "unit"
    if one.unit == two.unit and one.street != two.street and _alike(one.street.split(), two.street.split()):
        return "street"
    return None


def _alike(one: list[str], two: list[str]) -> bool:
    """Return whether two streets differ by a letter, a digit, two swapped characters, a suffix or a direction."""
    if len(one) == len(two):
        pairs = [(a, b) for a, b in zip(one, two, strict=True) if a != b]
        if len(pairs) != 1:
            return False
        a, b = pairs[0]
        if {a, b} <= _SUFFIXES or {a, b} <= _DIRECTIONS:
            return True
        return (a.isdigit() and b.isdigit() and len(a) == len(b) and len(a) > 1 and _slip(a, b)) or (
            min(len(a), len(b)) >= _LONG and _slip(a, b)
        )
    short, long = sorted((one, two), key=len)
    extra = [word for word in long if word not in short]
    return (
        len(long) == len(short) + 1 == len(short) + len(extra)
        and extra[0] in _SUFFIXES | _DIRECTIONS
        and [word for word in long if word != extra[0]] == short
    )


def _slip(one: str, two: str) -> bool:
    if len(one) == len(two):
        wrong = [at for at in range(len(one)) if one[at] != two[at]]
        if len(wrong) == 1:
            return True
        return len(wrong) == 2 and one[wrong[0]] == two[wrong[1]] and one[wrong[1]] == two[wrong[0]]
    short, long = sorted((one, two), key=len)
    return len(long) == len(short) + 1 and any(long[:at] + long[at + 1 :] == short for at in range(len(long)))


def _places(group: Group) -> set[tuple[object, ...]]:
    return {(s.url, s.office.source, s.office.region) for s in group.sightings}


def _own_numbers(one: Group, two: Group) -> bool:
    """Return whether both have numbers, fax numbers aside, and share none."""
    first, second = (
        {
            number_key(p.phone)
            for s in group.sightings
            for p in s.office.phones
            if p.phone.kind is not PhoneKind.FAX
        }
        for group in (one, two)
    )
    return bool(first) and bool(second) and not first & second
