"""Recognise a page's update line in the site's footer, where older templates and content systems print it."""

from __future__ import annotations

import re

from extraction.dates.labels import surroundings as around
from extraction.dates.labels.label import Label
from extraction.dates.parsing.months import plain
from schemas.vocabulary import DateRole

_PARTS = re.compile(r"\s[|•·–—]\s|\s{2,}|[\[\]]|(?<=[a-z]{3}[.!?])\s+(?=[A-Z])|(?<=\d[.!?])\s+(?=[A-Z])|\xa0")
"""Matches the `` | `` between the entries of a footer's line."""
_DOCUMENT_PARTS = re.compile(rf"{_PARTS.pattern}|[,;]\s|\.\s+(?=[A-Z])")
"""Matches the ``, `` between the entries of a document's line."""
_PAGES_OWN = (DateRole.MODIFIED, DateRole.REVIEWED, DateRole.NEXT_REVIEW_DUE)
_LEAD = re.compile(
    r"^\W*(?:(?:this|the|current|date|of|last|latest|most|recently|recent|page|web ?page|article|document|content"
    r"|was|is|has|been|esta|cette|diese|pagina|seite|page|derniere|ultima|letzte|zuletzt|fecha|de|la)\W+)*$"
)
"""Matches ``this page was``, all that may precede the label."""
_TAIL = re.compile(
    r"^[\s.,;)–—-]*(?:(?:at|um|a las|a)?\s*\d{1,2}[:.h]\d{2}(?:[:.]\d{2})?\s*(?:am|pm|a\.m\.|p\.m\.|uhr|h)?\W*"
    r"(?:\(?(?:gmt|utc|[a-z]{2,4}t)\)?\W*)?)?(?:by\b.{2,40})?$"
)
"""Matches `` 13:42 gmt``, all that may follow the date."""


def is_page_line(text: str, start: int, end: int, labels: list[Label]) -> bool:
    """Return whether the date at `start` to `end` of a footer's line is in an update line of the page.

    It is where its part of the line holds an update's label, the page as its subject or none, the date, its time,
    and nothing else; behind a copyright, or in one part with it, the page must be named, or the document that the
    line ends.

    >>> is_page_line("Site map | Last modified: 2021-07-19", 26, 36, [Label(DateRole.MODIFIED, "Last modified")])
    True
    """
    words = [label.words for label in labels if label.role in _PAGES_OWN]
    if len(words) != 1 or len(labels) != 1:
        return False
    document = around.DOCUMENT.match(plain(text)) is not None
    parts = _DOCUMENT_PARTS if document else _PARTS
    first = max((found.end() for found in parts.finditer(text, 0, start)), default=0)
    following = parts.search(text, end)
    before = plain(text[first:start])
    after = plain(text[end : following.start() if following else len(text)])
    lead, label, link = before.rpartition(plain(words[0]))
    own = text[: following.start()] if following else text
    if not document and around.OWNER.search(plain(own)) and not around.PAGE.search(before):
        return False
    return (
        bool(label)
        and _LEAD.match(lead) is not None
        and around.CLOSE.match(link) is not None
        and _TAIL.match(after) is not None
    )
