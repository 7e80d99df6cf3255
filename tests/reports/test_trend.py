"""Better or worse than the run before."""

from __future__ import annotations

from reports.tally import tally
from reports.trend import trend
from tests.reports.clinic_sample import sample


def test_fewer_findings_are_better_and_more_current_articles_too() -> None:
    """Each number knows its good direction."""
    data = sample()
    lines = {line.label: line.verdict for line in trend(tally(data), data.previous_counts)}
    assert lines == {
        "Articles known to be current": "same",
        "Articles overdue for review": "same",
        "Articles of unknown age": "same",
        "Open findings": "better",
        "of these critical or serious": "better",
    }


def test_a_run_compared_with_itself_is_the_same() -> None:
    """``trend`` reads the counts that ``to_counts`` writes."""
    numbers = tally(sample())
    assert {"same"} == {line.verdict for line in trend(numbers, numbers.to_counts())}
    assert len(trend(numbers, numbers.to_counts())) == 5


def test_a_manifest_leaves_zeros_out() -> None:
    """A state that no article had is zero, where the manifest counts states at all."""
    lines = {line.label: line.before for line in trend(tally(sample()), {"freshness": {"current": 2}})}
    assert lines == {
        "Articles known to be current": 2,
        "Articles overdue for review": 0,
        "Articles of unknown age": 0,
    }


def test_without_numbers_there_is_no_trend() -> None:
    """Nothing is made up for a first run or a strange manifest."""
    numbers = tally(sample())
    assert trend(numbers, {}) == []
    assert trend(numbers, {"freshness": 3, "findings_by_status": None}) == []
