"""Tell menus and other lists of links from lines that name what is beside them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from extraction.locations.sources.fragment_lines import Line

_SIGN = re.compile(r"\s[|•·]\s")
"""Matches the sign in ``About us | Hospitals | Insurance``."""


LEAST_LINES = 3
"""Lines of one link each that are a menu; a name and its directions are two."""


def is_link_list(lines: Sequence[Line], at: int) -> bool:
    """Return whether a line holds several links that signs part or that are all of it, or is one of a menu's lines.

    It names places that the links lead to, and not what is beside it. ``lines`` are those on its side of an address.
    """
    line = lines[at]
    if line.anchors > 1:
        return line.linked or _SIGN.search(line.text) is not None
    return line.linked and sum(1 for _ in _linked_around(lines, at)) >= LEAST_LINES


def _linked_around(lines: Sequence[Line], at: int) -> Iterator[Line]:
    """Yield the lines around one, itself among them, that are links and nothing else, as far as it needs."""
    for way in (range(at, len(lines)), range(at - 1, -1, -1)):
        for near in islice(way, LEAST_LINES):
            if not lines[near].linked:
                break
            yield lines[near]
