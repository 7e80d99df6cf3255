"""Summarise the tree of frames for the features: the path to the text, and the hints that frames pass to blocks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from extraction.page.blocks import Frame, TextBlock
from extraction.page.class_hints import BIT

SMALL = 0.5
"""A frame with at most this share of the page's words is a part of the page; a larger one is the page itself,
and its class names (``has-sidebar``, ``content-comments-wrap``) say nothing of a block in it."""

TAGS = ("nav", "header", "footer", "aside", "figure", "article", "main", "li", "table", "blockquote", "section",
        "figcaption")  # fmt: skip
"""Elements whose blocks are marked as being inside of them."""

TAG_BIT = {tag: 1 << at for at, tag in enumerate(TAGS)}

ASIDE_TAGS = frozenset(("aside", "footer", "nav"))
"""Elements at the page's edge by HTML's definition (https://html.spec.whatwg.org/multipage/sections.html)."""
ASIDE_NAMES = (
    BIT["sidebar"] | BIT["footer"] | BIT["author"] | BIT["comment"] | BIT["related"] | BIT["consent"]
)
"""Names of a small frame that put it at the page's edge."""


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
    """Return the path from the page down to the smallest frame that holds more than half of the page's prose.

    Prose in a part that names itself the page's edge (`ASIDE_TAGS`, `ASIDE_NAMES`) counts only where there is no
    other: the biography beside a short text is longer than the text.
    """
    top = blocks[0].frame
    while top.parent is not None:
        top = top.parent
    frames = _frames_of(blocks)
    prose = _prose_beside(blocks, frames, top) or {frame: frame.prose for frame in frames}
    heaviest_of: dict[Frame, Frame] = {}
    for frame in frames:
        if frame.parent is not None:
            best = heaviest_of.get(frame.parent)
            if best is None or prose.get(frame, 0) > prose.get(best, 0):
                heaviest_of[frame.parent] = frame
    chain = [top]
    while True:
        heaviest = heaviest_of.get(chain[-1])
        if heaviest is None or prose.get(heaviest, 0) * 2 <= prose.get(top, 0) or heaviest.blocks < 2:
            return chain
        chain.append(heaviest)


def _frames_of(blocks: Sequence[TextBlock]) -> list[Frame]:
    """Return all frames that hold a block, in the order of the page."""
    seen: dict[Frame, None] = {}
    for block in blocks:
        node: Frame | None = block.frame
        while node is not None and node not in seen:
            seen[node] = None
            node = node.parent
    return list(seen)


def _prose_beside(blocks: Sequence[TextBlock], frames: Sequence[Frame], top: Frame) -> dict[Frame, int]:
    """Return the words of prose below each frame, less those in the page's edges; empty where there are none."""
    small = SMALL * top.words
    aside: dict[Frame, bool] = {}
    downwards = sorted(frames, key=lambda frame: frame.depth)
    for frame in downwards:
        named = frame.words <= small and frame.bits & ASIDE_NAMES > 0
        around = frame.parent is not None and aside[frame.parent]
        aside[frame] = around or named or frame.tag in ASIDE_TAGS
    prose: dict[Frame, int] = {}
    for block in blocks:
        if block.is_prose and not aside[block.frame]:
            prose[block.frame] = prose.get(block.frame, 0) + block.words
    for frame in reversed(downwards):
        if frame.parent is not None and (own := prose.get(frame)):
            prose[frame.parent] = prose.get(frame.parent, 0) + own
    return prose


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
