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
    title="No pages that aren't yours",
    failure_title="Pages that don't look like yours",
    why=(
        "Pages for casinos, pills or cracked software on a clinic's site come from a break-in. Google warns "
        "people about such a site or drops it, and whoever left the pages can change the others too."
    ),
    fix=(
        "Tell whoever looks after the site at once. Don't only delete the pages: first close the way in (update "
        "the software, change passwords, remove unknown accounts). Then ask Google for a review."
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
    named = [*titles, *([f"{len(spam) - MOST_NAMED} more"] if len(spam) > MOST_NAMED else [])]
    joined = " and ".join(filter(None, (", ".join(named[:-1]), named[-1])))
    unlike = "doesn't look like a page" if len(spam) == 1 else "don't look like pages"
    found = SiteFound(
        subject="site",
        message=f"{joined} {unlike} of your clinic.",
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
