"""Find an office's numbers that differ between mentions, by a slip of the hand or altogether."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from audits.contract import Found
from audits.locations.mention_quotes import occurrences_of, quoted_phone
from audits.locations.office_mentions import (
    OfficeMention,
    contradiction,
    count_pages,
    is_rest,
    is_usual,
    rank,
    scope_of,
)
from audits.locations.place_words import HIDDEN, differs, for_office, pages_in_words, parts_in_words
from schemas.location import Location, SeenPhone
from schemas.vocabulary import PhoneKind, Severity, Tier

_SPEAKING = (PhoneKind.VOICE, PhoneKind.APPOINTMENT)


@dataclass(slots=True)
class _Number:
    e164: str
    phone: SeenPhone
    at: dict[int, int]
    """Its ordinal in each mention that has it, by the mention's."""
    places: list[OfficeMention]
    tied: bool = False
    named: bool = False


def phone_conflicts(record: Location, places: Sequence[OfficeMention]) -> Iterator[Found]:
    """Yield the numbers that look like a slip of the office's number, and those that differ altogether.

    Numbers that appear together in one mention, such as 0100 and its fax 0101, are two numbers, not a slip.
    """
    numbers = _numbers(places)
    together = {pair for place in places for pair in _together(place)}
    order = sorted(numbers.values(), key=lambda number: (not number.tied, rank(number.places)))
    only = len(order) == 2
    told: set[str] = set()
    for at, number in enumerate(order):
        for usual in order[:at]:
            apart = frozenset((number.e164, usual.e164)) not in together
            if usual.tied and usual.e164 not in told and apart and is_slip(number.e164, usual.e164):
                told.add(number.e164)
                yield _found(record, number, usual, Tier.LIKELY, only=only)
                break
    for number in order:
        if number.e164 in told or not order[0].tied or number is order[0]:
            continue
        if number.named and not number.tied:
            found = _found(record, number, order[0], Tier.MAYBE, only=only)
            yield replace(found, identity=f"named phone | {number.e164}")
        elif number.tied and _alone(number, order, places):
            yield _found(record, number, order[0], Tier.MAYBE, only=only, severity=Severity.REVIEW)


def _together(place: OfficeMention) -> Iterator[frozenset[str | None]]:
    """Yield the pairs that a mention gives as two numbers: both tied, in one list, or so on several pages."""
    for one, two in combinations(place.seen.phones, 2):
        loose = not one.tied and not two.tied
        if (one.tied and two.tied) or (loose and (one.among > 1 or count_pages([place]) > 1)):
            yield frozenset((one.e164, two.e164))


def is_slip(one: str, other: str) -> bool:
    """Return whether two numbers differ by one digit or by two neighbours that changed places."""
    if len(one) != len(other) or one == other:
        return False
    wrong = [at for at in range(len(one)) if one[at] != other[at]]
    if len(wrong) == 1:
        return True
    first, last = wrong[0], wrong[-1]
    return len(wrong) == 2 and last == first + 1 and one[first] == other[last] and one[last] == other[first]


def _numbers(places: Sequence[OfficeMention]) -> dict[str, _Number]:
    found: dict[str, _Number] = {}
    faxes = {p.e164 for place in places for p in place.seen.phones if p.kind is PhoneKind.FAX}
    for place in places:
        for at, phone in enumerate(place.seen.phones):
            if (
                phone.e164 is None
                or phone.kind not in _SPEAKING
                or phone.own_use
                or phone.e164 in faxes
                or phone.among
            ):
                continue
            number = found.setdefault(phone.e164, _Number(phone.e164, phone, {}, []))
            if place.at not in number.at:
                number.at[place.at] = at
                number.places.append(place)
            number.tied |= phone.tied
            number.named |= phone.named
    return found


def _alone(number: _Number, order: Sequence[_Number], places: Sequence[OfficeMention]) -> bool:
    """Return whether each mention gives one number only: some give this one, the others the usual one."""
    usual = order[0]
    if any(place in usual.places for place in number.places):
        return False
    tied = [
        {p.e164 for p in place.seen.phones if p.tied and p.kind in _SPEAKING and p.e164} for place in places
    ]
    return (
        {number.e164} in tied
        and all(len(found) <= 1 for found in tied)
        and len({e164 for found in tied for e164 in found}) == 2
    )


def _found(
    record: Location,
    number: _Number,
    usual: _Number,
    tier: Tier,
    *,
    only: bool,
    severity: Severity | None = None,
) -> Found:
    rest = only and is_rest(usual.places, number.places)
    return Found(
        message=differs(
            _where(number), number.phone.raw + for_office(record), _where(usual), usual.phone.raw, rest=rest
        ),
        occurrences=occurrences_of(
            record,
            number.places,
            lambda place: quoted_phone(place, number.at[place.at]),
        ),
        page_count=count_pages(number.places),
        suggestions=(usual.phone.raw,) if is_usual(usual.places, number.places) else (),
        tier=tier,
        severity=severity,
        scope=scope_of(number.places),
        identity=contradiction("phone", number.e164, usual.e164),
    )


def _where(number: _Number) -> list[str]:
    """Return the parts of pages that hold a number; only the pages of one that may be anywhere on them."""
    seen = [place.seen.phones[number.at[place.at]] for place in number.places]
    if any(phone.visible for phone in seen):
        known = number.phone.tied or number.phone.among
        return parts_in_words(number.places) if known else [pages_in_words(number.places)]
    pages = pages_in_words(number.places)
    linked = any(phone.link for phone in seen)
    return [f"a call link on {pages}" if linked else f"the {HIDDEN} of {pages}"]
