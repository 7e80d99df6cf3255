"""Trains the weights of `crawler.extract.kinds.article_score`: ``python -m benchmarks.train_kinds``.

Needs scikit-learn and ../shared/data/wcxb. Trains on the pages whose id's sha256 is even, reports both halves, and
writes ``crawler/extract/kinds/article_weights.json``. The pages are WCXB's (CC-BY-4.0, Murrough Foley); the weights are
all that is kept of them.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import sys
from pathlib import Path

from crawler.extract.body.segment import segment
from crawler.extract.document import parse
from crawler.extract.kinds.evidence import evidence
from crawler.extract.kinds.page_kind import read_kind
from schemas.vocabulary import PageKind

ROOT = Path(__file__).parents[1]
DATA = ROOT.parent / "shared" / "data" / "wcxb"
WEIGHTS = ROOT / "crawler" / "extract" / "kinds" / "article_weights.json"
C = 0.2
"""Inverse strength of the regularisation, chosen by eightfold cross-validation on the tuning half."""


def main() -> int:
    """Train, write and report."""
    if not DATA.exists():
        print(f"train_kinds: skipped, {DATA} is absent")
        return 0
    from sklearn.linear_model import LogisticRegression

    rows = []
    for line in (DATA / "truth.jsonl").open(encoding="utf-8"):
        page = json.loads(line)
        document = parse(gzip.decompress((DATA / "html" / f"{page['id']}.html.gz").read_bytes()), page["url"])
        blocks = segment(document.body)
        even = int(hashlib.sha256(page["id"].encode()).hexdigest(), 16) % 2 == 0
        rows.append((even, page["page_type"] == "article", evidence(document, blocks), document, blocks))
    names = list(rows[0][2])
    train = [row for row in rows if row[0]]
    model = LogisticRegression(C=C, max_iter=2000)
    model.fit([[row[2][name] for name in names] for row in train], [row[1] for row in train])
    weights = {name: round(float(weight), 3) for name, weight in zip(names, model.coef_[0], strict=True)}
    weights["bias"] = round(float(model.intercept_[0]), 3)
    about = {
        "source": "WCXB development part (CC-BY-4.0, Murrough Foley)",
        "method": f"logistic regression, C={C}",
    }
    WEIGHTS.write_text(json.dumps({**about, "weights": weights}, indent=1) + "\n", "utf-8")
    for half, wanted in (("tuned", True), ("unseen", False)):
        chosen = [
            (row[1], read_kind(row[3], row[4])[0] is PageKind.ARTICLE) for row in rows if row[0] is wanted
        ]
        hits = sum(truth and ours for truth, ours in chosen)
        precision = hits / max(1, sum(ours for _, ours in chosen))
        recall = hits / max(1, sum(truth for truth, _ in chosen))
        print(
            f"{half}: article P {precision:.3f} R {recall:.3f} F {2 * precision * recall / (precision + recall):.3f}"
        )
    return 0


if __name__ == "__main__":
    sys.exit(main())
