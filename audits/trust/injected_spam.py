"""``injected-spam``: pages that somebody else put on the site."""

from __future__ import annotations

from collections.abc import Iterable

from audits.context import Context
from audits.contract import SITE, Failed, Passed, SiteAudit, SiteFound, SiteVerdicts
from schemas.audit_info import AuditInfo, Standard
from schemas.finding import Occurrence, Quote
from schemas.page import Page
from schemas.page_note import PageNoteName, note_names
from schemas.vocabulary import AuditCategory, FactName, Severity, Tier

INFO = AuditInfo(
    audit="injected-spam",
    version=1,
    kind="site",
    reads=[FactName.PAGE],
    category=AuditCategory.TRUST,
    title="All pages are the clinic's own",
    failure_title="Pages that sell something else are on the site",
    why=(
        "Pages for casinos, pills without a prescription or cracked software among a clinic's come from a break-in. "
        "Search engines warn of such a site or drop it, and whoever left the pages can change the others too."
    ),
    fix=(
        "Tell whoever keeps the site at once. Deleting the pages is not enough: the way in must be closed (software up "
        "to date, passwords changed, unknown accounts removed), then ask the search engines for a review."
    ),
    severity=Severity.SERIOUS,
    minutes=120,
    standards=[
        Standard(
            name="Google Search Essentials: spam policies for Google web search",
            clause="Hacked content: content injection, page injection",
            url="https://developers.google.com/search/docs/essentials/spam-policies#hacked-content",
        ),
    ],
)
MOST_NAMED = 3
"""Titles that the message names; all pages are occurrences."""


def check(pages: Iterable[Page], context: Context) -> SiteVerdicts:
    """Return one finding for the site with all of these pages, sorted by URL."""
    spam = sorted(
        (page for page in pages if PageNoteName.INJECTED_SPAM in note_names(page.notes)),
        key=lambda page: page.final_url,
    )
    if not spam:
        return SiteVerdicts([], {SITE: Passed()})
    titles = [f"“{page.title}”" if page.title else page.final_url for page in spam[:MOST_NAMED]]
    more = f" and {len(spam) - MOST_NAMED} more" if len(spam) > MOST_NAMED else ""
    pages_are = "1 page sells" if len(spam) == 1 else f"{len(spam)} pages sell"
    found = SiteFound(
        subject="site",
        message=f"{pages_are} what nothing else on this site is about: {', '.join(titles)}{more}.",
        occurrences=tuple(
            Occurrence(
                subject=page.page_id,
                url=page.final_url,
                evidence=Quote(field="/title", quote=page.title)
                if page.title
                else Quote(field="/final_url", quote=page.final_url),
            )
            for page in spam
        ),
        page_count=len(spam),
        tier=Tier.MAYBE,
    )
    return SiteVerdicts([found], {SITE: Failed(())})


AUDIT = SiteAudit(INFO, check)
"""Registered in `audits.registry`."""
