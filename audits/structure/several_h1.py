"""``several-h1``: a page with more than one main heading."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from audits.context import Context
from audits.contract import Failed, Inapplicable, Passed, SiteAudit, SiteFound, SiteVerdicts, Verdict
from audits.items import Owner, count_pages
from audits.region_words import in_region
from schemas.audit_info import AuditInfo, Standard
from schemas.facts.heading import Heading
from schemas.finding import Occurrence
from schemas.vocabulary import AuditCategory, FactName, Region, Scope, Severity, Tier

INFO = AuditInfo(
    audit="several-h1",
    version=1,
    kind="site",
    reads=[FactName.HEADINGS],
    category=AuditCategory.STRUCTURE,
    title="Every page has one main heading",
    failure_title="Pages with several main headings",
    why=(
        "The main heading (h1) says what the page is about. Screen readers jump to it first, and Google may show "
        "it as the page's title. With several, both have to guess."
    ),
    fix=(
        "Keep the page's title as its h1 and make the others h2. In WordPress: Pages › Edit, the heading's level. "
        "If the clinic's name or logo is an h1 on every page, change the theme's header."
    ),
    severity=Severity.MINOR,
    minutes=5,
    standards=[
        Standard(
            name="WCAG 2.2, 1.3.1 Info and Relationships",
            clause="level A; technique G141, organizing a page using headings",
            url="https://www.w3.org/WAI/WCAG22/Techniques/general/G141",
        ),
        Standard(
            name="MDN Web Docs: heading elements",
            clause="several h1 are allowed by the HTML standard; a page should generally have a single one",
            url="https://developer.mozilla.org/en-US/docs/Web/HTML/Element/Heading_Elements#avoid_using_multiple_h1_elements_on_one_page",
        ),
    ],
)

MOST_NAMED = 3
"""Largest number of headings that a sentence names."""
MOST_CHARACTERS = 60
"""Characters of a heading that a sentence quotes."""
LEAST_OF_TEMPLATE = 3
"""Pages of one template from which its headings are the template's, where at least half of its pages have several."""


_NOT_OF_THE_PAGE = (Region.NAVIGATION, Region.COMMENT)
"""Parts whose headings label them, for the most part for screen readers alone: ``Menu``, ``2 comments``."""


@dataclass(frozen=True, slots=True)
class _Page:
    """A page with main headings of its own: one of each text."""

    owner: Owner
    texts: tuple[str, ...]
    surplus: tuple[Occurrence, ...]
    """All but the first."""


@dataclass(slots=True)
class _Template:
    """Pages that share a template."""

    pages: int = 0
    several: list[_Page] = field(default_factory=list)


def check(headings: Iterable[tuple[Owner, list[Heading]]], context: Context) -> SiteVerdicts:
    """Return one finding for each page with several main headings that are shown, and one for those of a template.

    Headings that say the same are one, as a layout has them for a wide and for a narrow screen.
    """
    templates: dict[str | None, _Template] = {}
    titled: set[str] = set()
    found: list[SiteFound] = []
    verdicts: dict[tuple[str, str | None], Verdict] = {}
    for owner, owned in headings:
        main = _main(owned)
        verdict: Verdict = Passed() if owned else Inapplicable("there are no headings here")
        if owner.url is None:
            # The pages' own come before the template's: `titled` is complete.
            beside = [(at, heading) for at, heading in main if _beside_titles(heading, titled)]
            if beside:
                verdict = Failed(())
                found.append(_of_region(owner, beside))
        elif main:
            titled.add(owner.url)
            template = templates.setdefault(owner.template, _Template())
            template.pages += 1
            if len(main) > 1:
                verdict = Failed(())
                template.several.append(_page(owner, main))
        verdicts[owner.subject, owner.url] = verdict
    for digest, template in templates.items():
        of_template = (
            len(template.several) >= LEAST_OF_TEMPLATE and 2 * len(template.several) >= template.pages
        )
        if digest is not None and of_template:
            found.append(_of_template(f"template:{digest}", template.several))
        else:
            found += map(_of_page, template.several)
    found.sort(key=lambda fault: (-fault.page_count, fault.subject))
    return SiteVerdicts(found, verdicts)


def _main(headings: Sequence[Heading]) -> list[tuple[int, Heading]]:
    """Return the main headings that are shown and say something, the first of each text, with their places."""
    first: dict[str, tuple[int, Heading]] = {}
    for at, heading in enumerate(headings):
        if (
            heading.level == 1
            and not heading.hidden
            and heading.text
            and heading.region not in _NOT_OF_THE_PAGE
        ):
            first.setdefault(heading.text.casefold(), (at, heading))
    return list(first.values())


def _beside_titles(heading: Heading, titled: set[str]) -> bool:
    """Return whether the pages that show a template's heading have one of their own; of many, those that are listed."""
    return (
        heading.seen_on is not None and bool(heading.seen_on.urls) and titled.issuperset(heading.seen_on.urls)
    )


def _page(owner: Owner, main: list[tuple[int, Heading]]) -> _Page:
    places = [place for at, heading in main[1:] for place in owner.places(heading, f"/headings/{at}/text")]
    return _Page(owner, tuple(heading.text for _, heading in main), tuple(places))


def _of_page(page: _Page) -> SiteFound:
    more = len(page.texts) - MOST_NAMED
    shown = [*map(_quoted, page.texts[:MOST_NAMED]), *([f"{more} more"] if more > 0 else [])]
    named = f"{', '.join(shown[:-1])} and {shown[-1]} are {'both' if len(page.texts) == 2 else 'all'}"
    return SiteFound(
        subject=page.owner.subject,
        message=f"{named} main headings (h1). Keep one.",
        occurrences=page.surplus,
        page_count=1,
        tier=Tier.LIKELY,
        value=float(len(page.texts)),
        unit="headings",
        scope=Scope.PAGE,
    )


def _of_template(subject: str, pages: list[_Page]) -> SiteFound:
    pages.sort(key=lambda page: page.owner.url or "")
    first = pages[0]
    named = " and ".join(map(_quoted, first.texts[:2]))
    return SiteFound(
        subject=subject,
        message=f"{len(pages)} pages with one layout have several main headings (h1): {named}, for example. Keep one.",
        occurrences=tuple(page.surplus[0] for page in pages),
        page_count=len(pages),
        tier=Tier.LIKELY,
        value=float(max(len(page.texts) for page in pages)),
        unit="headings",
        scope=Scope.TEMPLATE,
    )


def _of_region(owner: Owner, beside: list[tuple[int, Heading]]) -> SiteFound:
    """Return the finding on a template's main headings that its pages show beside their own."""
    shown = [heading.seen_on for _, heading in beside if heading.seen_on]
    places = [place for at, heading in beside for place in owner.places(heading, f"/headings/{at}/text")]
    first = beside[0][1]
    where = f" {place}" if (place := in_region(first.region)) else ""
    return SiteFound(
        subject=owner.subject,
        message=f"{_quoted(first.text)}{where} is a second main heading (h1). Keep each page's own.",
        occurrences=tuple(sorted(places, key=lambda place: place.url)),
        page_count=count_pages((), shown),
        tier=Tier.LIKELY,
        value=2.0,
        unit="headings",
        scope=Scope.TEMPLATE,
    )


def _quoted(text: str) -> str:
    return f"“{text if len(text) <= MOST_CHARACTERS else text[: MOST_CHARACTERS - 1].rstrip() + '…'}”"


AUDIT = SiteAudit(INFO, check)
