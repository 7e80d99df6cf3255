"""Walk an audit's fixture pages through the real extractor and the audits."""

from __future__ import annotations

from pathlib import Path

from audits.context import Context
from audits.run import audit_history, audit_records, audit_site
from extraction import extract_pages
from schemas.article import Article
from schemas.finding import Finding
from schemas.location import Location
from schemas.outcome import Outcome
from schemas.vocabulary import OutcomeKind

HERE = Path(__file__).parent

ENDS = {
    "good": OutcomeKind.PASSED,
    "bad": OutcomeKind.FAILED,
    "cannot-tell": OutcomeKind.CANNOT_TELL,
    "inapplicable": OutcomeKind.INAPPLICABLE,
}
"""A case's name to the outcome that its audit must end with."""


def cases(audit: str) -> dict[str, list[Path]]:
    """Return an audit's cases: one page each, or a folder of pages in the order of their names."""
    found: dict[str, list[Path]] = {}
    for entry in sorted((HERE / audit).iterdir()) if (HERE / audit).is_dir() else ():
        found[entry.stem] = sorted(entry.glob("*.html")) if entry.is_dir() else [entry]
    return found


def extracted(page: Path) -> tuple[list[Article], list[Location]]:
    """Return the records that the extractor makes of a page that is the only one of its site."""
    url = "https://maplehill.example/blog/page/"
    ((_, finished, locations),) = extract_pages(
        [(page.name, url, page.read_bytes(), "text/html; charset=utf-8")]
    )
    return ([finished.article] if finished.article else []), locations


def run(pages: list[Path], context: Context) -> tuple[list[Outcome], list[Finding], list[Article | Location]]:
    """Return all that the audits say of a case. ``after.html`` is the same page one run after ``before.html``."""
    now = [page for page in pages if page.stem != "before"]
    before = [page for page in pages if page.stem == "before"]
    records: list[Article | Location] = []
    for page in now:
        articles, locations = extracted(page)
        records += [*articles, *locations]
    page_audits = audit_records(records, context)
    outcomes, findings = list(page_audits.outcomes), list(page_audits.findings)
    previous = extracted(before[0])[0][0] if before else None
    for article in page_audits.articles:
        ends, found = audit_history(article, previous, [], context)
        outcomes += ends
        findings += found
    ends, found = audit_site(page_audits.facts, context, articles=page_audits.articles)
    return outcomes + ends, findings + found, records
