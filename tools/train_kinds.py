"""Train the trees of `extraction.kinds.article_score` on all labelled pages, for `extraction/models`.

    python -m tools.train_kinds --folds 8   cross-validates, lists the errors, writes nothing
    python -m tools.train_kinds --halves    what trees of the tuning half alone reach on the other half
    python -m tools.train_kinds             trains on all pages and writes

Features, rounds and every other choice were made by cross-validation on the tuning half; the other half was looked at
once, by ``--halves``. Then the same recipe was given all pages: twice as many know more, and their figure on
pages that they have not seen is the first command's. Needs LightGBM and numpy, which the product does not.
WCXB's pages are CC-BY-4.0 (Murrough Foley), the article-extraction benchmark's labels MIT (Scrapinghub); the
trees are all that is kept of them.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

from benchmarks.article_data import LabelledPage, labelled_pages
from extraction.kinds.decide_kinds import decided_alone
from extraction.kinds.evidence import evidence
from extraction.kinds.kind_part import KindPart
from extraction.kinds.page_kind import read_kind_evidence
from extraction.page.blocks import TextBlock, segment
from extraction.page.document import Document, parse
from schemas.vocabulary import PageKind
from tools.pinned_sample import check_trees, pinned_sample
from tools.provenance import made

WEIGHTS = Path(__file__).parents[1] / "extraction" / "models" / "article_score.json"
ROUNDS = 600
LEAF_DIGITS = 5
PARAMETERS = {
    "objective": "binary", "learning_rate": 0.025, "num_leaves": 6, "min_data_in_leaf": 8, "lambda_l2": 3.0,
    "feature_fraction": 0.3, "bagging_fraction": 0.7, "bagging_freq": 1, "extra_trees": True, "num_threads": 1,
    "deterministic": True, "seed": 1, "verbose": -1,
}  # fmt: skip
REPEATS = 5
"""Cross-validations with other folds: one alone swings by a hundredth of F."""


@dataclass(frozen=True)
class Sample:
    """One page as training sees it."""

    page: LabelledPage
    document: Document
    blocks: Sequence[TextBlock]
    found: dict[str, float]

    @property
    def true(self) -> bool:
        """Return whether the truth calls it an article."""
        return self.page.kind == "article"


def main() -> int:
    """Cross-validate, train or report."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--folds", type=int, default=0)
    parser.add_argument("--halves", action="store_true")
    parser.add_argument("--sample", type=Path)
    options = parser.parse_args()
    pages = list(labelled_pages())
    if not pages:
        print("train_kinds: skipped, ../shared/data is not there")
        return 0
    samples = [_sample(page) for page in pages]
    if options.folds:
        _cross_validate(samples, options.folds)
    elif options.halves:
        unseen = [sample for sample in samples if not sample.page.tuned]
        half = _train([sample for sample in samples if sample.page.tuned])
        _report("unseen", unseen, list(_predict(half, unseen)))
    elif options.sample:
        shipped = json.loads(WEIGHTS.read_text("utf-8"))
        vectors = [list(sample.found.values()) for sample in samples]
        options.sample.write_text(pinned_sample("article", shipped["trees"], vectors), "utf-8")
    else:
        import lightgbm

        booster = _train(samples)
        trees = [_plain(tree["tree_structure"]) for tree in booster.dump_model()["tree_info"]]
        vectors = [list(sample.found.values()) for sample in samples]
        check_trees(trees, vectors, _predict(booster, samples), LEAF_DIGITS)
        weights = {
            "made": made(pages, _label, f"lightgbm {lightgbm.__version__}"),
            "features": list(samples[0].found),
            "trees": trees,
        }
        WEIGHTS.write_text(json.dumps(weights, separators=(",", ":")) + "\n", "utf-8")
        print(f"{WEIGHTS.name}: {WEIGHTS.stat().st_size} bytes, {len(samples)} pages")
        _report("all, which it was trained on", samples, list(_predict(booster, samples)))
    return 0


def _sample(page: LabelledPage) -> Sample:
    document = parse(page.html, page.url)
    blocks = segment(document.body)
    return Sample(page, document, blocks, evidence(document, blocks))


def _label(page: LabelledPage) -> str:
    return "article" if page.kind == "article" else "other"


def _train(samples: Sequence[Sample]) -> Any:
    import lightgbm
    import numpy

    vectors = numpy.array([list(sample.found.values()) for sample in samples])
    data = lightgbm.Dataset(vectors, [int(sample.true) for sample in samples], params={"verbose": -1})
    return lightgbm.train(PARAMETERS, data, ROUNDS)


def _predict(booster: Any, samples: Sequence[Sample]) -> Any:
    import numpy

    return booster.predict(numpy.array([list(sample.found.values()) for sample in samples]), num_threads=1)


def _plain(tree: dict[str, Any]) -> Any:
    if "leaf_value" in tree:
        return round(tree["leaf_value"], LEAF_DIGITS)
    return [
        tree["split_feature"],
        float(f"{tree['threshold']:.6g}"),
        _plain(tree["left_child"]),
        _plain(tree["right_child"]),
    ]


def _cross_validate(samples: Sequence[Sample], folds: int) -> None:
    mean = [0.0] * len(samples)
    for repeat in range(REPEATS):
        scores = [0.0] * len(samples)
        for fold in range(folds):
            own = [at for at, sample in enumerate(samples) if _fold(sample, repeat, folds) == fold]
            booster = _train([s for s in samples if _fold(s, repeat, folds) != fold])
            for at, score in zip(own, _predict(booster, [samples[at] for at in own]), strict=True):
                scores[at] = float(score)
                mean[at] += float(score) / REPEATS
        _report(f"folds of round {repeat + 1}", samples, scores)
    _report("mean score of all rounds", samples, mean)
    for score, sample in sorted(zip(mean, samples, strict=True), key=lambda pair: pair[0]):
        kind = _kind(sample, score)
        if (kind is PageKind.ARTICLE) is not sample.true:
            print(
                f"{sample.page.name} {sample.page.kind:14} {kind.value:9} {score:.2f} {sample.page.url[:100]}"
            )


def _fold(sample: Sample, repeat: int, folds: int) -> int:
    return int(sha256(f"{repeat} {sample.page.name}".encode()).hexdigest(), 16) % folds


def _kind(sample: Sample, score: float) -> PageKind:
    """Return the kind as `decided_alone` gives it, with this score instead of the committed trees'."""
    evidence = read_kind_evidence(sample.document, sample.blocks).model_copy(update={"score": score})
    return decided_alone(KindPart(url=sample.page.url, kind_evidence=evidence)).kind


def _report(name: str, samples: Sequence[Sample], scores: Sequence[float]) -> None:
    hits = wrong = missed = 0
    for sample, score in zip(samples, scores, strict=True):
        if sample.page.dataset == "wcxb":
            ours = _kind(sample, score) is PageKind.ARTICLE
            hits += ours and sample.true
            wrong += ours and not sample.true
            missed += sample.true and not ours
    precision, recall = hits / max(1, hits + wrong), hits / max(1, hits + missed)
    figure = 2 * precision * recall / max(1e-9, precision + recall)
    print(f"{name}: article P {precision:.3f} R {recall:.3f} F {figure:.4f}", flush=True)


if __name__ == "__main__":
    sys.exit(main())
