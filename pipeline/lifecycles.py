"""Decide whether a page is live, excluded, unreachable, or gone after two runs without it."""

from __future__ import annotations

from schemas.vocabulary import Fetch, Lifecycle
from store.page_history import PageHistory

GONE_STATUSES = (404, 410)
"""Answers by which a page does not exist (RFC 9110, 15.5.5 and 15.5.11)."""

RUNS_UNTIL_GONE = 2
"""One complete run may be a slip of the server; two are not."""


def missing_runs(http_status: int | None, before: PageHistory | None) -> int:
    """Return the number of complete runs in a row, this one included, in which the page did not exist."""
    return (before.missing_runs if before else 0) + 1 if http_status in GONE_STATUSES else 0


def lifecycle(
    fetch: Fetch, http_status: int | None, before: PageHistory | None, *, left_out: bool = False
) -> Lifecycle:
    """Return the lifecycle of a page that this run requested, or that it left out by a rule.

    A page that never had content in any run is gone at once: there is nothing to wait for.
    """
    if http_status in GONE_STATUSES:
        if before is None or before.content_hash is None:
            return Lifecycle.GONE
        return Lifecycle.GONE if missing_runs(http_status, before) >= RUNS_UNTIL_GONE else before.lifecycle
    if fetch is Fetch.ROBOTS or left_out:
        return Lifecycle.EXCLUDED
    if fetch is Fetch.ERROR:
        return Lifecycle.UNREACHABLE
    return Lifecycle.LIVE
