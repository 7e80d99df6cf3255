"""``missing-date`` asks guides for a date and nobody else, once for the site."""

from __future__ import annotations

from typing import Any

import pytest

from audits.run import audit_site
from audits.site_facts import site_facts
from schemas.finding import Finding
from schemas.text import RunningText
from schemas.vocabulary import DateRole, Genre, OutcomeKind, PageKind, Scope
from tests.audits.build import article, context, date, text
from tests.audits.dated import hidden

CONTEXT = context()
PARAGRAPH = " ".join(f"word{number}" for number in range(70))


def guide(number: int = 1, **fields: Any) -> RunningText:
    """Return an undated post with health information."""
    values: dict[str, Any] = {
        "genre": Genre.GUIDE,
        "headline": f"Guide {number}",
        "url": f"https://clinic.example/blog/{number:02d}/",
    }
    return article(*[PARAGRAPH] * 4, number=number, **(values | fields))


def judged(*texts: RunningText) -> tuple[list[OutcomeKind], list[Finding]]:
    """Return how the audit ends on each of these texts, and its findings."""
    outcomes, findings = audit_site(site_facts(texts=texts), CONTEXT)
    return (
        [outcome.outcome for outcome in outcomes if outcome.audit == "missing-date"],
        [finding for finding in findings if finding.audit == "missing-date"],
    )


def test_a_template_without_dates_is_one_finding() -> None:
    """Thirty-four posts, one setting of the theme."""
    ends, (finding,) = judged(*(guide(number) for number in range(1, 35)))
    assert finding.message == "No date on any of your 34 guides and posts."
    assert (finding.page_count, len(finding.occurrences), finding.scope) == (34, 20, Scope.TEMPLATE)
    assert set(ends) == {OutcomeKind.FAILED}


def test_some_undated_posts_are_counted_of_all() -> None:
    """The dated ones pass."""
    ends, (finding,) = judged(guide(1), guide(2), guide(3, modified=date("2026-01-01")))
    assert finding.message == "No date on 2 of your 3 guides and posts."
    assert ends == [OutcomeKind.FAILED, OutcomeKind.FAILED, OutcomeKind.PASSED]


def test_one_undated_post_is_named() -> None:
    """Its headline is the evidence."""
    _, (finding,) = judged(guide(1), guide(2, published=date("2026-01-01")))
    assert finding.message == "“Guide 1” shows no publication, update or review date."
    assert (finding.evidence.field, finding.evidence.quote) == ("/headline", "Guide 1")


def test_the_finding_stays_while_pages_get_dates() -> None:
    """It shrinks, and keeps its id."""
    pages = [guide(number) for number in range(1, 6)]
    assert len({judged(*some)[1][0].finding_id for some in (pages, pages[2:], pages[:1])}) == 1


@pytest.mark.parametrize(
    "page",
    [
        guide(genre=Genre.STORY),
        guide(genre=Genre.PROFILE),
        guide(genre=Genre.UNKNOWN),
        article(PARAGRAPH, genre=Genre.GUIDE, url="https://clinic.example/blog/video/"),
        article(
            *[f"{PARAGRAPH} Hold for 30 seconds. Repeat 10 times."] * 4,
            genre=Genre.GUIDE,
            url="https://clinic.example/blog/stretches/",
        ),
        guide(url="https://clinic.example/knee-braces/"),
        text(*[PARAGRAPH] * 4, kind=PageKind.SERVICE, genre=Genre.GUIDE),
    ],
    ids=["story", "biography", "unknown genre", "video", "exercises", "no post", "treatment page"],
)
def test_nobody_expects_a_date_on_other_pages(page: RunningText) -> None:
    """They are not asked."""
    assert judged(page) == ([OutcomeKind.INAPPLICABLE], [])


def test_a_day_without_its_meaning_and_a_stamp_cannot_tell() -> None:
    """Both date the page in a way, and neither says when it was written."""
    for seen in (
        hidden("2024-05-06", role=DateRole.UNKNOWN, own=False),
        hidden("2026-01-01", stamp=True, own=False),
    ):
        assert judged(guide(date_observations=[seen]))[0] == [OutcomeKind.CANNOT_TELL]
