"""``vague-link``: a link whose words say nothing about its target."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from audits.context import Context
from audits.contract import Failed, Inapplicable, Passed, SiteAudit, SiteFound, SiteVerdicts, Verdict
from audits.items import Owner, count_pages
from audits.region_words import in_region
from reference.url_identity import spelled_alike
from schemas.audit_info import AuditInfo, Standard
from schemas.facts.link import Link
from schemas.facts.seen_on import SeenOn
from schemas.finding import Occurrence
from schemas.page import Page
from schemas.vocabulary import AuditCategory, FactName, PageKind, Region, Scope, Severity, Tier

INFO = AuditInfo(
    audit="vague-link",
    version=2,
    kind="site",
    reads=[FactName.PAGE, FactName.LINKS],
    category=AuditCategory.LINKS,
    title="Text links say where they lead",
    failure_title="Links that don't say where they lead",
    why=(
        "Patients scan a page, and those with a screen reader jump from link to link. “Click here” and “Read "
        "more” tell them nothing: they have to read the text around each one."
    ),
    fix=(
        "Link the words that name the target: in “Read our privacy policy here”, not “here” but “our privacy "
        "policy”. If a card only has room for “Read more”, link its heading too. Or add the name for screen "
        "readers (“Read more about knee pain”) as `aria-label`."
    ),
    severity=Severity.MINOR,
    minutes=2,
    standards=[
        Standard(
            name="WCAG 2.2, 2.4.4 Link Purpose (In Context)",
            clause="level A; the words, or the sentence, list item or cell around them, say where the link leads",
            url="https://www.w3.org/TR/WCAG22/#link-purpose-in-context",
        ),
        Standard(
            name="WCAG 2.2, 2.4.9 Link Purpose (Link Only)",
            clause="level AAA; failure F84, “click here” or “more” without a mechanism that makes it specific",
            url="https://www.w3.org/TR/WCAG22/#link-purpose-link-only",
        ),
    ],
)

VAGUE = frozenset(
    line.strip()
    for line in """
        click
        click here
        click here for details
        click here for info
        click here for information
        click here for more
        click here for more details
        click here for more info
        click here for more information
        click here now
        click here to find out more
        click here to learn more
        click here to read more
        click here to see more
        click on this link
        click on the link
        click the link
        click this
        click this link
        click to learn more
        click to read more
        continue
        continue reading
        details
        discover more
        find out more
        find out more here
        follow this link
        full article
        full story
        further information
        go
        go here
        here
        info
        information
        keep reading
        learn more
        learn more here
        learn more now
        link
        more
        more details
        more here
        more info
        more information
        press here
        read
        read article
        read full article
        read full post
        read more
        read more here
        read now
        read on
        read post
        read the article
        read the full article
        read this
        read this article
        right here
        see details
        see here
        see more
        show more
        tap here
        the link
        this
        this article
        this link
        this page
        view
        view details
        view more
        view post
        visit here
    """.strip().splitlines()
)
"""Words of a link, without case and signs, that fit any target."""

ENGLISH = "en"
NEARBY = 2
"""Links on either side that belong to the same card: its picture and its heading."""
MOST_NAMED = 5
"""Largest number of words that a sentence names."""

_SIGNS = re.compile(r"[\W_]+")
"""Matches the `` » `` of ``Read More »``."""


_BEHIND = re.compile(r"\s[|–—-]\s|\s?[|»]\s?")
"""Matches the sign in ``Flat feet | Maple Hill Clinic``."""


@dataclass(slots=True)
class _Vague:
    """Links of one page, or those of a region of the template with the same words."""

    links: list[Link] = field(default_factory=list)
    places: list[Occurrence] = field(default_factory=list)
    shown: list[SeenOn] = field(default_factory=list)


def check(pages: Iterable[Page], links: Iterable[tuple[Owner, list[Link]]], context: Context) -> SiteVerdicts:
    """Return one finding on all vague links of a page, and one on those of a template's region with the same words."""
    left: dict[str, str] = {}
    foreign: set[str] = set()
    for page in pages:
        if page.kind is PageKind.JUNK:
            left[page.page_id] = "the page isn't one for readers, so we don't check it"
        elif page.language and page.language.partition("-")[0].lower() != ENGLISH:
            left[page.page_id] = (
                f"we can check English pages only; this is another language ({page.language})"
            )
            foreign.add(page.final_url)
    grouped: list[tuple[Owner, str, _Vague]] = []
    verdicts: dict[tuple[str, str | None], Verdict] = {}
    for owner, owned in links:
        verdict: Verdict
        if owner.subject in left:
            verdict = Inapplicable(left[owner.subject])
        elif not owned:
            verdict = Inapplicable("there are no links here beyond the shared layout's")
        else:
            vague = _vague(owner, owned, foreign)
            grouped += [(owner, words, these) for words, these in vague.items()]
            verdict = Failed(()) if vague else Passed()
        verdicts[owner.subject, owner.url] = verdict
    titles = _titles(pages, {spelled_alike(link.url) for _, _, vague in grouped for link in vague.links})
    found = [_found(owner, words, these, titles) for owner, words, these in grouped]
    found.sort(key=lambda fault: (-fault.page_count, fault.subject, fault.identity))
    return SiteVerdicts(found, verdicts)


def _titles(pages: Iterable[Page], wanted: set[str]) -> dict[str, str]:
    """Return the titles of the pages that links lead to, by `spelled_alike`, without what a site puts behind or before
    a sign."""
    return {
        alike: _BEHIND.split(page.title, maxsplit=1)[0].strip()
        for page in pages
        if page.title and (alike := spelled_alike(page.final_url)) in wanted
    }


def is_vague(link: Link) -> bool:
    """Return whether what a link is called, to all its readers, fits any target."""
    return folded(link.words) in VAGUE and folded(link.label or link.words) in VAGUE


def folded(words: str) -> str:
    """Return words without case and signs, e.g. ``read more`` of ``Read More »``."""
    return _SIGNS.sub(" ", words.casefold()).strip()


def _vague(owner: Owner, owned: list[Link], foreign: set[str]) -> dict[str, _Vague]:
    """Return a page's vague links under no words, and a template's by their words."""
    vague: dict[str, _Vague] = {}
    for at, link in enumerate(owned):
        if link.seen_on is not None and link.seen_on.urls and foreign.issuperset(link.seen_on.urls):
            continue
        # As a button that unfolds a text does.
        opens_here = (
            link.fragment is not None
            and owner.url is not None
            and spelled_alike(link.url) == spelled_alike(owner.url)
        )
        visitors = link.region is Region.COMMENT
        if opens_here or visitors or not is_vague(link) or _told_beside(owned, at):
            continue
        these = vague.setdefault("" if link.seen_on is None else folded(link.words), _Vague())
        these.links.append(link)
        these.places += owner.places(link, f"/links/{at}/words")
        if link.seen_on is not None:
            these.shown.append(link.seen_on)
    return vague


def _told_beside(links: Sequence[Link], at: int) -> bool:
    """Return whether a link nearby says where this one leads, as the heading of a card does that leads there too.

    Those of a template are sorted, and nearby where they lead to the same page.
    """
    link = links[at]
    return any(
        (other.url, other.fragment) == (link.url, link.fragment)
        and folded(other.words)
        and not is_vague(other)
        for other in links[max(0, at - NEARBY) : at + NEARBY + 1]
    )


def _found(owner: Owner, words: str, vague: _Vague, titles: dict[str, str]) -> SiteFound:
    shared = bool(vague.shown)
    number = len(vague.links)
    known = (titles.get(spelled_alike(link.url)) for link in vague.links)
    targets = list(dict.fromkeys(title for title in known if title))
    return SiteFound(
        subject=owner.subject,
        message=_message(vague.links, targets, shared=shared),
        occurrences=tuple(vague.places),
        page_count=count_pages((), vague.shown) or 1,
        identity=words,
        suggestions=tuple(targets[:MOST_NAMED]) if number == 1 else (),
        tier=Tier.MAYBE,
        value=float(number),
        unit="links",
        scope=Scope.TEMPLATE if shared else Scope.PAGE,
    )


def _message(links: list[Link], targets: list[str], *, shared: bool) -> str:
    """Return which words tell nothing, and what they could say, e.g. ``“here” doesn't say it leads to “Fees”.``"""
    where = f" {place}" if (place := in_region(links[0].region)) and shared else ""
    if len(links) == 1:
        leads = f"it leads to “{targets[0]}”" if targets else "where it leads"
        return f"“{links[0].words}”{where} doesn't say {leads}."
    named = f" Write “{targets[0]}”, for example." if targets else ""
    return f"{len(links)} links{where} don't say where they lead: {_named(links)}.{named}"


def _named(links: list[Link]) -> str:
    """Return the words of links, the most frequent first, e.g. ``“Read more”, “here”``."""
    times = Counter(link.words for link in links)
    named = [f"“{words}”" for words, _ in times.most_common(MOST_NAMED)]
    more = len(times) - len(named)
    return ", ".join(named) + (f" and {more} more" if more > 0 else "")


AUDIT = SiteAudit(INFO, check)
