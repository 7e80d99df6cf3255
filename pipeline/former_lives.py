"""Look up the lives of pages as they were before a run's crawl."""

from __future__ import annotations

from pipeline.makers import crawl_of
from pipeline.session import Session
from store import page_history
from store.history import was_counted
from store.page_history import PageHistory


class FormerLives:
    """Looks up the lives of pages before a run's crawl one at a time: see `former_lives`."""

    def __init__(self, session: Session) -> None:
        """Take the run."""
        self._history = session.history
        self._was_counted = was_counted(session.history, crawl_of(session.store))

    def of(self, page_id: str) -> PageHistory | None:
        """Return a page's life; null for a new page."""
        life = page_history.get(self._history, page_id)
        return page_history.before_last_crawl(life) if life and self._was_counted else life


def former_lives(session: Session) -> dict[str, PageHistory]:
    """Return each page's life before this run's crawl, by page id.

    Where an earlier run of the same crawl was counted (``--from extract``), its look at the pages is taken back: one
    look is never counted twice.
    """
    lives = page_history.load(session.history)
    if not was_counted(session.history, crawl_of(session.store)):
        return lives
    return {page_id: page_history.before_last_crawl(life) for page_id, life in lives.items()}
