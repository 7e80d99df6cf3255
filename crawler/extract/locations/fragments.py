"""The few elements of a page that may hold an address or a phone; all else is never read."""

from __future__ import annotations

import re
from dataclasses import dataclass

from lxml import etree, html

from crawler.extract.document import Document
from crawler.extract.locations.gb_address import GB_POSTCODE
from crawler.extract.regions import own_region

MAX_TEXT = 3_000
"""Characters of text that a fragment holds at most: the largest list of six offices with phones and hours here has 1,400."""
MAX_FRAGMENTS = 60
"""Fragments read of a page; a directory of a thousand doctors is no clinic's office page."""

_DIGIT_TEXTS = etree.XPath(
    "//body//*[not(self::script or self::style or self::noscript or self::template or self::textarea)]"
    "/text()[string-length(translate(., '0123456789', '')) + 2 < string-length(.)]"
)
"""Text nodes with at least three digits: only these can hold a postal code or the end of a phone number."""
_LINKS = etree.XPath("//a[starts-with(@href, 'tel:') or starts-with(@href, 'TEL:')]")
_ADDRESSES = etree.XPath("//address[string-length(normalize-space(.)) > 10]")
_TEXT_LENGTH = etree.XPath("string-length(normalize-space(.))")

_POSTAL = re.compile(r"(?<![\d$€£₹,./-])(?:\d{5}(?:-\d{4})?|[1-9]\d{2}\s\d{3}|[1-9]\d{5})(?![\d%,]\d|\d)")
"""Matches ``07083`` and ``180 005``."""
_PHONE = re.compile(r"\d(?:[\s().+/–-]*\d){6}")
"""Matches ``906-9600``."""


@dataclass(frozen=True, slots=True)
class Fragment:
    """A part of a page worth reading."""

    element: html.HtmlElement
    """Its root."""
    postal: bool
    """Whether it may hold an address; else only phones."""


def candidate_fragments(document: Document) -> list[Fragment]:
    """Return the parts of a page that may hold an address (as large as sensible) or a phone (its own block)."""
    postal: dict[html.HtmlElement, None] = {}
    phones: dict[html.HtmlElement, None] = {}
    for text in _DIGIT_TEXTS(document.root):
        element = text.getparent()
        if text.is_tail:
            element = element.getparent()
        if _POSTAL.search(text) or GB_POSTCODE.search(text):
            postal[element] = None
        elif _PHONE.search(text):
            phones[element] = None
    for element in _LINKS(document.root):
        phones[element] = None
    for element in _ADDRESSES(document.root):
        postal[element] = None
    roots: dict[html.HtmlElement, None] = {}
    for element in list(postal)[:MAX_FRAGMENTS]:
        roots[_widest(element)] = None
    inside = {root for root in roots if any(a in roots for a in root.iterancestors())}
    chosen = [root for root in roots if root not in inside]
    known = set(chosen)
    result = [Fragment(root, True) for root in chosen]
    lone: dict[html.HtmlElement, None] = {}
    for element in list(phones)[: 2 * MAX_FRAGMENTS]:
        if element in known or any(a in known for a in element.iterancestors()):
            continue
        lone[_block(element)] = None
    result.extend(
        Fragment(block, False) for block in lone if not any(a in lone for a in block.iterancestors())
    )
    return result


def _widest(element: html.HtmlElement) -> html.HtmlElement:
    """Return the largest ancestor that is one part of the page and no longer than `MAX_TEXT`."""
    best = element
    while own_region(best) is None:
        parent = best.getparent()
        if parent is None or parent.tag in ("body", "html") or _TEXT_LENGTH(parent) > MAX_TEXT:
            break
        best = parent
    return best


_INLINE = frozenset(("a", "span", "b", "strong", "em", "i", "u", "small", "font", "sup", "sub", "mark", "label"))


def _block(element: html.HtmlElement) -> html.HtmlElement:
    node = element
    while node.tag in _INLINE:
        parent = node.getparent()
        if parent is None or _TEXT_LENGTH(parent) > MAX_TEXT:
            break
        node = parent
    return node
