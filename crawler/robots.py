"""Apply a site's robots.txt (RFC 9309, and the widespread Crawl-delay and Sitemap lines)."""

from __future__ import annotations

import re

from protego import Protego

MAX_ROBOTS_BYTES = 512_000
"""RFC 9309, 2.5: at least 500 kibibytes are read; the rest is not."""

MAX_CRAWL_DELAY_SECONDS = 60.0
"""A longer Crawl-delay is taken as this and reported: a site of 300 pages would take a year at a day each."""

_TOKEN = re.compile(r"[A-Za-z_-]+")  # e.g. Checkup


class Robots:
    """The rules of one robots.txt for one user agent."""

    def __init__(self, text: str, user_agent: str) -> None:
        """Read the text; one that cannot be read allows everything."""
        match = _TOKEN.match(user_agent)
        # RFC 9309, 2.2.1: the product token is matched, not the whole header, which names the clinic too.
        self._agent = match[0] if match else "Checkup"
        try:
            self._rules: Protego | None = Protego.parse(text)
        except Exception:  # a stranger's file: whatever the parser stumbles on, there are no rules in it
            self._rules = None

    def allows(self, url: str) -> bool:
        """Return whether the URL may be requested."""
        if self._rules is None:
            return True
        try:
            return bool(self._rules.can_fetch(url, self._agent))
        except Exception:  # as above: a rule that cannot be matched forbids nothing
            return True

    @property
    def crawl_delay_seconds(self) -> float | None:
        """The pause that the file asks for, as written; None without one."""
        try:
            delay = self._rules.crawl_delay(self._agent) if self._rules else None
        except Exception:  # as above
            return None
        return float(delay) if delay is not None and delay >= 0 else None

    @property
    def sitemaps(self) -> list[str]:
        """The site maps that the file names, as written."""
        try:
            return list(self._rules.sitemaps) if self._rules else []
        except Exception:  # as above
            return []


def read_robots(body: bytes, user_agent: str) -> Robots:
    """Return the rules of a robots.txt as it was sent."""
    return Robots(robots_text(body), user_agent)


def robots_text(body: bytes) -> str:
    """Return the text to parse: UTF-8 without its mark, at most MAX_ROBOTS_BYTES, whole lines."""
    text = body[:MAX_ROBOTS_BYTES].decode("utf-8-sig", "replace").replace("\0", "")
    if len(body) > MAX_ROBOTS_BYTES:
        text = text[: text.rfind("\n") + 1]
    return text
