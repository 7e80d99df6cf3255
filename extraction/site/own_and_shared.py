"""Part a page's own facts from those that a template repeats on other pages."""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from typing import NamedTuple

from extraction.page_reading import ReadBlock
from extraction.site.loaded_reading import LoadedReading
from extraction.site.shared_items import ITEM_KINDS
from extraction.site.site_items import SharedItem
from schemas.facts.other_text import OtherText
from schemas.facts.page_facts import PageFacts
from schemas.vocabulary import Region

MOST_OTHER_TEXTS = 1_000
"""Blocks beside its running text kept of a page; all are counted."""
_LISTS = set(ITEM_KINDS)


class OwnAndShared(NamedTuple):
    """The facts of one page, parted."""

    own: bytes
    """The page's own (`PageFacts`) as JSON."""
    words_left: int
    """Words that are neither running text nor the template's; the facts hold them too."""
    shared: list[SharedItem]
    """The template's, each key once."""

    @property
    def facts(self) -> PageFacts:
        """Return the page's own as a record."""
        return PageFacts.model_validate_json(self.own)


def own_and_shared(
    page: LoadedReading,
    shared_keys: AbstractSet[str],
    repeated: AbstractSet[str],
    chosen_blocks: Sequence[ReadBlock],
    *,
    page_id: str,
) -> OwnAndShared:
    """Return a page's own facts, with the number of words of neither, and those of its template.

    ``shared_keys`` are `SharedCounter.keys`, ``repeated`` the keys of the texts that the template's bodies repeat
    (`SiteFacts.repeated`), ``chosen_blocks`` the page's body: the very blocks of the page, `ValueError` for others.
    What lies in the running text is the page's own, on however many pages it is.
    """
    shared: dict[str, SharedItem] = {}
    lists: list[bytes] = []
    for kind in ITEM_KINDS:
        own: list[bytes] = []
        for item in page.items[kind]:
            if item.key in shared_keys:
                _keep_least(shared, item.shared())
            else:
                own.append(item.raw)
        lists.append(b'"%b":[%b]' % (kind.encode("ascii"), b",".join(own)))
    words_left = 0
    other: list[OtherText] = []
    chosen = set(map(id, chosen_blocks))
    if not chosen <= {id(known.block) for known in page.blocks}:
        raise ValueError("the body's blocks are not blocks of the reading")
    for known in page.blocks:
        block, region = known.block, known.region
        if id(block) in chosen:
            continue
        if known.key not in shared_keys and known.repeated_key not in repeated:
            words_left += known.words
            if len(other) < MOST_OTHER_TEXTS and region != Region.COMMENT:
                kind, language = block.block.kind, block.block.language
                other.append(OtherText(text=block.text, kind=kind, region=Region(region), language=language))
        elif (text := known.shared(page.reading.language)) is not None:
            _keep_least(shared, text)
    rest = PageFacts(
        page_id=page_id,
        url=page.reading.url,
        template=page.reading.template,
        meta=page.meta,
        other_texts=other,
        words_left=words_left,
    ).model_dump_json(exclude=_LISTS)
    # The lists are first (`PageFacts`), and their items are as the reading has them: nothing is written anew.
    return OwnAndShared(
        b"{%b,%b" % (b",".join(lists), rest[1:].encode("utf-8")), words_left, list(shared.values())
    )


def _keep_least(shared: dict[str, SharedItem], item: SharedItem) -> None:
    """Keep one item a key, whatever the order: that with the least JSON."""
    known = shared.get(item.key)
    if known is None or item.json < known.json:
        shared[item.key] = item
