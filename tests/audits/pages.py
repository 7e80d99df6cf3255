"""Walk an audit's fixture pages through the real extractor and the audits."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from audits.context import Context
from audits.freshness.believed_dates import seen_before
from audits.run import audit_office, audit_page, audit_site
from audits.site_facts import site_facts
from audits.subjects import Subject, of_location, of_page, of_template, of_text
from extraction import extract_pages
from extraction.site.site_items import SharedItem
from extraction.site.template_collector import TemplateCollector
from reference.ids import page_id
from schemas.facts.page_facts import PageFacts
from schemas.finding import Finding
from schemas.location import Location
from schemas.outcome import Outcome
from schemas.page import Page
from schemas.text import RunningText
from schemas.vocabulary import Fetch, OutcomeKind, PageKind

HERE = Path(__file__).parent
SITE = "https://maplehill.example/"
ASKED = datetime.datetime(2026, 11, 22, tzinfo=datetime.UTC)

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


@dataclass(frozen=True, slots=True)
class Extracted:
    """All that extraction makes of a fixture page."""

    page: Page
    text: RunningText | None
    facts: PageFacts | None
    locations: list[Location]
    shared: Sequence[SharedItem]
    """What the template repeats; nothing for a page alone."""


def extracted(pages: dict[str, Path]) -> list[Extracted]:
    """Return what the extractor makes of the pages of one site, by their URLs."""
    found = extract_pages(
        [(url, url, page.read_bytes(), "text/html; charset=utf-8") for url, page in pages.items()]
    )
    return [
        Extracted(
            page=_page(finished.url, finished.page_id, 200, finished.kind, finished.language).model_copy(
                update={"title": finished.title, "notes": finished.page_notes()}
            ),
            text=finished.text,
            facts=finished.facts,
            locations=locations,
            shared=finished.shared,
        )
        for _, finished, locations in found
    ]


def _page(url: str, identifier: str, status: int, kind: PageKind, language: str | None = None) -> Page:
    return Page(
        page_id=identifier,
        url=url,
        final_url=url,
        http_status=status,
        fetch=Fetch.FETCHED if status < 400 else Fetch.ERROR,
        kind=kind,
        language=language,
        fetched_at=ASKED,
    )


def _missing(pages: list[Extracted]) -> list[Page]:
    """Return the pages of the site that these link to and that are none of them: the site's server has no others."""
    known = {page.page.final_url for page in pages}
    linked = {link.url for page in pages if page.facts for link in page.facts.links if link.inside}
    return [_page(url, page_id(url), 404, PageKind.OTHER) for url in sorted(linked - known)]


def run(pages: list[Path], context: Context) -> tuple[list[Outcome], list[Finding], list[Subject]]:
    """Return all that the audits say of a case, and the subjects that they judged.

    ``after.html`` is the same page one run after ``before.html``. Other pages of a folder are one site, ``home.html``
    its start and ``about.html`` its page ``/about/``, and the site has no other pages.
    """
    only = f"{SITE}blog/page/"
    before = [extracted({only: page})[0].text for page in pages if page.stem == "before"]
    now = [page for page in pages if page.stem != "before"]
    folder = len(now) > 1
    site = extracted({_url_of(page) if folder else only: page for page in now})
    outcomes, findings = [], []
    subjects: list[Subject] = []
    words = []
    forms = []
    for page in site:
        former = before[0] if before else None
        result = audit_page(
            context,
            page=page.page,
            text=_seen_again(page.text, former),
            facts=page.facts,
            previous=former,
        )
        results = [result, *(audit_office(location, context) for location in page.locations)]
        outcomes += [outcome for result in results for outcome in result.outcomes]
        findings += [finding for result in results for finding in result.findings]
        words += result.words
        forms += result.forms
        whole = of_page(page.page, page.facts)
        subjects += [whole] if whole else []
        subjects += [of_text(page.text, page.page, page.facts)] if page.text else []
        subjects += [of_location(location) for location in page.locations]
    template = TemplateCollector()
    for page in site:
        template.add(page.page.final_url, page.shared)
    regions = template.facts()
    subjects += [of_template(region) for region in regions]
    streams = site_facts(
        pages=[*(page.page for page in site), *(_missing(site) if folder else ())],
        texts=[text for page in site if (text := _seen_again(page.text, before[0] if before else None))],
        locations=[location for page in site for location in page.locations],
        words=words,
        forms=forms,
        page_facts=[page.facts for page in site if page.facts],
        template_facts=regions,
    )
    ends, found = audit_site(streams, context)
    return outcomes + ends, findings + found, subjects


def _seen_again(text: RunningText | None, former: RunningText | None) -> RunningText | None:
    """Return a text with what a run before saw of it, where there was one."""
    if text is None or former is None:
        return text
    believed = seen_before(text, ASKED, past=None, previous=(former, ASKED - datetime.timedelta(days=7)))
    return text.model_copy(update={"believed": believed})


def _url_of(page: Path) -> str:
    return SITE if page.stem == "home" else f"{SITE}{page.stem}/"
