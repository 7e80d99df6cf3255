"""Compute the scorer's features: numbers for each block of a page, from its text, position and neighbours."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from math import log1p
from typing import TypeVar

from extraction.body.page_shape import BLOCK_NAMES, PAGE_NAMES, PageShape
from extraction.body.phrases import MAX_CHARACTERS, PHRASES, phrases_in
from extraction.page.blocks import Frame, TextBlock
from extraction.page.class_hints import BIT, GROUPS
from extraction.page.frame_tree import TAG_BIT, TAGS, FrameTree, box_around, box_of
from schemas.vocabulary import BlockKind

_NEAR = tuple(
    name for name in GROUPS if name not in ("advert", "form", "newsletter", "consent", "contents", "paywall")
)
_OWN = ("meta", "caption", "related", "lead", "content")
_WIDE = ("content", "article", "main", "sidebar", "comment", "related")
_NEAR_BITS = tuple(BIT[name] for name in _NEAR)
_OWN_BITS = tuple(BIT[name] for name in _OWN)
_WIDE_BITS = tuple(BIT[name] for name in _WIDE)
_TAG_BITS = tuple(TAG_BIT[tag] for tag in TAGS)
_NAVIGATION, _NAV, _FOOTER = BIT["navigation"], TAG_BIT["nav"], TAG_BIT["footer"]

_ENDS = frozenset(".!?…\"”’'»)。！？")
_REPEATED_CHARACTERS = 500
"""Characters of a text up to which its measures are remembered, so that they take little memory."""
_SPAN = 20
"""Blocks looked back and ahead for prose."""
_OFFSETS = (-3, -2, -1, 1, 2, 3)


Item = TypeVar("Item")

_OF_TEXT = """
    words link_share links strong_share word_length commas ends capitals digits colon question heading level
    list_item row quote tag_p tag_div tag_li repeated_text title_like description_like
"""


def _names() -> list[str]:
    names = _OF_TEXT.split()
    names += [f"says_{name}" for name in PHRASES]
    names += [f"near_{name}" for name in _NEAR]
    names += [f"own_{name}" for name in _OWN]
    names += [f"wide_{name}" for name in _WIDE]
    names += [f"in_{tag}" for tag in TAGS]
    names += ["hidden", "depth"]
    for at in (1, 2, 3):
        names += [f"box{at}_{what}" for what in ("words", "prose_share", "link_share", "blocks", "of_page")]
    names += ["in_trunk", "trunk_up", "trunk_down", "trunk_share"]
    names += ["position", "words_before", "prose_before", "prose_after"]
    names += ["h1_distance", "after_h1", "prose_since_h1"]
    for at in _OFFSETS:
        names += [f"next{at}_words", f"next{at}_link_share", f"next{at}_heading", f"next{at}_same_box"]
    names += ["section_link_share", "section_words", "section_level", "section_like", "box1_siblings"]
    names += ["box1_headings", "box1_first_link_share"]
    names += ["prose_back", "prose_ahead", "sibling_back", "sibling_ahead", "under_heading", "heading_prose"]
    names += ["alike_blocks", "alike_words", "alike_share"]
    names += ["page_prose", "page_blocks", "page_link_share", "page_articles"]
    names += [*PAGE_NAMES, *BLOCK_NAMES]
    return names


NAMES: tuple[str, ...] = tuple(_names())
"""The features in the order of the vectors; the weights name those that they were trained on."""


def features(
    blocks: Sequence[TextBlock],
    title: str | None,
    description: str | None,
    frame_tree: FrameTree | None = None,
) -> tuple[list[int], list[list[float]]]:
    """Return the indexes of the blocks that can be body at all, and one vector for each, in the order of `NAMES`.

    Left out, as never body: short blocks in navigation, and link texts far from any prose. That halves the
    work and costs 0.7 % of the body words of the pages it was tuned on.
    """
    if not blocks:
        return [], []
    page = _Page(blocks, title, description, frame_tree or FrameTree(blocks))
    at = [index for index in range(len(blocks)) if not page.hopeless(index)]
    return at, [page.vector(index) for index in at]


class _Page:
    """Measures that all blocks of a page share."""

    def __init__(
        self,
        blocks: Sequence[TextBlock],
        title: str | None,
        description: str | None,
        frame_tree: FrameTree,
    ) -> None:
        self.blocks = blocks
        self.frame_tree = frame_tree
        count = len(blocks)
        self.title = set((title or "").casefold().split())
        self.description = " ".join((description or "").casefold().split())[:60]
        self.is_prose = [block.is_prose for block in blocks]
        self.log_words = [log1p(block.words) for block in blocks]
        self.link_share = [block.link_words / block.words for block in blocks]
        self.boxes = [box_of(block) for block in blocks]
        self._of_boxes: dict[Frame, list[float]] = {}
        self._insides: dict[Frame, tuple[float, float, float]] = {}
        self._alikes: dict[tuple[str, str, int], tuple[float, float, float]] = {}
        self.near = _padded(
            [
                (log_words, links, 1.0 if block.kind is BlockKind.HEADING else 0.0)
                for block, log_words, links in zip(blocks, self.log_words, self.link_share, strict=True)
            ],
            (0.0, 0.0, 0.0),
        )
        """What a block tells its neighbours, behind three for those before the first."""
        self.beside = _padded(self.boxes, None)
        """The boxes, padded likewise."""
        self.back = _last_before(self.is_prose)
        self.ahead = [count - 1 - at if at >= 0 else -1 for at in _last_before(self.is_prose[::-1])][::-1]
        self.h1 = self._headline()
        self.repeated: dict[str, int] = {}
        self.alike: dict[tuple[str, str, int], list[int]] = {}
        self.headings = [0]
        self.words_before = [0]
        self.prose_before = [0]
        for block, prose in zip(blocks, self.is_prose, strict=True):
            self.repeated[block.text] = self.repeated.get(block.text, 0) + 1
            tally = self.alike.setdefault(_likeness(block.frame), [0, 0, 0])
            tally[0] += 1
            tally[1] += block.words
            tally[2] += block.link_words
            self.headings.append(self.headings[-1] + (block.kind is BlockKind.HEADING))
            self.words_before.append(self.words_before[-1] + block.words)
            self.prose_before.append(self.prose_before[-1] + (block.words if prose else 0))
        self.siblings: dict[tuple[Frame | None, str, int], int] = {}
        for box in set(self.boxes):
            mark = (box.parent, box.tag, box.bits)
            self.siblings[mark] = self.siblings.get(mark, 0) + 1
        self.sections = self._sections()
        top = frame_tree.trunk[0]
        articles = len({block.frame for block in blocks if block.frame.tag == "article"})
        self.page = [log1p(top.prose), log1p(count), top.link_words / frame_tree.words, float(articles)]
        self.trunk_share = frame_tree.trunk[-1].prose / frame_tree.prose
        self.shape = PageShape(blocks, frame_tree, self.boxes, self.headings, len(self.repeated))
        self.page += self.shape.page

    def hopeless(self, at: int) -> bool:
        """Return whether a block is left out before its features are computed."""
        words, links = self.blocks[at].words, self.link_share[at]
        back, ahead = self.back[at], self.ahead[at]
        gap = min(at - back if back >= 0 else _SPAN, ahead - at if ahead >= 0 else _SPAN)
        if words < 10 and ((links > 0.8 and gap > 2) or (words <= 3 and gap > 6)):
            return True
        if words >= 10 and links <= 0.5:
            return False
        given = self.frame_tree.inherited(self.blocks[at].frame)
        if links > 0.5 and given.near & _NAVIGATION:
            return True
        return words < 10 and given.tags & (_NAV | _FOOTER) != 0

    def vector(self, i: int) -> list[float]:
        """Return a block's features in the order of `NAMES`."""
        block, frame_tree, boxes = self.blocks[i], self.frame_tree, self.boxes
        frame = block.frame
        given = frame_tree.inherited(frame)
        parent = frame.parent
        own = frame.bits | (parent.bits if parent is not None and parent.words <= frame_tree.limit else 0)
        box = boxes[i]
        up = len(frame_tree.trunk) - 1 - given.trunk
        before, prose_before = self.words_before[i], self.prose_before[i]
        since, prose, heading_row = self.sections[i]
        back, ahead = self.back[i], self.ahead[i]
        near, beside = self.near, self.beside
        return [
            *self._text(block, i),
            *_flags(given.near, own, given.wide, given.tags),
            float(given.hidden), float(given.depth),
            *self._of_box(box),
            float(up == 0), float(up), float(given.depth - given.trunk), self.trunk_share,
            i / len(self.blocks), before / frame_tree.words, prose_before / frame_tree.prose,
            1 - self.prose_before[i + 1] / frame_tree.prose,
            *self._after_headline(i, prose_before),
            *near[i], 1.0 if beside[i] is box else 0.0,
            *near[i + 1], 1.0 if beside[i + 1] is box else 0.0,
            *near[i + 2], 1.0 if beside[i + 2] is box else 0.0,
            *near[i + 4], 1.0 if beside[i + 4] is box else 0.0,
            *near[i + 5], 1.0 if beside[i + 5] is box else 0.0,
            *near[i + 6], 1.0 if beside[i + 6] is box else 0.0,
            *heading_row,
            *self._inside(box),
            float(min(_SPAN, i - back)) if back >= 0 else _SPAN,
            float(min(_SPAN, ahead - i)) if ahead >= 0 else _SPAN,
            1.0 if back >= 0 and boxes[back] is box else 0.0,
            1.0 if ahead >= 0 and boxes[ahead] is box else 0.0,
            since, prose,
            *self._alike(frame),
            *self.page,
            *self.shape.of_block(block, box, given),
        ]  # fmt: skip

    def _after_headline(self, i: int, prose_before: int) -> tuple[float, float, float]:
        """Return how far a block is from the headline, whether behind it, and the prose between."""
        if self.h1 < 0:
            return (0.0, 0.0, 0.0)
        if i > self.h1:
            return (log1p(i - self.h1), 1.0, log1p(prose_before - self.prose_before[self.h1]))
        return (-log1p(self.h1 - i), 0.0, 0.0)

    def _inside(self, box: Frame) -> tuple[float, float, float]:
        """Return the siblings, the headings and the first link share of a box, computed once for all blocks in it."""
        found = self._insides.get(box)
        if found is None:
            found = self._insides[box] = (
                float(self.siblings[box.parent, box.tag, box.bits]),
                float(self.headings[box.last + 1] - self.headings[box.first]),
                self.link_share[box.first],
            )
        return found

    def _alike(self, frame: Frame) -> tuple[float, float, float]:
        """Return how many blocks are in elements of the same make, their words and link share; once for a make."""
        make = _likeness(frame)
        found = self._alikes.get(make)
        if found is None:
            count, words, link_words = self.alike[make]
            found = self._alikes[make] = (log1p(count), log1p(words), link_words / words)
        return found

    def _text(self, block: TextBlock, i: int) -> list[float]:
        text, words, kind, tag = block.text, block.words, block.kind, block.frame.tag
        length, commas, ends, capitals, digits, colon, question, phrases = (
            _of_repeated(text) if len(text) <= _REPEATED_CHARACTERS else _of_text(text)
        )
        fits_title = self.title and words <= 40
        fits_description = len(self.description) > 20
        folded = text[:MAX_CHARACTERS].casefold() if fits_title or fits_description else ""
        return [
            self.log_words[i],
            self.link_share[i],
            log1p(block.links),
            block.strong_words / words,
            length / words,
            commas / words,
            ends,
            capitals,
            digits,
            colon,
            question,
            1.0 if kind is BlockKind.HEADING else 0.0,
            float(block.level or 0),
            1.0 if kind is BlockKind.LIST_ITEM else 0.0,
            1.0 if kind is BlockKind.TABLE_ROW else 0.0,
            1.0 if kind is BlockKind.QUOTE else 0.0,
            1.0 if tag == "p" else 0.0,
            1.0 if tag == "div" else 0.0,
            1.0 if tag == "li" else 0.0,
            1.0 if self.repeated[text] > 1 else 0.0,
            self._like_title(folded) if fits_title else 0.0,
            1.0 if fits_description and folded.startswith(self.description) else 0.0,
            *phrases,
        ]

    def _of_box(self, box: Frame) -> list[float]:
        """Return measures of a box and of the two boxes around it, computed once for all blocks in it."""
        found = self._of_boxes.get(box)
        if found is None:
            found = self._of_boxes[box] = []
            for _ in range(3):
                size = box.words or 1
                found += (log1p(size), box.prose / size, box.link_words / size, log1p(box.blocks))
                found.append(size / self.frame_tree.words)
                box = box_around(box)
        return found

    def _like_title(self, folded: str) -> float:
        tokens = set(folded.split())
        return len(tokens & self.title) / len(tokens | self.title) if self.title else 0.0

    def _headline(self) -> int:
        """Return the index of the heading most like the title, or -1."""
        best, at = 0.0, -1
        for index, block in enumerate(self.blocks):
            if block.kind is BlockKind.HEADING and block.words <= 40:
                like = (
                    self._like_title(block.text.casefold()) + (0.3 if block.level == 1 else 0) - 0.001 * index
                )
                if like > best:
                    best, at = like, index
        return at

    def _sections(self) -> list[tuple[float, float, list[float]]]:
        """Return for each block the blocks since its heading, the section's prose and the heading's features."""
        count = len(self.blocks)
        found: list[tuple[float, float, list[float]]] = [(float(_SPAN), 0.0, [0.0, 0.0, 0.0, 0.0])] * count
        starts = [at for at, block in enumerate(self.blocks) if block.kind is BlockKind.HEADING]
        for start, end in zip(starts, [*starts, count][1:], strict=True):
            block = self.blocks[start]
            prose = log1p(sum(self.blocks[at].words for at in range(start, end) if self.is_prose[at]))
            like = self._like_title(block.text[:MAX_CHARACTERS].casefold())
            heading = [self.link_share[start], self.log_words[start], float(block.level or 0), like]
            for at in range(start, end):
                found[at] = (float(min(_SPAN, at - start)), prose, heading)
        return found


@lru_cache(maxsize=1024)
def _flags(near: int, own: int, wide: int, tags: int) -> tuple[float, ...]:
    """Return the flags of the names and tags around a block; the blocks of one element all have the same."""
    sets = ((near, _NEAR_BITS), (own, _OWN_BITS), (wide, _WIDE_BITS), (tags, _TAG_BITS))
    return tuple(1.0 if found & bit else 0.0 for found, bits in sets for bit in bits)


def _of_text(text: str) -> tuple[int, int, float, float, float, float, float, tuple[float, ...]]:
    """Return what hangs on a text alone: its length, commas, end, shares of capitals and digits, and wordings."""
    tokens = text[:400].split()
    firsts = [token[0] for token in tokens]
    last = text[-1]
    return (
        len(text),
        text.count(","),
        1.0 if last in _ENDS else 0.0,
        sum(map(str.isupper, firsts)) / len(tokens),
        sum(map(str.isdigit, firsts)) / len(tokens),
        1.0 if last == ":" else 0.0,
        1.0 if last == "?" else 0.0,
        tuple(phrases_in(text[:MAX_CHARACTERS].casefold())),
    )


_of_repeated = lru_cache(maxsize=4096)(_of_text)
"""`_of_text`, remembered: menus and footers repeat on every page of a site."""


def _padded(items: Sequence[Item], empty: Item) -> list[Item]:
    margin = [empty] * 3
    return [*margin, *items, *margin]


def _likeness(frame: Frame) -> tuple[str, str, int]:
    return frame.tag, frame.parent.tag if frame.parent is not None else "", frame.bits


def _last_before(flags: Sequence[bool]) -> list[int]:
    """Return for each index the last flagged index before it, or -1."""
    result, last = [], -1
    for at, flag in enumerate(flags):
        result.append(last)
        if flag:
            last = at
    return result
