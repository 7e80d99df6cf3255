"""``stale-copyright``: a template's copyright line whose year is long over."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from audits.context import Context
from audits.contract import SITE, Failed, Inapplicable, Passed, SiteAudit, SiteFound, SiteVerdicts, Verdict
from audits.findings import quote_span
from audits.freshness.ageing import counted_noun
from audits.items import Owner, count_pages
from audits.region_words import in_region
from schemas.audit_info import AuditInfo, Option, Standard
from schemas.facts.seen_on import SeenOn
from schemas.facts.template_text import TemplateText
from schemas.finding import Occurrence
from schemas.vocabulary import AuditCategory, FactName, Region, Scope, Severity, Tier

INFO = AuditInfo(
    audit="stale-copyright",
    version=1,
    kind="site",
    reads=[FactName.TEMPLATE_TEXTS],
    category=AuditCategory.FRESHNESS,
    title="The copyright year is up to date",
    failure_title="Old copyright year",
    why=(
        "Readers look at the year at the bottom of a page to see whether someone still looks after the site, or "
        "whether the clinic is still open."
    ),
    fix=(
        "Write this year, or let the template fill it in. The law doesn't require a year: “© Maple Hill Clinic” "
        "alone never looks old."
    ),
    severity=Severity.MINOR,
    minutes=5,
    standards=[
        Standard(
            name="Stanford Guidelines for Web Credibility",
            clause="8: update your site's content often (at least show it's been reviewed recently)",
            url="https://credibility.stanford.edu/guidelines/index.html",
        ),
        Standard(
            name="US Copyright Office, Circular 3: Copyright Notice",
            clause="a notice is optional for works published since March 1, 1989",
            url="https://www.copyright.gov/circs/circ03.pdf",
        ),
    ],
    options=[
        Option(
            name="grace_months",
            default=2,
            unit="months",
            maximum=12,
            why="Last year's line is left alone until so many months of the new year are over: March. Own choice.",
        ),
    ],
)

_YEAR = r"(?:19|20)\d\d"
_YEARS = rf"{_YEAR}(?:\s?(?:[-–—,&/]|to|and)\s?(?:{_YEAR}|\d\d(?!\d))){{0,8}}"
_SIGN = r"(?:©|\(c\)|\bcopyrights?\b)"
_NOTICE = (
    re.compile(rf"{_SIGN}[\s:.,–—|-]*(?:{_SIGN}[\s:.,–—|-]*)?(?P<years>{_YEARS})(?![\d-])", re.IGNORECASE),
    re.compile(rf"(?<![\d-])(?P<years>{_YEARS})\s?{_SIGN}", re.IGNORECASE),
    re.compile(rf"{_SIGN}[^©|\d]{{1,80}}?[\s,(](?P<years>{_YEARS})(?![\d-])", re.IGNORECASE),
)
"""Match, in this order, ``© 2004–2019``; ``2019 ©``; ``Copyright Maple Hill Clinic, 2019``."""
_CREDIT = re.compile(
    r"\b(?:photos?|photograph\w*|images?|pictures?|illustrations?|graphics?|maps?|map data|artwork|icons?|videos?|"
    r"music|courtesy|credits?|source|reprinted|excerpt\w*|adapted|reproduced|translation|content|articles?|journal|book|"
    r"edition|font|template|theme|data|logo)\b[\s:,–—]*(?:by |from |of |is |are )*$",
    re.IGNORECASE,
)
"""Matches ``Photo: `` before a sign."""
_OTHERS = re.compile(
    r"^[\s.,:|–—-]*(?:(?:by|the)\s)?(?:google|openstreetmap|mapbox|tomtom|here|microsoft|bing|apple|facebook|"
    r"meta|twitter|x corp|"
    r"instagram|youtube|yelp|linkedin|healthgrades|webmd|mayo|a\.?d\.?a\.?m\b|ebix|elsevier|springer|wiley|nature|"
    r"american|national|world|getty|istock\w*|shutterstock|adobe|wordpress|automattic|wix|squarespace|weebly|godaddy|jquery|"
    r"twemoji|font ?awesome|krames|staywell|healthwise|harvard|cochrane|medlineplus|nhs)\b",
    re.IGNORECASE,
)
"""Matches `` Google`` after a year: what others publish, shown on the clinic's pages."""
_REGIONS = frozenset((Region.FOOTER, Region.UNKNOWN, Region.MAIN, Region.HEADER, Region.SIDEBAR))
"""Parts of a template that can hold the site's line: pages without a footer element have it anywhere but in menus."""
_MOST_LOOKED_AT = 600
"""Characters at the end of a text that are looked at: a line of rights is short, and last."""


class _Line(NamedTuple):
    """One copyright line of a template."""

    year: int
    """Its last year."""
    shown: SeenOn
    places: list[Occurrence]
    words: str
    """The quoted words, e.g. ``© 2004–2019``."""
    region: Region


def check(texts: Iterable[tuple[Owner, Sequence[TemplateText]]], context: Context) -> SiteVerdicts:
    """Return one finding for the site where a template's copyright line names a year that is over.

    The last year of a range counts. Lines of pictures and of others' content are not the clinic's.
    """
    lines = [line for owner, items in texts for line in _lines(owner, items)]
    grace = int(context.number(INFO, "grace_months"))
    stale = [line for line in lines if _is_stale(line.year, context.today, grace)]
    verdict: Verdict = Passed()
    if not lines:
        verdict = Inapplicable("no copyright line with a year repeats across pages")
    elif stale:
        verdict = Failed(())
    return SiteVerdicts([_found(stale, lines, context.today)] if stale else [], {SITE: verdict})


def _lines(owner: Owner, items: Sequence[TemplateText]) -> Iterator[_Line]:
    for number, item in enumerate(items):
        if item.region not in _REGIONS:
            continue
        notice = copyright_line(item.text)
        if notice is None:
            continue
        start, end, year = notice
        quote = quote_span(item.text, start, end, f"/template_texts/{number}/text")
        places = [
            Occurrence(subject=owner.subject, url=url, evidence=quote, region=item.region)
            for url in item.seen_on.urls
        ]
        if places:
            yield _Line(year, item.seen_on, places, item.text[start:end], item.region)


def copyright_line(text: str) -> tuple[int, int, int] | None:
    """Return where a text's own copyright notice is, and its last year; null for a credit and for others' content.

    >>> copyright_line("© 2004–2019 Maple Hill Clinic")
    (0, 11, 2019)
    """
    begin = max(0, len(text) - _MOST_LOOKED_AT)
    for pattern in _NOTICE:
        for match in pattern.finditer(text, begin):
            if _CREDIT.search(text[max(0, match.start() - 60) : match.start()]):
                continue
            if _OTHERS.match(text[match.end() : match.end() + 60]) or _OTHERS.match(_holder(match)):
                continue
            return match.start(), match.end(), _last_year(match["years"])
    return None


def _holder(match: re.Match[str]) -> str:
    """Return the name between the sign and the years."""
    return re.sub(rf"^{_SIGN}", "", match[0][: match.start("years") - match.start()], flags=re.IGNORECASE)


def _last_year(years: str) -> int:
    """Return the last year of ``2004–2019`` or ``2018-19``."""
    parts = re.findall(r"\d+", years)
    return max(int(part) if len(part) == 4 else int(parts[0][:2] + part) for part in parts)


def _is_stale(year: int, today: datetime.date, grace_months: int) -> bool:
    age = today.year - year
    return age > 1 or (age == 1 and today.month > grace_months)


def _found(stale: Sequence[_Line], lines: Sequence[_Line], today: datetime.date) -> SiteFound:
    """Return the finding of all stale lines, the one on most pages first."""
    by_year: dict[int, list[_Line]] = {}
    for line in sorted(stale, key=lambda line: (-line.shown.pages, line.words)):
        by_year.setdefault(line.year, []).append(line)
    first = next(iter(by_year.values()))[0]
    others = {line.year for line in lines} - set(by_year)
    return SiteFound(
        subject="site",
        message=_message(by_year, first, others, today),
        occurrences=tuple(
            sorted((place for line in stale for place in line.places), key=lambda place: place.url)
        ),
        page_count=_pages(stale),
        tier=Tier.LIKELY,
        value=float(today.year - min(by_year)),
        unit="years",
        scope=Scope.TEMPLATE,
    )


def _message(by_year: dict[int, list[_Line]], first: _Line, current: set[int], today: datetime.date) -> str:
    where = in_region(first.region)
    if len(by_year) == 1:
        age = f"{counted_noun(today.year - first.year, 'year')} old"
        other = f" Other pages say {max(current)}." if current else ""
        return f"“{first.words}”{' ' + where if where else ''} is {age}.{other}"
    named = [f"“{lines[0].words}” on {counted_noun(_pages(lines), 'page')}" for lines in by_year.values()]
    return f"{', '.join(named[:-1])} and {named[-1]}. It's {today.year}."


def _pages(lines: Sequence[_Line]) -> int:
    """Return the number of pages with these lines: of lines that share no listed page, the pages of all."""
    groups: list[list[_Line]] = []
    seen: set[str] = set()
    for line in lines:
        urls = {place.url for place in line.places}
        if groups and urls & seen:
            groups[-1].append(line)
        else:
            groups.append([line])
        seen |= urls
    return sum(
        count_pages({place.url for line in group for place in line.places}, [line.shown for line in group])
        for group in groups
    )


AUDIT = SiteAudit(INFO, check)
