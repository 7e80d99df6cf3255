"""``phone-link-mismatch``: a number whose link dials another one, or none."""

from __future__ import annotations

from audits.context import Context
from audits.contract import Failed, Found, Inapplicable, Passed, RecordAudit, Verdict
from audits.locations.office_mentions import OfficeMention, mentions_of, phone_in_words, placed
from schemas.audit_info import AuditInfo, Standard
from schemas.location import Location, SeenPhone
from schemas.vocabulary import AuditCategory, FactName, Severity, Tier

INFO = AuditInfo(
    audit="phone-link-mismatch",
    version=1,
    kind="page",
    reads=[FactName.LOCATION],
    category=AuditCategory.LOCATIONS,
    title="Each number's link dials the number that it shows",
    failure_title="A number's link dials another number",
    why="Who taps the number on a telephone reaches somebody else, or nobody, and never sees which number was dialled.",
    fix="Set the link to tel: and the number with its country code, the same digits as in the text.",
    severity=Severity.SERIOUS,
    standards=[
        Standard(
            name="RFC 3966: The tel URI for Telephone Numbers",
            clause="5.1.4, global numbers; 3, no trunk prefix",
            url="https://www.rfc-editor.org/rfc/rfc3966",
        ),
    ],
)


def check(record: Location, context: Context) -> Verdict:
    """Return failed where text and link disagree; inapplicable where no number with this office is a link."""
    linked = False
    wrong: dict[tuple[str, str], tuple[SeenPhone, int, list[OfficeMention]]] = {}
    for place in mentions_of(record):
        for at, phone in enumerate(place.seen.phones):
            linked |= phone.link is not None
            if phone.link and _fault(phone):
                key = (phone.raw, phone.link)
                wrong.setdefault(key, (phone, at, []))[2].append(place)
    if wrong:
        return Failed([_found(*item) for item in wrong.values() if item[0].first])
    return Passed() if linked else Inapplicable("no number that stands with this office is a link")


def _fault(phone: SeenPhone) -> str | None:
    """Return the fault of a number's link, None where it has none."""
    link = phone.link or ""
    dialled, shown = _digits(link), _digits(phone.raw)
    if phone.link_e164 is None:
        return "is no number that can be dialled" if phone.e164 else None
    if phone.e164 is None:
        return None if dialled.endswith(shown) else "is another number"
    if phone.e164 != phone.link_e164:
        return "is another number"
    if link.strip().startswith("+") and _trunk_zero(dialled, _digits(phone.link_e164)):
        return "keeps a 0 after the country code, which many telephones cannot dial"
    return None


def _digits_differ(phone: SeenPhone) -> bool:
    return phone.e164 is not None and phone.link_e164 is not None and phone.e164 != phone.link_e164


def _trunk_zero(dialled: str, e164: str) -> bool:
    """Return whether the digits are those of the number with one 0 more within the first four."""
    return any(dialled[:at] + dialled[at + 1 :] == e164 for at in range(1, 4) if dialled[at : at + 1] == "0")


def _digits(text: str) -> str:
    return "".join(c for c in text.partition(";")[0] if c.isdigit())


def _found(phone: SeenPhone, at: int, places: list[OfficeMention]) -> Found:
    where = f"tel:{phone.link} ({phone_in_words(phone, places)})"
    shown = f"{phone.raw} is linked to {where}, which" if phone.raw != phone.link else where
    return placed(
        Found(
            message=f"{shown} {_fault(phone)}.",
            field=f"/seen_on/{places[0].at}/phones/{at}/raw",
            quote=phone.raw,
            suggestions=(f"tel:{phone.e164}",) if phone.e164 else (),
            tier=Tier.SURE if _digits_differ(phone) else Tier.LIKELY,
            identity=f"{phone.raw} | {phone.link}",
            severity=Severity.MODERATE if phone.e164 == phone.link_e164 else None,
        ),
        places,
    )


AUDIT = RecordAudit(INFO, check)
