"""``stale-page`` ages a page from its latest known date, and never passes one without a date."""

from __future__ import annotations

import datetime

from hypothesis import given
from hypothesis import strategies as st

from audits.freshness.stale_page import age
from schemas.article import Article
from schemas.vocabulary import DateRole, FreshnessState, OutcomeKind
from tests.audits.build import article, context, date, judge

ORDER = [FreshnessState.CURRENT, FreshnessState.DUE_SOON, FreshnessState.OVERDUE]
CONTEXT = context()


def state(record: Article, today: datetime.date) -> FreshnessState:
    """Return the state on a day."""
    return age(record, context(today)).freshness.state


def test_a_page_without_a_date_is_unknown_and_cannot_be_judged() -> None:
    """Never passed, never fresh."""
    result = judge([article("Rest helps.")], CONTEXT)
    outcome = next(outcome for outcome in result.outcomes if outcome.audit == "stale-page")
    assert (outcome.outcome, outcome.reason) == (OutcomeKind.CANNOT_TELL, "the page names no date of its own")
    freshness = result.text and result.text.freshness
    assert freshness is not None
    assert freshness.state == FreshnessState.UNKNOWN


def test_the_latest_known_date_counts() -> None:
    """A review after the last update renews the page."""
    record = article(
        "Rest helps.", published=date("2015-01-01"), reviewed=date("2026-01-01"), modified=date("2019")
    )
    freshness = age(record, CONTEXT).freshness
    assert (freshness.state, freshness.basis) == (FreshnessState.CURRENT, DateRole.REVIEWED)


def test_a_missed_review_date_makes_a_page_overdue_though_it_changed_yesterday() -> None:
    """The page breaks its own promise."""
    record = article("Rest helps.", modified=date("2026-11-21"), next_review_due=date("2026-10"))
    freshness = age(record, CONTEXT).freshness
    assert freshness.state == FreshnessState.OVERDUE
    assert datetime.date(2026, 11, 1) == freshness.due_on


def test_a_year_ages_from_its_last_day() -> None:
    """2023 is overdue at the end of 2026, not at its start."""
    record = article("Rest helps.", modified=date("2023"))
    assert state(record, datetime.date(2026, 12, 30)) == FreshnessState.DUE_SOON
    assert state(record, datetime.date(2026, 12, 31)) == FreshnessState.OVERDUE


def test_policies_apply_by_words() -> None:
    """A page about costs ages faster."""
    record = article("Rest helps.", headline="What a visit costs", modified=date("2025-01-01"))
    assert age(record, CONTEXT).freshness.policy == "doses"
    assert age(record, CONTEXT).freshness.state == FreshnessState.OVERDUE


def test_the_finding_quotes_the_date_as_written() -> None:
    """The words of the page, with their field."""
    record = article("Rest helps.", modified=date("2022-12-12", raw="Page Updated on Dec 12, 2022"))
    (finding,) = [f for f in judge([record], CONTEXT).findings if f.audit == "stale-page"]
    assert (
        finding.evidence.field,
        finding.evidence.quote,
    ) == ("/modified/raw", "Page Updated on Dec 12, 2022")


DATES = st.dates(datetime.date(1995, 1, 1), datetime.date(2035, 1, 1))
VALUES = st.one_of(
    st.none(), DATES.flatmap(lambda day: st.sampled_from([str(day), str(day)[:7], str(day)[:4]]))
)


@given(VALUES, VALUES, VALUES, DATES, DATES)
def test_an_older_today_never_makes_a_page_staler(
    modified: str | None, published: str | None, due: str | None, one: datetime.date, other: datetime.date
) -> None:
    """Time only ages."""
    record = article(
        "Rest helps.",
        modified=date(modified) if modified else None,
        published=date(published) if published else None,
        next_review_due=date(due) if due else None,
    )
    before, after = state(record, min(one, other)), state(record, max(one, other))
    if FreshnessState.UNKNOWN not in (before, after):
        assert ORDER.index(before) <= ORDER.index(after)
