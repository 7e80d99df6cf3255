"""Number the URLs that a crawl meets, up to the bound of those that it keeps in mind."""

from __future__ import annotations

from store.frontier import Frontier
from store.urls import UrlNumbers

MEAN_URL_CHARS = 200
"""Characters that a known URL may have on average; of a site with longer ones, fewer are kept. Own choice: a
tenth of the longest URL that is requested."""


class KnownUrls:
    """Gives numbers to URLs; refuses new ones where a run knows too many."""

    def __init__(self, frontier: Frontier, numbers: UrlNumbers, max_known: int) -> None:
        self._frontier = frontier
        self._numbers = numbers
        self._max_known = max_known
        self.refused = 0
        """URLs that were refused, each as often as it was met."""

    def number(self, url: str) -> int | None:
        """Return the URL's number, which a new one gets now; None where no more are kept in mind."""
        if not self.is_full():
            number = self._numbers.number(url)
            self._frontier.reserve(number)
            return number
        known = self._numbers.find(url)
        if known is not None and self._frontier.has(known):
            return known
        self.refused += 1
        return None

    def is_full(self) -> bool:
        """Return whether the run keeps no further URL in mind."""
        return (
            self._frontier.known >= self._max_known
            or self._numbers.new_chars >= self._max_known * MEAN_URL_CHARS
        )
