"""Pause Python's search for unreachable cycles while one page is read."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def collection_paused() -> Iterator[None]:
    """Let nothing be collected within, and all be collected as before behind it.

    All that is made of a page lives until the page is read: a search in between finds nothing, and moves the page to
    the objects that are taken for lasting, which soon asks for a search of everything. That was a twelfth of the time
    of reading (200 pages of the clinic sites, 11.3 and 10.4 ms of CPU a page with all collections counted).
    """
    if not gc.isenabled():
        yield
        return
    gc.disable()
    try:
        yield
    finally:
        gc.enable()
