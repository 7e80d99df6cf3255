"""Score how likely a page is an article, from its evidence, by boosted trees.

`extraction/models/article_score.json` is written by `tools/train_kinds.py` from the pages of WCXB (Murrough Foley,
CC BY 4.0) and the article-extraction benchmark (Scrapinghub, MIT).
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from extraction.models.trees import Score, compiled


@cache
def _model() -> tuple[tuple[str, ...], Score]:
    """Return the names of the evidence in the order of the vector, and the trees."""
    text = (files("extraction.models") / "article_score.json").read_text("utf-8")
    weights: dict[str, Any] = json.loads(text)
    return tuple(weights["features"]), compiled(weights["trees"], len(weights["features"]))


def article_score(evidence: Mapping[str, float]) -> float:
    """Return the likelihood that a page with this evidence is an article, 0 to 1."""
    names, score = _model()
    return score([evidence[name] for name in names])
