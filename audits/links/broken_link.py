"""``broken-link``: a link to a page of the site that is not there."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from audits.context import Context
from audits.contract import SITE, CannotTell, Failed, Passed, SiteAudit, SiteFound, SiteVerdicts
from audits.items import Owner, count_pages
from schemas.audit_info import AuditInfo, Standard
from schemas.facts.link import Link
from schemas.facts.seen_on import SeenOn
from schemas.finding import Occurrence
from schemas.page import Page
from schemas.vocabulary import AuditCategory, FactName, Region, Scope, Severity, Tier

INFO = AuditInfo(
    audit="broken-link",
    version=1,
    kind="site",
    reads=[FactName.PAGE, FactName.LINKS],
    category=AuditCategory.LINKS,
    title="Every link inside the site leads to a page",
    failure_title="Links lead to a page that is not there",
    why=(
        "A patient who follows the link ends at an error page instead of the form, the office or the advice that the "
        "words promised, and looks for it elsewhere."
    ),
    fix=(
        "Change the link to the page that took its place, or remove it. Where the page only moved, let its old address "
        "redirect to the new one, which mends all links to it at once."
    ),
    severity=Severity.MODERATE,
    standards=[
        Standard(
            name="RFC 9110: HTTP Semantics",
            clause="15.5.5, 404 Not Found; 15.5.11, 410 Gone",
            url="https://www.rfc-editor.org/rfc/rfc9110#name-404-not-found",
        ),
        Standard(
            name="W3C: Cool URIs don't change",
            url="https://www.w3.org/Provider/Style/URI",
        ),
    ],
)

GONE = (404, 410)
"""Statuses by which a server says that there is no page: RFC 9110, 15.5.5 and 15.5.11."""

_FRAME = {
    Region.HEADER: "header",
    Region.NAVIGATION: "menu",
    Region.SIDEBAR: "sidebar",
    Region.FOOTER: "footer",
}


@dataclass(slots=True)
class _Target:
    """An address without a page, and the links to it."""

    status: int
    places: list[Occurrence] = field(default_factory=list)
    """One for each link of a page or of a region of the template."""
    urls: set[str] = field(default_factory=set)
    """The pages with a link of their own."""
    shown: list[SeenOn] = field(default_factory=list)
    """The pages of each link of the template."""
    frames: dict[Region, SeenOn] = field(default_factory=dict)
    """The pages of the template's link by region."""


def check(pages: Iterable[Page], links: Iterable[tuple[Owner, list[Link]]], context: Context) -> SiteVerdicts:
    """Return one finding for each address that answered 404 or 410 in this run and that a page links to."""
    targets = {address: _Target(status) for address, status in dead_addresses(pages).items()}
    asked = False
    for owner, owned in links:
        for at, link in enumerate(owned):
            asked |= link.inside
            target = targets.get(link.url) if link.inside else None
            if target is not None:
                _add(target, owner, at, link)
    found = [_found(address, target) for address, target in targets.items() if target.places]
    found.sort(key=lambda fault: (-fault.page_count, fault.subject))
    if found:
        return SiteVerdicts(found, {SITE: Failed(())})
    return SiteVerdicts(
        [], {SITE: Passed() if asked else CannotTell("no page with a link inside the site was read")}
    )


def dead_addresses(pages: Iterable[Page]) -> dict[str, int]:
    """Return the status of each address that led to no page in this run, or only to one that is not there any more.

    A former address of such a page counts where no page that is there had it too.
    """
    dead: dict[str, int] = {}
    former: dict[str, int] = {}
    alive: set[str] = set()
    moved: set[str] = set()
    for page in pages:
        if page.http_status in GONE and page.fetched_at is not None:
            dead |= dict.fromkeys((page.url, page.final_url), page.http_status)
            former |= dict.fromkeys(page.previous_urls, page.http_status)
        else:
            alive |= {page.url, page.final_url}
            moved.update(page.previous_urls)
    known = {address: status for address, status in former.items() if address not in moved} | dead
    return {address: status for address, status in known.items() if address not in alive}


def _add(target: _Target, owner: Owner, at: int, link: Link) -> None:
    places = owner.places(link, f"/links/{at}/words" if link.words else f"/links/{at}/url")
    if link.seen_on is not None:
        target.places += places[:1]  # the template's link is mended once
        target.shown.append(link.seen_on)
        known = target.frames.get(link.region)
        if known is None or known.pages < link.seen_on.pages:
            target.frames[link.region] = link.seen_on
    elif owner.url is not None:
        target.places += places
        target.urls.add(owner.url)


def _found(address: str, target: _Target) -> SiteFound:
    target.places.sort(key=lambda place: (place.url, place.subject, place.evidence.field))
    pages = count_pages(target.urls, target.shown)
    return SiteFound(
        subject=address,
        message=f"{address} does not exist (it answers {target.status}). {_linked_from(target, pages)}.",
        occurrences=tuple(target.places),
        page_count=pages,
        tier=Tier.MAYBE,
        severity=Severity.SERIOUS if target.frames else Severity.MODERATE,
        value=float(len(target.places)),
        unit="links",
        scope=Scope.PAGE if pages == 1 else Scope.TEMPLATE if not target.urls else Scope.SITE,
    )


def _linked_from(target: _Target, pages: int) -> str:
    """Return in words who links to the address, e.g. ``89 pages link to it, 87 of them in the footer``."""
    words = "1 page links to it" if pages == 1 else f"{pages} pages link to it"
    if not target.frames:
        return words
    region, shown = max(target.frames.items(), key=lambda frame: (frame[1].pages, frame[0]))
    where = f"in the {_FRAME[region]}" if region in _FRAME else "in a part that several pages share"
    return f"{words}, {where}" if shown.pages >= pages else f"{words}, {shown.pages} of them {where}"


AUDIT = SiteAudit(INFO, check)
