"""``broken-structured-data``: structured data that no machine can read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from audits.context import Context
from audits.contract import Failed, Inapplicable, Passed, SiteAudit, SiteFound, SiteVerdicts, Verdict
from audits.items import Owner, count_pages
from schemas.audit_info import AuditInfo, Standard
from schemas.facts.seen_on import SeenOn
from schemas.facts.structured_data import StructuredData
from schemas.finding import Occurrence
from schemas.vocabulary import AuditCategory, FactName, Scope, Severity, Tier

INFO = AuditInfo(
    audit="broken-structured-data",
    version=1,
    kind="site",
    reads=[FactName.STRUCTURED_DATA],
    category=AuditCategory.STRUCTURE,
    title="Search engines can read the pages' hidden data",
    failure_title="Search engines can't read a page's hidden data",
    why=(
        "One wrong sign makes search engines drop a whole block of hidden data, and with it the dates, doctors, "
        "offices and hours in it."
    ),
    fix=(
        "Correct the line that is named: mostly a missing or spare comma, a quotation mark or a line break inside of a "
        "value. Where many pages have it, the theme or plugin that writes the block is at fault."
    ),
    severity=Severity.MODERATE,
    standards=[
        Standard(
            name="RFC 8259: The JavaScript Object Notation (JSON) Data Interchange Format",
            clause="2, JSON Grammar; 7, Strings",
            url="https://www.rfc-editor.org/rfc/rfc8259#section-2",
        ),
        Standard(
            name="JSON-LD 1.1",
            clause="7.1, JSON-LD in HTML: the content of the script element is a JSON document",
            url="https://www.w3.org/TR/json-ld11/#embedding-json-ld-in-html-documents",
        ),
    ],
)


@dataclass(slots=True)
class _Fault:
    """One error of one template, or of one page where its template is not known."""

    places: list[tuple[Occurrence, StructuredData]] = field(default_factory=list)
    urls: set[str] = field(default_factory=set)
    shown: list[SeenOn] = field(default_factory=list)


def check(blocks: Iterable[tuple[Owner, list[StructuredData]]], context: Context) -> SiteVerdicts:
    """Return one finding for each error of a template, however many pages have it, and a verdict for every page."""
    faults: dict[tuple[str, str], _Fault] = {}
    verdicts: dict[tuple[str, str | None], Verdict] = {}
    for owner, owned in blocks:
        broken = [(at, block) for at, block in enumerate(owned) if block.error is not None]
        verdict: Verdict = Failed(()) if broken else Passed()
        verdicts[owner.subject, owner.url] = (
            verdict if owned else Inapplicable("there are no structured data here")
        )
        seen: Counter[str] = Counter()
        for at, block in broken:
            seen[block.error or ""] += 1
            subject = f"template:{owner.template}" if owner.template else owner.subject
            # Two blocks with the same error are two faults of the page, and the same two of the next page.
            identity = f"{block.error} | {seen[block.error or '']}"
            if block.seen_on is not None:
                identity = f"{block.error} | {block.quote}"
            _add(faults.setdefault((subject, identity), _Fault()), owner, at, block)
    found = [_found(subject, identity, fault) for (subject, identity), fault in faults.items()]
    found.sort(key=lambda fault: (-fault.page_count, fault.subject, fault.identity))
    return SiteVerdicts(found, verdicts)


def _add(fault: _Fault, owner: Owner, at: int, block: StructuredData) -> None:
    pointer = f"/structured_data/{at}/{'quote' if block.quote else 'error'}"
    fault.places += [(place, block) for place in owner.places(block, pointer)]
    if block.seen_on is not None:
        fault.shown.append(block.seen_on)
    elif owner.url is not None:
        fault.urls.add(owner.url)


def _found(subject: str, identity: str, fault: _Fault) -> SiteFound:
    pages = count_pages(fault.urls, fault.shown)
    fault.places.sort(key=lambda place: (place[0].url, place[0].evidence.field))
    block = fault.places[0][1]
    where = f"line {block.error_line or block.line} of {'the page' if pages == 1 else 'the first page'}"
    spread = "" if pages == 1 else f" {pages} pages have this error."
    read = " Some search engines may read it in spite of that." if block.lenient else ""
    what = (
        "A block of hidden data has an error"
        if block.lenient
        else "Search engines can't read a block of hidden data"
    )
    return SiteFound(
        subject=subject,
        identity=identity,
        message=f"{what}: {block.error} ({where}).{spread}{read}",
        occurrences=tuple(place for place, _ in fault.places),
        page_count=pages,
        tier=Tier.MAYBE,
        severity=Severity.MINOR if block.lenient else Severity.MODERATE,
        scope=Scope.PAGE if pages == 1 else Scope.TEMPLATE,
    )


AUDIT = SiteAudit(INFO, check)
