"""How likely a page is an article, from its evidence: a logistic regression."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from functools import cache
from importlib.resources import files


@cache
def _model() -> dict[str, float]:
    """Weights by name of evidence, and ``bias``; made by ``benchmarks/train_kinds.py``."""
    text = (files("crawler.extract.kinds") / "article_weights.json").read_text("utf-8")
    weights: dict[str, float] = json.loads(text)["weights"]
    return weights


def article_score(evidence: Mapping[str, float]) -> float:
    """Return the likelihood that a page with this evidence is an article, 0 to 1."""
    weights = _model()
    total = weights["bias"] + sum(value * weights.get(name, 0.0) for name, value in evidence.items())
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))
