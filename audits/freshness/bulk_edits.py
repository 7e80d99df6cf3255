"""Tell dates that one edit moved on many pages from dates that moved alone, the same way in every run."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from audits.freshness.refreshed_dates import RefreshedDate

BULK_PAGES = 5
"""Pages that got one new day with their words unmoved, from which on one edit moved them all; own choice."""
ALONE, STAMP = "alone", "stamp"
"""Edits without a day of their own: of a page alone, and of pages whose one date many had shared before."""


def bulk_edits(dates: Iterable[RefreshedDate], min_pages: float) -> dict[str, list[RefreshedDate]]:
    """Return edits with the dates that each moved: `ALONE`, `STAMP`, and the days that many pages got at once.

    An edit that a run has seen keeps its pages, however few are left or wherever their dates move next: a page that is
    reported with others is not reported alone later, nor the reverse. A page that gets the day of such an edit later is
    of it. ``min_pages`` is the number of pages from which on a shared day is a stamp.
    """
    edits: dict[str, list[RefreshedDate]] = {}
    days: dict[str, list[RefreshedDate]] = {}
    known: dict[str, str] = {}
    for date in dates:
        if date.edit is None:
            days.setdefault(date.new, []).append(date)
            continue
        edits.setdefault(date.edit, []).append(date)
        if date.edit != ALONE:
            known[date.new if date.edit == STAMP else date.edit] = date.edit
    for day in sorted(days):
        edit = known.get(day) or _new_edit(day, days[day], min_pages)
        edits.setdefault(edit, []).extend(days[day])
    return {edit: edits[edit] for edit in sorted(edits)}


def _new_edit(day: str, dates: Sequence[RefreshedDate], min_pages: float) -> str:
    if len(dates) < BULK_PAGES:
        return ALONE
    # Most pages shared one day before it, or had none of their own.
    ((_, pages),) = Counter(date.old and date.old[:10] for date in dates).most_common(1)
    return STAMP if pages >= max(min_pages, len(dates) / 2) else day
