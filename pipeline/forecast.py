"""Estimate the length of a crawl at the polite rate, before it begins."""

from __future__ import annotations

from crawler.site_rules import SiteRules
from schemas.profile import CrawlSettings
from store.crawl_memory import read_memory
from store.frontier import Kind, State
from store.run_store import RunStore

TYPICAL_PAGES = 100
"""Estimate for an unknown site: clinics' sites have between fifty and a few hundred pages."""


def forecast(store: RunStore, previous: RunStore | None, settings: CrawlSettings) -> str | None:
    """Return a sentence about pages and time, or null where the profile asks for no pause at all."""
    delay = max(settings.delay_seconds, _crawl_delay(previous or store))
    if delay <= 0:
        return None
    done, left = _pages(store)
    if done:
        return f"{_rate(delay)}: {left} known pages are left, which take about {duration(left * delay)}."
    pages, basis = TYPICAL_PAGES, ""
    if previous:
        pages, basis = sum(_pages(previous)), " (as many as last time)"
    if settings.max_pages is not None and (previous is None or settings.max_pages < pages):
        pages, basis = settings.max_pages, " (the limit)"
    return f"{_rate(delay)}: {pages} pages{basis} take about {duration(pages * delay)}."


def duration(seconds: float) -> str:
    """Return a length of time in words: ``2 minutes``, ``1 hour 30 minutes``."""
    minutes = max(1, -(-int(seconds) // 60))
    hours, rest = divmod(minutes, 60)
    if hours >= 10:
        return _count(hours + (rest >= 30), "hour")
    parts = [_count(hours, "hour")] if hours else []
    return " ".join([*parts, *([_count(rest, "minute")] if rest else [])])


def _count(number: int, what: str) -> str:
    return f"{number} {what}{'' if number == 1 else 's'}"


def _rate(delay: float) -> str:
    if delay == 1:
        return "Asking politely, one page a second"
    if delay < 1:
        return f"Asking {1 / delay:.3g} pages a second"
    return f"Asking politely, one page every {delay:g} seconds"


def _pages(store: RunStore) -> tuple[int, int]:
    """Return the numbers of a run's pages that were requested, and that are known and were not."""
    counts = dict(
        store.connection.execute(
            "SELECT state, count(*) FROM frontier WHERE run = ? AND kind = ? GROUP BY state",
            (store.run, Kind.PAGE),
        )
    )
    waiting = sum(counts.get(state, 0) for state in (State.FOUND, State.PENDING, State.LEASED))
    return counts.get(State.DONE, 0), waiting


def _crawl_delay(store: RunStore) -> float:
    return SiteRules("Checkup", read_memory(store).robots).crawl_delay_seconds()[0]
