"""Summarise the tree of frames for the features: the path to the text, and the hints that frames pass to blocks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from extraction.page.blocks import Frame, TextBlock

SMALL = 0.5
"""A frame with at most this share of the page's words is a part of the page; a larger one is the page itself,
and its class names (``has-sidebar``, ``content-comments-wrap``) say nothing of a block in it."""

TAGS = ("nav", "header", "footer", "aside", "figure", "article", "main", "li", "table", "blockquote", "section",
        "figcaption")  # fmt: skip
"""Elements whose blocks are marked as being inside of them."""

TAG_BIT = {tag: 1 << at for at, tag in enumerate(TAGS)}


@dataclass(frozen=True, slots=True)
class Inherited:
    """Hints of the frames around a block."""

    near: int
    """Hints of the frames that are small parts of the page."""
    wide: int
    """Hints of all frames around."""
    tags: int
    """`TAG_BIT` of the small frames around, and of articles and mains of any size."""
    hidden: bool
    depth: int
    trunk: int
    """Depth of the last frame around that lies on the trunk."""


class FrameTree:
    """The frames of one page."""

    def __init__(self, blocks: Sequence[TextBlock]) -> None:
        self.trunk = trunk_of(blocks)
        top = self.trunk[0]
        self.words = max(1, top.words)
        self.prose = max(1, top.prose)
        self.limit = SMALL * top.words
        self._on_trunk = {frame: at for at, frame in enumerate(self.trunk)}
        self._known = {top: Inherited(0, 0, 0, False, 0, 0)}

    def inherited(self, frame: Frame) -> Inherited:
        """Return what a frame and those around it pass to the blocks in it."""
        known = self._known.get(frame)
        if known is not None:
            return known
        assert frame.parent is not None
        above = self.inherited(frame.parent)
        small = frame.words <= self.limit
        made = Inherited(
            above.near | frame.bits if small else above.near,
            above.wide | frame.bits,
            above.tags | TAG_BIT.get(frame.tag, 0)
            if small or frame.tag in ("article", "main")
            else above.tags,
            above.hidden or frame.hidden,
            above.depth + 1,
            self._on_trunk.get(frame, above.trunk),
        )
        self._known[frame] = made
        return made


def trunk_of(blocks: Sequence[TextBlock]) -> list[Frame]:
    """Return the path from the page down to the smallest frame that holds more than half of the page's prose."""
    top = blocks[0].frame
    while top.parent is not None:
        top = top.parent
    children: dict[Frame, list[Frame]] = {}
    seen: set[Frame] = set()
    for block in blocks:
        node = block.frame
        while node.parent is not None and node not in seen:
            seen.add(node)
            children.setdefault(node.parent, []).append(node)
            node = node.parent
    chain = [top]
    while True:
        heaviest = max(children.get(chain[-1], ()), key=lambda frame: frame.prose, default=None)
        if heaviest is None or heaviest.prose * 2 <= top.prose or heaviest.blocks < 2:
            return chain
        chain.append(heaviest)


def box_of(block: TextBlock) -> Frame:
    """Return the nearest frame around a block that holds markedly more than the block."""
    return _larger(block.frame, block.words)


def box_around(box: Frame) -> Frame:
    """Return the nearest frame around another that holds markedly more, or the same where there is none."""
    return box if box.parent is None else _larger(box.parent, box.words)


def _larger(frame: Frame, words: int) -> Frame:
    least = words * 1.2 + 3
    while frame.words < least and frame.parent is not None:
        frame = frame.parent
    return frame
