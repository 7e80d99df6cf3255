"""The few parts of a page that may hold an address or a phone; all else is never read."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from lxml import etree, html

from crawler.extract.document import Document
from crawler.extract.locations.gb_address import GB_POSTCODE
from crawler.extract.regions import own_region

MAX_TEXT = 3_000
"""Characters of text in a fragment: a list of six offices with phones and hours here has 1,400."""
MAX_FRAGMENTS = 60
"""Fragments read of a page; a directory of a thousand doctors is no clinic's office page."""
BEFORE, AFTER = 8, 5
"""Siblings taken before and after a postal code where its parent is too large."""
BEFORE_TEXT, AFTER_TEXT = 500, 300
"""Characters taken before and after it."""

_DIGIT_TEXTS = etree.XPath(
    "//body//text()[string-length(translate(., '0123456789', '')) + 1 < string-length(.)]"
    "[not(parent::script or parent::style or parent::noscript or parent::template or parent::textarea)]"
)
"""Text nodes with at least two digits: only these can hold a postal code or the end of a phone number."""
_LINKS = etree.XPath("//body//a[starts-with(@href, 'tel:') or starts-with(@href, 'TEL:')]")
_ADDRESSES = etree.XPath("//body//address[string-length(normalize-space(.)) > 10]")
_TEXT_LENGTH = etree.XPath("string-length(normalize-space(.))")

_POSTAL = re.compile(r"(?<![\d$€£₹,./-])(?:\d{5}(?:-\d{4})?|[1-9]\d{2}\s\d{3}|[1-9]\d{5})(?![\d%,]\d|\d)")
"""Matches ``07083`` and ``180 005``."""
_PHONE = re.compile(r"\d(?:[\s().+/–-]*\d){6}")
"""Matches ``906-9600``."""
_INLINE = frozenset(("a", "span", "b", "strong", "em", "i", "u", "small", "font", "sup", "sub", "mark", "label"))


@dataclass(frozen=True, slots=True)
class Fragment:
    """A part of a page worth reading."""

    parts: tuple[html.HtmlElement, ...]
    """Its elements: one, or neighbours."""
    postal: bool
    """Whether it may hold an address; else only phones."""

    @property
    def source(self) -> str:
        """Its mark-up."""
        tails = len(self.parts) > 1
        return "".join(etree.tostring(part, encoding="unicode", with_tail=tails) for part in self.parts)


def candidate_fragments(document: Document) -> list[Fragment]:
    """Return the parts of a page that may hold an address (as large as sensible) or a phone (its own block)."""
    postal: dict[html.HtmlElement, None] = {}
    phones: dict[html.HtmlElement, None] = {}
    for text in _DIGIT_TEXTS(document.root):
        if _POSTAL.search(text) or GB_POSTCODE.search(text):
            postal[text.getparent()] = None  # of a tail: the element before it
        elif _PHONE.search(text):
            phones[text.getparent().getparent() if text.is_tail else text.getparent()] = None
    for element in _LINKS(document.root):
        phones[element] = None
    for element in _ADDRESSES(document.root):
        postal[element] = None
    chosen = _merged(_widest(element, document.body) for element in list(postal)[:MAX_FRAGMENTS])
    known = {part for parts in chosen for part in parts}
    lone: dict[html.HtmlElement, None] = {}
    for element in list(phones)[: 2 * MAX_FRAGMENTS]:
        if element not in known and not any(a in known for a in element.iterancestors()):
            lone[_block(element)] = None
    result = [Fragment(parts, True) for parts in chosen]
    result.extend(Fragment((b,), False) for b in lone if not any(a in lone for a in b.iterancestors()))
    return result


def _widest(element: html.HtmlElement, body: html.HtmlElement) -> tuple[html.HtmlElement, ...]:
    """Return the largest ancestor that is one part of the page and no longer than `MAX_TEXT`.

    Where it is small beside a parent that is too large, its neighbours are taken with it.
    """
    best = element
    while own_region(best) is None:
        parent = best.getparent()
        if parent is None or best is body or parent.tag == "html":
            return (best,)
        if _TEXT_LENGTH(parent) > MAX_TEXT:
            return _window(best)
        best = parent
    return (best,)


def _window(element: html.HtmlElement) -> tuple[html.HtmlElement, ...]:
    before: list[html.HtmlElement] = []
    text = 0.0
    for sibling in element.itersiblings(preceding=True):
        text += _TEXT_LENGTH(sibling) + len(sibling.tail or "")
        if len(before) >= BEFORE or text > BEFORE_TEXT:
            break
        before.append(sibling)
    after: list[html.HtmlElement] = []
    text = 0.0
    for sibling in element.itersiblings():
        text += _TEXT_LENGTH(sibling) + len(sibling.tail or "")
        if len(after) >= AFTER or text > AFTER_TEXT:
            break
        after.append(sibling)
    return (*reversed(before), element, *after)


def _merged(windows: Iterable[tuple[html.HtmlElement, ...]]) -> list[tuple[html.HtmlElement, ...]]:
    """Return windows with neighbours that overlap joined, and those inside another left out."""
    runs: list[list[html.HtmlElement]] = []
    for window in windows:
        for run in runs:
            if window[0].getparent() is run[0].getparent() and any(part in run for part in window):
                run.extend(part for part in window if part not in run)
                break
        else:
            runs.append(list(window))
    held = {part for run in runs for part in run}
    return [tuple(_in_order(run)) for run in runs if not any(a in held for a in run[0].iterancestors())]


def _in_order(run: list[html.HtmlElement]) -> list[html.HtmlElement]:
    parent = run[0].getparent()
    return run if len(run) == 1 or parent is None else sorted(run, key=parent.index)


def _block(element: html.HtmlElement) -> html.HtmlElement:
    node = element
    while node.tag in _INLINE:
        parent = node.getparent()
        if parent is None or _TEXT_LENGTH(parent) > MAX_TEXT:
            break
        node = parent
    return node
