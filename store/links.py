"""Pack the links of a page into four bytes each, so that a hundred thousand pages keep theirs."""

from __future__ import annotations

import sys
from array import array
from collections.abc import Iterable
from enum import IntEnum


class LinkKind(IntEnum):
    """Kinds of links. Written in the store: never renumbered."""

    PAGE = 0
    """``<a>`` and ``<area>``."""
    PAGINATION = 1
    """The next or previous page of a listing: costs no depth."""
    CANONICAL = 2
    """``rel=canonical``: another name of the same page; a reader sees no link."""
    FEED = 3
    """``rel=alternate`` of a feed."""
    REFRESH = 4
    """A redirect or a meta refresh: no click, so no depth."""
    FEED_ITEM = 5
    """An item of a feed."""

    # An enum's own is a function in Python that hashes the name; a page's links are hashed by their kinds.
    __hash__ = int.__hash__


FREE = frozenset({LinkKind.PAGINATION, LinkKind.CANONICAL, LinkKind.REFRESH})
"""Kinds that a reader does not click: they cost no depth."""

SHOWN = frozenset({LinkKind.PAGE, LinkKind.PAGINATION})
"""Kinds that count as a link to a page."""


def pack(links: Iterable[tuple[int, LinkKind]]) -> bytes:
    """Return the links (URL number, kind) as bytes, without repeats, in their order."""
    return pack_numbers([number << 3 | kind for number, kind in links])


def pack_numbers(links: Iterable[int]) -> bytes:
    """Return links, each as URL number * 8 + kind, as bytes, without repeats, in their order."""
    packed = array("I", dict.fromkeys(links))
    if sys.byteorder == "big":
        packed.byteswap()
    return packed.tobytes()


def read_packed(packed: bytes) -> array[int]:
    """Return the packed links as they are: URL number * 8 + kind."""
    links = array("I")
    links.frombytes(packed)
    if sys.byteorder == "big":
        links.byteswap()
    return links
