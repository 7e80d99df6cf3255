"""Say in words on which pages and records Checkup itself failed: the site is not to blame for them."""

from __future__ import annotations

from collections.abc import Iterable

from reports.page_lines import PageLine
from schemas.outcome import Outcome
from schemas.page_note import PageNoteName
from schemas.vocabulary import OutcomeKind

EVERY_AUDIT = "all"
"""In place of an audit's name in the outcome of a record that no audit could judge."""

_WHAT_TO_DO = "Run it again; if it fails again, report it."


def with_own_failures(
    reason: str | None, pages: Iterable[PageLine], outcomes: Iterable[Outcome]
) -> str | None:
    """Return the reason of a run with its own failures after it; null where there is neither.

    A run with such failures is complete none the less, for the site answered: but it says them first.
    """
    unread = sorted(page.final_url for page in pages if PageNoteName.NOT_READ in page.notes)
    unjudged = sorted(
        outcome.url or outcome.subject
        for outcome in outcomes
        if outcome.audit == EVERY_AUDIT and outcome.outcome is OutcomeKind.ERROR
    )
    failures = []
    if unread:
        failures.append(f"could not read {_so_many(unread, 'page')}")
    if unjudged:
        failures.append(f"could not audit {_so_many(unjudged, 'record')}")
    if not failures:
        return reason
    said = f"Checkup itself {' and '.join(failures)}. {_WHAT_TO_DO}"
    return f"{reason.rstrip('.')}. {said}" if reason else said


def _so_many(urls: list[str], what: str) -> str:
    if len(urls) == 1:
        return f"one {what}, {urls[0]}"
    return f"{len(urls):,} {what}s, the first {urls[0]}"
