"""A row of a worklist is what one edit settles."""

from __future__ import annotations

import datetime

from reports.finding_lines import finding_lines
from reports.shared_cause import cause_of, shared_task
from reports.site_words import SiteWords
from reports.task import task_of, tasks_on_page
from schemas.finding import Finding, Occurrence, Quote
from schemas.vocabulary import FindingStatus, Severity
from tests.reports.clinic_sample import finding

URL = "https://clinic.example/knee/"
TODAY = datetime.date(2026, 11, 22)


def _quoted(
    audit: str, start: int, end: int, severity: Severity = Severity.MINOR, field: str = "/body_text"
) -> Finding:
    quote = Quote(field=field, quote=f"{audit} words", start=start, end=end)
    return finding(audit, "t-0000000000000001", URL, f"{audit} {start}.", quote, severity=severity)


def test_findings_of_one_sentence_are_one_row() -> None:
    """The hardest sentence that is also too long and holds a slip; words of another field are another place."""
    found = [
        _quoted("misspelling", 60, 70),
        _quoted("hard-to-read", 10, 200, Severity.SERIOUS),
        _quoted("long-sentence", 10, 200),
        _quoted("long-sentence", 200, 300),
        _quoted("repeated-word", 60, 70, field="/links/1/words"),
    ]
    rows = [sorted(one.audit for one in task.findings) for task in tasks_on_page(found, URL)]
    assert rows[0] == ["hard-to-read", "long-sentence", "misspelling"]
    assert sorted(rows[1:]) == [["long-sentence"], ["repeated-word"]]
    assert tasks_on_page(found, URL)[0].first.audit == "hard-to-read"


def test_a_chain_of_overlaps_is_one_row_whatever_the_order() -> None:
    """A long sentence that two others lie in."""
    found = [
        _quoted("long-sentence", 0, 400),
        _quoted("misspelling", 10, 20),
        _quoted("repeated-word", 350, 360),
    ]
    for order in (found, found[::-1]):
        (task,) = tasks_on_page(order, URL)
        assert len(task.findings) == 3


def test_a_row_opens_the_page_at_hand() -> None:
    """A word on two pages is linked on the page whose row it is; the other page is named."""
    here, there = (
        Occurrence(
            subject="t-1", url=f"{URL}{n}", evidence=Quote(field="/body_text", quote="occured", prefix=n)
        )
        for n in "ab"
    )
    word = finding("misspelling", "occured", here.url, "“occured” → “occurred”.", here.evidence, page_count=2)
    word = word.model_copy(update={"occurrences": [here, there]})
    task = task_of(word, there.url)
    assert (task.url, task.evidence.prefix, task.places) == (there.url, "b", (here.url,))
    assert task.title == "“occured” → “occurred”"


def _old(number: int, field: str = "/modified/raw", audit: str = "stale-page") -> Finding:
    message, quote = "Last updated Nov 18, 2021 (5 years ago).", Quote(field=field, quote="Nov 18, 2021")
    made = finding("stale-page", f"t-{number:016x}", f"{URL}{number}", message, quote, minutes=30)
    return made.model_copy(update={"audit": audit, "value": 1830.0, "unit": "days"})


def test_pages_of_one_date_are_one_row() -> None:
    """That looks like a move of the site; days that a review is overdue are no date that pages share."""
    found = [_old(number) for number in range(6)]
    task = shared_task(found, 32, TODAY, SiteWords("en-US"))
    assert task.title == "32 pages share one date, Nov 18, 2021"
    assert (task.page_count, task.minutes, len(task.places), task.is_shared) == (32, 960, 5, True)
    causes = {
        cause_of(line) for line in finding_lines([*found, _old(9, "/next_review_due/raw", "review-overdue")])
    }
    assert causes == {"1830.0 days", None}


def test_new_and_back_are_new() -> None:
    """What the run before did not have."""
    states = {
        status
        for status in FindingStatus
        if task_of(_quoted("misspelling", 1, 2).model_copy(update={"status": status})).is_new
    }
    assert states == {FindingStatus.NEW, FindingStatus.REOPENED}
