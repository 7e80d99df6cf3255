"""Compute features of a block from another extractor's vote: its share of the block and of the blocks around."""

from __future__ import annotations

from collections.abc import Sequence

from extraction.page.blocks import Frame, TextBlock
from extraction.page.frame_tree import box_of

VOTE_NAMES = (
    "vote", "vote_-2", "vote_-1", "vote_1", "vote_2", "vote_box", "vote_page", "vote_before", "vote_after",
)  # fmt: skip
"""The features in the order of the vectors."""


def vote_features(
    blocks: Sequence[TextBlock], shares: Sequence[float], at: Sequence[int]
) -> list[list[float]]:
    """Return a vector for each of these blocks, in the order of `VOTE_NAMES`, from `voters.block_shares`."""
    padded = [0.0, 0.0, *shares, 0.0, 0.0]
    near = [box_of(block) for block in blocks]
    voted: dict[Frame, float] = {}
    size: dict[Frame, int] = {}
    before = []
    total = 0.0
    for block, box, share in zip(blocks, near, shares, strict=True):
        voted[box] = voted.get(box, 0.0) + share * block.words
        size[box] = size.get(box, 0) + block.words
        before.append(total)
        total += share * block.words
    page = total / max(1, sum(block.words for block in blocks))
    whole = max(1.0, total)
    return [
        [
            shares[i], padded[i], padded[i + 1], padded[i + 3], padded[i + 4],
            voted[near[i]] / max(1, size[near[i]]), page, before[i] / whole,
            1 - (before[i] + shares[i] * blocks[i].words) / whole,
        ]
        for i in at
    ]  # fmt: skip
