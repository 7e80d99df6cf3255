"""Part a page's own facts from those that a template repeats on other pages."""

from __future__ import annotations

import json
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from typing import Any, NamedTuple

from extraction.page_reading import PageReading, ReadBlock
from extraction.site.repetition import MIN_WORDS, text_key
from extraction.site.shared_items import (
    ITEM_KINDS,
    has_two_words,
    is_outside,
    item_key,
    region_of_block,
    text_block_key,
)
from schemas.facts.other_text import OtherText
from schemas.facts.page_facts import PageFacts
from schemas.vocabulary import Region

MOST_OTHER_TEXTS = 1_000
"""Blocks beside its running text kept of a page; all are counted."""

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


class OwnAndShared(NamedTuple):
    """The facts of one page, parted."""

    facts: PageFacts
    """The page's own."""
    shared: list[SharedItem]
    """The template's, each key once."""


def own_and_shared(
    reading: PageReading,
    shared_keys: AbstractSet[str],
    repeated: AbstractSet[str],
    chosen_blocks: Sequence[ReadBlock],
    *,
    page_id: str,
) -> OwnAndShared:
    """Return a page's own facts, with the number of words of neither, and those of its template.

    ``shared_keys`` are `SharedCounter.keys`, ``repeated`` the keys of the texts that the template's bodies repeat
    (`SiteFacts.repeated`), ``chosen_blocks`` the page's body: the very blocks of ``reading.blocks``, `ValueError` for
    others. What lies in the running text is the page's own, on however many pages it is.
    """
    shared: dict[str, SharedItem] = {}
    own: dict[str, list[Any]] = {}
    for kind in ITEM_KINDS:
        own[kind] = kept = []
        for item in getattr(reading.facts, kind):
            if is_outside(item) and (key := item_key(kind, item, reading.url)) in shared_keys:
                line = item.model_dump_json(exclude_defaults=True)
                _keep_least(shared, SharedItem(key, kind, line))
            else:
                kept.append(item)
    words_left = 0
    other: list[OtherText] = []
    chosen = set(map(id, chosen_blocks))
    if not chosen <= set(map(id, reading.blocks)):
        raise ValueError("the body's blocks are not blocks of the reading")
    for index, block in enumerate(reading.blocks):
        if id(block) in chosen:
            continue
        region = region_of_block(reading, index)
        key = text_block_key(block.text, region)
        words = len(block.text.split())
        if key not in shared_keys and not (words >= MIN_WORDS and text_key(block.text) in repeated):
            words_left += words
            if len(other) < MOST_OTHER_TEXTS and region is not Region.COMMENT:
                kind, language = block.block.kind, block.block.language
                other.append(OtherText(text=block.text, kind=kind, region=region, language=language))
        elif has_two_words(block):
            _keep_least(
                shared, SharedItem(key, "template_texts", _text_json(block, region, reading.language))
            )
    facts = PageFacts(
        page_id=page_id,
        url=reading.url,
        template=reading.template,
        meta=reading.facts.meta,
        other_texts=other,
        words_left=words_left,
        **own,
    )
    return OwnAndShared(facts, list(shared.values()))


def _text_json(block: ReadBlock, region: str, language: str | None) -> str:
    text: dict[str, object] = {"text": block.text, "kind": block.block.kind, "region": region}
    if block.linked:
        text["linked"] = True
    if declared := block.block.language or language:
        text["language"] = declared
    return _COMPACT.encode(text)


def _keep_least(shared: dict[str, SharedItem], item: SharedItem) -> None:
    """Keep one item a key, whatever the order: that with the least JSON."""
    known = shared.get(item.key)
    if known is None or item.json < known.json:
        shared[item.key] = item
