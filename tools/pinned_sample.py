"""Make pinned samples: a few real feature vectors with the probability that the shipped trees give each.

The tests predict them again, without the training library and without the data.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from extraction.models.trees import compiled

SIZE = 12


def pinned_sample(model: str, trees: Sequence[Any], vectors: Sequence[Sequence[float]]) -> str:
    """Return `SIZE` of these vectors, from the least to the most probable in even steps, as JSON Lines.

    Each line holds the name of the model, the probability that its trees give, and the vector.
    """
    score = compiled(trees, len(vectors[0]))
    ranked = sorted((score(vector), at) for at, vector in enumerate(vectors))
    chosen = [ranked[step * (len(ranked) - 1) // (SIZE - 1)] for step in range(SIZE)]
    rows = [
        {"model": model, "probability": probability, "vector": [float(value) for value in vectors[at]]}
        for probability, at in chosen
    ]
    return "".join(json.dumps(row, separators=(",", ":")) + "\n" for row in rows)


def check_trees(
    trees: Sequence[Any], vectors: Sequence[Sequence[float]], expected: Sequence[float], leaf_digits: int
) -> None:
    """Check that plain trees give the training library's own predictions for these vectors.

    Each leaf is off by at most half of its last decimal, and a probability rises by at most a quarter of what the
    sum of the leaves rises by.

    Raises:
        RuntimeError: a probability is off by more than that.
    """
    score = compiled(trees, len(vectors[0]))
    allowed = len(trees) * 0.5 * 10**-leaf_digits / 4 + 1e-9
    worst = max(abs(score(vector) - own) for vector, own in zip(vectors, expected, strict=True))
    if worst > allowed:
        raise RuntimeError(
            f"plain trees are off by {worst:.2e} where rounding allows {allowed:.2e}: see `compiled` and the trainer"
        )
    print(
        f"plain trees give the library's {len(vectors)} predictions within {worst:.1e} (allowed {allowed:.1e})"
    )
