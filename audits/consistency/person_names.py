"""Compare the given names of people who share a last name."""

from __future__ import annotations

from typing import NamedTuple


class GivenNames(NamedTuple):
    """A person's names before the last one."""

    first: str
    middle: tuple[str, ...]


def given_names(form: str) -> GivenNames | None:
    """Return the names before the last one; null where the first is an initial or there is none.

    >>> given_names("Eric D. Freeman"), given_names("Freeman"), given_names("E. Freeman")
    (GivenNames(first='Eric', middle=('D.',)), None, None)
    """
    first, *middle = form.split()[:-1] or [""]
    if len(first.rstrip(".")) < 2:
        return None
    return GivenNames(first, tuple(middle))


def same_person(one: GivenNames, other: GivenNames) -> bool:
    """Return whether the names may be one person's: the same first name, and no two middle names that differ."""
    if one.first != other.first:
        return False
    return all(mine[0] == theirs[0] for mine, theirs in zip(one.middle, other.middle, strict=False))


def is_slip(one: str, other: str) -> bool:
    """Return whether two first names differ in one letter, or in two that are swapped: *Eric* and *Erik*.

    >>> is_slip("Eric", "Erik"), is_slip("Jon", "Joan"), is_slip("Brian", "Brain")
    (True, False, True)
    """
    if min(len(one), len(other)) < 4 or one[0] != other[0] or one == other or abs(len(one) - len(other)) > 1:
        return False
    start = 0
    while start < min(len(one), len(other)) and one[start] == other[start]:
        start += 1
    end = 0
    while end < min(len(one), len(other)) - start and one[-1 - end] == other[-1 - end]:
        end += 1
    mine, theirs = one[start : len(one) - end], other[start : len(other) - end]
    return max(len(mine), len(theirs)) <= 1 or (len(mine) == 2 and mine == theirs[::-1])
