"""Hold one item or block of text with all that the passes over a site ask of it, each found once."""

from __future__ import annotations

import json
from typing import NamedTuple

from extraction.page_reading import ReadBlock
from extraction.site.repetition import MIN_WORDS, text_key
from extraction.site.shared_items import has_two_words, is_of_its_page, is_outside, item_key, text_block_key
from schemas.facts.contact_link import ContactLink
from schemas.facts.form import Form
from schemas.facts.heading import Heading
from schemas.facts.image import Image
from schemas.facts.link import Link
from schemas.facts.structured_data import StructuredData

_RECORDS: dict[str, type[Link | ContactLink | Image | Heading | StructuredData | Form]] = {
    "links": Link,
    "contact_links": ContactLink,
    "images": Image,
    "headings": Heading,
    "structured_data": StructuredData,
    "forms": Form,
}
"""The record of each list's items."""
_COMPACT = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))


class SharedItem(NamedTuple):
    """One item of a template as one page shows it.

    A worker does not know what others sent, and a page can fail, so every page sends all of its items; sending keys
    alone would have the parent read pages again for each key that is new to it.
    """

    key: str
    """Its key (`shared_items.item_key`)."""
    kind: str
    """The list of `TemplateFacts` that holds it."""
    json: str
    """The item without fields that have their default."""


class SiteItem:
    """A link, an image or the like, as its page's reading has it."""

    __slots__ = ("_shared", "key", "kind", "of_its_page", "raw")

    def __init__(self, kind: str, raw: bytes, url: str) -> None:
        """Take the list that holds it, its JSON, and the URL of its page."""
        item = _RECORDS[kind].model_validate_json(raw)
        self.kind = kind
        self.raw = raw
        """The item as JSON, as a page's own facts hold it."""
        self.key = item_key(kind, item, url) if is_outside(item) else None
        """Its key; null where it is in the page's running text."""
        self.of_its_page = is_of_its_page(item)
        """True where the same JSON is another item on another page."""
        self._shared: SharedItem | None = None

    def shared(self) -> SharedItem:
        """Return it as the template's; only one outside of the running text can be."""
        assert self.key is not None
        if self._shared is None:
            item = _RECORDS[self.kind].model_validate_json(self.raw)
            self._shared = SharedItem(self.key, self.kind, item.model_dump_json(exclude_defaults=True))
        return self._shared


class SiteBlock:
    """A block of text in a region of its page."""

    __slots__ = ("_shared", "block", "key", "region", "repeated_key", "words")

    def __init__(self, block: ReadBlock, region: str) -> None:
        """Take a block and the part of the page that holds it."""
        self.block = block
        self.region = region
        self.words = len(block.text.split())
        """Number of its words."""
        self.key = text_block_key(block.text, region)
        """Key of its text in its region."""
        self.repeated_key = text_key(block.text) if self.words >= MIN_WORDS else None
        """Key of its text wherever it is; null for one so short that it repeats by chance."""
        self._shared: dict[str | None, SharedItem | None] = {}

    def shared(self, language: str | None) -> SharedItem | None:
        """Return it as the template's on a page in this language; null where it is no text of two words."""
        if language not in self._shared:
            self._shared[language] = (
                SharedItem(self.key, "template_texts", self._json(language))
                if has_two_words(self.block)
                else None
            )
        return self._shared[language]

    def _json(self, language: str | None) -> str:
        block = self.block
        text: dict[str, object] = {"text": block.text, "kind": block.block.kind, "region": self.region}
        if block.linked:
            text["linked"] = True
        if declared := block.block.language or language:
            text["language"] = declared
        return _COMPACT.encode(text)
