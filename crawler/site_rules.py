"""The robots.txt files of the site's hosts, as far as they are known, kept for a resumed run."""

from __future__ import annotations

from typing import Any

from crawler.robots import MAX_CRAWL_DELAY_SECONDS, Robots
from reference.url_identity import origin

MAX_HOPS = 5
"""Redirects of a robots.txt that are followed (RFC 9309, 2.3.1.2)."""


class SiteRules:
    """What may be asked for on each origin. The memory is plain JSON, by the URL of a robots.txt."""

    def __init__(self, user_agent: str, memory: dict[str, dict[str, Any]]) -> None:
        self._agent = user_agent
        self.memory = memory
        self._read: dict[str, Robots] = {}

    def unknown_for(self, url: str) -> str | None:
        """Return the robots.txt that must be asked for before this URL; None when all is known."""
        place = f"{origin(url)}/robots.txt"
        for _ in range(MAX_HOPS + 1):
            known = self.memory.get(place)
            if known is None:
                return place
            if "moved" not in known:
                return None
            place = known["moved"]
        return None

    def allows(self, url: str) -> bool | None:
        """Return whether the URL may be asked for; None when its robots.txt never answered."""
        known, place = self._known(url)
        if known.get("closed"):
            return None
        if "text" not in known:
            return True
        return self._rules(place, known).allows(url)

    def rules(self, url: str) -> Robots | None:
        """Return the rules that hold for a URL; None where there are none."""
        known, place = self._known(url)
        return self._rules(place, known) if "text" in known else None

    def closed_origins(self) -> list[str]:
        """Return the origins whose robots.txt never answered."""
        return sorted(origin(place) for place, known in self.memory.items() if known.get("closed"))

    def crawl_delay_seconds(self) -> tuple[float, bool]:
        """Return the longest Crawl-delay of all, bounded, and whether it had to be bounded."""
        delays = [
            self._rules(place, known).crawl_delay_seconds or 0.0
            for place, known in self.memory.items()
            if "text" in known
        ]
        longest = max(delays, default=0.0)
        return min(longest, MAX_CRAWL_DELAY_SECONDS), longest > MAX_CRAWL_DELAY_SECONDS

    def _known(self, url: str) -> tuple[dict[str, Any], str]:
        place = f"{origin(url)}/robots.txt"
        for _ in range(MAX_HOPS + 1):
            known = self.memory.get(place, {})
            if "moved" not in known:
                return known, place
            place = known["moved"]
        return {}, place

    def _rules(self, place: str, known: dict[str, Any]) -> Robots:
        if place not in self._read:
            self._read[place] = Robots(known["text"], self._agent)
        return self._read[place]
