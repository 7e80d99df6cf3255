"""Stop a crawl whose server is in trouble, before it adds to it."""

from __future__ import annotations

from collections import deque

WINDOW = 50
"""Latest answers that are counted."""

MAX_ERRORS = 10
"""Server errors among them that end the run as partial: 20 %."""

MAX_THROTTLED = 3
"""Pages refused for asking too often, one after another although we waited, that end it too."""


class Breaker:
    """Counts each URL once, by its first answer: a retried URL would vote again and again."""

    def __init__(self) -> None:
        self._window: deque[bool] = deque(maxlen=WINDOW)

    def note(self, *, is_error: bool) -> None:
        """Note the first answer for one URL."""
        self._window.append(is_error)

    def trips(self) -> str | None:
        """Return the reason to end the crawl, in words, or None."""
        errors = sum(self._window)
        if len(self._window) == WINDOW and errors >= MAX_ERRORS:
            return (
                f"{errors} of the last {WINDOW} pages failed on the server's side; "
                "the crawl stopped so as not to add to its trouble. Run it again later"
            )
        return None
