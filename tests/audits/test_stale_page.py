"""``stale-page`` ages a page from its latest known date, and never passes one without a date."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audits.freshness.article_age import age
from schemas.article import Article
from schemas.finding import Finding
from schemas.vocabulary import (
    DateRole,
    FreshnessState,
    Genre,
    OutcomeKind,
    Precision,
    Severity,
    Tier,
)
from tests.audits.build import article, context, date, judge
from tests.audits.dated import chosen, hidden, shown

ILLNESS = "Arthritis is a disease of the joints. Treatment eases the pain and other symptoms."
HABITS = "Walk each day. Sit up straight. Drink water with each meal, and go to bed at ten."
ORDER = [FreshnessState.CURRENT, FreshnessState.DUE_SOON, FreshnessState.OVERDUE]
CONTEXT = context()


def guide(*paragraphs: str, **fields: Any) -> Article:
    """Return health information."""
    return article(*(paragraphs or (ILLNESS,)), **({"genre": Genre.GUIDE} | fields))


def found(record: Article) -> Finding | None:
    """Return the audit's finding on an article, if there is one."""
    return next((f for f in judge([record], CONTEXT).findings if f.audit == "stale-page"), None)


def outcome_of(record: Article) -> OutcomeKind:
    """Return how the audit ends."""
    return next(o.outcome for o in judge([record], CONTEXT).outcomes if o.audit == "stale-page")


def state(record: Article, today: datetime.date) -> FreshnessState:
    """Return the state on a day."""
    return age(record, context(today)).freshness.state


def test_a_page_without_a_date_is_unknown_and_cannot_be_judged() -> None:
    """Never passed, never fresh."""
    result = judge([article("Rest helps.")], CONTEXT)
    outcome = next(outcome for outcome in result.outcomes if outcome.audit == "stale-page")
    assert (outcome.outcome, outcome.reason) == (OutcomeKind.CANNOT_TELL, "the page has no date of its own")
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
    record = guide(modified=date("2022-12-12", raw="Page Updated on Dec 12, 2022"))
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


@pytest.mark.parametrize("genre", [Genre.STORY, Genre.PROFILE, Genre.NEWS, Genre.EVENT, Genre.NOTICE])
def test_what_informs_of_nothing_is_exempt_however_old(genre: Genre) -> None:
    """A patient's story of 2012 is no overdue health information: outside every share, with its policy's name."""
    record = guide(genre=genre, modified=date("2012-05-01"))
    freshness = age(record, CONTEXT).freshness
    assert freshness.state is FreshnessState.EXEMPT
    assert freshness.policy == ("notices" if genre is Genre.NOTICE else "stories")
    assert outcome_of(record) is OutcomeKind.INAPPLICABLE


def test_opening_hours_age_faster_than_health_information() -> None:
    """A notice whose headline names hours has a policy of its own; a guide with the word has not."""
    headline = "What to expect in the first 48 hours"
    notice = guide(genre=Genre.NOTICE, headline="Our opening hours", modified=date("2025-06-01"))
    assert age(notice, CONTEXT).freshness.policy == "offices"
    assert age(guide(headline=headline, modified=date("2025-06-01")), CONTEXT).freshness.policy == "medical"


def test_pages_that_a_policy_names_are_reported_whatever_they_say() -> None:
    """Old opening hours and prices are no health information, and wrong all the same."""
    hours = found(
        guide(HABITS, genre=Genre.NOTICE, headline="Our opening hours", modified=date("2025-06-01"))
    )
    assert hours is not None
    assert hours.message == (
        "Last updated Jun 1, 2025 (1 year and 5 months ago). "
        "Pages about hours and staff should be reviewed every year."
    )
    prices = found(guide(HABITS, headline="What a visit costs", modified=date("2025-01-01")))
    assert prices is not None
    assert "every 18 months" in prices.message
    assert prices.tier is Tier.LIKELY


def test_a_profile_can_hold_stories_to_a_review_and_exempt_a_path() -> None:
    """Its own policies are merged with the defaults."""
    policies = {
        "stories": {"exempt": False, "overdue_months": 60},
        "archive": {"exempt": True, "paths": ["/1/"]},
    }
    own = context(freshness={"policies": policies})
    story = age(guide(genre=Genre.STORY, modified=date("2024-05-01")), own).freshness
    assert (story.state, story.policy) == (FreshnessState.DUE_SOON, "stories")
    kept = age(guide(modified=date("2012-05-01")), own).freshness
    assert (kept.state, kept.policy) == (FreshnessState.EXEMPT, "archive")


def test_the_message_says_age_and_interval_as_people_do() -> None:
    """On a US site the month comes first; the value stays in days."""
    finding = found(guide(modified=date("2021-11-18", raw="Updated Nov 18, 2021")))
    assert finding is not None
    assert (finding.message, finding.value, finding.unit) == (
        "Last updated Nov 18, 2021 (5 years ago). Medical pages should be reviewed every 3 years.",
        1830.0,
        "days",
    )


def test_a_day_that_no_reader_sees_says_where_it_comes_from() -> None:
    """The evidence is the day, under a field that no link looks for on the page."""
    seen = hidden("2021-11-18T04:33:46+00:00", precision=Precision.TIME)
    finding = found(guide(modified=chosen(seen), date_observations=[seen]))
    assert finding is not None
    assert finding.message.endswith(
        "Patients see no date; this one is in the page's hidden data (dateModified)."
    )
    assert (finding.evidence.field, finding.evidence.quote) == (
        "/modified/value",
        "2021-11-18T04:33:46+00:00",
    )


def test_a_hidden_day_that_the_page_also_shows_is_quoted_as_shown() -> None:
    """The reader finds the words, and needs to be told nothing of hidden data."""
    told, seen = (
        hidden("2014-06-27", DateRole.PUBLISHED),
        shown("2014-06-27", "Amy Mattison | June 27, 2014"),
    )
    finding = found(guide(published=chosen(told), date_observations=[told, seen]))
    assert finding is not None
    assert "hidden" not in finding.message
    assert (finding.evidence.field, finding.evidence.quote) == (
        "/date_observations/1/raw",
        "Amy Mattison | June 27, 2014",
    )


def test_an_old_page_under_a_bulk_stamp_shows_both_days() -> None:
    """What readers see is 2011; that many pages were stamped in 2021 reviews none of them."""
    stamp, seen = hidden("2021-11-18", stamp=True), shown("2011-06-10", "June 10, 2011")
    record = guide(modified=chosen(stamp), published=chosen(seen), date_observations=[stamp, seen])
    finding = found(record)
    assert finding is not None
    assert finding.message == (
        "Published Jun 10, 2011 (15 years ago). Medical pages should be reviewed every 3 years. "
        "Google is told Nov 18, 2021, a date that many pages share."
    )
    assert finding.evidence.quote == "June 10, 2011"


def test_a_bulk_stamp_makes_nothing_fresh() -> None:
    """A page of three years under a stamp of this year is unknown; without another date too."""
    stamp = hidden("2026-03-01", stamp=True)
    for published in ("2023-09-11", None):
        seen = shown(published, published) if published else None
        record = guide(
            modified=chosen(stamp),
            published=chosen(seen) if seen else None,
            date_observations=[stamp, *([seen] if seen else [])],
        )
        assert age(record, CONTEXT).freshness.state is FreshnessState.UNKNOWN
        assert outcome_of(record) is OutcomeKind.CANNOT_TELL


def test_a_page_dated_by_an_old_stamp_alone_is_overdue_and_part_of_the_bulk_finding() -> None:
    """Nobody reviewed it since; its stamp is one finding for all its pages."""
    stamp = hidden("2021-11-18", stamp=True)
    record = guide(modified=chosen(stamp), date_observations=[stamp])
    assert age(record, CONTEXT).freshness.state is FreshnessState.OVERDUE
    assert outcome_of(record) is OutcomeKind.CANNOT_TELL


def test_severity_grows_with_harm_and_with_lateness() -> None:
    """Doses before illnesses, far overdue before just overdue; habits and choices are nobody's to review."""
    doses = "Take 200 mg twice a day with food, and no more than 600 mg."
    late = {"just": "2023-10-01", "far": "2021-10-01", "very far": "2012-10-01"}
    severities = {
        (name, how): finding and finding.severity
        for name, text in (("doses", doses), ("illness", ILLNESS), ("habits", HABITS))
        for how, day in late.items()
        for finding in [found(guide(text, modified=date(day)))]
    }
    assert severities == {
        ("doses", "just"): Severity.MODERATE,
        ("doses", "far"): Severity.SERIOUS,
        ("doses", "very far"): Severity.SERIOUS,
        ("illness", "just"): Severity.MINOR,
        ("illness", "far"): Severity.MODERATE,
        ("illness", "very far"): Severity.SERIOUS,
        ("habits", "just"): None,
        ("habits", "far"): None,
        ("habits", "very far"): None,
    }


def test_a_later_date_or_another_message_is_the_same_finding() -> None:
    """The id comes from audit and subject alone."""
    one, other = found(guide(modified=date("2012-05-01"))), found(guide(modified=date("2020-05-01")))
    assert one is not None
    assert other is not None
    assert one.finding_id == other.finding_id
