"""Trains the body scorer's trees on the tuning halves and writes `crawler/extract/body/scorer_weights.json`.

    python -m benchmarks.train_body_scorer            trains on the whole tuning half and writes the weights
    python -m benchmarks.train_body_scorer --folds 5  prints cross-validated body figures and writes nothing

Needs LightGBM and numpy, which the product does not. The pages are read from beside the project and never
committed; only numbers are.
"""

from __future__ import annotations

import argparse
import json
from dataclasses import dataclass
from hashlib import md5
from pathlib import Path
from typing import Any

import lightgbm
import numpy as np

from benchmarks.article_data import LabelledPage, labelled_pages
from benchmarks.body_labels import block_labels
from benchmarks.body_overlap import shingle_f1, shingle_score, word_f1
from crawler.extract.body.features import NAMES, features
from crawler.extract.body.segment import segment
from crawler.extract.body.vote_features import VOTE_NAMES, vote_features
from crawler.extract.body.voters import block_words, mapped, poll, trafilatura_fast
from crawler.extract.document import UnreadablePage, parse

WEIGHTS = Path(__file__).resolve().parents[1] / "crawler" / "extract" / "body" / "scorer_weights.json"
ROUNDS = 120
PARAMETERS = {
    "objective": "binary", "learning_rate": 0.12, "num_leaves": 16, "min_data_in_leaf": 40, "lambda_l2": 5.0,
    "feature_fraction": 0.3, "bagging_fraction": 0.8, "bagging_freq": 1, "extra_trees": True, "max_bin": 63,
    "num_threads": 1, "deterministic": True, "seed": 1, "verbose": -1,
}  # fmt: skip


@dataclass
class Sample:
    """One page as training sees it."""

    page: LabelledPage
    texts: list[str]
    at: list[int]
    alone: Any
    voted: Any
    labels: Any
    weights: Any


def sample_of(page: LabelledPage) -> Sample | None:
    """Return a page's vectors, labels and weights (square root of words, equal pages, news counted 1.5 times)."""
    try:
        document = parse(page.html, page.url)
    except UnreadablePage:
        return None
    blocks = segment(document.body)
    meta = document.structured.first_meta
    at, vectors = features(blocks, meta("og:title") or document.title, meta("og:description", "description"))
    if not at:
        return None
    shares = mapped(poll(trafilatura_fast, document.root) or "", block_words(blocks))
    votes = vote_features(blocks, shares, at)
    texts = [block.text for block in blocks]
    labels = block_labels(texts, page.body)
    size = np.array([block.words for block in blocks], dtype=float)
    weights = np.sqrt(size) / np.sqrt(size).sum() * 100 + np.log1p(size) * 0.2
    weights *= 1.5 if page.dataset == "aeb" else 1.0
    alone = np.array(vectors)
    voted = np.hstack([alone, np.array(votes)])
    return Sample(page, texts, at, alone, voted, np.array(labels)[at], weights[at])


def train(samples: list[Sample], part: str) -> lightgbm.Booster:
    """Return the trees for ``alone`` or ``voted`` vectors."""
    data = lightgbm.Dataset(
        np.concatenate([getattr(sample, part) for sample in samples]),
        np.concatenate([sample.labels for sample in samples]).astype(int),
        weight=np.concatenate([sample.weights for sample in samples]),
        params={"max_bin": 63, "verbose": -1},
    )
    return lightgbm.train(PARAMETERS, data, ROUNDS)


def plain(booster: lightgbm.Booster) -> list[Any]:
    """Return the trees as nested lists of numbers."""

    def node(tree: dict[str, Any]) -> Any:
        if "leaf_value" in tree:
            return round(tree["leaf_value"], 6)
        threshold = float(f"{tree['threshold']:.8g}")
        return [tree["split_feature"], threshold, node(tree["left_child"]), node(tree["right_child"])]

    return [node(tree["tree_structure"]) for tree in booster.dump_model()["tree_info"]]


def cross_validate(samples: list[Sample], folds: int) -> None:
    """Print the body figures of pages scored by trees that never saw them."""
    for part in ("alone", "voted"):
        for threshold in (0.35, 0.4, 0.45, 0.5):
            shingled, words = [], []
            for fold in range(folds):
                own = [sample for sample in samples if _fold(sample, folds) == fold]
                key = f"{part}{fold}"
                if key not in _BOOSTERS:
                    _BOOSTERS[key] = train([s for s in samples if _fold(s, folds) != fold], part)
                for sample in own:
                    scores = _BOOSTERS[key].predict(getattr(sample, part), num_threads=1)
                    chosen = [
                        sample.texts[at]
                        for at, score in zip(sample.at, scores, strict=True)
                        if score >= threshold
                    ]
                    if sample.page.dataset == "aeb":
                        shingled.append(shingle_score("\n".join(chosen), sample.page.body))
                    else:
                        words.append(word_f1("\n".join(chosen), sample.page.body))
            figures = " ".join(f"{figure:.4f}" for figure in shingle_f1(shingled))
            print(part, threshold, "aeb", figures, f"wcxb {np.mean(words):.4f}")


_BOOSTERS: dict[str, lightgbm.Booster] = {}


def _fold(sample: Sample, folds: int) -> int:
    return int(md5(sample.page.name.encode(), usedforsecurity=False).hexdigest(), 16) % folds


def main() -> None:
    """Train, or cross-validate."""
    arguments = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    arguments.add_argument("--folds", type=int, default=0)
    chosen = arguments.parse_args()
    pages = [page for page in labelled_pages() if page.tuned and page.kind == "article"]
    if not pages:
        print("skipped: ../shared/data is not there")
        return
    samples = [sample for sample in map(sample_of, pages) if sample is not None]
    if chosen.folds:
        cross_validate(samples, chosen.folds)
        return
    weights = {
        "alone": {"features": NAMES, "trees": plain(train(samples, "alone"))},
        "with_vote": {"features": NAMES + VOTE_NAMES, "trees": plain(train(samples, "voted"))},
    }
    WEIGHTS.write_text(json.dumps(weights, separators=(",", ":")) + "\n", encoding="utf-8")
    print(f"{WEIGHTS}: {WEIGHTS.stat().st_size} bytes, {len(samples)} pages")


if __name__ == "__main__":
    main()
