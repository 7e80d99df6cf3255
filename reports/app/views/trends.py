"""Does it get better: the complete checks of a site over time."""

from __future__ import annotations

import datetime
import sqlite3
from collections.abc import Mapping, Sequence

from pydantic import JsonValue
from starlette.responses import Response

from reports.app.ask import Ask
from reports.app.render import page
from reports.html.charts import line_chart
from reports.sections import SECTIONS, section_of
from reports.site_words import SiteWords
from reports.trend import CompleteRun, in_a_sentence, share_current, things_of, things_to_fix
from schemas.finding_states import DECIDED
from schemas.vocabulary import FindingStatus
from store.history import read_published_runs

_MOST_ROWS = 60


def trends_page(ask: Ask) -> Response:
    """Return the charts and the table of the complete checks, removed ones too: the history keeps their numbers."""
    words = ask.run.words
    runs = _complete_runs(ask)
    things, share = things_to_fix(runs), share_current(runs)
    counted = [(now.date(), float(of)) for now, counts in runs if (of := things_of(counts)) is not None]
    percents = [(point.day, point.percent) for point in share]
    return page(
        ask,
        "app/trends.html",
        run=ask.run,
        tab="trends",
        better=in_a_sentence(counted, words),
        how=_how(runs, words),
        several=len({now.date() for now, _ in runs}) < len(runs),
        things_chart=line_chart(things, "Things to fix", words),
        share_chart=line_chart(percents, "Share of articles up to date", words, top=100),
        topics_shown=SECTIONS,
        rows=[
            (now, counts, _by_topic(counts), _percent(counts)) for now, counts in reversed(runs[-_MOST_ROWS:])
        ],
        total=len(runs),
    )


def _complete_runs(ask: Ask) -> list[CompleteRun]:
    """Return clock and counts of the complete checks, oldest first, as the history has them."""
    try:
        known = read_published_runs(ask.site.folder)
    except sqlite3.Error:  # broken: the next run says so and refills it
        known = []
    if not known:
        return [(run.manifest.now, run.manifest.counts) for run in ask.site.complete_runs()]
    return [(datetime.datetime.fromisoformat(run.now), run.counts) for run in known if run.counts_for_history]


def _how(runs: Sequence[CompleteRun], words: SiteWords) -> str:
    """Return what made the difference between the last two checks, and how many articles are up to date now."""
    if len(runs) < 2:
        return ""
    (_, before), (_, now) = runs[-2:]
    was, has = (_of_status(counts) for counts in (before, now))
    settled = sum(has.get(status, 0) - was.get(status, 0) for status in DECIDED)
    parts = [
        f"{words.number(count)} {what}"
        for count, what in (
            (has.get(FindingStatus.NEW, 0), "new"),
            (has.get(FindingStatus.REOPENED, 0), "back again"),
            (has.get(FindingStatus.FIXED, 0), "fixed"),
            (settled, "settled by you"),
            (has.get(FindingStatus.GONE, 0), "not listed any more"),
        )
        if count > 0
    ]
    shares = [share for counts in (before, now) if (share := _percent(counts)) is not None]
    current = ""
    if len(shares) == 2:
        was_share, is_share = (words.percent(share, 100) for share in shares)
        current = f" Articles up to date: {is_share}" + (
            f", {was_share} before." if was_share != is_share else ", as before."
        )
    return (f"{', '.join(parts)}.".capitalize() if parts else "Nothing new, nothing fixed.") + current


def _of_status(counts: Mapping[str, JsonValue]) -> dict[str, int]:
    found = counts.get("findings_by_status")
    return (
        {name: count for name, count in found.items() if isinstance(count, int)}
        if isinstance(found, dict)
        else {}
    )


def _by_topic(counts: Mapping[str, JsonValue]) -> dict[str, int]:
    """Return the number of things to fix by the anchor of their list."""
    found = dict.fromkeys((section.anchor for section in SECTIONS), 0)
    by_category = counts.get("open_by_category")
    if isinstance(by_category, dict):
        for category, count in by_category.items():
            if isinstance(count, int):
                found[section_of(category).anchor] += count
    return found


def _percent(counts: Mapping[str, JsonValue]) -> float | None:
    points = share_current([(datetime.datetime(2000, 1, 1, tzinfo=datetime.UTC), counts)])
    return points[0].percent if points else None
