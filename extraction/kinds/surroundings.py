"""Find the areas around a page's blocks: content containers, articles, asides and cards."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from extraction.page.blocks import Frame, TextBlock
from extraction.page.class_hints import BIT
from extraction.page.frame_tree import SMALL

CARD_WORDS = 120
"""Words that a card has at most: a frame with two like it beside it."""

_CONTENT, _ASIDE = BIT["content"], BIT["comment"] | BIT["related"] | BIT["sidebar"]


class BlockPlace(NamedTuple):
    """Kinds of area around a block."""

    content: bool
    """A container that its name marks as that of the text."""
    article: bool
    aside: bool
    """A small part of the page that is navigation, footer, sidebar, comments or a list of other pages."""


class Surroundings:
    """Areas around one page's blocks, and its cards."""

    def __init__(self, blocks: Sequence[TextBlock]) -> None:
        top = blocks[0].frame if blocks else None
        while top is not None and top.parent is not None:
            top = top.parent
        self.words = max(top.words, 1) if top is not None else 1
        """Words of the page."""
        self.cards: dict[tuple[Frame, str, int], list[Frame]] = {}
        """Small frames with the same parent, tag and hints."""
        self._known: dict[Frame, BlockPlace] = {}
        self.places = [self._place(block.frame) for block in blocks]
        """The areas around each block, by its index."""
        self.prose = [block for block in blocks if block.is_prose]
        """The blocks of at least ten words of which less than a third are links."""
        self.own_prose = [block for block in self.prose if not self.places[block.index].aside]
        """The prose outside of asides."""

    def _place(self, frame: Frame) -> BlockPlace:
        known = self._known.get(frame)
        if known is None:
            parent, tag, bits = frame.parent, frame.tag, frame.bits
            above = self._place(parent) if parent is not None else BlockPlace(False, False, False)
            own = (
                above.content or bits & _CONTENT != 0,
                above.article or tag == "article",
                above.aside
                or (
                    frame.words <= SMALL * self.words
                    and (bits & _ASIDE != 0 or tag in ("nav", "aside", "footer"))
                ),
            )
            known = self._known[frame] = above if own == above else BlockPlace(*own)
            if parent is not None and frame.blocks >= 2 and frame.words <= CARD_WORDS:
                self.cards.setdefault((parent, tag, bits), []).append(frame)
        return known
