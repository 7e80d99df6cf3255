"""Read the pages with known bodies that lie beside the project, in two halves."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

DATA = Path(__file__).resolve().parents[2] / "shared" / "data"
"""Folder outside the project; benchmarks say that they skip when it is absent."""

GROWN_ON = ("article", "service", "documentation", "product")
"""Page types that the body scorer is grown on; the truth of the other three holds cards, which are not body."""


@dataclass(frozen=True, slots=True)
class LabelledPage:
    """A page with the labels that a human reader gave it."""

    dataset: str
    """``aeb`` (article-extraction benchmark) or ``wcxb``."""
    name: str
    kind: str
    """Page type; ``article`` for all of ``aeb``."""
    url: str
    html: bytes
    body: str
    title: str | None = None
    published: str | None = None
    """Day of publication, ``2024-05-31``; null where none is known."""

    @property
    def tuned(self) -> bool:
        """Return whether it belongs to the half that rules and weights were tuned on."""
        return int(sha256(self.name.encode()).hexdigest(), 16) % 2 == 0


def labelled_pages() -> Iterator[LabelledPage]:
    """Yield the pages of both sets, as far as they are there."""
    aeb = DATA / "article-extraction-benchmark"
    if aeb.is_dir():
        for name, truth in json.loads((aeb / "truth.json").read_text(encoding="utf-8")).items():
            page = gzip.decompress((aeb / "html" / f"{name}.html.gz").read_bytes())
            yield LabelledPage("aeb", name, "article", truth["url"], page, truth["articleBody"])
    wcxb = DATA / "wcxb"
    if wcxb.is_dir():
        for line in (wcxb / "truth.jsonl").read_text(encoding="utf-8").split("\n"):
            if not line:
                continue
            row = json.loads(line)
            page = gzip.decompress((wcxb / "html" / f"{row['id']}.html.gz").read_bytes())
            yield LabelledPage(
                "wcxb", row["id"], row["page_type"], row["url"], page, row["main_content"], row["title"],
                row["publish_date"],
            )  # fmt: skip
