"""What a report shows of the findings is chosen so that nothing small is hidden and one cause is one row."""

from __future__ import annotations

from dataclasses import replace

from reports.site_words import SiteWords
from reports.tally import finding_index
from reports.view import ReportData
from reports.worklists import MOST_OF_LISTS, Worklists, worklists
from schemas.finding import Finding, Quote
from schemas.vocabulary import AuditCategory, Fetch, FindingStatus, Severity
from tests.reports.clinic_sample import SITE, finding, sample


def _lists(data: ReportData) -> Worklists:
    return worklists(data, finding_index(data), SiteWords("en-US"))


def _broken(number: int, words: str = "Download") -> Finding:
    made = finding(
        "repeated-word", f"{SITE}files/{number}.pdf", f"{SITE}{number}/",
        f"“{words}” leads to a missing page (404): /files/{number}.pdf.",
        Quote(field="/links/1/words", quote=words), minutes=3,
    )  # fmt: skip
    return made.model_copy(update={"audit": "broken-link", "category": AuditCategory.LINKS})


def test_links_of_one_cause_are_one_row() -> None:
    """Twenty-nine “Download”s broke together; four of other words are four rows."""
    found = [_broken(number) for number in range(29)]
    found += [_broken(40 + number, f"Form {number}") for number in range(4)]
    lists = _lists(replace(sample(), findings=found))
    (rows,) = (audit.tasks for section in lists.sections for audit in section.audits)
    assert sorted(task.alike for task in rows.rows) == [1, 1, 1, 1, 29]
    assert rows.hidden == 0
    shared = next(task for task in lists.first if task.is_shared)
    assert (shared.alike, shared.minutes) == (29, 87)
    assert shared.title.startswith("“Download” leads to a missing page (404): /files/")
    assert len(lists.first) == 5


def test_one_new_link_of_an_old_cause_is_one_new_row() -> None:
    """The twenty-eight beside it were there before, and are not hers whose page the new one is on."""
    old = [_broken(number) for number in range(28)]
    new = _broken(28).model_copy(update={"status": FindingStatus.NEW, "owner": "Dana"})
    lists = _lists(replace(sample(), findings=[*old, new]))
    assert [task.alike for task in lists.new.rows] == [1]
    assert [task.alike for task in lists.owners["Dana"].rows] == [1]
    assert [task.alike for task in lists.first] == [29]


def test_a_page_that_is_not_there_is_not_done_first() -> None:
    """Nobody reviews a page that answers 404; its links are the thing to fix."""
    data = sample()
    gone = next(page for page in data.pages if page.final_url == data.articles[0].url)
    old = finding("stale-page", data.texts[0].text_id, gone.final_url, "Old.", Quote(field="/x", quote="x"))
    there = replace(data, findings=[old])
    assert [task.url for task in _lists(there).first] == [gone.final_url]
    pages = [
        page.model_copy(update={"http_status": 404, "fetch": Fetch.ERROR}) if page is gone else page
        for page in data.pages
    ]
    assert _lists(replace(there, pages=pages)).first == []


def test_a_flood_hides_no_small_audit() -> None:
    """All rows together are bounded; each audit has its own first ones."""
    flood = [
        finding(
            "repeated-word",
            f"t-{at:016x}",
            f"{SITE}{at}/",
            f"“the the” {at}.",
            Quote(field="/x", quote=f"the {at}"),
        )
        for at in range(4_000)
    ]
    data = sample()
    lists = _lists(replace(data, findings=[*data.findings, *flood]))
    audits = {audit.audit: audit for section in lists.sections for audit in section.audits}
    assert sum(len(audit.tasks.rows) for audit in audits.values()) <= MOST_OF_LISTS
    assert audits["repeated-word"].tasks.hidden > 3_000
    assert {one.audit for one in data.findings if one.status is FindingStatus.OPEN} <= audits.keys()
    assert all(audit.tasks.rows for audit in audits.values())


def test_rows_are_worst_first() -> None:
    """In every list."""
    order = list(Severity)
    for section in _lists(sample()).sections:
        for audit in section.audits:
            ranks = [order.index(task.severity) for task in audit.tasks.rows]
            assert ranks == sorted(ranks)
