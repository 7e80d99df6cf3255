"""Measure the shape of a page for the scorer: a long text, or sections, cards, buttons and forms around short ones."""

from __future__ import annotations

from collections.abc import Sequence
from math import log1p

from extraction.page.blocks import Frame, TextBlock
from extraction.page.class_hints import BIT
from extraction.page.frame_tree import TAG_BIT, FrameTree, Inherited, box_around

_OF_PAGE = """
    trunk_words trunk_blocks trunk_link_share trunk_prose_share trunk_content trunk_article trunk_main page_mains
    page_buttons page_headings page_forms page_prose_length page_box_share page_prose_boxes page_paragraphs
    page_repeats
"""
PAGE_NAMES = tuple(_OF_PAGE.split())
"""The features that all blocks of a page share."""

_OF_BLOCK = """
    own_top_box box2_siblings box1_buttons box2_buttons button_share in_form box2_headings part_share main_or_none
"""
BLOCK_NAMES = tuple(_OF_BLOCK.split())
"""The features of a block by its place in that shape."""

_ACTION, _MAIN = BIT["action"], TAG_BIT["main"]
_TRUNK_BITS = (BIT["content"], BIT["article"], BIT["main"])


class PageShape:
    """The boxes, buttons, forms and headings of one page."""

    def __init__(
        self,
        blocks: Sequence[TextBlock],
        frame_tree: FrameTree,
        boxes: Sequence[Frame],
        headings: Sequence[int],
        texts: int,
    ) -> None:
        """Take the page's blocks, their boxes, the count of headings before each, and how many texts differ."""
        self._tree = frame_tree
        self._headings = headings
        self._trunk = set(frame_tree.trunk)
        self._parts: dict[Frame, tuple[bool, Frame]] = {}
        self._of_boxes: dict[Frame, list[float]] = {}
        self._buttons = buttons = [0]
        prose_of: dict[Frame, int] = {}
        paragraphs = prose_blocks = 0
        for block, box in zip(blocks, boxes, strict=True):
            frame = block.frame
            buttons.append(buttons[-1] + (block.button_words > 0 or frame.bits & _ACTION > 0))
            if block.is_prose:
                prose_blocks += 1
                prose_of[box] = prose_of.get(box, 0) + block.words
                paragraphs += block.words if frame.tag == "p" else 0
        self._top_box = max(prose_of, key=prose_of.__getitem__, default=None)
        mains, forms = self._landmarks(blocks)
        self._has_main = mains > 0
        trunk = frame_tree.trunk
        end, prose = trunk[-1], frame_tree.prose
        bits = 0
        for frame in trunk:
            bits |= frame.bits
        words, prose_count = end.words or 1, prose_blocks or 1
        self.page = [
            log1p(end.words), log1p(end.blocks), end.link_words / words, end.prose / words,
            *(1.0 if bits & bit else 0.0 for bit in _TRUNK_BITS),
            float(mains), log1p(buttons[-1]), log1p(headings[-1]), float(forms),
            trunk[0].prose / prose_count, max(prose_of.values(), default=0) / prose, len(prose_of) / prose_count,
            paragraphs / prose, 1 - texts / len(blocks),
        ]  # fmt: skip
        """`PAGE_NAMES`."""
        self._siblings: dict[tuple[Frame | None, str, int], int] = {}
        for box in {box_around(box) for box in set(boxes)}:
            mark = (box.parent, box.tag, box.bits)
            self._siblings[mark] = self._siblings.get(mark, 0) + 1

    def of_block(self, block: TextBlock, box: Frame, given: Inherited) -> list[float]:
        """Return a block's `BLOCK_NAMES`."""
        siblings, own, around, headings = self._of_box(box)
        in_form, part = self._part(block.frame)
        return [
            1.0 if box is self._top_box else 0.0, siblings, own, around, block.button_words / block.words,
            1.0 if in_form else 0.0, headings, part.words / self._tree.words,
            (1.0 if given.tags & _MAIN else 0.0) if self._has_main else -1.0,
        ]  # fmt: skip

    def _of_box(self, box: Frame) -> list[float]:
        """Return the siblings of the box around a box, the buttons a block in both, and the headings in the outer."""
        found = self._of_boxes.get(box)
        if found is None:
            outer = box_around(box)
            buttons, headings = self._buttons, self._headings
            found = self._of_boxes[box] = [
                float(self._siblings[outer.parent, outer.tag, outer.bits]),
                (buttons[box.last + 1] - buttons[box.first]) / box.blocks,
                (buttons[outer.last + 1] - buttons[outer.first]) / outer.blocks,
                (headings[outer.last + 1] - headings[outer.first]) / outer.blocks,
            ]
        return found

    def _part(self, frame: Frame) -> tuple[bool, Frame]:
        """Return whether a frame below the trunk is inside a form, and the frame below the trunk that holds it."""
        found = self._parts.get(frame)
        if found is None:
            if frame in self._trunk or frame.parent is None or frame.parent in self._trunk:
                found = (frame.tag == "form", frame)
            else:
                inside, part = self._part(frame.parent)
                found = (inside or frame.tag == "form", part)
            self._parts[frame] = found
        return found

    @staticmethod
    def _landmarks(blocks: Sequence[TextBlock]) -> tuple[int, int]:
        """Return how many `main` and `form` elements hold text."""
        mains = forms = 0
        seen: set[Frame] = set()
        for block in blocks:
            node: Frame | None = block.frame
            while node is not None and node not in seen:
                seen.add(node)
                mains += node.tag == "main"
                forms += node.tag == "form"
                node = node.parent
        return mains, forms
