"""``bulk-date-bump`` is one finding for the site, however many pages and days were stamped."""

from __future__ import annotations

from audits.run import audit_site
from audits.site_facts import site_facts
from schemas.article import Article
from schemas.finding import Finding
from schemas.vocabulary import DateRole, OutcomeKind
from tests.audits.build import context
from tests.audits.dated import dated, hidden

CONTEXT = context()


def stamped(number: int, day: str = "2021-11-18") -> Article:
    """Return a page with a stamped update."""
    return dated(hidden(day, stamp=True), hidden(f"201{number % 8}-05-01", DateRole.PUBLISHED), number=number)


def found(*texts: Article) -> list[Finding]:
    """Return the audit's findings on a site of these texts."""
    _, findings = audit_site(site_facts(texts=texts), CONTEXT)
    return [finding for finding in findings if finding.audit == "bulk-date-bump"]


def test_many_pages_of_one_day_are_one_finding_with_the_pages() -> None:
    """The finding lists the first twenty and counts all."""
    (finding,) = found(*map(stamped, range(32)))
    assert finding.message == (
        "32 pages share one update date, Nov 18, 2021. "
        "That looks like a site move or bulk edit, not a review."
    )
    assert (finding.page_count, len(finding.occurrences)) == (32, 20)
    assert (finding.evidence.field, finding.evidence.quote) == ("/modified/value", "2021-11-18")


def test_a_second_day_is_named_in_the_same_finding() -> None:
    """The larger one first."""
    (finding,) = found(*map(stamped, range(12)), *(stamped(number, "2024-09-28") for number in range(12, 32)))
    assert finding.message.startswith("20 pages share one update date, Sep 28, 2024.")
    assert finding.message.endswith("12 more share Nov 18, 2021.")
    assert finding.page_count == 32


def test_the_finding_stays_when_the_stamp_moves_and_when_a_page_gets_its_own_day() -> None:
    """It is the same fault of the site: fewer pages, or another day."""
    runs = (
        [stamped(number) for number in range(14)],
        [stamped(number, "2026-02-01") for number in range(14)],
        [*(stamped(number) for number in range(13)), dated(hidden("2026-03-03"), number=13)],
    )
    assert len({found(*texts)[0].finding_id for texts in runs}) == 1
    assert [found(*texts)[0].page_count for texts in runs] == [14, 14, 13]


def test_dates_of_the_pages_own_pass_and_no_dates_cannot_tell() -> None:
    """A site without an update's day passes nothing."""

    def outcome(*texts: Article) -> OutcomeKind:
        outcomes, _ = audit_site(site_facts(texts=texts), CONTEXT)
        return next(found.outcome for found in outcomes if found.audit == "bulk-date-bump")

    assert outcome(dated(hidden("2026-03-03"))) is OutcomeKind.PASSED
    assert outcome(dated()) is OutcomeKind.CANNOT_TELL
