"""Cap calendars, filters and loops of relative links, which have no end of their own."""

from __future__ import annotations

import re
from collections import Counter

from reference.url_identity import path_of
from schemas.left_out import LeftOut, LeftOutReason
from schemas.profile import CrawlSettings

MAX_REPEATS = 3
"""Times that one segment may occur in a path: ``/a/b/a/b/a/b/a`` is a relative link gone round."""

MAX_SEGMENTS = 24
"""Segments of a path; a clinic's deepest page has six."""

_NUMBERS = re.compile(r"\d+")
_HEX = re.compile(
    r"(?<![0-9a-f])(?=[a-f]{0,64}\d)(?=[0-9-]{0,64}[a-f])[0-9a-f-]{8,}", re.IGNORECASE
)  # e.g. 3f2a9c00


class Caps:
    """Counts the admitted pages, by shape and by section."""

    def __init__(self, settings: CrawlSettings, pages_before: int = 0) -> None:
        """Take the number of pages that the last complete run had: these are asked for again whatever their number."""
        self._settings = settings
        self._room = max(0, settings.max_site_pages - pages_before)
        self._patterns: Counter[str] = Counter()
        self._sections: Counter[str] = Counter()
        self._new_pages = 0
        self.pages = 0

    def refuses(self, url: str, depth: int, *, had_before: bool = False) -> LeftOut | None:
        """Return the cap that keeps a normalised URL out, with its pattern or section, or None.

        ``had_before`` says that the page was in the last complete run: the bound of the whole site never costs a page
        that was there.
        """
        path = path_of(url)
        segments = path.partition("?")[0].strip("/").split("/")
        if depth > self._settings.max_depth:
            return LeftOut(LeftOutReason.MAX_DEPTH, f"/{segments[0]}")
        if len(segments) > MAX_SEGMENTS or (
            len(segments) > MAX_REPEATS and max(Counter(segments).values()) > MAX_REPEATS
        ):
            return LeftOut(LeftOutReason.REPEATING_PATH)
        pattern = pattern_of(path)
        if self._patterns[pattern] >= self._settings.max_pattern_pages:
            return LeftOut(LeftOutReason.MAX_PATTERN_PAGES, pattern)
        if self._sections[segments[0]] >= self._settings.max_section_pages:
            return LeftOut(LeftOutReason.MAX_SECTION_PAGES, f"/{segments[0]}")
        if self._settings.max_pages is not None and self.pages >= self._settings.max_pages:
            return LeftOut(LeftOutReason.MAX_PAGES)
        if not had_before and self._new_pages >= self._room:
            return LeftOut(LeftOutReason.MAX_SITE_PAGES)
        return None

    def count(self, url: str, *, had_before: bool = False) -> None:
        """Count an admitted page."""
        path = path_of(url)
        self._patterns[pattern_of(path)] += 1
        self._sections[path.partition("?")[0].strip("/").partition("/")[0]] += 1
        self.pages += 1
        self._new_pages += not had_before


def pattern_of(path: str) -> str:
    """Return the shape of a path and query: numbers and hashes as ``#``, any query as ``?``.

    ``/calendar/2020/01/`` is ``/calendar/#/#/``; a page with a filter is ``/doctors?`` whatever the filter
    is, for the number of combinations has no end either. A plain path is a shape of its own.
    """
    path, mark, _ = path.partition("?")
    return _NUMBERS.sub("#", _HEX.sub("#", path)) + mark
