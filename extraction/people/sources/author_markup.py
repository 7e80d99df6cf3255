"""Read people from elements that rel, itemprop, class or id marks as the author's."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import islice, takewhile

from lxml import html

from extraction.page.document import Document, fold, selector
from extraction.page.own_place import PageAreas
from extraction.page.text_lines import INLINE, TextLine
from extraction.people.candidate import PersonCandidate
from extraction.people.names.degrees import is_degree
from extraction.people.names.people_in_text import people_in_text
from extraction.people.names.vouching import is_vouched
from extraction.people.sources.byline import cut
from extraction.people.sources.byline_words import ALONE, BESIDE, LABEL, MARKED
from extraction.people.sources.line_group import lines_in
from extraction.people.sources.name_position import NamePosition
from schemas.vocabulary import Role, Source

_LONGEST = 120
"""Most characters of an element that names the author."""
_SHORT = 40
"""Most characters of an element beside the name's that may still hold just the name."""
_ASIDE = re.compile(r"(?:bio|desc|description|role|job|position|date|social)(?:$|[\s_-])")
"""Matches ``author-bio``: its text is seldom a name, so something else must show a person."""
_MARKING_ID = re.compile(r"(?:(?:post|entry|article|page|blog)[-_]?)?(?:author|byline)s?(?:[-_]?name)?", re.I)
"""Matches ``author`` and ``post-author``, not ``author-modal``: an id is one element's own, and may be its script's."""
_BOX = re.compile(r"(?:^|[\s_-])author[\s_-]*(?:box|bio|card|info|block|profile|about|details)(?:$|[\s_-])")
"""Matches ``author-box``: a box about the author, with or without a heading that says so."""
_BOX_LONGEST = 1_500
"""Most characters of such a box."""
_BOX_LINES = 4
"""Lines at its beginning, of which one is the name."""
_LEVELS = 3
"""Inline elements around a name, behind which its degrees may be."""
_DEGREES = re.compile(r"\s*,\s*([^|•·/–—]{2,60})")
"""Matches the ``, MD, FAAD`` behind a name's element."""
_REVIEWS = re.compile(r"review|checker")
"""Matches ``reviewer-author-name``: its label must say whose name it is."""


def people_in_markup(
    document: Document, areas: PageAreas, position: NamePosition
) -> Iterator[PersonCandidate]:
    """Yield the authors of marked elements, in the order of the page."""
    sure: set[str] = set()
    empty: set[str] = set()
    for element in document.elements:
        if not (keys := element.keys()):
            continue
        explicit = ("rel" in keys and element.get("rel") == "author") or (
            "itemprop" in keys and element.get("itemprop") == "author"
        )
        if not (
            explicit
            or ("class" in keys and _may_mark(element.get("class") or ""))
            or ("id" in keys and _is_marking(element.get("id") or ""))
        ):
            continue
        text = fold(element.text_content())
        if len(text) > _SHORT and not explicit and _BOX.search((element.get("class") or "").lower()):
            yield from _of_box(document, areas, position, element)
            continue
        if not text or len(text) > _LONGEST or text in sure or (text in empty and not explicit):
            continue
        empty.add(text)
        for found in _marked(document, areas, position, element, text):
            if found.trust > 1:
                sure.add(text)  # an element in it with the same text says nothing more
            empty.discard(text)
            yield found


@lru_cache(maxsize=4096)
def _may_mark(classes: str) -> bool:
    """Return whether classes may mark the author's name; asked of every element, so remembered.

    A bare ``fn`` may be anybody's: the hCard of an office has one.
    """
    if not ("uthor" in classes or "yline" in classes or "writer" in classes or "user-name" in classes):
        return False
    lowered = classes.lower()
    return MARKED.search(lowered) is not None and _REVIEWS.search(lowered) is None


@lru_cache(maxsize=4096)
def _is_marking(identifier: str) -> bool:
    return _MARKING_ID.fullmatch(identifier) is not None


def _marked(
    document: Document, areas: PageAreas, position: NamePosition, element: html.HtmlElement, text: str
) -> Iterator[PersonCandidate]:
    classes = f"{element.get('class') or ''} {element.get('id') or ''}".lower()
    explicit = element.get("rel") == "author" or element.get("itemprop") == "author"
    beside = not explicit and BESIDE.search(classes) is not None
    if (beside and len(text) > _SHORT) or not areas.in_article(element):
        return
    doubtful = beside and _ASIDE.search(classes) is not None
    anchor = element if element.tag == "a" else element.find(".//a")
    own = element.find(".//*[@itemprop='name']")
    lines: list[tuple[str, str, html.HtmlElement]] = []
    if own is not None and own.get("content") is None:
        name = fold(own.text_content())
        lines = [(name + _degrees_behind(own), name, own)]
    else:
        for text_line in lines_in(element):
            label = LABEL.match(text_line.text)
            if label is not None and not label["bare"]:
                return  # read as a labelled line
            if ALONE.fullmatch(text_line.text):
                continue
            names = _names(text_line, label.end() if label else 0)
            if not lines and element.tag in INLINE:
                names += _degrees_behind(element)
            lines.append((names, text_line.text, text_line.container))
    sure = explicit or areas.near_headline(element)
    for at, (names, raw, holder) in enumerate(lines):
        people = [
            person
            for person in people_in_text(
                names,
                Role.AUTHOR,
                Source.VISIBLE,
                trust=2 if sure else 1,
                selector=selector(element),
                raw=raw[:200],
                profile_url=None if anchor is None else document.absolute(anchor.get("href")),
                login=sure,
            )
            if not (doubtful or at) or is_vouched(person.person)
        ]
        if people:
            if position.is_own(holder) or position.is_own(element):  # asked last: it costs most
                yield from people
            return


def _of_box(
    document: Document, areas: PageAreas, position: NamePosition, box: html.HtmlElement
) -> Iterator[PersonCandidate]:
    """Yield the people of the first line of a box about the author that names any: not by capitals alone."""
    if len(box.text_content()) > _BOX_LONGEST or not areas.in_article(box):
        return
    for line in islice(
        (line for line in lines_in(box, _BOX_LINES) if len(line.text) <= _LONGEST), _BOX_LINES
    ):
        label = LABEL.match(line.text)
        people = [
            found
            for found in people_in_text(
                cut(line.text[label.end() if label else 0 :]),
                Role.AUTHOR,
                Source.VISIBLE,
                trust=1,
                selector=selector(box),
                raw=line.text[:200],
            )
            if is_vouched(found.person)
        ]
        if people:
            if position.is_own(line.container):
                yield from people
            return


def _degrees_behind(element: html.HtmlElement) -> str:
    """Return the degrees that follow a name's element in its line, with the comma before them: mostly none."""
    node = element
    for _ in range(_LEVELS):
        if (node.tail or "").strip() or node.getnext() is not None:
            break
        parent = node.getparent()
        if parent is None or parent.tag not in INLINE:
            return ""
        node = parent
    behind = node.tail or ""
    following = node.getnext()
    if len(behind.strip()) <= 1 and following is not None and following.tag in INLINE:
        behind += fold(following.text_content())[:_LONGEST]
    degrees = _DEGREES.match(fold(behind[:_LONGEST]))
    if degrees is None:
        return ""
    return "".join(f", {part}" for part in takewhile(is_degree, re.split(r"\s*,\s*", degrees[1].strip())))


def _names(text_line: TextLine, start: int) -> str:
    """Return the names in a line: the link's text, where the line has one link and more than credentials behind it."""
    text = cut(text_line.text[start:])
    links = {link: None for _, element in text_line.pieces if (link := _link(element)) is not None}
    if len(links) != 1:
        return text
    linked = fold(next(iter(links)).text_content())
    _, found, rest = text.partition(linked)
    rest = rest.strip(" ,")
    return text if not linked or not found or not rest or is_degree(rest.split(",")[0]) else linked


def _link(element: html.HtmlElement) -> html.HtmlElement | None:
    return next((node for node in (element, *element.iterancestors("a")) if node.tag == "a"), None)
