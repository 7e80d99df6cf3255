"""Find the element that holds an article with its header and byline."""

from __future__ import annotations

from collections.abc import Sequence

from lxml import html

from extraction.page.blocks import Frame, TextBlock

SPARE_WORDS = 120
"""Words beside the body that climbing to the headline may take in, in addition to `SPARE_SHARE`."""
SPARE_SHARE = 0.5
"""Words beside the body that climbing may take in, as a share of the body's own words."""


def article_element(blocks: Sequence[TextBlock], in_body: Sequence[bool]) -> html.HtmlElement | None:
    """Return the smallest element around nearly all of the body, widened to its headline where that costs little.

    Null where there is no body.
    """
    chosen = [block for block, inside in zip(blocks, in_body, strict=True) if inside]
    total = sum(block.words for block in chosen)
    if not total:
        return None
    held: dict[Frame, int] = {}
    for block in chosen:
        node: Frame | None = block.frame
        while node is not None:
            held[node] = held.get(node, 0) + block.words
            node = node.parent
    frame = min((node for node, words in held.items() if words >= 0.95 * total), key=lambda node: -node.depth)
    return _widened(frame, blocks, chosen[0].index, total).element


def _widened(frame: Frame, blocks: Sequence[TextBlock], first: int, total: int) -> Frame:
    allowed = total + SPARE_WORDS + SPARE_SHARE * total
    best, node = frame, frame.parent
    while node is not None and node.parent is not None and node.words <= allowed:
        heading = any(
            block.level == 1
            for block in blocks[node.first : max(first, best.first) + 1]
            if block.index >= node.first
        )
        if heading or node.tag == "article":
            best = node
        if node.tag == "article":
            break
        node = node.parent
    return best
