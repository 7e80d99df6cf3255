"""``structured-location-missing``: offices that people can read and search engines cannot."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from audits.context import Context
from audits.contract import CannotTell, Failed, Passed, SiteAudit, SiteFound, SiteVerdicts, Verdict
from audits.items import Owner
from audits.locations.mention_quotes import occurrences_of, quoted_part
from audits.locations.office_mentions import READ, OfficeMention, count_pages, mentions_of
from audits.locations.place_words import joined
from audits.structure.json_errors import is_broken
from schemas.audit_info import AuditInfo, Standard
from schemas.facts.structured_data import StructuredData
from schemas.finding import Occurrence
from schemas.location import Location
from schemas.vocabulary import AuditCategory, FactName, Severity, Source, Tier

INFO = AuditInfo(
    audit="structured-location-missing",
    version=2,
    kind="site",
    reads=[FactName.LOCATION, FactName.STRUCTURED_DATA],
    category=AuditCategory.LOCATIONS,
    title="Google can read every office's address",
    failure_title="Office addresses that Google can't read",
    why=(
        "Google, maps and assistants take an office's address, number and hours first from hidden data on its "
        "page. No page has this data for these offices."
    ),
    fix=(
        "Ask your web developer to add schema.org MedicalClinic (or Dentist, Physician …) with address, telephone "
        "and openingHours to each office's page. In WordPress an SEO plugin can do it (Yoast SEO › Local, Rank "
        "Math)."
    ),
    severity=Severity.REVIEW,
    minutes=30,
    standards=[
        Standard(
            name="Google Search: Local business structured data",
            url="https://developers.google.com/search/docs/appearance/structured-data/local-business",
        ),
        Standard(name="schema.org MedicalClinic", url="https://schema.org/MedicalClinic"),
    ],
)

_STRUCTURED = frozenset((Source.JSON_LD, Source.MICRODATA, Source.MICROFORMAT))
_MOST_SHOWN = 20
"""Pages listed of an office."""
_ALIKE = "another office on the site is almost the same, and the two may be one"
_MOST_NAMED = 3
"""Offices that a message names."""
_ADDRESS = "postaladdress"
"""schema.org's type of an address, lower case."""


def check(
    offices: Iterable[Location], blocks: Iterable[tuple[Owner, list[StructuredData]]], context: Context
) -> SiteVerdicts:
    """Return one finding for all offices that no structured data of the site hold, and a verdict for each office.

    Cannot tell where a block is broken, which `broken-structured-data` reports with the cause, or where a page holds an
    address that is none of the offices: either may be the office. An office that is perhaps another one with a slip is
    conflicting-location's. So it is where an unlisted page of an office has data of its own.
    """
    known: set[str] = set()
    verdicts: dict[tuple[str, str | None], Verdict] = {}
    missing: list[_Missing] = []
    pages: set[str] = set()
    most = 0
    alike: set[str] = set()
    for office in offices:
        subject = (office.location_id, office.seen_on[0].url)
        verdicts[subject] = Passed()
        structured = {seen.url for seen in office.seen_on if seen.source in _STRUCTURED}
        known |= structured
        alike.update(other.location_id for other in office.resembles)
        if office.resembles:
            alike.add(office.location_id)
        if not structured:
            missing.append(_Missing(subject, _name(office), bool(office.hours), _occurrences(office)))
            shown = {seen.url for seen in office.seen_on if seen.source in READ}
            pages |= shown or {seen.url for seen in office.seen_on}
            most = max(most, count_pages(_shown(office)))
    verdicts.update((office.subject, CannotTell(_ALIKE)) for office in missing if office.subject[0] in alike)
    missing = [office for office in missing if office.subject[0] not in alike]
    if not missing:
        return SiteVerdicts([], verdicts)
    doubt = _doubt(blocks, known)
    verdicts.update((office.subject, CannotTell(doubt) if doubt else Failed(())) for office in missing)
    return SiteVerdicts([] if doubt else [_found(missing, len(verdicts), max(most, len(pages)))], verdicts)


@dataclass(frozen=True, slots=True)
class _Missing:
    """What a finding needs of an office; the record of one of a large site has tens of thousands of mentions."""

    subject: tuple[str, str]
    name: str
    hours: bool
    shown: tuple[Occurrence, ...]


def _doubt(blocks: Iterable[tuple[Owner, list[StructuredData]]], known: set[str]) -> str | None:
    """Return why structured data may hold an office unseen; None where they surely do not."""
    for owner, owned in blocks:
        for block in owned:
            if is_broken(block) and not block.lenient:
                return "some hidden data is broken, and may hold this office"
            urls = [owner.url] if owner.url is not None else block.seen_on.urls if block.seen_on else []
            if _ADDRESS in map(str.lower, block.types) and known.isdisjoint(urls):
                return "the hidden data has an address that may be this office's"
    return None


def _found(offices: Sequence[_Missing], of: int, pages: int) -> SiteFound:
    told = "address and hours" if all(office.hours for office in offices) else "address"
    if of == 1:
        what = f"this office's {told}"
    elif len(offices) == 1:
        what = f"the {told} of one office: {offices[0].name}"
    elif len(offices) == of:
        what = f"the {told.replace('address', 'addresses')} of your {of} offices"
    else:
        more = len(offices) - _MOST_NAMED
        names = [office.name for office in offices[:_MOST_NAMED]] + ([f"{more} more"] if more > 0 else [])
        what = f"the {told.replace('address', 'addresses')} of {len(offices)} offices: {joined(names)}"
    firsts = [office.shown[0] for office in offices]
    rest = [place for office in offices for place in office.shown[1:]]
    return SiteFound(
        subject="site",
        message=f"Google can't read {what}.",
        occurrences=(*firsts, *rest),
        page_count=pages,
        fixes=len(offices),
        tier=Tier.LIKELY,
    )


def _name(office: Location) -> str:
    return office.label or office.address.city or office.address.street or office.address_raw


def _occurrences(office: Location) -> tuple[Occurrence, ...]:
    """Return the first pages that show an office's address to their readers, else any that have it."""
    return occurrences_of(office, _shown(office), lambda place: quoted_part(place, "street"), _MOST_SHOWN)


def _shown(office: Location) -> list[OfficeMention]:
    """Return the mentions that people read, else all."""
    mentions = mentions_of(office)
    return [place for place in mentions if place.is_visible] or mentions


AUDIT = SiteAudit(INFO, check)
