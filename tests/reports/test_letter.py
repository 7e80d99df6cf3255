"""The first sentences of a report are its news, and nothing is green that was not looked at."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reports.letter import Letter, letter
from reports.site_words import SiteWords
from reports.view import ReportData
from schemas.freshness import Freshness
from schemas.vocabulary import FindingCause, FindingStatus, FreshnessState, RunStatus
from tests.reports.clinic_sample import NOW, SITE, partial, sample, summaries

AMERICAN = SiteWords("en-US")


def _letter(data: ReportData) -> Letter:
    return letter(data, AMERICAN)


def _first(data: ReportData) -> ReportData:
    return replace(data, previous=None, previous_now=None, previous_counts={}, complete_runs=[])


def test_a_first_run_says_what_was_found() -> None:
    """Pages and things, and what is worst."""
    said = _letter(_first(sample()))
    assert said.news[0].startswith("We read 26 pages and found ")
    assert said.news[0].endswith(" things to fix.")
    assert said.news[1].startswith("9 are serious: ")


def test_a_later_run_says_what_is_new() -> None:
    """New, back, fixed and settled since the day of the run before."""
    data = sample()
    new = sum(one.status is FindingStatus.NEW for one in data.findings)
    back = sum(one.status is FindingStatus.REOPENED for one in data.findings)
    fixed = sum(one.status is FindingStatus.FIXED for one in data.findings)
    parts = [f"{new} new", *([f"{back} back again"] if back else []), *([f"{fixed} fixed"] if fixed else [])]
    was = data.previous_counts["findings_by_status"]
    assert isinstance(was, dict)
    decided = sum(one.status in ("accepted", "ignored") for one in data.findings)
    settled = decided - was.get("accepted", 0) - was.get("ignored", 0)
    parts += [f"{settled} settled by you"] if settled > 0 else []
    assert settled > 0
    assert _letter(data).news[0] == f"{', '.join(parts)} since Nov 15."
    quiet = [one for one in data.findings if one.status is FindingStatus.OPEN]
    assert _letter(replace(data, findings=quiet)).news[0] == "Nothing new since Nov 15."


def test_what_our_progress_found_moves_no_count() -> None:
    """Neither in the run that found it nor in those after, in which it is open still: as in the chart."""
    data = sample()
    work = [one for one in data.findings if one.status in ("new", "open", "reopened")]
    ours = [one.model_copy(update={"status": "open", "cause": FindingCause.OURS}) for one in work[:5]]
    before = {"findings_by_status": {"open": len(work)}, "our_findings": 5}
    data = replace(data, findings=[*ours, *work[5:]], previous_counts=before)
    assert _letter(data).news[1] == f"{len(work)} things to fix."
    data = replace(data, findings=[*ours, *work[6:]])
    assert _letter(data).news[1] == f"{len(work) - 1} things to fix, down from {len(work) - 5}."


@pytest.mark.parametrize(
    ("status", "begins"),
    [
        (RunStatus.PARTIAL, "This check is not whole. 20 % of the last 50 requests failed"),
        (RunStatus.LIMITED, "Sample only: "),
        (RunStatus.FAILED, "This check is not whole. "),
    ],
)
def test_an_incomplete_run_has_a_banner_and_nothing_green(status: RunStatus, begins: str) -> None:
    """However good the rest looks."""
    said = _letter(replace(partial(), status=status, findings=[]))
    assert said.banner is not None
    assert said.banner.startswith(begins)
    assert not any(fact.good for fact in said.facts)


def test_too_few_pages_read_make_nothing_green() -> None:
    """Nine tenths of the pages have to be read and checked."""
    data = replace(sample(), findings=[])
    assert not any(fact.good for fact in _letter(data).facts)  # 26 of 31 were read
    pages = [page for page in data.pages if page.fetch == "fetched" and (page.http_status or 0) < 400]
    unproofed = {text.text_id: None for text in data.texts}
    current = Freshness(state=FreshnessState.CURRENT, policy="medical")
    articles = [one.model_copy(update={"freshness": current}) for one in data.articles]
    whole = replace(data, pages=pages, unproofed=unproofed, articles=articles, texts=summaries(articles))
    assert [fact.good for fact in _letter(whole).facts][:2] == [True, True]


def test_unknown_is_never_up_to_date() -> None:
    """An article without a date, or without a judgement, is neither good nor bad."""
    data = sample()
    bare = [one.model_copy(update={"freshness": None}) for one in data.articles]
    fact = _letter(replace(data, articles=bare, texts=summaries(bare))).facts[0]
    assert (fact.words, fact.good) == ("0 of 18 articles up to date; 18 without a usable date.", None)


def test_stories_are_in_no_share() -> None:
    """Exempt articles are not counted."""
    data = sample()
    exempt = Freshness(state=FreshnessState.EXEMPT, policy="stories")
    stories = [one.model_copy(update={"freshness": exempt}) for one in data.articles]
    fact = _letter(replace(data, articles=stories, texts=summaries(stories))).facts[0]
    assert fact.words == "No articles that need a regular review."
    overdue = Freshness(state=FreshnessState.OVERDUE, policy="medical")
    old = [one.model_copy(update={"freshness": overdue}) for one in data.articles]
    fact = _letter(replace(data, articles=old, texts=summaries(old))).facts[0]
    assert (fact.words, fact.good) == ("All 18 articles are overdue for review.", False)


def test_an_empty_run_is_no_good_result() -> None:
    """Nothing found is said in words."""
    data = ReportData(
        run="r", site=SITE, name=None, status=RunStatus.COMPLETE, started=NOW, finished=NOW, now=NOW
    )
    said = _letter(data)
    assert said.banner == "We couldn’t read any page of this site."
    assert [fact.words for fact in said.facts] == [
        "No articles found.", "Not checked.", "Not checked.", "No office found.",
    ]  # fmt: skip
    assert not any(fact.good for fact in said.facts)


def test_a_check_that_left_something_open_has_not_passed() -> None:
    """Only those that looked at something, and at all of it."""
    assert {info.audit for info in _letter(sample()).passed} == set()
    counts = {"repeated-word": {"passed": 9}, "misspelling": {"inapplicable": 9}}
    data = replace(sample(), outcome_counts=counts)
    assert [info.audit for info in _letter(data).passed] == ["repeated-word"]
