"""Look up the lives of pages as they were before a run's crawl."""

from __future__ import annotations

from pipeline.makers import crawl_of
from pipeline.session import Session
from store import page_history
from store.history import was_counted
from store.page_history import PageHistory


def former_lives(session: Session) -> dict[str, PageHistory]:
    """Return each page's life before this run's crawl, by page id.

    Where an earlier run of the same crawl was counted (``--from extract``), its look at the pages is taken back: one
    look is never counted twice.
    """
    lives = page_history.load(session.history)
    if not was_counted(session.history, crawl_of(session.store)):
        return lives
    return {page_id: page_history.before_last_crawl(life) for page_id, life in lives.items()}
