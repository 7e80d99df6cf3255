"""Decide after each answer whether and when to request again, and whether to end the crawl."""

from __future__ import annotations

import datetime

from crawler.answer import Answer, Failure
from crawler.breaker import MAX_THROTTLED, Breaker
from crawler.pace import MAX_RETRY_AFTER_SECONDS, Pace, retry_after_seconds
from crawler.page_answer import is_server_error
from crawler.refusals import Refusals
from store.frontier import Kind, Lease

MAX_TRIES = 3
"""Times that a page is requested while the server fails."""

MAX_ROBOTS_TRIES = 4
"""Times that a robots.txt is requested while it fails: without it, nothing else may be."""

_MAX_TIMEOUT_TRIES = 2
"""Each costs the whole time limit."""


class ServerHealth:
    """Keeps the pace and the breaker of one run."""

    def __init__(self, pace: Pace, retry_seconds: float) -> None:
        self._pace = pace
        self._retry_seconds = retry_seconds
        self._breaker = Breaker()
        self.refusals = Refusals()
        """Answers by which the server refused or failed."""

    def judge(self, lease: Lease, answer: Answer, now: float, sent: float) -> float | None:
        """Note the answer; return the seconds after which to request again, None for not again."""
        failing = is_server_error(answer)
        self.refusals.note(answer)
        if lease.tries == 0 and lease.kind is Kind.PAGE:
            self._breaker.note(is_error=failing)
        if not failing:
            if answer.failure is None:
                self._pace.answered(answer.seconds)
            return None
        back_off = self._retry_seconds * 2**lease.tries
        if answer.status in (429, 503):
            asked = retry_after_seconds(
                answer.headers.get("retry-after"), datetime.datetime.now(datetime.UTC)
            )
            wait = max(back_off, asked or 0.0)
            pause = wait if wait <= MAX_RETRY_AFTER_SECONDS else back_off
            self._pace.refused(now, sent, pause, again=lease.tries > 0 and lease.kind is Kind.PAGE)
            back_off = wait
        if back_off > MAX_RETRY_AFTER_SECONDS:
            return None
        tries = MAX_ROBOTS_TRIES if lease.kind is Kind.ROBOTS else MAX_TRIES
        if answer.failure is Failure.TIMEOUT:
            tries = min(tries, _MAX_TIMEOUT_TRIES)
        return back_off if lease.tries + 1 < tries else None

    def stops(self, lease: Lease) -> str | None:
        """Return the reason to end the crawl after this answer, in words, or None."""
        if lease.tries == 0 and (trip := self._breaker.trips()):
            return f"{trip} ({self.refusals.in_words(counted=False)})"
        if self._pace.throttled >= MAX_THROTTLED:
            return (
                f"the server kept refusing, although the crawl waited as told: "
                f"{self.refusals.in_words(counted=False)}. "
                f"{self.refusals.what_to_do()}"
            )
        return None
