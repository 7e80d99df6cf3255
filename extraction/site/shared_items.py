"""Count the items that several pages of a site show outside of their running text: they are the template's."""

from __future__ import annotations

from hashlib import blake2b
from typing import TYPE_CHECKING

from extraction.site.key_counter import KeyCounter
from schemas.facts.contact_link import ContactLink
from schemas.facts.form import Form
from schemas.facts.heading import Heading
from schemas.facts.image import Image
from schemas.facts.link import Link
from schemas.facts.structured_data import StructuredData
from schemas.vocabulary import Region

if TYPE_CHECKING:
    from extraction.page_reading import ReadBlock
    from extraction.site.loaded_reading import LoadedReading

Item = Link | ContactLink | Image | Heading | StructuredData | Form
"""A fact that a template can repeat."""

MIN_PAGES = 2
"""Pages that must show an item."""
MAX_KEYS = 400_000
"""Keys counted at once; beyond, those seen least are forgotten (lossy counting, Manku and Motwani 2002)."""
MAX_SHARED = 50_000
"""Shared keys kept of a site, those on most pages."""
_FRAME = frozenset((Region.HEADER, Region.NAVIGATION, Region.SIDEBAR, Region.FOOTER))
"""Parts of a page that its template makes."""
ITEM_KINDS = ("links", "contact_links", "images", "headings", "structured_data", "forms")
"""The lists of `schemas.facts.page_facts.Facts` whose items are shared."""


def item_key(kind: str, item: Item, url: str) -> str:
    """Return 12 hex digits of an item's kind, region and what identifies it; ``url`` is the page's.

    A link to a part of the page itself and a form that the page takes itself are the same item on every page.
    """
    region = Region.HEAD if isinstance(item, StructuredData) else item.region
    return _digest(kind, region, *_identity(item, url))


def text_block_key(text: str, region: str) -> str:
    """Return the key of a block of text in a region."""
    return _digest("template_texts", region, text)


def is_outside(item: Item) -> bool:
    """Return whether an item is outside of its page's running text; what frames a page is, whatever the vote took."""
    if not isinstance(item, (Link, ContactLink, Image, Heading)):
        return True
    return not item.in_text or item.region in _FRAME


def is_of_its_page(item: Item) -> bool:
    """Return whether a link or form may be another item on the page that it leads to (`item_key`)."""
    return isinstance(item, Form) or (isinstance(item, Link) and item.fragment is not None)


class SharedCounter:
    """Counter of items and blocks of text by page, page after page."""

    def __init__(self) -> None:
        self._pages = KeyCounter()

    def add(self, page: LoadedReading) -> None:
        """Count what a page shows outside of its running text, each once."""
        found = {item.key for items in page.items.values() for item in items if item.key is not None}
        found.update(known.key for known in page.blocks if not known.block.in_body)
        self._pages.add(int(digits, 16) for digits in found)
        if len(self._pages) > MAX_KEYS:
            self._forget()

    def keys(self) -> list[str]:
        """Return the keys of what at least two pages show, sorted; of more than `MAX_SHARED` those on most pages."""
        found = [(count, key) for key, count in self._pages.repeated() if count >= MIN_PAGES]
        if len(found) > MAX_SHARED:
            found.sort(key=lambda counted: (-counted[0], counted[1]))
            del found[MAX_SHARED:]
        return [f"{key:012x}" for key in sorted(key for _, key in found)]

    def _forget(self) -> None:
        """Drop the keys of the fewest pages until half of the room is free, so that it is not full again at once."""
        least = 1
        while len(self._pages) > MAX_KEYS // 2:
            self._pages.forget(least)
            least *= 2


def _identity(item: Item, url: str) -> tuple[str, ...]:
    match item:
        case Link():
            target = "" if item.fragment and item.url == url else item.url
            return target, item.fragment or "", item.words
        case ContactLink():
            return item.scheme, item.target, item.words
        case Image():
            return item.src, "none" if item.alternative is None else f"says {item.alternative}"
        case Heading():
            return str(item.level), item.text
        case StructuredData():
            return item.digest, item.error or ""
        case Form():
            return "" if item.action == url else item.action, item.method, str(item.fields), *item.unlabelled


def _digest(*parts: str) -> str:
    return blake2b("\n".join(parts).encode("utf-8", "replace"), digest_size=6).hexdigest()


def has_two_words(block: ReadBlock) -> bool:
    """Return whether a block has at least two words with a letter: less is a label, not a text."""
    found = 0
    for word in block.text.split():
        if any(map(str.isalpha, word)):
            found += 1
            if found == 2:
                return True
    return False
