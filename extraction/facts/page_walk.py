"""Walk a page's elements once for all gatherers, and say where each is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple, TypeVar

from lxml import html

from extraction.facts.bounds import MOST_CHARACTERS, MOST_ITEMS, MOST_URL_CHARACTERS, cut
from extraction.page.blocks import BLOCK_LEVEL, HEADINGS, TextBlock
from extraction.page.document import Document
from extraction.page.hidden import class_hides, hides_itself
from extraction.page.regions import REGION_TAGS, names_region, own_region
from reference.url_identity import normalise, origin, path_of
from schemas.vocabulary import Region

MOST_PARTS = 500
"""Elements looked at for the words of one item."""
MOST_PARTS_OF_PAGE = 200_000
"""Elements looked at for the words of all items of a page: nested items are made of the same elements."""
MOST_LABELS = 20
"""Ids looked at of an ``aria-labelledby``."""
MOST_SEARCHED = 2_000_000
"""Characters searched for the words of a page's items in blocks that one element directly holds."""

_TAGS: dict[object, str | None] = {
    **dict.fromkeys(("head", "script", "style", "noscript", "template", "iframe", "object", "canvas"), None),
    **dict.fromkeys(("a", "area"), "link"),
    **dict.fromkeys(("img", "svg"), "picture"),
    **dict.fromkeys(HEADINGS, "heading"),
    **dict.fromkeys(("input", "select", "textarea"), "field"),
    "form": "form",
    "label": "label",
}
"""What an element is to the gatherers by its tag; null for those whose content browsers of today do not show, or show
from elsewhere."""
_PLAIN = re.compile(r"(?!\.{1,2}$)(?:[\w.-]+/)*[\w.-]*(?:[?#][\w.=&/#-]*)?", re.ASCII)
"""Matches ``../about/index.html#team``: a path without a scheme."""
_ROOTS = ("html", "body")
_BREAKS = BLOCK_LEVEL | {"br"}


Item = TypeVar("Item")


class Place(NamedTuple):
    """The surroundings of an element."""

    hidden: bool
    """True where it, or an element around it, is hidden from all readers."""
    silent: bool
    """True where ``aria-hidden`` keeps it from screen readers."""
    link: html.HtmlElement | None
    """The link around it, or itself."""
    form: html.HtmlElement | None
    """The form around it."""
    labelled: bool
    """True inside of a ``label``."""
    frame: html.HtmlElement | None
    """The element around it that directly holds blocks of text."""
    region: Region
    """The part of the page that holds it, as `Document.region` has it."""


_place = tuple.__new__
"""Makes a `Place` in half the time of its own constructor."""
_TOP = Place(False, False, None, None, False, None, Region.UNKNOWN)


class PageWalk:
    """One page's elements by what the gatherers look for, each list in the order of the page, up to `MOST_ITEMS`."""

    def __init__(self, document: Document, blocks: Sequence[TextBlock], in_body: Sequence[bool]) -> None:
        self.document = document
        self.links: list[tuple[html.HtmlElement, str]] = []
        """``a`` and ``area`` with the address that they lead to; none where it is blank or a bare ``#``, or longer than
        `MOST_URL_CHARACTERS`."""
        self.images: list[html.HtmlElement] = []
        """``img``, ``input type=image`` and ``svg role=img``."""
        self.headings: list[html.HtmlElement] = []
        """``h1`` to ``h6`` and ``role=heading``."""
        self.forms: list[html.HtmlElement] = []
        """``form``."""
        self.fields: list[html.HtmlElement] = []
        """``input``, ``select`` and ``textarea``."""
        self.labelled_ids: set[str] = set()
        """Ids that a ``label for`` names."""
        self.pictures: dict[html.HtmlElement, list[html.HtmlElement]] = {}
        """The images and inline pictures in each link."""
        self.places: dict[html.HtmlElement, Place | None] = {}
        """Place of each element; null where nobody sees it."""
        self._drawings: dict[html.HtmlElement, Place] = {}
        self._parts_left = MOST_PARTS_OF_PAGE
        self._characters_left = MOST_SEARCHED
        self._body_texts = _body_texts(blocks, in_body)
        self._base = document.base_url
        self._origin = origin(self._base)
        self._folder = path_of(self._base).partition("?")[0].rpartition("/")[0] + "/"
        self._is_plain = "//" not in self._folder
        self._words_of: dict[str, str] = {}
        self._ids: dict[str, html.HtmlElement] | None = None
        self._walk()

    def _walk(self) -> None:
        places, frames = self.places, self._body_texts
        for element in self.document.elements:
            parent = element.getparent()
            place = _TOP if parent is None else places.get(parent, _TOP)
            tag = element.tag
            known = _TAGS.get(tag, "")
            if place is None or known is None or not isinstance(tag, str):
                places[element] = None
                continue
            hidden, silent, link, form, labelled, frame, region = place
            role = ""
            changed = False
            quiet = True
            if keys := element.keys():
                if "class" in keys or "id" in keys:
                    named = (element.get("id") or "") if "id" in keys else ""
                    quiet = _says_nothing(element.get("class") or "", named)
                if not hidden and (not quiet or "style" in keys or "hidden" in keys):
                    hidden = changed = tag not in _ROOTS and hides_itself(element, keys)
                if "aria-hidden" in keys and element.get("aria-hidden", "").strip().lower() == "true":
                    silent = changed = True
                if "role" in keys:
                    role = element.get("role", "").strip().lower()
            if (tag in REGION_TAGS or not quiet or role) and (opened := own_region(element)) is not None:
                region, changed = opened, True
            if element in frames:
                frame, changed = element, True
            elif frame is not None and tag in BLOCK_LEVEL and frame.tag != "tr":
                frame, changed = None, True
            if known:
                if known == "link" and "href" in keys:
                    link, changed = element, True
                elif known == "form":
                    form, changed = element, True
                elif known == "label":
                    labelled = changed = True
                self._list(element, tag, known, role, link)
            elif role == "heading":
                _add(self.headings, element)
            if changed:
                place = _place(Place, (hidden, silent, link, form, labelled, frame, region))
            if tag == "svg":
                self._drawings[element] = place
                place = None  # what it holds is not text
            places[element] = place

    def _list(
        self, element: html.HtmlElement, tag: str, known: str, role: str, link: html.HtmlElement | None
    ) -> None:
        """Add an element to the lists of what the gatherers look for."""
        if known == "link":
            href = (element.get("href") or "").strip()
            if href and href != "#" and len(href) <= MOST_URL_CHARACTERS:
                _add(self.links, (element, href))
        elif known == "picture":
            if link is not None:
                self.pictures.setdefault(link, []).append(element)
            if tag == "img" or role == "img":
                _add(self.images, element)
        elif known == "heading":
            if role in ("", "heading"):
                _add(self.headings, element)
        elif known == "field":
            if tag == "input" and element.get("type", "").strip().lower() == "image":
                _add(self.images, element)
            _add(self.fields, element)
        elif known == "form":
            _add(self.forms, element)
        elif (
            known == "label"
            and len(self.labelled_ids) < MOST_ITEMS
            and (identifier := (element.get("for") or "").strip())
        ):
            self.labelled_ids.add(identifier)

    def place(self, element: html.HtmlElement) -> Place:
        """Return the place of an element of one of the lists."""
        return self.places.get(element) or self._drawings.get(element, _TOP)

    def region_of(self, block: TextBlock) -> Region:
        """Return the region of a block of text."""
        element = block.frame.element
        place = self.places.get(element)
        # A page without a body has blocks in its head, which the walk passes over.
        return self.document.region(element) if place is None else place.region

    def absolute(self, href: str) -> str | None:
        """Return the normalised http(s) URL of a reference of the page, or null; null for an empty one.

        Menus and footers lead to the same ones on every page: these are remembered, and one that goes up from the
        page's folder is first made one from the root.
        """
        if not href:
            return None
        if href.startswith(("/", "http://", "https://")):
            return _absolute(href, self._origin)
        if self._is_plain and href[0] not in "?#" and _PLAIN.fullmatch(href):
            folder = self._folder
            while href.startswith("../"):
                folder = folder[: folder.rfind("/", 0, -1) + 1] or "/"
                href = href[3:]
            return _absolute(folder + href, self._origin)
        return _absolute(href, self._base)

    def in_text(self, element: html.HtmlElement, words: str) -> bool:
        """Return whether an element with these words lies in a block of the page's body.

        A link around whole blocks is where the first of them is. Where one element directly holds blocks of both
        sorts, the words decide.
        """
        frame = self.place(element).frame
        if frame is None and len(element):
            frames = self._body_texts
            for _, inner in zip(range(MOST_PARTS), element.iterdescendants(), strict=False):
                self._parts_left -= 1
                if self._parts_left < 0:
                    return False
                if inner in frames:
                    frame = inner
                    break
        if frame is None:
            return False
        texts = self._body_texts[frame]
        if isinstance(texts, bool):
            return texts
        for text in texts if words else ():
            self._characters_left -= len(text)
            if self._characters_left < 0:
                return False
            if words in text:
                return True
        return False

    def words(self, element: html.HtmlElement) -> str:
        """Return what a screen reader says of an element's text, cut at `MOST_CHARACTERS`.

        Without what is hidden in it; words in blocks or lines of their own are parted.
        """
        if not len(element):
            return cut(element.text)
        parts: list[str] = []
        self._collect(element, self.place(element), parts, [MOST_PARTS, 4 * MOST_CHARACTERS])
        return cut("".join(parts))

    def _collect(self, element: html.HtmlElement, own: Place, parts: list[str], left: list[int]) -> None:
        """Add the texts of an element; its depth is bounded by the parser's 256."""
        if text := element.text:
            parts.append(text)
            left[1] -= len(text) if not text.isspace() else 0
        for child in element:
            left[0] -= 1
            self._parts_left -= 1
            if left[0] < 0 or left[1] < 0 or self._parts_left < 0:
                return
            place = self.places.get(child)
            if place is not None and place.hidden == own.hidden and place.silent == own.silent:
                apart = child.tag in _BREAKS
                if apart:
                    parts.append(" ")
                self._collect(child, own, parts, left)
                if apart:
                    parts.append(" ")
            if text := child.tail:
                parts.append(text)
                left[1] -= len(text) if not text.isspace() else 0

    def name(self, element: html.HtmlElement) -> str:
        """Return the name that ARIA attributes or a title give an element; empty without one."""
        keys = element.keys()
        if "aria-labelledby" in keys:
            identifiers = element.get("aria-labelledby", "").split()[:MOST_LABELS]
            if words := cut(" ".join(map(self._words_of_id, identifiers))):
                return words
        if "aria-label" in keys and (words := cut(element.get("aria-label"))):
            return words
        return cut(element.get("title")) if "title" in keys else ""

    def _words_of_id(self, identifier: str) -> str:
        """Return the words of the first element with an id, remembered: many may name one; empty without one."""
        if self._ids is None:
            self._ids = {}
            for element in self.document.elements:
                if known := element.get("id"):
                    self._ids.setdefault(known, element)
        words = self._words_of.get(identifier)
        if words is None:
            named = self._ids.get(identifier)
            words = self._words_of[identifier] = "" if named is None else self.words(named)
        return words


def _add(found: list[Item], item: Item) -> None:
    if len(found) < MOST_ITEMS:
        found.append(item)


def _body_texts(
    blocks: Sequence[TextBlock], in_body: Sequence[bool]
) -> dict[html.HtmlElement, bool | list[str]]:
    """Return, for each element that directly holds blocks, whether they are body, or the texts of those that are."""
    found: dict[html.HtmlElement, bool | list[str]] = {}
    mixed: set[html.HtmlElement] = set()
    for block, inside in zip(blocks, in_body, strict=True):
        element = block.frame.element
        if found.setdefault(element, inside) is not inside:
            mixed.add(element)
    for element in mixed:
        found[element] = []
    for block, inside in zip(blocks, in_body, strict=True) if mixed else ():
        texts = found[block.frame.element]
        if inside and isinstance(texts, list):
            texts.append(block.text)
    return found


@lru_cache(maxsize=8192)
def _says_nothing(classes: str, identifier: str) -> bool:
    """Return whether a class and id neither hide nor name a region, as most: they need not be looked at again."""
    return not names_region(classes, identifier) and not class_hides(classes)


@lru_cache(maxsize=20_000)
def _absolute(href: str, where: str) -> str | None:
    return normalise(href, where)
