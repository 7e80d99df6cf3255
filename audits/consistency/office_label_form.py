"""``office-label-form``: names above some offices of a list and not above others, and street words in two forms."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from audits.consistency.wording import answer
from audits.context import Context
from audits.contract import SiteAudit, SiteFound, SiteVerdicts
from audits.locations.mention_quotes import occurrences_of, quoted_part
from audits.locations.office_mentions import OfficeMention, count_pages, mentions_of, pages_of, statements
from language.word_list import words_in
from reference.street_words import CANONICAL_SUFFIX
from schemas.audit_info import AuditInfo, Standard
from schemas.finding import Occurrence
from schemas.location import Location
from schemas.vocabulary import AuditCategory, FactName, Lifecycle, Region, Severity, Tier

INFO = AuditInfo(
    audit="office-label-form",
    version=1,
    kind="site",
    reads=[FactName.LOCATION],
    category=AuditCategory.CONSISTENCY,
    title="Offices are named and addressed in one form",
    failure_title="Offices named or addressed in two forms",
    why=(
        "Patients scan a list of offices for their town. Where some have its name above the address and others don't, "
        "they miss the ones without; “Ave.” beside “Road” looks patched together."
    ),
    fix=(
        "Put the town's name above every office of the list, or above none, and write the words of streets out "
        "everywhere or shorten them everywhere."
    ),
    severity=Severity.MINOR,
    minutes=2,
    standards=[
        Standard(
            name="Google: Guidelines for representing your business",
            clause="Use a consistent name and address",
            url="https://support.google.com/business/answer/3038177",
        ),
        Standard(name="USPS Publication 28, appendix C1", url="https://pe.usps.com/text/pub28/28apc_002.htm"),
    ],
)

LEAST_OFFICES = 3
"""Offices of a list that show a form: of two, one may be the main office."""
_MOST_NAMED = 3
"""Offices that a message names."""
_SHORTENED = words_in(
    "avenue boulevard court drive highway lane parkway place road square street terrace turnpike"
)
"""Words of streets that are shortened often enough for the full word to be a choice."""


class _Placed(NamedTuple):
    """A mention with its office."""

    office: Location
    place: OfficeMention


def check(offices: Iterable[Location], context: Context) -> SiteVerdicts:
    """Return a finding on lists of offices some of which are named, and one on the words of streets."""
    placed = [
        _Placed(office, place)
        for office in offices
        if office.lifecycle is Lifecycle.LIVE
        for place in mentions_of(office)
        if place.is_visible and not place.seen.former
    ]
    return answer([*_labels(placed), *_street_words(placed)])


def _labels(placed: Sequence[_Placed]) -> Iterator[SiteFound]:
    """Yield the finding on the longest list of offices in one part of a page that has names above some of them."""
    lists: dict[tuple[str, Region], dict[str, _Placed]] = {}
    for one in placed:
        for url in one.place.urls:
            offices = lists.setdefault((url, one.place.seen.region), {})
            kept = offices.get(one.office.location_id)
            if kept is None or (one.place.seen.label and not kept.place.seen.label):
                offices[one.office.location_id] = one
    mixed = []
    for (url, region), offices in lists.items():
        named = [one for one in offices.values() if one.place.seen.label]
        if len(offices) >= LEAST_OFFICES and 0 < len(named) < len(offices):
            mixed.append((-len(offices), url, region, offices))
    if not mixed:
        return
    _, _, _, offices = min(mixed, key=lambda one: one[:3])
    bare = [one for one in offices.values() if not one.place.seen.label]
    count = len(offices) - len(bare)
    have = "has its name" if count == 1 else "have their names"
    streets = ", ".join(dict.fromkeys(_street(one) for one in bare[:_MOST_NAMED]))
    rest = f" and {len(bare) - _MOST_NAMED} more" if len(bare) > _MOST_NAMED else ""
    lack = "1 doesn't" if len(bare) == 1 else f"{len(bare)} don't"
    yield SiteFound(
        subject="labels",
        message=f"{count} of {len(offices)} offices {have} above the address; {lack}: {streets}{rest}",
        occurrences=_occurrences(bare),
        page_count=len({url for _, url, _, _ in mixed}),
        tier=Tier.MAYBE,
        value=float(len(bare)),
        unit="offices",
        fixes=1,
    )


def _street_words(placed: Sequence[_Placed]) -> Iterator[SiteFound]:
    """Yield the finding on street words that are written out in some addresses and shortened in others."""
    forms: dict[bool, dict[str, list[_Placed]]] = {}
    for one in placed:
        full = writes_out(one.place.seen.address.street if one.place.seen.address else None)
        if full is not None:
            forms.setdefault(full, {}).setdefault(one.office.location_id, []).append(one)
    if len(forms) < 2:
        return
    counts = {
        full: sum(statements([one.place for one in some]) for some in offices.values())
        for full, offices in forms.items()
    }
    usual = counts[True] >= counts[False]
    odd = [one for some in forms[not usual].values() for one in some]
    like = [one for some in forms[usual].values() for one in some]
    same = next((one for one in like if one.office.location_id in forms[not usual]), None)
    first = odd[0] if same is None else forms[not usual][same.office.location_id][0]
    other = same or like[0]
    how = "written out" if usual else "shortened"
    yield SiteFound(
        subject="street words",
        message=(
            f"“{_street(first)}” beside “{_street(other)}”: the street's word is {how} in {counts[usual]} of "
            f"{counts[True] + counts[False]} places"
        ),
        occurrences=_occurrences([first, *(one for one in odd if one is not first)]),
        page_count=_count_pages(odd),
        suggestions=(_street(same),) if same else (),
        tier=Tier.LIKELY if same else Tier.MAYBE,
        value=float(counts[not usual]),
        unit="places",
        fixes=counts[not usual],
    )


def _count_pages(placed: Sequence[_Placed]) -> int:
    """Return the number of pages that show these; of offices with pages that are not listed no less than one has."""
    offices: dict[str, list[OfficeMention]] = {}
    for one in placed:
        offices.setdefault(one.office.location_id, []).append(one.place)
    listed = len(pages_of([one.place for one in placed]))
    return max(listed, *map(count_pages, offices.values()))


def _street(one: _Placed) -> str:
    address = one.place.seen.address
    return (address.street if address else None) or one.place.seen.raw


def writes_out(street: str | None) -> bool | None:
    """Return whether a street's last word of such a sort is written out; null where it has none that is shortened.

    >>> writes_out("2500 Morris Ave."), writes_out("10 Parsonage Road"), writes_out("836 Broadway")
    (False, True, None)
    """
    for word in reversed((street or "").lower().replace(",", " ").split()):
        plain = word.strip(".")
        name = CANONICAL_SUFFIX.get(plain)
        if name in _SHORTENED:
            return plain == name
    return None


def _occurrences(placed: Iterable[_Placed]) -> tuple[Occurrence, ...]:
    found = [
        occurrence
        for one in placed
        for occurrence in occurrences_of(one.office, [one.place], lambda place: quoted_part(place, "street"))
    ]
    return tuple(found)


AUDIT = SiteAudit(INFO, check)
