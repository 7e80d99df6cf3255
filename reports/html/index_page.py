"""The letter: the news, what to do first, four facts, whether it gets better."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from reports.coverage import NOT_FOUND
from reports.html.charts import column_chart, line_chart
from reports.html.report import Report
from reports.site_words import SiteWords
from reports.trend import complete_runs, in_a_sentence, share_current, things_to_fix


def index_page(report: Report) -> str:
    """Return ``index.html``."""
    data, numbers, words = report.data, report.numbers, report.words
    runs = list(complete_runs(data, numbers))
    things, share = things_to_fix(runs), share_current(runs)
    percents = [(point.day, point.percent) for point in share]
    forecast = [(words.month(due.month)[:3], len(due.pages)) for due in numbers.forecast]
    return report.render(
        "index.html",
        "overview",
        first=report.lists.first,
        new=report.lists.new,
        fixed=report.lists.fixed,
        ours=numbers.our_findings,
        things=things,
        better=in_a_sentence(things, words),
        others=[
            one
            for one in report.lists.sections
            if one.total and one.section.anchor not in {fact.anchor for fact in report.letter.facts}
        ],
        things_chart=line_chart(things, _said(things, words), words),
        share=share,
        share_chart=line_chart(percents, _said(percents, words), words, top=100),
        forecast=numbers.forecast,
        forecast_chart=column_chart(
            forecast, "; ".join(f"{month}: {count}" for month, count in forecast if count), words
        ),
        passed=report.letter.passed,
        unread=[
            (reason, len(urls))
            for reason, urls in numbers.coverage.not_proofread.items()
            if not reason.startswith(NOT_FOUND)
        ],
        missing=numbers.missing,
        unjudged=report.unjudged,
    )


def _said(points: Sequence[tuple[Any, float]], words: SiteWords) -> str:
    """Return a chart in words: its first and its last value."""
    if len(points) < 2:
        return ""
    (first, before), (last, now) = points[0], points[-1]
    return f"{words.number(round(before))} on {words.day(first)}, {words.number(round(now))} on {words.day(last)}"
