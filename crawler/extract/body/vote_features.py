"""What another extractor's vote adds to a block's features: its share of the block and of the blocks around."""

from __future__ import annotations

from collections.abc import Sequence

from crawler.extract.body.segment import Frame, TextBlock
from crawler.extract.body.skeleton import boxes

VOTE_NAMES = (
    "vote", "vote_-2", "vote_-1", "vote_1", "vote_2", "vote_box", "vote_page", "vote_before", "vote_after",
)  # fmt: skip
"""The features in the order of the vectors."""


def vote_features(blocks: Sequence[TextBlock], shares: Sequence[float]) -> list[list[float]]:
    """Return one vector a block, in the order of `VOTE_NAMES`, from the shares that `voters.mapped` gives."""
    padded = [0.0, 0.0, *shares, 0.0, 0.0]
    near = [boxes(block)[0] for block in blocks]
    voted: dict[Frame, float] = {}
    size: dict[Frame, int] = {}
    total = 0.0
    for block, box, share in zip(blocks, near, shares, strict=True):
        voted[box] = voted.get(box, 0.0) + share * block.words
        size[box] = size.get(box, 0) + block.words
        total += share * block.words
    page = total / max(1, sum(block.words for block in blocks))
    rows, before = [], 0.0
    whole = max(1.0, total)
    for at, (block, box, share) in enumerate(zip(blocks, near, shares, strict=True)):
        own = share * block.words
        rows.append(
            [
                share, padded[at], padded[at + 1], padded[at + 3], padded[at + 4], voted[box] / max(1, size[box]),
                page, before / whole, 1 - (before + own) / whole,
            ]
        )  # fmt: skip
        before += own
    return rows
