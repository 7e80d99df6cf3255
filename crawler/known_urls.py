"""Number the URLs that a crawl meets, up to the bound of those that it keeps in mind."""

from __future__ import annotations

from collections.abc import Iterable

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

    def numbers(self, urls: Iterable[str]) -> dict[str, int]:
        """Return the numbers of a page's URLs, which new ones get now; without those that are refused.

        One statement reads and one writes, whatever the number of URLs.
        """
        wanted = list(dict.fromkeys(urls))
        numbers = self._numbers.find_all(wanted)
        new: list[str] = []
        chars = self._numbers.new_chars
        for url in wanted:
            number = numbers.get(url)
            if number is not None and self._frontier.has(number):
                continue
            if (
                self._frontier.known + len(new) >= self._max_known
                or chars >= self._max_known * MEAN_URL_CHARS
            ):
                self.refused += 1
                numbers.pop(url, None)
            elif number is not None:
                self._frontier.reserve(number)
            else:
                new.append(url)
                chars += len(url)
        added = self._numbers.add_all(new)
        for number in added.values():
            self._frontier.reserve(number)
        return numbers | added
