"""``broken-structured-data``: structured data that no machine can read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from audits.context import Context
from audits.contract import Failed, Inapplicable, Passed, SiteAudit, SiteFound, SiteVerdicts, Verdict
from audits.items import Owner, count_pages
from audits.structure.json_errors import error_in_words, is_broken
from schemas.audit_info import AuditInfo, Standard
from schemas.facts.seen_on import SeenOn
from schemas.facts.structured_data import StructuredData
from schemas.finding import Occurrence
from schemas.vocabulary import AuditCategory, FactName, Scope, Severity, Tier

INFO = AuditInfo(
    audit="broken-structured-data",
    version=2,
    kind="site",
    reads=[FactName.STRUCTURED_DATA],
    category=AuditCategory.STRUCTURE,
    title="Google can read all hidden data",
    failure_title="Hidden data that Google can't read",
    why=(
        "One wrong character makes Google drop a whole block of hidden data (your developer calls it structured "
        "data), with the dates, doctors, offices and hours in it."
    ),
    fix=(
        "Send this to your web developer, with the line and the words around the error. Usually a comma is "
        "missing or extra, or there is a quotation mark or a line break inside a value. If many pages have it, "
        "correct the theme or plugin that writes it."
    ),
    severity=Severity.MODERATE,
    minutes=20,
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
    """One error, in the blocks of all pages that have it in the same place."""

    places: list[tuple[Occurrence, StructuredData]] = field(default_factory=list)
    urls: set[str] = field(default_factory=set)
    """Pages that have it of their own."""
    shown: list[SeenOn] = field(default_factory=list)
    """The pages of each template's block that has it."""


def check(blocks: Iterable[tuple[Owner, list[StructuredData]]], context: Context) -> SiteVerdicts:
    """Return one finding for each error, however many pages have it, and a verdict for every page.

    What a theme or plugin writes differs by page in its values, and so does the template's digest by page builder: so
    the same error on two pages has one cause, and only two broken blocks with it on one page have two.
    """
    faults: dict[tuple[str, int], _Fault] = {}
    verdicts: dict[tuple[str, str | None], Verdict] = {}
    held: Counter[tuple[str, str]] = Counter()
    for owner, owned in blocks:
        broken = [(at, block) for at, block in enumerate(owned) if is_broken(block)]
        verdict: Verdict = Failed(()) if broken else Passed()
        verdicts[owner.subject, owner.url] = (
            verdict if owned else Inapplicable("there is no hidden data here")
        )
        for at, block in broken:
            error = block.error or ""
            urls = _urls(owner, block)
            nth = max((held[error, url] for url in urls), default=0)
            held.update({(error, url): nth + 1 - held[error, url] for url in urls})
            fault = faults.setdefault((error, nth), _Fault())
            pointer = f"/structured_data/{at}/{'quote' if block.quote else 'error'}"
            fault.places += [(place, block) for place in owner.places(block, pointer)]
            if block.seen_on is not None:
                fault.shown.append(block.seen_on)
            else:
                fault.urls.update(urls)
    found = [_found(error, nth, fault) for (error, nth), fault in faults.items()]
    found.sort(key=lambda fault: (-fault.page_count, fault.identity))
    return SiteVerdicts(found, verdicts)


def _urls(owner: Owner, block: StructuredData) -> Sequence[str]:
    """Return the pages that show a block, as far as they are listed."""
    if block.seen_on is not None:
        return block.seen_on.urls
    return [owner.url] if owner.url is not None else []


def _found(error: str, nth: int, fault: _Fault) -> SiteFound:
    fault.places.sort(key=lambda place: (place[0].url, place[0].evidence.field))
    block = fault.places[0][1]
    lenient = all(block.lenient for _, block in fault.places)
    pages = max(1, count_pages(fault.urls, fault.shown))
    line = block.error_line or block.line
    source = "its source" if pages == 1 else "the first page's source"
    cannot = "may not read" if lenient else "can't read"
    shown = "this page" if pages == 1 else f"{pages} pages"
    cause = error_in_words(error)
    what = f"{cause[:1].upper()}{cause[1:]}: Google {cannot} the hidden data on {shown}."
    return SiteFound(
        subject="site",
        identity=f"{error} | {nth + 1}",
        message=f"{what} See line {line} of {source}.",
        occurrences=tuple(place for place, _ in fault.places),
        page_count=pages,
        tier=Tier.MAYBE,
        severity=Severity.MINOR if lenient else Severity.MODERATE,
        scope=Scope.PAGE if pages == 1 else Scope.TEMPLATE,
    )


AUDIT = SiteAudit(INFO, check)
