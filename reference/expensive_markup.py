"""Recognises markup that is cheap to send and costly to parse, before a parser meets it.

An HTML parser's work grows with the square of what is open at once and of the attributes of one tag, and its memory
with the product of unclosed formatting elements and paragraphs: measured on lexbor, 100,000 nested ``<div>`` take 19
seconds, one tag with 40,000 attributes 7, and 4,000 unclosed ``<b>`` before 4,000 paragraphs 5.8 GB. A crawl has one
thread, so what is counted here is counted in one pass, and for an ordinary page hardly at all.
"""

from __future__ import annotations

import re
from enum import StrEnum

from reference.open_elements import ATTRIBUTES, FEW_ATTRIBUTE_BYTES, OpenElements, attribute_steps, count_open


class Tangle(StrEnum):
    """Reasons not to parse a page, in words that go on from "the page cannot be read:"."""

    TAGS = "it has more than 200,000 tags"
    ATTRIBUTES = "one of its tags has thousands of attributes"
    OPEN = "thousands of its elements are never closed"


MAX_TAGS = 200_000
"""Tags of one page. The largest of 827 real pages has 21,646."""

MOST_OPEN = OpenElements(most=3_000, passed=50_000_000, reopened=400_000, attribute_steps=20_000_000)
"""What a page may cost. A browser stops at a depth of 512 (HTML standard, 13.2.6.1); measured on lexbor, 50 million
steps up the open elements are 0.1 s, 400,000 elements that a parser adds 180 MB, a tag with 4,500 attributes 0.1 s."""

_FEW_TAGS = 1_000
"""So few tags cannot be costly: at most 250,000 elements come of them, or a depth of 1,000."""
_MANY_TAGS = 10_000
"""From so many on, nesting alone can be costly, and all is counted."""
_TAGS_A_LINK = 9
"""Tags that it takes to keep a link open beside the next one: a parser ends it unless eight elements lie between."""
FORMATTING_TAG = re.compile(
    rb"<(?:b|big|code|em|font|i|nobr|s|small|strike|strong|tt|u)[\s/>]", re.IGNORECASE
)  # e.g. <strong>
_LINK = re.compile(rb"<a[\s/>]", re.IGNORECASE)  # <a href="/">
_CLOSED_AT_ONCE = re.compile(
    rb"<(a|b|big|code|em|font|i|nobr|s|small|strike|strong|tt|u)(?=[\s/>])(?:"
    + ATTRIBUTES
    + rb")>[^<]*+</\1\s*>",
    re.IGNORECASE,
)  # e.g. <a href="/">Home</a>
_START_TAG = re.compile(rb"<[a-zA-Z][^\s/>]*+(?:>|(" + ATTRIBUTES + rb"))")  # e.g. <p id="a"
_TAG_BEGINS = re.compile(rb"<[a-zA-Z]")  # e.g. <p
_HREF = re.compile(
    rb"""<a\s[^>]{0,500}?href\s*=\s*(?:"([^"<>]{1,2048})"|'([^'<>]{1,2048})')""", re.IGNORECASE
)  # e.g. <a class="x" href="/blog/"


def tangle(markup: bytes) -> Tangle | None:
    """Return why a parser that builds a browser's tree would take seconds or gigabytes; None for an ordinary page."""
    if flat := flat_tangle(markup):
        return flat
    tags = markup.count(b"<")
    if tags <= _FEW_TAGS:
        return None
    if tags <= _MANY_TAGS:
        links, others = len(_LINK.findall(markup)), len(FORMATTING_TAG.findall(markup))
        if is_light(tags, others, links):
            return None
        closed = [name.lower() for name in _CLOSED_AT_ONCE.findall(markup)]
        links -= closed.count(b"a")
        others -= len(closed) - closed.count(b"a")
        if is_light(tags, others, links):
            return None
    return _counted(markup)


def is_light(tags: int, formatting: int, links: int) -> bool:
    """Return whether a page of so many tags, with so many formatting elements and links left open, cannot be costly.

    Each formatting element opens again at most once a tag, and one that is closed at once does not.
    """
    if tags <= _FEW_TAGS:
        return True
    return tags <= _MANY_TAGS and (formatting + links // _TAGS_A_LINK) * tags <= MOST_OPEN.reopened


def flat_tangle(markup: bytes) -> Tangle | None:
    """Return why any parser would take seconds, such as libxml2, which itself stops at a depth of 256."""
    if markup.count(b"<") > 2 * MAX_TAGS:
        return Tangle.TAGS
    all_attributes = _START_TAG.findall(markup)
    if b"<" in b"".join(all_attributes):
        swallowed = _swallowed(markup)
        if swallowed is None:
            return Tangle.ATTRIBUTES if _counted(markup) is Tangle.ATTRIBUTES else None
        all_attributes += swallowed
    long = [attributes for attributes in all_attributes if len(attributes) > FEW_ATTRIBUTE_BYTES]
    if sum(map(attribute_steps, long)) > MOST_OPEN.attribute_steps:
        return Tangle.ATTRIBUTES
    return None


def _swallowed(markup: bytes) -> list[bytes] | None:
    """Return the attributes of what looks like a tag within a tag; None where that is much.

    A quote in a comment or a script, which are not looked for here, makes one tag of all up to the next quote.
    """
    found: list[bytes] = []
    room = len(markup)
    for match in _START_TAG.finditer(markup):
        if b"<" not in (match[1] or b""):
            continue
        for start in _TAG_BEGINS.finditer(markup, match.start(1), match.end(1)):
            inner = _START_TAG.match(markup, start.start())
            if inner is not None and inner[1]:
                found.append(inner[1])
                room -= len(inner[1])
                if room < 0:
                    return None
    return found


def _counted(markup: bytes) -> Tangle | None:
    counted = count_open(markup, stop_at=MOST_OPEN)
    if counted.attribute_steps > MOST_OPEN.attribute_steps:
        return Tangle.ATTRIBUTES
    is_dear = (
        counted.most > MOST_OPEN.most
        or counted.passed > MOST_OPEN.passed
        or counted.reopened > MOST_OPEN.reopened
    )
    return Tangle.OPEN if is_dear else None


def rough_links(body: bytes, most: int) -> list[str]:
    """Return the targets of ``<a href>`` found without a parser, in order: what a tangled page still gives."""
    links: dict[str, None] = {}
    for match in _HREF.finditer(body):
        links[(match[1] or match[2]).decode("utf-8", "replace").replace("&amp;", "&")] = None
        if len(links) >= most:
            break
    return list(links)
