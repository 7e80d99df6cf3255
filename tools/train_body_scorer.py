"""Train the body scorer's trees and write `extraction/models/body_scorer.json`.

    python -m tools.train_body_scorer --half tuned|all
                                                      trains on that half, or on all pages, and writes the weights
    python -m tools.train_body_scorer --folds 5  the whole vote on pages that its trees have never seen; writes
                                                      nothing
    python -m tools.train_body_scorer --sample FILE
                                                      trains nothing, and writes a few vectors with what the committed
                                                      trees give them, for the tests

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
from unittest.mock import patch

import lightgbm
import numpy as np

from benchmarks.article_data import LabelledPage, labelled_pages
from benchmarks.articles import body_only
from benchmarks.body_overlap import shingle_f1, shingle_score, word_f1
from extraction.body import scorer
from extraction.body.features import NAMES, features
from extraction.body.vote_features import VOTE_NAMES, vote_features
from extraction.body.voters import block_shares, block_words, poll, trafilatura_fast
from extraction.page.blocks import segment
from extraction.page.document import UnreadablePage, parse
from tools.body_labels import block_labels
from tools.pinned_sample import check_trees, pinned_sample
from tools.provenance import made

WEIGHTS = Path(__file__).resolve().parents[1] / "extraction" / "models" / "body_scorer.json"
ROUNDS = 120
LEAF_DIGITS = 6
PARAMETERS = {
    "objective": "binary", "learning_rate": 0.12, "num_leaves": 24, "min_data_in_leaf": 60, "lambda_l2": 5.0,
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
    shares = block_shares(poll(trafilatura_fast, document.root) or "", block_words(blocks))
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
            return round(tree["leaf_value"], LEAF_DIGITS)
        threshold = float(f"{tree['threshold']:.8g}")
        return [tree["split_feature"], threshold, node(tree["left_child"]), node(tree["right_child"])]

    return [node(tree["tree_structure"]) for tree in booster.dump_model()["tree_info"]]


def weights_of(samples: list[Sample]) -> dict[str, Any]:
    """Return the scorer's weights: trees grown on these pages, checked against LightGBM's predictions."""
    return {
        "alone": {"features": NAMES, "trees": checked_trees(samples, "alone")},
        "with_vote": {"features": NAMES + VOTE_NAMES, "trees": checked_trees(samples, "voted")},
    }


def checked_trees(samples: list[Sample], part: str) -> list[Any]:
    """Return the plain trees for ``alone`` or ``voted`` vectors."""
    booster = train(samples, part)
    vectors = np.concatenate([getattr(sample, part) for sample in samples])
    trees = plain(booster)
    check_trees(trees, vectors.tolist(), booster.predict(vectors, num_threads=1), LEAF_DIGITS)
    return trees


def sample_of_shipped(samples: list[Sample]) -> str:
    """Return pinned samples for both sets of the committed trees."""
    shipped = json.loads(WEIGHTS.read_text(encoding="utf-8"))
    lines = ""
    for name, part in (("alone", "alone"), ("with_vote", "voted")):
        vectors = np.concatenate([getattr(sample, part) for sample in samples])
        lines += pinned_sample(name, shipped[name]["trees"], vectors.tolist())
    return lines


def cross_validate(samples: list[Sample], folds: int) -> None:
    """Print the body figures of the whole vote, each page by trees that never saw it, by half and for all."""
    shingled: dict[bool, list[tuple[float, float]]] = {True: [], False: []}
    words: dict[bool, list[float]] = {True: [], False: []}
    vote = body_only()
    for fold in range(folds):
        weights = weights_of([sample for sample in samples if _fold(sample, folds) != fold])
        scorer._score.cache_clear()
        with patch.object(scorer, "_WEIGHTS", weights):
            for page in (sample.page for sample in samples if _fold(sample, folds) == fold):
                body, _ = vote(page)
                if page.dataset == "aeb":
                    shingled[page.tuned].append(shingle_score(body, page.body))
                else:
                    words[page.tuned].append(word_f1(body, page.body))
    scorer._score.cache_clear()
    for name, halves in (("tuned", [True]), ("other", [False]), ("all", [True, False])):
        scores = [score for half in halves for score in shingled[half]]
        own = [score for half in halves for score in words[half]]
        if scores and own:
            figures = " ".join(f"{figure:.4f}" for figure in shingle_f1(scores))
            print(f"{name:6} aeb P R F1 {figures}  wcxb {np.mean(own):.4f}", flush=True)


def _fold(sample: Sample, folds: int) -> int:
    return int(md5(sample.page.name.encode(), usedforsecurity=False).hexdigest(), 16) % folds


def main() -> None:
    """Train, or cross-validate."""
    arguments = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    arguments.add_argument("--folds", type=int, default=0)
    arguments.add_argument("--half", choices=("tuned", "all"), default="all")
    arguments.add_argument("--sample", type=Path)
    chosen = arguments.parse_args()
    pages = [
        page for page in labelled_pages() if page.kind == "article" and (page.tuned or chosen.half == "all")
    ]
    if not pages:
        print("skipped: ../shared/data is not there")
        return
    samples = [sample for sample in map(sample_of, pages) if sample is not None]
    if chosen.folds:
        cross_validate(samples, chosen.folds)
        return
    if chosen.sample:
        chosen.sample.write_text(sample_of_shipped(samples), encoding="utf-8")
        return
    origin = made(
        [sample.page for sample in samples],
        lambda page: page.body,
        f"lightgbm {lightgbm.__version__}",
        f"--half {chosen.half}",
    )
    weights = {"made": origin, **weights_of(samples)}
    WEIGHTS.write_text(json.dumps(weights, separators=(",", ":")) + "\n", encoding="utf-8")
    print(f"{WEIGHTS}: {WEIGHTS.stat().st_size} bytes, {len(samples)} pages")


if __name__ == "__main__":
    main()
