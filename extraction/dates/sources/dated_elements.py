"""Find the blocks and elements of a page that can hold a date at all: a cheap test before the expensive one."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import html

from extraction.page.document import Document
from extraction.page.text_search import blocks_with

_DATED = re.compile(
    r"(?:19|20)\d\d|\d[./-]\d{1,2}[./-]\d\d|['’]\d\d|\bago\b|esterday|pdated|hace |il y a | geleden|vor \d"
    r"|\d fa\b|atr[aá]s\b|\d[\s-][A-Z][a-z]{2,8}\.?[\s,-]{1,2}\d\d\b|[A-Z][a-z]{2,8}\.? \d{1,2}, ?\d\d\b"
    r"|[Rr]ev\w*\W{1,3}\d{1,2}/\d\d\b"
    r"|[٠-٩۰-۹０-９]{4}|(?:令和|平成|昭和|民[國国])\s?[\d元]|\b1[34]\d\d[/-]\d{1,2}[/-]\d"
)
"""Matches the ``2022`` of ``Dec 12, 2022``, ``8/2/21``, ``31-May-07``, ``Rev. 3/22``, ``3 days ago``, ``٢٠٢٣`` and
``令和5``."""
_PARTS = (
    *("20", "19", " ago", "esterday", "pdated", "hace ", "il y a", "geleden", "vor ", " fa", "atr"),
    re.compile("[/.'’-][0-3]"),
)
"""Parts of which any of these texts holds one; the last matches ``/2``."""
_FARTHER_PARTS = ("٢٠", "۱۳", "۱۴", "２０", "令和", "平成", "昭和", "民國", "民国", "13", "14")
"""Parts of dates in other scripts and calendars, looked for on pages that are not English only."""
_LONGEST = 5_000
"""Longer texts are data."""


def dated_blocks(document: Document) -> list[html.HtmlElement]:
    """Return the blocks whose text can hold a date, in document order."""
    return blocks_with(document, _PARTS, _DATED, farther=_FARTHER_PARTS, longest=_LONGEST)


def machine_readable_elements(document: Document) -> Iterator[html.HtmlElement]:
    """Yield the elements with a machine-readable date, ``<time datetime>`` and ``<abbr title>``, in document order."""
    for element in document.root.iter("time", "relative-time", "abbr"):
        if element.get("datetime") or (element.tag == "abbr" and element.get("title")):
            yield element
