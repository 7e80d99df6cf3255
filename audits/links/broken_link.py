"""``broken-link``: a link to a page of the site that is not there."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from audits.context import Context
from audits.contract import SITE, CannotTell, Failed, Passed, SiteAudit, SiteFound, SiteVerdicts
from audits.items import Owner, count_pages
from audits.links.meant_pages import meant_pages
from audits.links.missing_pages import missing_pages
from audits.region_words import in_region
from schemas.audit_info import AuditInfo, Standard
from schemas.facts.link import Link
from schemas.facts.seen_on import SeenOn
from schemas.finding import Occurrence
from schemas.page import Page
from schemas.vocabulary import AuditCategory, FactName, Region, Scope, Severity, Tier

INFO = AuditInfo(
    audit="broken-link",
    version=3,
    kind="site",
    reads=[FactName.PAGE, FactName.LINKS],
    category=AuditCategory.LINKS,
    title="No broken links",
    failure_title="Broken links",
    why=(
        "Patients end up on an error page instead of the form, the office or the advice that the link promised. "
        "They look for it elsewhere."
    ),
    fix=(
        "Change the link to the page that replaced it, or remove it. If the page only moved, redirect its old "
        "address to the new one: that fixes every link to it at once."
    ),
    severity=Severity.MODERATE,
    minutes=3,
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


MOST_WORDS = 60
"""Characters of a link's words that the message shows: a card's are a whole teaser."""


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
    """Return one finding for each address that answered 404 or 410 in this run and that a page links to.

    What the crawl asked for is the site's, on whichever of its hosts a link to it is.
    """
    missing = missing_pages(pages)
    targets = {address: _Target(status) for address, status in missing.statuses.items()}
    asked = False
    for owner, owned in links:
        for at, link in enumerate(owned):
            address = missing.address_of(link.url)
            asked |= link.inside or address is not None
            if address is not None:
                _add(targets[address], owner, at, link)
    linked = {address: target for address, target in targets.items() if target.places}
    meant = meant_pages(linked, pages)
    found = [_found(address, target, meant.get(address)) for address, target in linked.items()]
    found.sort(key=lambda fault: (-fault.page_count, fault.subject))
    if found:
        return SiteVerdicts(found, {SITE: Failed(())})
    return SiteVerdicts(
        [],
        {SITE: Passed() if asked else CannotTell("we read no page that links to another page of the site")},
    )


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


def _found(address: str, target: _Target, meant: str | None) -> SiteFound:
    target.places.sort(key=lambda place: (place.url, place.subject, place.evidence.field))
    pages = count_pages(target.urls, target.shown)
    evidence = target.places[0].evidence
    said = (
        evidence.quote
        if len(evidence.quote) <= MOST_WORDS
        else f"{evidence.quote[: MOST_WORDS - 1].rstrip()}…"
    )
    words = f"“{said}”" if evidence.field.endswith("/words") else "A link"
    return SiteFound(
        subject=address,
        message=f"{words} leads to a missing page ({target.status}): {_path(address)}.{_linked_from(target, pages)}",
        occurrences=tuple(target.places),
        page_count=pages,
        suggestions=(meant,) if meant else (),
        tier=Tier.LIKELY,
        severity=Severity.SERIOUS if target.frames else Severity.MODERATE,
        value=float(len(target.places)),
        unit="links",
        scope=Scope.PAGE if pages == 1 else Scope.TEMPLATE if not target.urls else Scope.SITE,
    )


def _path(address: str) -> str:
    """Return an address without its host, e.g. ``/fees/``, as links inside of a site are known."""
    parts = urlsplit(address)
    return (parts.path or "/") + (f"?{parts.query}" if parts.query else "")


def _linked_from(target: _Target, pages: int) -> str:
    """Return in words what else links to the address, e.g. `` 89 pages link to it, most of them in the footer.``"""
    where = ""
    if target.frames:
        region, shown = max(target.frames.items(), key=lambda frame: (frame[1].pages, frame[0]))
        most = "" if shown.pages >= pages else "most of them " if 2 * shown.pages > pages else "some of them "
        where = f", {most}{in_region(region) or 'in a block that repeats'}"
    return f" {pages} pages link to it{where}." if pages > 1 else ""


AUDIT = SiteAudit(INFO, check)
