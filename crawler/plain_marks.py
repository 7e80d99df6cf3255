"""Find what the tags of plain pages mean to a crawl; a tag that a template repeats on every page is read once."""

from __future__ import annotations

import re
from enum import Enum, auto

from crawler.link_marks import LinkMark, mark_of
from crawler.plain_tags import OddMarkupError, start_tags, tag_attributes
from reference.expensive_markup import FORMATTING_TAG, is_light
from reference.open_elements import attribute_steps

_KEPT = 10_000
"""Tags of either sort that are remembered: a site's template has some hundreds."""
_KEPT_BYTES = 400
"""Longest tag that is remembered."""
_MOST_ATTRIBUTE_STEPS = 20_000
"""A tag with more than 141 attributes is left to what counts them."""
_MOST_PASSED_OVER = 15
"""Pages that are left to the parser at once where those before them needed it: pages of a site are alike."""
_NAMED = re.compile(rb"<(a|area|link|meta|base)(?=[\s/>])", re.IGNORECASE)  # e.g. <a href="/">
_FOR_PARSERS = re.compile(
    rb"<(?:frame|frameset|iframe|math|noembed|noframes|plaintext|script|select|style|svg|template|textarea|title|xmp)"
    rb"(?=[\s/>])",
    re.IGNORECASE,
)  # e.g. <template>


class _Sort(Enum):
    """Sorts of tags without a mark that are counted."""

    OPEN_AGAIN = auto()
    """A parser opens it again in every paragraph where it was not closed."""
    ODD = auto()
    """Only a parser knows what comes of it."""


class PlainMarks:
    """Reads the marks of a site's plain pages."""

    def __init__(self) -> None:
        self._idle: set[bytes] = set()
        self._known: dict[bytes, LinkMark | _Sort] = {}
        self._odd_pages = 0
        self._pass_over = 0

    def read(self, markup: bytes) -> list[LinkMark] | None:
        """Return what a page's tags mean, in their order; None where a parser has to say it."""
        if self._pass_over:
            self._pass_over -= 1
            return None
        marks = self._marks(markup)
        self._odd_pages = 0 if marks is not None else min(2 * self._odd_pages + 1, _MOST_PASSED_OVER)
        self._pass_over = self._odd_pages // 2
        return marks

    def _marks(self, markup: bytes) -> list[LinkMark] | None:
        number = markup.count(b"<")
        tags = start_tags(markup) if is_light(number, 0, 0) else None
        if tags is None:
            return None
        idle, known = self._idle, self._known
        idle.add(b"")
        marks: list[LinkMark] = []
        others = 0
        for tag in [tag for tag in tags if tag not in idle]:
            found = known.get(tag) or self._read(tag)
            if found is None:
                continue
            if found is _Sort.ODD:
                return None
            if found is _Sort.OPEN_AGAIN:
                others += 1
            else:
                marks.append(found)
        return marks if is_light(number, others, len(marks)) else None

    def _read(self, tag: bytes) -> LinkMark | _Sort | None:
        """Return what a tag means that is not known, and remember it."""
        named = _NAMED.match(tag)
        found: LinkMark | _Sort | None = None
        if attribute_steps(tag) > _MOST_ATTRIBUTE_STEPS or _FOR_PARSERS.match(tag):
            found = _Sort.ODD
        elif named is not None:
            try:
                found = mark_of(named[1].lower().decode("ascii"), tag_attributes(tag))
            except OddMarkupError:
                found = _Sort.ODD
            if found is None and named[1] in b"aA":
                found = _Sort.OPEN_AGAIN
        elif FORMATTING_TAG.match(tag):
            found = _Sort.OPEN_AGAIN
        if len(tag) > _KEPT_BYTES:
            return found
        if len(self._idle) + len(self._known) > _KEPT:
            self._idle.clear()
            self._known.clear()
        if found is None:
            self._idle.add(tag)
        else:
            self._known[tag] = found
        return found
