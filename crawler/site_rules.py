"""Apply the robots.txt files of the site's hosts, as far as they are known."""

from __future__ import annotations

from collections.abc import Mapping

from crawler.robots import MAX_CRAWL_DELAY_SECONDS, Robots
from reference.url_identity import origin
from store.crawl_memory import RobotsFile, RobotsState

MAX_HOPS = 5
"""Redirects of a robots.txt that are followed (RFC 9309, 2.3.1.2)."""

_NO_RULES = RobotsFile(state=RobotsState.NO_RULES)


class SiteRules:
    """Rules of each origin, for one user agent."""

    def __init__(self, user_agent: str, files: Mapping[str, RobotsFile]) -> None:
        """Take the robots.txt files by their URLs; a file that is added later counts from then on."""
        self._agent = user_agent
        self._files = files
        self._read: dict[str, Robots] = {}

    def unknown_for(self, url: str) -> str | None:
        """Return the robots.txt that must be requested before this URL; None when all is known."""
        place = f"{origin(url)}/robots.txt"
        for _ in range(MAX_HOPS + 1):
            file = self._files.get(place)
            if file is None:
                return place
            if file.state is not RobotsState.MOVED:
                return None
            place = file.target
        return None

    def allows(self, url: str) -> bool | None:
        """Return whether the URL may be requested; None when its robots.txt never answered."""
        file, place = self._file(url)
        if file.state is RobotsState.CLOSED:
            return None
        if file.state is not RobotsState.RULES:
            return True
        return self._rules(place, file).allows(url)

    def rules(self, url: str) -> Robots | None:
        """Return the rules that apply to a URL; None where there are none."""
        file, place = self._file(url)
        return self._rules(place, file) if file.state is RobotsState.RULES else None

    def closed_origins(self) -> list[str]:
        """Return the origins whose robots.txt never answered."""
        return sorted(
            origin(place) for place, file in self._files.items() if file.state is RobotsState.CLOSED
        )

    def crawl_delay_seconds(self) -> tuple[float, bool]:
        """Return the longest Crawl-delay of all, bounded, and whether it had to be bounded."""
        delays = [
            self._rules(place, file).crawl_delay_seconds or 0.0
            for place, file in self._files.items()
            if file.state is RobotsState.RULES
        ]
        longest = max(delays, default=0.0)
        return min(longest, MAX_CRAWL_DELAY_SECONDS), longest > MAX_CRAWL_DELAY_SECONDS

    def _file(self, url: str) -> tuple[RobotsFile, str]:
        """Return the robots.txt that applies to a URL, and its own URL after redirects."""
        place = f"{origin(url)}/robots.txt"
        for _ in range(MAX_HOPS + 1):
            file = self._files.get(place, _NO_RULES)
            if file.state is not RobotsState.MOVED:
                return file, place
            place = file.target
        return _NO_RULES, place

    def _rules(self, place: str, file: RobotsFile) -> Robots:
        if place not in self._read:
            self._read[place] = Robots(file.text, self._agent)
        return self._read[place]
