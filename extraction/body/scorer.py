"""Score how likely each block is body, by trees trained on pages with a known body.

`extraction/models/body_scorer.json` is written by `tools/train_body_scorer.py` from the pages of the
article-extraction benchmark (Scrapinghub, MIT) and the articles, services, documentation and products of WCXB (Murrough
Foley, CC BY 4.0). One scorer reads pages of every kind and never knows which.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import cache
from importlib.resources import files

from extraction.body.features import NAMES, features
from extraction.body.vote_features import VOTE_NAMES, vote_features
from extraction.models.trees import Score, compiled
from extraction.page.blocks import TextBlock
from extraction.page.frame_tree import FrameTree

_WEIGHTS = json.loads((files("extraction.models") / "body_scorer.json").read_text(encoding="utf-8"))


@cache
def _score(name: str, names: tuple[str, ...]) -> Score:
    part = _WEIGHTS[name]
    if tuple(part["features"]) != names:
        raise RuntimeError(f"body_scorer.json holds weights of other features; train {name} again")
    return compiled(part["trees"], len(names))


class PageScorer:
    """Scores of the blocks of a page that has some; their features are computed once."""

    def __init__(self, blocks: Sequence[TextBlock], title: str | None, description: str | None) -> None:
        self._blocks = blocks
        self.frame_tree = FrameTree(blocks)
        self._at, self._vectors = features(blocks, title, description, self.frame_tree)

    def alone(self) -> list[float]:
        """Return each block's probability of being body, by the page alone."""
        score = _score("alone", NAMES)
        return self._spread([score(vector) for vector in self._vectors])

    def with_vote(self, shares: Sequence[float]) -> list[float]:
        """Return each block's probability of being body, given another extractor's vote."""
        score = _score("with_vote", NAMES + VOTE_NAMES)
        votes = vote_features(self._blocks, shares, self._at)
        return self._spread([score(vector + vote) for vector, vote in zip(self._vectors, votes, strict=True)])

    def _spread(self, scores: Sequence[float]) -> list[float]:
        spread = [0.0] * len(self._blocks)
        for at, score in zip(self._at, scores, strict=True):
            spread[at] = score
        return spread
