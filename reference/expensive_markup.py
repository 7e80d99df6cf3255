"""Recognises markup that is cheap to send and dear to parse, before a parser meets it.

An HTML parser's work grows with the square of what is open at once: measured on lexbor, 100,000 nested ``<div>``
take 19 seconds and one tag with 100,000 attributes 17, and a crawl has one thread.
"""

from __future__ import annotations

import re
from collections import Counter

MAX_OPEN = 3_000
"""Elements open at once, by count of tags; a browser stops at 512 (HTML standard, 13.2.6.1 note on depth)."""

_MANY = 10_000
_MAX_TAG_BYTES = 20_000
_MAX_ATTRIBUTES = 2_000
_TAG = re.compile(rb"<(/?)([a-zA-Z][a-zA-Z0-9-]*)")  # e.g. <div, </div
_LONG_TAG = re.compile(rb"<[a-zA-Z][^<>]{%d,}" % _MAX_TAG_BYTES)
_HREF = re.compile(
    rb"""<a\s[^>]{0,500}?href\s*=\s*(?:"([^"<>]{1,2048})"|'([^'<>]{1,2048})')""", re.IGNORECASE
)
_NEVER_OPEN = frozenset(
    b"area base br col embed hr img input link meta param source track wbr p li dt dd option tr td th thead tbody"
    b" tfoot colgroup optgroup".split()
)
"""Void elements, and those that the next of their kind closes."""


def is_tangled(body: bytes) -> bool:
    """Return whether parsing the body would take seconds. Costs two counts of a byte for an ordinary page."""
    return has_endless_tag(body) or (body.count(b"<") > _MANY and _most_open(body) > MAX_OPEN)


def has_endless_tag(body: bytes) -> bool:
    """Return whether one tag has thousands of attributes: libxml2 takes 16 seconds for 100,000 of them."""
    return body.count(b"=") > _MANY and any(
        match[0].count(b"=") > _MAX_ATTRIBUTES for match in _LONG_TAG.finditer(body)
    )


def rough_links(body: bytes, most: int) -> list[str]:
    """Return the targets of ``<a href>`` found without a parser, in order: what a tangled page still gives."""
    links: dict[str, None] = {}
    for match in _HREF.finditer(body):
        links[(match[1] or match[2]).decode("utf-8", "replace").replace("&amp;", "&")] = None
        if len(links) >= most:
            break
    return list(links)


def _most_open(body: bytes) -> int:
    open_tags: Counter[bytes] = Counter()
    total = most = 0
    for close, name in _TAG.findall(body):
        name = name.lower()
        if name in _NEVER_OPEN:
            continue
        if not close:
            open_tags[name] += 1
            total += 1
            most = max(most, total)
        elif open_tags[name]:
            open_tags[name] -= 1
            total -= 1
    return most
