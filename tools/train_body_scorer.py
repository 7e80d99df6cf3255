"""Train the body scorer's trees and write `extraction/models/body_scorer.json`.

    python -m tools.train_body_scorer --half tuned|all
                                                      trains on that half, or on all pages, and writes the weights
    python -m tools.train_body_scorer --folds 5 [--split TEXT]
                                                      the whole vote on pages that its trees have never seen; writes
                                                      nothing; another text divides the pages in another way
    python -m tools.train_body_scorer --sample FILE
                                                      trains nothing, and writes a few vectors with what the committed
                                                      trees give them, for the tests

Grown on the page types of `GROWN_ON`; a page's type is never a feature.

Needs LightGBM and numpy, which the product does not. The pages are read from beside the project and never
committed; only numbers are.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable
from dataclasses import dataclass
from hashlib import md5
from pathlib import Path
from typing import Any
from unittest.mock import patch

import lightgbm
import numpy as np
from lxml import html

from benchmarks.article_data import GROWN_ON, LabelledPage, labelled_pages
from benchmarks.articles import body_reader, print_bands, text_of
from benchmarks.body_overlap import shingle_f1, shingle_score, word_f1
from benchmarks.confidence_bands import ReadText
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
ROUNDS = 200
LEAF_DIGITS = 6
PARAMETERS = {
    "objective": "binary", "learning_rate": 0.06, "num_leaves": 16, "min_data_in_leaf": 60, "lambda_l2": 5.0,
    "feature_fraction": 0.3, "bagging_fraction": 0.8, "bagging_freq": 1, "extra_trees": True, "max_bin": 63,
    "num_threads": 1, "deterministic": True, "seed": 1, "verbose": -1,
}  # fmt: skip

PAGE_WEIGHTS = {"aeb": 2.0, "article": 1.0, "documentation": 1.0, "service": 0.8, "product": 0.5}
"""Weight of a page by data set or type, so that articles lose nothing to the others."""


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
    """Return a page's vectors, labels and weights (square root of words, pages by `PAGE_WEIGHTS`)."""
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
    weights *= PAGE_WEIGHTS[_type(page)]
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


def cross_validate(samples: list[Sample], folds: int, split: str = "") -> None:
    """Print the figures of the whole vote, each page by trees that never saw it, and what its confidence means."""
    shingled: dict[bool, list[tuple[float, float]]] = {True: [], False: []}
    words: dict[tuple[str, bool], list[float]] = {}
    texts: list[ReadText | None] = []
    asked: dict[str, int] = {}
    reader = body_reader(first=_counted(asked))
    for fold in range(folds):
        weights = weights_of([sample for sample in samples if _fold(sample, folds, split) != fold])
        scorer._score.cache_clear()
        with patch.object(scorer, "_WEIGHTS", weights):
            for page in (sample.page for sample in samples if _fold(sample, folds, split) == fold):
                name = _type(page)
                asked[_NOW] = 0
                body = reader(page)[0]
                texts.append(text_of(page))
                asked[name] = asked.get(name, 0) + asked.pop(_NOW)
                f1 = word_f1(body, page.body)
                if page.dataset == "aeb":
                    shingled[page.tuned].append(shingle_score(body, page.body))
                words.setdefault((name, page.tuned), []).append(f1)
    scorer._score.cache_clear()
    for label, halves in (("tuned", [True]), ("other", [False]), ("all", [True, False])):
        scores = [score for half in halves for score in shingled[half]]
        if scores:
            print(f"{label:6} aeb P R F1 " + " ".join(f"{figure:.4f}" for figure in shingle_f1(scores)))
        for name in GROWN_ON:
            own = [score for half in halves for score in words.get((name, half), ())]
            if own:
                print(
                    f"{label:6} wcxb {name:14} {len(own):4}  mean {np.mean(own):.4f}  median {np.median(own):.4f}"
                )
    print("trafilatura asked:", {name: f"{count}/{_pages(words, name)}" for name, count in asked.items()})
    print("the whole line's texts by their confidence:")
    print_bands(texts)


_NOW = "this page"


def _counted(asked: dict[str, int]) -> Callable[[html.HtmlElement], str]:
    """Return trafilatura's vote, counted under `_NOW` when it is asked."""

    def voter(root: html.HtmlElement) -> str:
        asked[_NOW] += 1
        return trafilatura_fast(root)

    return voter


def _type(page: LabelledPage) -> str:
    return "aeb" if page.dataset == "aeb" else page.kind


def _pages(words: dict[tuple[str, bool], list[float]], name: str) -> int:
    return sum(len(own) for (kind, _), own in words.items() if kind == name)


def _fold(sample: Sample, folds: int, split: str) -> int:
    return int(md5((sample.page.name + split).encode(), usedforsecurity=False).hexdigest(), 16) % folds


def main() -> None:
    """Train, or cross-validate."""
    arguments = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    arguments.add_argument("--folds", type=int, default=0)
    arguments.add_argument("--split", default="")
    arguments.add_argument("--half", choices=("tuned", "all"), default="all")
    arguments.add_argument("--sample", type=Path)
    chosen = arguments.parse_args()
    pages = [
        page for page in labelled_pages() if page.kind in GROWN_ON and (page.tuned or chosen.half == "all")
    ]
    if not pages:
        print("skipped: ../shared/data is not there")
        return
    samples = [sample for sample in map(sample_of, pages) if sample is not None]
    if chosen.folds:
        cross_validate(samples, chosen.folds, chosen.split)
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
