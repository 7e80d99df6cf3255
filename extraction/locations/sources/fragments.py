"""Find the few parts of a page that may hold an address or a phone; all else is never read."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable
from dataclasses import dataclass

from lxml import etree, html

from extraction.locations.address.postal_shapes import CODE_SHAPE, ends_in_place, has_code, is_local_line
from extraction.page.document import Document
from extraction.page.regions import own_region
from reference.street_words import CANONICAL_SUFFIX

MAX_TEXT = 3_000
"""Most characters of text in a fragment: a list of six offices with phones and hours here has 1,400."""
MAX_FRAGMENTS = 400
"""Most texts of a page whose surroundings are read: a clinic's list of 104 offices is; a directory of a thousand
doctors is read in part."""
MAX_LOCAL_LINE = 160
"""Most characters of a line that is a whole address without a postal code."""
BEFORE, AFTER = 8, 5
"""Most siblings taken before and after a postal code where its parent is too large."""
BEFORE_TEXT, AFTER_TEXT = 500, 300
"""Most characters taken before and after it."""

_TEXT_LENGTH = etree.XPath("string-length(normalize-space(.))")

_UNREAD = frozenset(("script", "style", "noscript", "template", "textarea", "svg", "select"))
_DIGIT = re.compile(r"\d")
"""Matches ``4``: only text with a digit can hold a postal code, a house number or a part of a phone number."""
_PHONE = re.compile(r"\d(?:[\s().+/·•–-]*\d){6}")
"""Matches ``906-9600``."""
_HOUSE = re.compile(r"\d(?<![\w$€£₹.,/-]\d)\d{0,5}[A-Z]?,?\s+(?:[NSEW]\.?\s+)?[A-Z0-9]")
"""Matches ``34 C``: a house number and the start of its street's name."""
_DIGIT_OR_LETTER = re.compile(r"\w")
"""Matches ``Q`` in ``Queensland``; not a text of ``•`` alone."""
NEAR_STREET = 3
"""Texts between a street and its city and state: suite, building and floor."""
_INLINE = frozenset(
    ("a", "span", "b", "strong", "em", "i", "u", "small", "font", "sup", "sub", "mark", "label")
)


@dataclass(frozen=True, slots=True)
class Fragment:
    """A part of a page worth reading."""

    parts: tuple[html.HtmlElement, ...]
    """Its elements: one, or neighbours."""
    postal: bool
    """True if it may hold an address; else only phones."""

    @property
    def source(self) -> str:
        """Its mark-up."""
        tails = len(self.parts) > 1
        return "".join(etree.tostring(part, encoding="unicode", with_tail=tails) for part in self.parts)


@dataclass(frozen=True, slots=True)
class Candidates:
    """The parts of a page that one walk finds worth reading."""

    fragments: tuple[Fragment, ...]
    """Parts that may hold an address (as large as sensible) or a phone (its own block)."""
    maps: tuple[html.HtmlElement, ...]
    """Links to maps and embedded maps."""
    dialled: tuple[str, ...]
    """The targets of links that dial a number."""


def candidates(document: Document) -> Candidates:
    """Return the parts that may hold an address or a phone, by one look at the body's texts, links and addresses."""
    order = document.order
    postal: dict[html.HtmlElement, int] = {}
    phones: dict[html.HtmlElement, int] = {}
    maps: list[html.HtmlElement] = []
    dialled: list[str] = []
    for element in document.body.iter("a", "iframe", "address"):
        if element.tag == "a":
            href = element.get("href") or ""
            if href[:4] in ("tel:", "TEL:", "Tel:"):
                phones[element] = order[element]
                dialled.append(href)
            elif "map" in href or "waze." in href:
                maps.append(element)
        elif element.tag == "iframe":
            maps.append(element)
        elif _names_street(element):
            postal[element] = order[element]
    digit, shape, is_phone = _DIGIT.search, CODE_SHAPE.search, _PHONE.search
    near_street = 0
    for text, element, behind in document.texts_in(document.body):
        if not (near_street or digit(text)) or (not behind and element.tag in _UNREAD):
            continue
        if (shape(text) and has_code(text)) or (
            ", " in text and len(text) <= MAX_LOCAL_LINE and is_local_line(text)
        ):
            postal.setdefault(element, order[element])
        elif is_phone(text):
            holder = element.getparent() if behind else element
            if holder is not None:
                phones.setdefault(holder, order[element])
        near_street = _near_street(text, near_street)
        if near_street and ends_in_place(text):
            postal.setdefault(element, order[element])
    climber = _Climber(document)
    chosen = _merged(
        climber.widest(element) for element in sorted(postal, key=postal.__getitem__)[:MAX_FRAGMENTS]
    )
    known = {part for parts in chosen for part in parts}
    lone: dict[html.HtmlElement, None] = {}
    for element in sorted(phones, key=phones.__getitem__)[: 2 * MAX_FRAGMENTS]:
        if not _within(element, known):
            lone[_block(element)] = None
    result = [Fragment(parts, True) for parts in chosen]
    result.extend(Fragment((block,), False) for block in lone if not _within(block.getparent(), lone))
    return Candidates(tuple(result), tuple(maps), tuple(dialled))


def _near_street(text: str, left: int) -> int:
    """Return the number of texts, this one included, that may still end an address whose street was seen."""
    house = _HOUSE.search(text)
    if house is not None and _has_suffix(text[house.end() : house.end() + 80]):
        return NEAR_STREET + 1
    return left - 1 if left and _DIGIT_OR_LETTER.search(text) else left


def _has_suffix(text: str) -> bool:
    return any(word.strip(".,;()").casefold() in CANONICAL_SUFFIX for word in text.split())


def _names_street(element: html.HtmlElement) -> bool:
    """Return whether an ``<address>`` without a postal code may still hold a street; many hold only a byline."""
    text = element.text_content()
    if len(text) > MAX_TEXT or not any(c.isdigit() for c in text):
        return False
    return _has_suffix(text)


def _within(element: html.HtmlElement | None, known: Container[html.HtmlElement]) -> bool:
    """Return whether an element is one of these or inside one."""
    while element is not None:
        if element in known:
            return True
        element = element.getparent()
    return False


class _Climber:
    """Climber from a found element to the part of the page that holds it; measures each ancestor once a page."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._body = document.body
        self._stops: dict[html.HtmlElement, html.HtmlElement | None] = {}

    def widest(self, element: html.HtmlElement) -> tuple[html.HtmlElement, ...]:
        """Return the largest ancestor that is one part of the page and no longer than `MAX_TEXT`.

        Where it is small beside a parent that is too large, its neighbours are taken with it.
        """
        best = element
        while (parent := self._next(best)) is not None:
            best = parent
        over = best.getparent()
        if self._opens_region(best) or best is self._body or over is None or over.tag == "html":
            return (best,)
        return _window(best)

    def _next(self, element: html.HtmlElement) -> html.HtmlElement | None:
        """Return the parent where the climb goes on."""
        if element not in self._stops:
            parent = None
            if element is not self._body and not self._opens_region(element):
                parent = element.getparent()
                if parent is not None and (parent.tag == "html" or _TEXT_LENGTH(parent) > MAX_TEXT):
                    parent = None
            self._stops[element] = parent
        return self._stops[element]

    def _opens_region(self, element: html.HtmlElement) -> bool:
        """Return whether another region begins here: not so for a ``footer-address`` inside the footer."""
        region = own_region(element)
        over = element.getparent()
        return region is not None and (over is None or self._document.region(over) is not region)


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
    held: dict[html.HtmlElement, int] = {}
    for window in windows:
        at = next((held[part] for part in window if part in held), len(runs))
        if at == len(runs):
            runs.append([])
        for part in window:
            if part not in held:
                runs[at].append(part)
                held[part] = at
    return [
        tuple(_in_order(run)) for run in runs if run and not any(a in held for a in run[0].iterancestors())
    ]


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
