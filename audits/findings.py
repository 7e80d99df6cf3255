"""Turn an audit's faults into published findings: quotes, context words, stable ids."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from audits.contract import Found, SiteFound
from audits.earned_tiers import published_tier
from audits.finding_ids import FindingIds, identity_of
from audits.items import count_pages
from audits.quoted_block import with_blocks
from audits.subjects import MARKUP, Subject
from schemas.audit_info import AuditInfo
from schemas.finding import Finding, Occurrence, Quote
from schemas.location import Location
from schemas.profile import Profile
from schemas.record import Record
from schemas.vocabulary import FactName, Scope

_WORDS_BESIDE = 3
"""Words on either side of a quote."""

MOST_OCCURRENCES = 20
"""Largest number of occurrences that a finding lists; ``page_count`` counts all pages."""


def text_at(subject: Subject, pointer: str) -> str:
    """Return the text at a JSON pointer such as ``/modified/raw`` into the subject's record, or ``/links/3/words``
    into its facts; raises ``LookupError`` where there is none."""
    first, *rest = pointer.lstrip("/").split("/")
    lists: dict[str, object] = {name.value: subject.facts[name] for name in _LISTS if name in subject.facts}
    value = lists[first] if first in lists else getattr(subject.record, first, None)
    for part in rest:
        value = value[int(part)] if isinstance(value, list) else getattr(value, part, None)
        if value is None:
            break
    if not isinstance(value, str):
        raise LookupError(pointer)
    return value


_LISTS = (*MARKUP, FactName.META, FactName.TEMPLATE_TEXTS)


def quote_span(text: str, start: int, end: int, field: str = "/body_text") -> Quote:
    """Return a slice of a text with up to three words on either side, of the same line."""
    line_start = text.rfind("\n", 0, start) + 1
    line_end = text.find("\n", end)
    before = text[max(line_start, start - 120) : start]
    after = text[end : min(line_end if line_end >= 0 else len(text), end + 120)]
    return Quote(
        field=field,
        quote=text[start:end],
        prefix=_last_words(before),
        suffix=_first_words(after),
        start=start,
        end=end,
    )


def _last_words(before: str) -> str:
    """Return ``any muscle of the `` cut to its last three words; white space alone as it is."""
    parts = before.rsplit(None, _WORDS_BESIDE)
    if len(parts) > _WORDS_BESIDE:
        before = before[len(parts[0]) :]
    return before.lstrip() or before


def _first_words(after: str) -> str:
    """Return ``, which in turn, helps`` cut to its first three words; nothing of white space alone."""
    parts = after.split(None, _WORDS_BESIDE)
    if len(parts) > _WORDS_BESIDE:
        after = after[: len(after) - len(parts[_WORDS_BESIDE])]
    return after.rstrip()


def record_findings(
    info: AuditInfo, subject: Subject, found: Sequence[Found], profile: Profile
) -> list[Finding]:
    """Return the findings of one audit on one subject, in the order given, ids unique, no surer than was measured."""
    findings: list[Finding] = []
    ids = FindingIds()
    pointers = _pointers(info, subject) if any(fault.at for fault in found) else {}
    for fault in found:
        places = list(
            with_blocks(_places(subject, fault, pointers), subject.id, subject.record, _facts(subject))
        )
        reach = _Reach(subject.id, _scope(subject, fault), _page_count(subject, fault))
        finding = _finding(info, fault, places, reach, ids, profile)
        findings.append(finding if fault.shown else finding.model_copy(update={"shown": False}))
    return findings


class _Reach(NamedTuple):
    """What a finding is about, and how far it goes."""

    subject: str
    scope: Scope
    pages: int
    fixes: int | None = None


def _finding(
    info: AuditInfo,
    fault: Found | SiteFound,
    places: Sequence[Occurrence],
    reach: _Reach,
    ids: FindingIds,
    profile: Profile,
) -> Finding:
    evidence = places[0].evidence
    return Finding(
        finding_id=ids.mint(info.audit, reach.subject, identity_of(evidence, fault.identity)),
        audit=info.audit,
        audit_version=info.version,
        category=info.category,
        severity=fault.severity or info.severity,
        tier=fault.tier if fault.is_set else published_tier(info, fault.tier, profile),
        scope=reach.scope,
        subject=reach.subject,
        url=places[0].url,
        page_count=reach.pages,
        occurrences=list(places[:MOST_OCCURRENCES]),
        message=fault.message,
        evidence=evidence,
        suggestions=list(fault.suggestions),
        value=fault.value,
        unit=fault.unit,
        minutes=_minutes(info, reach),
    )


def _pointers(info: AuditInfo, subject: Subject) -> dict[int, str]:
    """Return the pointer of each fact that the audit was handed, by the object that it is."""
    return {
        id(item): f"/{name.value}/{at}"
        for name in info.reads
        if name in _LISTS and isinstance(subject.facts.get(name), list)
        for at, item in enumerate(subject.facts[name])
    }


def _places(subject: Subject, fault: Found, pointers: dict[int, str]) -> list[Occurrence]:
    """Return the occurrences of a fault; raises ``LookupError`` for a fact that the audit was not handed."""
    if fault.occurrences:
        return list(fault.occurrences)
    if fault.at:
        assert subject.owner is not None
        places: list[Occurrence] = []
        for item in fault.at:
            if len(places) < MOST_OCCURRENCES:
                places += subject.owner.places(item, pointers[id(item)] + fault.field, fault.quote)
        return places
    if fault.start is not None and fault.end is not None:
        evidence = quote_span(text_at(subject, fault.field), fault.start, fault.end, fault.field)
    else:
        evidence = Quote(field=fault.field, quote=fault.quote or "")
    return [Occurrence(subject=subject.id, url=subject.url or "", evidence=evidence)]


def _facts(subject: Subject) -> Record | None:
    """Return the facts of a template, which are its record; pointers into a page's say enough by themselves."""
    return subject.record if subject.kind == "template" else None


def _scope(subject: Subject, fault: Found) -> Scope:
    if subject.kind == "location":
        return Scope.LOCATION
    return Scope.TEMPLATE if subject.kind == "template" and fault.scope is Scope.PAGE else fault.scope


def _page_count(subject: Subject, fault: Found) -> int:
    if fault.page_count is not None:
        return fault.page_count
    if fault.occurrences:
        return len({place.url for place in fault.occurrences})
    if isinstance(subject.record, Location):
        return subject.record.page_count
    return max(1, count_pages((), (item.seen_on for item in fault.at if item.seen_on)))


def site_findings(info: AuditInfo, found: Iterable[SiteFound], profile: Profile) -> list[Finding]:
    """Return the findings of a site audit: one each, however many pages show it, no surer than was measured."""
    ids = FindingIds()
    return [
        _finding(
            info,
            fault,
            fault.occurrences,
            _Reach(fault.subject, fault.scope, fault.page_count, fault.fixes),
            ids,
            profile,
        )
        for fault in found
    ]


_ONCE = frozenset({Scope.TEMPLATE, Scope.LOCATION})
"""Scopes whose one fix changes all pages that show the fault."""


def _minutes(info: AuditInfo, reach: _Reach) -> int | None:
    """Return the minutes that mending a fault takes: of one fix, or of one on each page."""
    if info.minutes is None:
        return None
    if reach.fixes is not None:
        return info.minutes * reach.fixes
    return info.minutes * (1 if reach.scope in _ONCE else reach.pages)
