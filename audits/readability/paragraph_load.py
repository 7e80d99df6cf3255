"""Measure a paragraph, and find where it breaks best."""

from __future__ import annotations

import re
from itertools import accumulate
from typing import NamedTuple

from audits.readability.paragraph_openings import hangs, is_label, tells_what_to_do
from language.text_blocks import BlockText

_TYPED_ITEM = re.compile(r"(?<=\s)[-–•*·]\s|(?<=[;:])\s|(?<=\s)\(?\d{1,2}[.)]\s")
"""Matches the sign before each item of ``Call us for: - a fever - a rash``."""
_FEW_ITEMS = 4
"""Signs that a paragraph may hold and still be none that is a list in a line."""

_GLUED_TITLE = re.compile(r"(?:\b[A-Z][\w’'-]*\s){4}[A-Z]")
"""Matches ``Important All Year Long No`` of ``Why Sunglasses are Important All Year Long No doubt you have``."""


LEAST_SIDE = 40
"""Words on either side of a break: two or three sentences. Own choice."""
LEAST_TIPS = 5
"""Sentences that say what to do and make a list; own choice."""
SHARE_OF_TIPS = 0.5
"""Their least share of a paragraph's sentences; own choice."""


class ParagraphLoad(NamedTuple):
    """A paragraph's length, and the sentence that a new one begins with."""

    words: int
    """Pieces between white space."""
    sentences: int
    breaks_before: int
    """Number of the sentence that begins a new paragraph, counted from 1; 0 where none does it well."""
    tips: int
    """Sentences that say what to do, where they belong in a list; else 0."""
    start: int
    """Offset of that sentence, of the first tip, else of the first sentence."""
    end: int


def words_of_paragraph(text: str, block: BlockText) -> int:
    """Return the words of a block's sentences: pieces between white space."""
    return sum(_words_of_sentences(text, block))


def paragraph_load(text: str, block: BlockText) -> ParagraphLoad:
    """Return the load of a block.

    It breaks before the label nearest to its middle (*Tip Number Two*), else before the sentence nearest to it that
    does not go on with the one before; never between two tips.
    """
    spans = block.sentences
    counts = _words_of_sentences(text, block)
    words = sum(counts)
    written = [text[start:end] for start, end in spans]
    tells = [tells_what_to_do(sentence) for sentence in written]
    before = list(accumulate(counts, initial=0))

    def off_the_middle(index: int) -> float:
        return abs(before[index] - words / 2)

    free = [at for at in range(1, len(spans)) if min(before[at], words - before[at]) >= LEAST_SIDE]
    labels = [at for at in free if is_label(written[at])]
    good = labels or [at for at in free if not hangs(written[at]) and not (tells[at] and tells[at - 1])]
    tips = 0 if labels or sum(tells) < max(LEAST_TIPS, SHARE_OF_TIPS * len(spans)) else sum(tells)
    at = tells.index(True) if tips else min(good, key=off_the_middle, default=0)
    start, end = spans[at] if spans else (block.start, block.end)
    return ParagraphLoad(words, len(spans), at + 1 if good and not tips else 0, tips, start, end)


def _words_of_sentences(text: str, block: BlockText) -> list[int]:
    return [len(text[start:end].split()) for start, end in block.sentences]


def is_list_in_a_line(text: str, block: BlockText) -> bool:
    """Return whether signs divide a block into items, or titles into cards: lines that the page's markup glued."""
    if len(_TYPED_ITEM.findall(text, block.start, block.end)) > _FEW_ITEMS:
        return True
    return len(_GLUED_TITLE.findall(text, block.start, block.end)) > 1
