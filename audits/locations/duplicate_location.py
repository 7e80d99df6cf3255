"""``duplicate-location``: one office listed twice, or two that are one with a slip in the street."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from audits.context import Context
from audits.contract import Failed, Found, Passed, RecordAudit, Verdict
from audits.locations.office_mentions import (
    OfficeMention,
    contradiction,
    mentions_of,
    placed,
    places_in_words,
)
from schemas.audit_info import AuditInfo, Standard
from schemas.location import Location
from schemas.vocabulary import AuditCategory, FactName, Region, Severity, Source, Tier

INFO = AuditInfo(
    audit="duplicate-location",
    version=1,
    kind="page",
    reads=[FactName.LOCATION],
    category=AuditCategory.LOCATIONS,
    title="The office is listed once, with one street",
    failure_title="The office is listed twice, or its street is written in two ways",
    why="Patients take one office for two, and maps show a second one that nobody works in.",
    fix="Keep one entry for each office; where the streets differ, find out which is right.",
    severity=Severity.MODERATE,
    standards=[
        Standard(
            name="Google: Guidelines for representing your business",
            clause="Do not create more than one page for each location of your business",
            url="https://support.google.com/business/answer/3038177",
        ),
    ],
)


def check(record: Location, context: Context) -> Verdict:
    """Return failed where one list names the office twice, or another office is this one but for a slip."""
    found = [*_two_names(mentions_of(record)), *_listed_twice(mentions_of(record)), *_other_street(record)]
    return Failed(found) if found else Passed()


def _two_names(places: Sequence[OfficeMention]) -> Iterator[Found]:
    """Yield the names that one part of a page gives this address beside another name."""
    told: set[str] = set()
    for at, place in enumerate(places):
        for other in places[:at]:
            one, two = place.seen.label, other.seen.label
            if not one or not two or _form(one) == _form(two) or _form(one) in told:
                continue
            same_part = place.seen.region is other.seen.region and place.seen.beside == other.seen.beside > 0
            if (
                same_part
                and place.seen.source is other.seen.source is Source.VISIBLE
                and _shared(place, other)
            ):
                told.add(_form(one))
                yield placed(
                    Found(
                        message=f"The list names this address “{two}” and again “{one}” ({places_in_words([place])}).",
                        field=f"/seen_on/{place.at}/label",
                        quote=one,
                        tier=Tier.MAYBE,
                        identity=contradiction("label", _form(one), _form(two)),
                    ),
                    [place],
                )


def _shared(one: OfficeMention, other: OfficeMention) -> bool:
    return bool(set(one.urls) & set(other.urls))


def _form(label: str) -> str:
    return "".join(c for c in label.casefold() if c.isalnum())


def _listed_twice(places: Sequence[OfficeMention]) -> Iterator[Found]:
    """Yield an address that a footer or sidebar lists twice; a page's text may well name it again."""
    twice = [
        place
        for place in places
        if place.seen.times > 1
        and place.seen.beside > 0
        and place.seen.region in (Region.FOOTER, Region.SIDEBAR)
    ]
    if twice:
        yield placed(
            Found(
                message=f"The list holds this address {twice[0].seen.times} times ({places_in_words(twice)}).",
                field=f"/seen_on/{twice[0].at}/raw",
                quote=twice[0].seen.raw,
                tier=Tier.MAYBE,
                value=float(twice[0].seen.times),
                unit="times",
                identity="listed twice",
            ),
            twice,
        )


def _other_street(record: Location) -> Iterator[Found]:
    for other in record.resembles:
        if other.differs == "street":
            yield Found(
                message=f"The site also gives “{other.address_raw}”: one office with two streets, or a slip in one.",
                field="/address_raw",
                quote=record.address.street or record.address_raw,
                suggestions=(other.address_raw,),
                tier=Tier.MAYBE,
                identity=f"street | {other.location_id}",
            )


AUDIT = RecordAudit(INFO, check)
