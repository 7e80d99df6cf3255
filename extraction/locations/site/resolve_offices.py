"""Resolve all pages' candidates to the clinic's offices: one Location each, with all its mentions."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from extraction.kinds.page_kind import DecidedKind
from extraction.locations.hours.office_hours import left_out_of, office_hours
from extraction.locations.phones.site_phones import SiteNumbers, office_phones, site_phones
from extraction.locations.site.departments import with_departments
from extraction.locations.site.grouping import Group, Sighting, commonest, group_sightings
from extraction.locations.site.office_page import OfficePage, OfficePart, office_pages
from extraction.locations.site.own_offices import (
    FRAME,
    GroupsView,
    OfficeJudgement,
    SiteView,
    is_contact_page,
    is_hidden_page,
    judge,
    own_kinds,
    site_names,
    words_of_another,
)
from extraction.locations.site.resembling import resembling
from extraction.locations.site.seen_places import MOST_LISTED, OfficeMentions, seen_places
from reference.address_forms import postal_form, street_form
from reference.folded_text import fold_text
from reference.units import unit_form
from reference.url_identity import site_host
from schemas.location import Address, Location, Resembling
from schemas.other_address import OtherAddress, Why
from schemas.provenance import Evidence, Provenance
from schemas.vocabulary import PageKind, Region, Source

_TRUST = {
    Source.VISIBLE: 0, Source.MICROFORMAT: 1, Source.MICRODATA: 2, Source.JSON_LD: 3, Source.MAP_LINK: 4,
}  # fmt: skip
"""Rank of sources: visible text first; structured data and map links fill its gaps."""


MAX_OTHERS = 200
"""Most other people's addresses that are reported; a directory of a thousand hospitals is not the clinic's."""
_OFFICE_WORD = re.compile(r"\b(?:our|office|location|clinic|branch)\b")
"""Matches the ``office`` of ``union office``."""


@dataclass(frozen=True, slots=True)
class SiteOffices:
    """The addresses of a site: the clinic's own offices and the others."""

    offices: list[Location]
    """The clinic's own, in the order of town and street."""
    others: list[OtherAddress]
    """Those that are not offices of the clinic, each with the reason: at most `MAX_OTHERS`."""


def select_offices(
    readings: Iterable[OfficePart],
    start_url: str,
    page_ids: Mapping[str, str],
    kinds: Mapping[str, DecidedKind] | None = None,
    most_listed: int | None = MOST_LISTED,
) -> SiteOffices:
    """Return the clinic's offices, and the addresses that are not offices of it, with ids and kinds by final URL.

    A page whose kind is not given is one of kind ``other``. Of pages with the same data of an office ``most_listed``
    are listed; null lists all.

    An office has its wording from the page that should know best, all sightings, phones with scope, hours, and
    in the provenance of ``/seen_on`` the reason why it counts as an office.
    """
    pages = office_pages(readings, kinds or {})
    view, judged = _judged(pages, start_url)
    chosen = [(group, judgement) for group, judgement in judged if judgement.office]
    shared = site_phones(pages, [group for group, _ in chosen], view)
    seen = seen_places(pages, [group for group, _ in chosen], shared, page_ids, most_listed)
    names = _label_counts([group for group, _ in chosen])
    made = {
        id(group): _location(group, judgement, view, shared, names, seen[id(group)])
        for group, judgement in chosen
    }
    locations = _with_resembling([group for group, _ in chosen], made)
    others = [_other(group, judgement.why, judgement.reason) for group, judgement in judged if judgement.why]
    others += _unread(pages)
    return SiteOffices(
        sorted(locations, key=lambda location: _rank(location, view)),
        sorted(others, key=lambda other: (-other.page_count, other.address_raw))[:MAX_OTHERS],
    )


def resolve_offices(
    readings: Iterable[OfficePart],
    start_url: str,
    page_ids: Mapping[str, str],
    kinds: Mapping[str, DecidedKind] | None = None,
) -> list[Location]:
    """Return the clinic's offices alone."""
    return select_offices(readings, start_url, page_ids, kinds).offices


def _other(group: Group, why: Why, reason: str) -> OtherAddress:
    urls = sorted(group.urls)
    raw = commonest(sighting.office.address_raw for sighting in group.sightings)
    return OtherAddress(
        address_raw=raw or group.sightings[0].office.address_raw,
        why=why, reason=reason, urls=urls[:5], page_count=len(urls),
    )  # fmt: skip


def _unread(pages: Sequence[OfficePage]) -> list[OtherAddress]:
    """Return the addresses that no reader knows, each wording with its pages."""
    urls: dict[str, dict[str, None]] = {}
    for page in pages:
        for unread in page.unread:
            urls.setdefault(unread.raw, {})[page.url] = None
    reason = "a form of address that no country's reader knows"
    return [
        OtherAddress(address_raw=raw, why="unread", reason=reason, urls=list(held)[:5], page_count=len(held))
        for raw, held in urls.items()
    ]


def _judged(
    pages: Sequence[OfficePage], start_url: str
) -> tuple[SiteView, list[tuple[Group, OfficeJudgement]]]:
    view = _view(pages, start_url)
    groups = with_departments(
        group_sightings(
            Sighting(page.url, at, office) for page in pages for at, office in enumerate(page.offices)
        )
    )
    together = GroupsView.of(groups)
    return view, [(group, judge(group, together, view)) for group in groups]


def _with_resembling(groups: Sequence[Group], made: dict[int, Location]) -> list[Location]:
    for few, many, part in resembling(groups):
        one, other = made[id(few)], made[id(many)]
        alike = Resembling(location_id=other.location_id, address_raw=other.address_raw, differs=part)
        made[id(few)] = one.model_copy(update={"resembles": [*one.resembles, alike]})
    return list(made.values())


def _rank(location: Location, view: SiteView) -> tuple[object, ...]:
    first = location.seen_on[0]
    return (location.address.city or "", location.address.street or "", first.url)


def _view(pages: Sequence[OfficePage], start_url: str) -> SiteView:
    host = site_host(start_url)
    readable = [page for page in pages if page.readable]
    framed = {page.url for page in readable for office in page.offices if office.region in FRAME}
    names, titles = [n for p in readable for n in p.site_names], [p.title for p in readable]
    return SiteView(
        pages=len(readable),
        framed=len(framed),
        names=site_names(names, titles, host),
        host=host,
        kind_words=own_kinds(names, titles, host),
        kinds={page.url: page.kind for page in readable},
        titles={page.url: page.title for page in readable},
    )


def _location(
    group: Group,
    judgement: OfficeJudgement,
    view: SiteView,
    shared: SiteNumbers,
    names: Mapping[str, int],
    seen: OfficeMentions,
) -> Location:
    sightings = [s for s in group.sightings if not is_hidden_page(s.url)] or group.sightings
    best = _best(_of_main_wording(group, sightings), view)
    address, evidence = _address(best, sightings, view)
    evidence["/address"] = Evidence(
        source=best.office.source, selector=best.office.selector, raw=best.office.address_raw, confidence=None
    )
    named = [  # neither "Ownership of the Website" nor the insurer above the footer
        s
        for s in _without_templates(sightings)
        if view.kinds.get(s.url) is not PageKind.LEGAL and not words_of_another(s, view)
    ]
    label = _label(named, names)
    if label is not None:
        found = next(s for s in sightings if s.office.label == label)
        evidence["/label"] = Evidence(source=found.office.source, selector=found.office.selector)
    evidence["/seen_on"] = Evidence(source=Source.SITE, raw=judgement.reason)
    phones = office_phones(group, shared)
    hours, clock = office_hours(sightings, lambda url: is_contact_page(url, view))
    if clock is not None:
        raw = ", ".join(dict.fromkeys(line.raw for line in hours))
        evidence["/hours"] = Evidence(source=clock.office.source, selector=clock.office.selector, raw=raw)
    return Location(
        location_id=_identity(address, group.department),
        label=label,
        address_raw=best.office.address_raw,
        address=address,
        phones=phones,
        hours=hours,
        hours_left_out=left_out_of(sightings, clock),
        seen_on=seen.seen,
        unlisted=seen.unlisted(),
        provenance=evidence,
    )


def _without_templates(sightings: Sequence[Sighting]) -> list[Sighting]:
    """Return the sightings without the template's own on pages whose parts are not marked: a heading above it is of
    the page's text. Where such a page has the wording twice, the first may be the page's."""
    framed = {fold_text(s.office.address_raw) for s in sightings if s.office.region in FRAME}
    times = Counter((s.url, fold_text(s.office.address_raw)) for s in sightings)
    return [
        s
        for s in sightings
        if s.office.region is not Region.UNKNOWN
        or (raw := fold_text(s.office.address_raw)) not in framed
        or times[s.url, raw] > 1
    ]


def _identity(address: Address, department: str) -> str:
    parts = (
        street_form(address.street),
        postal_form(address.postal_code),
        unit_form(address.unit),
        department,
    )
    form = "|".join(parts if department else parts[:3])
    return "l-" + hashlib.sha256(form.encode()).hexdigest()[:16]


def _of_main_wording(group: Group, sightings: Sequence[Sighting]) -> Sequence[Sighting]:
    """Return the sightings with the group's unit and postal code, else all: a slip must not become the record."""
    agreeing = [
        s
        for s in sightings
        if (not group.unit or unit_form(s.office.address.unit) == group.unit)
        and (not group.postal or postal_form(s.office.address.postal_code) == group.postal)
    ]
    return agreeing or sightings


def _best(sightings: Sequence[Sighting], view: SiteView) -> Sighting:
    """Return the sighting whose wording the record takes: visible, complete, a contact page's own, most common.

    The template's street, which a contact page shows below its own, is not the contact page's own.
    """
    wordings = Counter(fold_text(s.office.address_raw) for s in sightings)
    framed = {street_form(s.office.address.street) for s in sightings if s.office.region in FRAME}

    def rank(sighting: Sighting) -> tuple[object, ...]:
        office = sighting.office
        parts = sum(
            1 for part in (office.address.unit, office.address.postal_code, office.address.city) if part
        )
        return (
            _TRUST.get(office.source, 5) > 1,
            -parts,
            len(office.inferred),
            not is_contact_page(sighting.url, view),
            street_form(office.address.street) in framed,
            -wordings[fold_text(office.address_raw)],
            _TRUST.get(office.source, 5),
            sighting.url,
            sighting.order,
        )

    return min(sightings, key=rank)


def _address(best: Sighting, sightings: Sequence[Sighting], view: SiteView) -> tuple[Address, Provenance]:
    """Return the best sighting's address, missing parts filled from the others and marked."""
    values = best.office.address.model_dump()
    evidence: Provenance = {}
    for part in best.office.inferred:
        evidence[f"/address/{part}"] = Evidence(source=Source.INFERRED, raw=best.office.address.postal_code)
    for part, value in values.items():
        if value is not None and part not in best.office.inferred:
            continue
        for other in sightings:
            given = getattr(other.office.address, part)
            if given is not None and part not in other.office.inferred:
                values[part] = given
                evidence[f"/address/{part}"] = Evidence(
                    source=other.office.source, selector=other.office.selector, raw=other.office.address_raw
                )
                break
    return Address(**values), evidence


def _label_counts(groups: Sequence[Group]) -> Counter[str]:
    """Return the number of offices with each name beside them."""
    everywhere: Counter[str] = Counter()
    for group in groups:
        labels = {s.office.label for s in group.sightings if s.office.label}
        everywhere.update({_name_form(label) for label in labels})
    return everywhere


def _label(sightings: Sequence[Sighting], everywhere: Mapping[str, int]) -> str | None:
    """Return the commonest name beside the office; a name that several offices share is not a label.

    ``Union Office`` and ``Union`` are one name, in the shorter wording of the two.
    """
    own = [s for s in sightings if s.office.label and everywhere[_name_form(s.office.label)] == 1]
    visible = [s for s in own if s.office.source is Source.VISIBLE]
    names = [s.office.label for s in visible or own if s.office.label]
    form = commonest(_name_form(name) for name in names)
    return min((name for name in names if _name_form(name) == form), key=lambda n: (len(n), n), default=None)


@lru_cache(maxsize=4096)
def _name_form(name: str) -> str:
    plain = fold_text(name)
    return _OFFICE_WORD.sub("", plain).strip(" :-") or plain
