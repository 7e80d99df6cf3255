"""Heal a site's stores after a run has met a value that nothing can read, so that the next one does not meet it too."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from schemas.errors import StoreError
from store.connection import set_aside
from store.damaged_values import (
    UNREADABLE,
    drop_damaged_readings,
    forget_damaged_memories,
    is_history_readable,
    is_work_readable,
)

T = TypeVar("T")


def with_healed_stores(folder: Path, warn: Callable[[str], None], work: Callable[[], T]) -> T:
    """Return what the work returns; where it meets a damaged value, heal the stores and do the work again, once.

    The caller holds the site's lock; the work opens and closes the stores. An error that the stores do not explain
    is ours, and raised as it is.
    """
    try:
        return work()
    except UNREADABLE:
        healed = _heal_stores(folder)
        if not healed:
            raise
        warn(f"{folder}: {' '.join(healed)} Going on.")
    return work()


def _heal_stores(folder: Path) -> list[str]:
    """Drop, forget or set aside what cannot be read, and return sentences that report it; empty where all can be."""
    done = []
    if not is_history_readable(folder):
        done.append(str(_set_aside(folder / "history.sqlite")))
    if dropped := drop_damaged_readings(folder, _is_reading):
        noun = "reading of a page is" if dropped == 1 else "readings of pages are"
        done.append(f"{dropped} stored {noun} damaged: the pages' bytes are read again.")
    if forgotten := forget_damaged_memories(folder):
        noun = "crawl" if forgotten == 1 else "crawls"
        done.append(f"What was kept of {forgotten} {noun} beside the pages is damaged and was dropped.")
    if not is_work_readable(folder):
        done.append(str(_set_aside(folder / "work.sqlite")))
    return done


def _set_aside(path: Path) -> StoreError:
    return set_aside(path, ValueError("a value in it cannot be read"))


def _is_reading(data: bytes) -> bool:
    from extraction.page_reading import PageReading

    PageReading.model_validate_json(data)
    return True
