"""Find an office that is another one of the site but for its suite or a slip in its street."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from audits.contract import Found
from audits.locations.mention_quotes import occurrences_of, quoted_part
from audits.locations.office_mentions import OfficeMention, count_pages, scope_of
from audits.locations.place_words import parts_in_words, says
from reference.address_forms import street_form
from reference.street_words import CANONICAL_SUFFIX, DIRECTIONS
from schemas.location import Location, Resembling
from schemas.vocabulary import Tier

_KINDS = (frozenset(CANONICAL_SUFFIX.values()), frozenset(DIRECTIONS.values()))
_LONG = 5
"""Fewest letters of a word in which one changed letter is a slip, not another name."""


def other_office(record: Location, places: Sequence[OfficeMention]) -> Iterator[Found]:
    """Yield an office that the site shows nowhere beside this one and that has another suite or street."""
    for other in record.resembles:
        if other.differs == "street" and not is_slip(record.address.street, other.address_raw):
            continue
        yield _found(record, other, places)


def _found(record: Location, other: Resembling, places: Sequence[OfficeMention]) -> Found:
    part = "unit" if other.differs == "unit" else "street"
    holding = [place for place in places if _words(place, part)] or list(places)
    said, instead = _apart(record.address_raw, other.address_raw)
    return Found(
        message=f"{says(parts_in_words(holding), said.rstrip('.'))}. Other pages say {instead.rstrip('.')}.",
        occurrences=occurrences_of(record, holding, lambda place: quoted_part(place, part)),
        page_count=count_pages(holding),
        suggestions=(instead,),
        tier=Tier.MAYBE,
        scope=scope_of(holding),
        identity=f"{'office' if part == 'unit' else 'street'} | {other.location_id}",
    )


def _apart(one: str, other: str) -> tuple[str, str]:
    """Return the parts in which two addresses differ; both whole where they are not divided alike.

    >>> _apart("2500 Morris Ave., Suite 208, Union, NJ 07083", "2500 Morris Ave., Suite 210, Union, NJ 07083")
    ('Suite 208', 'Suite 210')
    """
    first, second = one.split(", "), other.split(", ")
    apart = [(a, b) for a, b in zip(first, second, strict=False) if a != b]
    if len(first) != len(second) or not apart:
        return one, other
    return ", ".join(a for a, _ in apart), ", ".join(b for _, b in apart)


def _words(place: OfficeMention, part: str) -> str:
    return str(getattr(place.seen.address, part) or "") if place.seen.address else ""


def is_slip(street: str | None, other: str) -> bool:
    """Return whether one word of a street differs from an address by a letter, or is another suffix or direction.

    A house number that differs is a neighbour, and a street without its suffix or direction the same one.

    >>> is_slip("10 Parsonnage Rd", "10 Parsonage Road, Edison"), is_slip("12 Main St", "10 Main St, Union")
    (True, False)
    """
    one = street_form(street).split()
    two = street_form(other).split()[: len(one)]
    wrong = [(a, b) for a, b in zip(one, two, strict=False) if a != b]
    if len(one) != len(two) or len(wrong) != 1:
        return False
    a, b = wrong[0]
    if any({a, b} <= kind for kind in _KINDS):
        return True
    return a.isalpha() and b.isalpha() and min(len(a), len(b)) >= _LONG and _one_letter(a, b)


def _one_letter(one: str, other: str) -> bool:
    """Return whether a letter is changed, missing or spare, or two neighbours changed places."""
    if len(one) == len(other):
        wrong = [at for at in range(len(one)) if one[at] != other[at]]
        swapped = len(wrong) == 2 and wrong[1] == wrong[0] + 1
        return len(wrong) == 1 or (
            swapped and one[wrong[0]] == other[wrong[1]] and one[wrong[1]] == other[wrong[0]]
        )
    short, long = sorted((one, other), key=len)
    return len(long) == len(short) + 1 and any(long[:at] + long[at + 1 :] == short for at in range(len(long)))
