"""Pick the blocks of a text that its clinic can edit, once for every audit that asks."""

from __future__ import annotations

import functools

from language.readability.units import own_prose
from language.text_blocks import BlockText, TextBlocks
from schemas.vocabulary import BlockLabel


@functools.lru_cache(maxsize=1)
def own_blocks(text: TextBlocks) -> tuple[BlockText, ...]:
    """Return the blocks of English running text in the page's own words, in order: no quote, source or disclaimer."""
    return tuple(
        block
        for block in text.blocks
        if block.label is not BlockLabel.DISCLAIMER and own_prose(block, text.text)
    )


@functools.lru_cache(maxsize=1)
def own_starts(text: TextBlocks) -> frozenset[int]:
    """Return the offsets where these blocks start."""
    return frozenset(block.start for block in own_blocks(text))
