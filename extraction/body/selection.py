"""Choose the blocks of a body by their likelihoods, so that the expected F1 of its words is the highest.

The best choice takes every block that is likelier than half of the F1 it reaches (Lipton, Elkan and Naryanaswamy 2014,
"Optimal Thresholding of Classifiers to Maximize F1 Measure", https://arxiv.org/abs/1402.1892): about .5 on a page that
the scorer is sure of, less on one that it is not. A page that names no kind so gets the threshold that its kind needs.
"""

from __future__ import annotations

from collections.abc import Sequence

from extraction.page.blocks import TextBlock
from extraction.page.class_hints import BIT
from extraction.page.frame_tree import ASIDE_TAGS, TAG_BIT, FrameTree
from schemas.vocabulary import BlockKind

LEAST = 0.3
"""Likelihood below which a block is never body, however doubtful the page: a menu's words are not a text."""


LEAST_HEADING = 0.2
"""Likelihood below which a heading is not kept with its text either; from .4 to 0 the data sets' F1 moves by less than
.002."""
LEAST_AUTHOR_BOX = 0.75
"""Likelihood below which a part that is named an author's is not body beside another text: the box under a post."""

_AUTHOR = BIT["author"]
_EDGES = sum(TAG_BIT[tag] for tag in ASIDE_TAGS)


def body_of(
    blocks: Sequence[TextBlock], scores: Sequence[float], frame_tree: FrameTree
) -> tuple[list[bool], float]:
    """Return for each block whether it is body, and the F1 of words to expect of that.

    Beside another text, what is in an element of the page's edge is not body, nor a doubtful author's box; a heading
    inside of the body is kept with its text.
    """
    words = [block.words for block in blocks]
    taken = _without_edges(blocks, choose(words, scores)[0], scores, frame_tree)
    taken = _with_headings(blocks, taken, scores)
    return taken, expected_f1(words, scores, taken)


def expected_f1(words: Sequence[int], scores: Sequence[float], taken: Sequence[bool]) -> float:
    """Return the F1 of words to expect of a choice: twice the right words by the taken and the body's; 0 for none."""
    total = sum(size * score for size, score in zip(words, scores, strict=True))
    inside = [at for at, chosen in enumerate(taken) if chosen]
    if not inside:
        return 0.0
    return 2 * sum(words[at] * scores[at] for at in inside) / (sum(words[at] for at in inside) + total)


def choose(words: Sequence[int], scores: Sequence[float]) -> tuple[list[bool], float]:
    """Return for each block whether it is body, and the F1 of words to expect of that; 0 where nothing is taken."""
    total = sum(size * score for size, score in zip(words, scores, strict=True))
    best, least = 0.0, 1.0
    taken = right = 0.0
    for score, size in sorted(zip(scores, words, strict=True), reverse=True):
        if score < LEAST:
            break
        taken += size
        right += size * score
        expected = 2 * right / (taken + total)
        if expected > best:
            best, least = expected, score
    return [score >= least and best > 0 for score in scores], best


def _without_edges(
    blocks: Sequence[TextBlock], taken: list[bool], scores: Sequence[float], frame_tree: FrameTree
) -> list[bool]:
    """Return the choice without the page's edges and author's boxes, or all of it where they are all that it holds."""
    kept = list(taken)
    others = False
    for at, block in enumerate(blocks):
        if taken[at]:
            given = frame_tree.inherited(block.frame)
            edge, author = given.tags & _EDGES > 0, given.near & _AUTHOR > 0
            others = others or not (edge or author)
            kept[at] = not edge and not (author and scores[at] < LEAST_AUTHOR_BOX)
    return kept if others else taken


def _with_headings(blocks: Sequence[TextBlock], taken: Sequence[bool], scores: Sequence[float]) -> list[bool]:
    """Return the choice with the headings inside of it whose text is taken."""
    kept = list(taken)
    first = kept.index(True) if any(kept) else len(kept)
    for at in range(len(kept) - 2, first, -1):
        if kept[at + 1] and blocks[at].kind is BlockKind.HEADING and scores[at] >= LEAST_HEADING:
            kept[at] = True
    return kept
