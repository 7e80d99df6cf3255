"""``conflicting-dates`` fails where readers and search engines get different days, once for all pages of one cause."""

from __future__ import annotations

import pytest

from audits.run import audit_site
from audits.site_facts import site_facts
from schemas.article import Article
from schemas.dates import DateObservation
from schemas.finding import Finding
from schemas.outcome import Outcome
from schemas.vocabulary import DateRole, OutcomeKind, Scope, Source
from tests.audits.build import context
from tests.audits.dated import dated, hidden, shown

CONTEXT = context()
PUBLISHED, MODIFIED = DateRole.PUBLISHED, DateRole.MODIFIED


def judged(*texts: Article) -> tuple[list[Outcome], list[Finding]]:
    """Return what the audit says of a site of these texts."""
    outcomes, findings = audit_site(site_facts(texts=texts), CONTEXT)
    return (
        [outcome for outcome in outcomes if outcome.audit == "conflicting-dates"],
        [finding for finding in findings if finding.audit == "conflicting-dates"],
    )


def contradiction(number: int, told: str = "2026-10-01") -> Article:
    """Return a page that shows a day of 2021 and tells Google another."""
    day = f"2021-06-{number:02d}"
    return dated(
        hidden(told, PUBLISHED), shown(day, f"June {number}, 2021"), number=number, headline=f"Guide {number}"
    )


def test_a_contradiction_says_what_readers_see_first() -> None:
    """And quotes the words on the page."""
    outcomes, (finding,) = judged(contradiction(10))
    assert finding.message == "The page shows Jun 10, 2021. Google is told Oct 1, 2026."
    assert (finding.evidence.quote, finding.value, finding.scope) == ("June 10, 2021", 1939.0, Scope.PAGE)
    assert [outcome.outcome for outcome in outcomes] == [OutcomeKind.FAILED]


def test_one_wrong_date_of_a_template_is_one_finding() -> None:
    """Fourteen pages, one date that a template writes: one finding with the pages."""
    _, (finding,) = judged(*(contradiction(number) for number in range(1, 15)))
    assert finding.message == "14 pages each show their own date. Google is told Oct 1, 2026 for all."
    assert (finding.page_count, len(finding.occurrences), finding.scope) == (14, 14, Scope.TEMPLATE)


def test_a_day_that_a_template_gives_to_all_pages_is_told_all_the_same() -> None:
    """No page is dated by it, and search engines read it on each."""
    texts = [
        dated(
            hidden("2026-10-01", PUBLISHED, own=False, stamp=True),
            shown(f"2021-06-{number:02d}", f"June {number}, 2021"),
            number=number,
        )
        for number in range(1, 4)
    ]
    _, (finding,) = judged(*texts)
    assert finding.message == "3 pages each show their own date. Google is told Oct 1, 2026 for all."


def test_the_finding_stays_while_pages_are_put_right() -> None:
    """One id whatever the number of pages, the day and their order."""
    pages = [contradiction(number, f"2026-10-{number:02d}") for number in range(1, 6)]
    ids = {judged(*some)[1][0].finding_id for some in (pages, pages[::-1], pages[2:], pages[:1])}
    assert len(ids) == 1


@pytest.mark.parametrize(
    "observations",
    [
        [
            hidden("2024-09-28", MODIFIED),
            hidden("2023-10-23", PUBLISHED),
            shown("2023-10-23", "October 23, 2023"),
            hidden("2026-03-18", MODIFIED, source=Source.SITEMAP, selector="lastmod", own=False),
        ],
        [
            hidden("2021-03-02", PUBLISHED),
            hidden("2026-06-30", MODIFIED),
            shown("2026-06-30", "June 30, 2026"),
        ],
        [hidden("2021-03-02", PUBLISHED), shown("2021-03-20", "March 20, 2021")],
        [hidden("2021-03-02", PUBLISHED), shown("2021-03", "March 2021")],
        [hidden("2021-03-02", PUBLISHED), shown("2019", "2019")],
        [hidden("2021-03-02", PUBLISHED), shown("2026-10-03", "October 3, 2026", own=False)],
        [
            hidden("2026-06-30", MODIFIED, stamp=True),
            shown("2022-12-12", "Updated December 12, 2022", MODIFIED),
        ],
        [hidden("2021-03-02", PUBLISHED), shown("2026-06-30", "data-updated=2026-06-30")],
        [hidden("2021-03-02", PUBLISHED), hidden("2026-10-01", PUBLISHED, source=Source.META)],
    ],
    ids=[
        "a site map's build day",
        "a theme that prints the update as the byline's day",
        "less than a month apart",
        "a month that holds the day",
        "a year is too coarse",
        "a date in a list of other posts",
        "a bulk edit's stamp is a finding of its own",
        "an attribute is not shown",
        "no reader sees either",
    ],
)
def test_what_misleads_nobody_is_no_contradiction(observations: list[DateObservation]) -> None:
    """Each of these was a false alarm, or would be."""
    assert judged(dated(*observations))[1] == []


def test_a_page_that_shows_nothing_has_nothing_to_compare() -> None:
    """It is no pass, and not listed among what could not be checked."""
    outcomes, _ = judged(dated(hidden("2021-03-02", PUBLISHED)))
    assert [outcome.outcome for outcome in outcomes] == [OutcomeKind.INAPPLICABLE]
