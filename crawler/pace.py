"""Time the next request by the delay, robots.txt's Crawl-delay, a slow server and Retry-After."""

from __future__ import annotations

import datetime
import email.utils

MAX_RETRY_AFTER_SECONDS = 300.0
"""A longer Retry-After is not a pause but a refusal: the URL is given up and the crawl goes on."""

_SMOOTHING = 0.3
_SLOW_SECONDS = 2.0
_MAX_ADAPTED_SECONDS = 10.0
_MARGIN_SECONDS = 0.05
"""Added to a pause: requests that leave a second apart can arrive a little less apart."""


class Pace:
    """One pace for all hosts of the site, which may be one server. Times are of a monotonic clock."""

    def __init__(self, delay_seconds: float) -> None:
        self._delay = delay_seconds
        self._crawl_delay = 0.0
        self._latency = 0.0
        self._last = float("-inf")
        self._pause_until = float("-inf")
        self.throttled = 0
        """URLs refused for asking too often, one after another, each after the wait that was asked for."""

    @property
    def gap_seconds(self) -> float:
        """Return the present pause between two requests."""
        gap = max(self._delay, self._crawl_delay)
        if self._delay > 0 and self._latency > _SLOW_SECONDS:
            # A server that takes long to answer is busy: ask it no faster than it answers.
            gap = max(gap, min(self._latency, _MAX_ADAPTED_SECONDS))
        return gap + _MARGIN_SECONDS if gap > 0 else 0.0

    def crawl_delay(self, seconds: float) -> None:
        """Request no faster than robots.txt allows."""
        self._crawl_delay = max(self._crawl_delay, seconds)

    def wait_seconds(self, now: float) -> float:
        """Return the seconds to wait before the next request, 0 for none."""
        return max(0.0, self._last + self.gap_seconds - now, self._pause_until - now)

    def sent(self, now: float) -> None:
        """Note that a request leaves."""
        self._last = now

    def answered(self, seconds: float) -> None:
        """Note a good answer and the seconds until it began."""
        self._latency += _SMOOTHING * (seconds - self._latency)
        self.throttled = 0

    def refused(self, now: float, sent: float, pause_seconds: float, *, again: bool = False) -> None:
        """Note an answer that asks for fewer requests: none leaves during the pause.

        A URL that is refused ``again`` does not count: the last pages that are tried once more have no other beside
        them whose answer would show that the server is well.
        """
        if sent >= self._pause_until and not again:
            # Requests that were under way when the first refusal came say nothing about our waiting.
            self.throttled += 1
        self._pause_until = max(self._pause_until, now + pause_seconds)


def retry_after_seconds(value: str | None, now: datetime.datetime) -> float | None:
    """Return the seconds of a Retry-After header (seconds or a date); None where it is missing or unreadable."""
    if not value:
        return None
    value = value.strip()
    if value.isdecimal() and value.isascii() and len(value) < 10:
        return float(value)
    try:
        when = email.utils.parsedate_to_datetime(value)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    if when.tzinfo is None:
        when = when.replace(tzinfo=datetime.UTC)
    seconds = (when - now).total_seconds()
    return seconds if seconds >= 0 else None
