"""Load the readings of one site's pages: what its template repeats letter for letter is parsed once, not once a page.

Nine in ten of a page's links and blocks are those of its neighbours. A reading's JSON is cut into its items, which are
looked up as they are; only what was not seen before becomes a record.
"""

from __future__ import annotations

from typing import TypeVar

import msgspec

from extraction.page_reading import PageReading, ReadBlock
from extraction.site.loaded_reading import LoadedReading
from extraction.site.shared_items import ITEM_KINDS
from extraction.site.site_items import SiteBlock, SiteItem
from schemas.facts.meta import Meta
from schemas.record import Record
from schemas.vocabulary import Region

MOST_KNOWN = 2_000
"""Items of a kind, and blocks, that are known at once: more than a template has. Some 5 MB; then all are
forgotten."""

PartT = TypeVar("PartT", bound=Record)

_cut = msgspec.json.Decoder(dict[str, msgspec.Raw]).decode
_cut_list = msgspec.json.Decoder(list[msgspec.Raw]).decode
_regions = msgspec.json.Decoder(list[str]).decode


def part_of(data: bytes, part: type[PartT]) -> PartT:
    """Return the record of a few fields of a reading (`PageReading.to_bytes`); the others are not parsed."""
    fields = _cut(data)
    return part.model_validate_json(
        _joined({name: fields[name] for name in part.model_fields if name in fields})
    )


class SiteReadings:
    """Loads the readings of one site; holds the items that it has seen, and no other site's."""

    def __init__(self) -> None:
        """Know nothing yet."""
        self._items: dict[str, dict[bytes, SiteItem]] = {kind: {} for kind in ITEM_KINDS}
        self._blocks: dict[tuple[bytes, str], SiteBlock] = {}

    def load(self, data: bytes) -> LoadedReading:
        """Return a page's reading (`PageReading.to_bytes`) with its facts apart from it."""
        fields = _cut(data)
        facts = _cut(fields.pop("facts", b"{}"))
        regions = _regions(facts.get("block_regions", b"[]"))
        raw_blocks = _cut_list(fields.pop("blocks", b"[]"))
        regions += [Region.UNKNOWN] * (len(raw_blocks) - len(regions))
        blocks = [self._block(bytes(raw), region) for raw, region in zip(raw_blocks, regions, strict=False)]
        reading = PageReading.model_validate_json(_joined(fields))
        return LoadedReading(
            reading=reading.model_copy(update={"blocks": [known.block for known in blocks]}),
            blocks=blocks,
            items={
                kind: [self._item(kind, bytes(raw), reading.url) for raw in _cut_list(facts.get(kind, b"[]"))]
                for kind in ITEM_KINDS
            },
            meta=Meta.model_validate_json(bytes(facts["meta"])) if "meta" in facts else Meta(),
        )

    def _item(self, kind: str, raw: bytes, url: str) -> SiteItem:
        known = self._items[kind]
        item = known.get(raw)
        if item is None:
            item = SiteItem(kind, raw, url)
            if not item.of_its_page:
                if len(known) >= MOST_KNOWN:
                    known.clear()
                known[raw] = item
        return item

    def _block(self, raw: bytes, region: str) -> SiteBlock:
        known = self._blocks.get((raw, region))
        if known is None:
            known = SiteBlock(ReadBlock.model_validate_json(raw), region)
            if not known.block.in_body:  # those of a body are told apart by which they are (`own_and_shared`)
                if len(self._blocks) >= MOST_KNOWN:
                    self._blocks.clear()
                self._blocks[raw, region] = known
        return known


def _joined(fields: dict[str, msgspec.Raw]) -> bytes:
    return b"{%b}" % b",".join(b'"%b":%b' % (name.encode("ascii"), value) for name, value in fields.items())
