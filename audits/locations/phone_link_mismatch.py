"""``phone-link-mismatch``: a number whose link dials another one, or none."""

from __future__ import annotations

from dataclasses import dataclass, field

from audits.context import Context
from audits.contract import Failed, Found, Inapplicable, Passed, RecordAudit, Verdict
from audits.locations.mention_quotes import occurrences_of, quoted_phone
from audits.locations.number_words import country_code, number_words
from audits.locations.office_mentions import OfficeMention, count_pages, mentions_of, scope_of
from audits.locations.place_words import pages_in_words, parts_in_words, within
from schemas.audit_info import AuditInfo, Standard
from schemas.location import Location, SeenPhone
from schemas.vocabulary import AuditCategory, FactName, Severity, Tier

INFO = AuditInfo(
    audit="phone-link-mismatch",
    version=2,
    kind="page",
    reads=[FactName.LOCATION],
    category=AuditCategory.LOCATIONS,
    title="Phone links call the number shown",
    failure_title="Phone links that call another number",
    why="A patient who taps the number reaches someone else, or nobody, and never sees which number was called.",
    fix="Set the link to `tel:` and the number with its country code, with the same digits as in the text.",
    severity=Severity.SERIOUS,
    minutes=3,
    standards=[
        Standard(
            name="RFC 3966: The tel URI for Telephone Numbers",
            clause="5.1.4, global numbers; 3, no trunk prefix",
            url="https://www.rfc-editor.org/rfc/rfc3966",
        ),
    ],
)


@dataclass(slots=True)
class _Wrong:
    """A number and its link, as the same words on several pages."""

    phone: SeenPhone
    fault: str
    at: dict[int, int] = field(default_factory=dict)
    """Its ordinal in each mention that has it, by the mention's."""
    places: list[OfficeMention] = field(default_factory=list)


def check(record: Location, context: Context) -> Verdict:
    """Return failed where text and link disagree; inapplicable where no number with this office is a link."""
    linked = False
    wrong: dict[tuple[str, str], _Wrong] = {}
    for place in mentions_of(record):
        for at, phone in enumerate(place.seen.phones):
            linked |= phone.link is not None
            if phone.link and (fault := _fault(phone)):
                found = wrong.setdefault((phone.raw, phone.link), _Wrong(phone, fault))
                if place.at not in found.at:
                    found.at[place.at] = at
                    found.places.append(place)
    if wrong:
        return Failed([_found(record, item) for item in wrong.values() if item.phone.first])
    return Passed() if linked else Inapplicable("none of this office's numbers is a link")


def _fault(phone: SeenPhone) -> str | None:
    """Return what tapping a number does wrong, in words after it and its page; None where it has no fault."""
    link = phone.link or ""
    dialled, shown = _digits(link), _digits(phone.raw)
    if phone.link_e164 is None:
        right = phone.e164 is None or _is_same(dialled, shown) or _is_within(phone, dialled)
        return None if right else f"calls nobody: its link dials {dialled or link.strip() or 'nothing'}"
    if phone.e164 != phone.link_e164:
        right = _is_same(dialled, shown) or (phone.e164 is None and dialled.endswith(shown))
        return None if right else f"calls {number_words(phone.link_e164)}"
    if link.strip().startswith("+") and _trunk_zero(dialled, _digits(phone.link_e164)):
        return f"may fail: its link has an extra 0 after {country_code(phone.link_e164)}"
    return None


def _is_same(dialled: str, shown: str) -> bool:
    """Return whether text and link have the same digits, whichever country each was read as."""
    return bool(shown) and dialled.lstrip("0") == shown.lstrip("0")


def _is_within(phone: SeenPhone, dialled: str) -> bool:
    """Return whether a link dials a number with more before it, such as ``00``, or behind it.

    A number spelled in letters may have more of them than it needs, and any an extension.
    """
    number = (phone.e164 or "").lstrip("+")
    return bool(number) and number.removeprefix("1") in dialled


def _trunk_zero(dialled: str, e164: str) -> bool:
    """Return whether the digits are those of the number with one 0 more within the first four."""
    return any(dialled[:at] + dialled[at + 1 :] == e164 for at in range(1, 4) if dialled[at : at + 1] == "0")


def _digits(text: str) -> str:
    return "".join(c for c in text.partition(";")[0] if c.isdigit())


def _found(record: Location, wrong: _Wrong) -> Found:
    phone = wrong.phone
    known = phone.tied or phone.among
    parts = parts_in_words(wrong.places) if known else [pages_in_words(wrong.places)]
    subject = phone.raw if phone.visible else "the call link"
    other = phone.e164 is not None and phone.link_e164 is not None and phone.e164 != phone.link_e164
    return Found(
        message=f"Tapping {subject} {within(parts)} {wrong.fault}.",
        occurrences=occurrences_of(
            record, wrong.places, lambda place: quoted_phone(place, wrong.at[place.at])
        ),
        page_count=count_pages(wrong.places),
        suggestions=(f"tel:{phone.e164}",) if phone.e164 else (),
        tier=Tier.SURE if other else Tier.LIKELY,
        identity=f"{phone.raw} | {phone.link}",
        severity=Severity.MODERATE if phone.e164 == phone.link_e164 else None,
        scope=scope_of(wrong.places),
    )


AUDIT = RecordAudit(INFO, check)
