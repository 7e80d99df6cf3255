"""Choose which of a page's findings are shown, and say how many wait behind them."""

from __future__ import annotations

from collections.abc import Sequence


class WorstShown:
    """The places of the findings that are shown, of one audit and page."""

    def __init__(self, starts: Sequence[int], most: int) -> None:
        """Take the offsets at which all of them start, the worst first; the first ``most`` are shown."""
        self._shown = frozenset(starts[:most])
        self._last = max(self._shown, default=None)
        self._waiting = len(starts) - len(self._shown)

    def __contains__(self, start: int) -> bool:
        """Return whether the finding that starts there is shown."""
        return start in self._shown

    def behind(self, start: int) -> str:
        """Return ``And 2 more on this page.`` with a blank before it behind the last that is shown; else empty."""
        if not self._waiting or start != self._last:
            return ""
        return f" And {self._waiting} more on this page."
