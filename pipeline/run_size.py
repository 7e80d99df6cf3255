"""Measure how much a run holds: its records, and how many of them have each field."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from statistics import median
from typing import Any

from schemas.manifest import RunManifest

COVERED: Mapping[str, tuple[str, ...]] = {
    "article": ("headline", "description", "language", "section", "tags", "people", "published", "modified",
                "reviewed", "next_review_due", "canonical_url"),
    "location": ("label", "phones", "hours"),
}  # fmt: skip
"""Fields of each record that a page may leave out; a redesign or a fault of ours makes all of one disappear."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RunSize:
    """Numbers by which a run is held against earlier ones."""

    records: Mapping[str, int]
    """Number of ``pages`` that could be read, ``articles``, ``texts`` of all kinds together, and ``locations``.

    Texts that were kept of pages that cannot be reached are not counted."""
    coverage: Mapping[str, Mapping[str, float]]
    """Record to field to the share of its records that have a value, 0 to 1."""

    @classmethod
    def of_manifest(cls, manifest: RunManifest) -> RunSize:
        """Return the size of a published run."""
        counts = manifest.counts
        kept = counts.get("texts_unreachable")
        texts_kept = kept if isinstance(kept, dict) else {}
        return cls(
            records={
                "pages": _number(counts.get("pages_read")),
                "articles": _number(counts.get("articles")) - _number(texts_kept.get("article")),
                "texts": _number(counts.get("texts", counts.get("articles")))
                - sum(map(_number, texts_kept.values())),
                "locations": _number(counts.get("locations")),
            },
            coverage=manifest.coverage,
        )


def middle(sizes: Sequence[RunSize]) -> RunSize:
    """Return the median of each number: of one run its own, of two their mean."""
    names = list(dict.fromkeys(name for size in sizes for name in size.records))
    fields = list(
        dict.fromkeys(
            (record, field) for size in sizes for record, of in size.coverage.items() for field in of
        )
    )
    coverage: dict[str, dict[str, float]] = {}
    for record, field in fields:
        known = [size.coverage[record][field] for size in sizes if field in size.coverage.get(record, {})]
        coverage.setdefault(record, {})[field] = float(median(known))
    return RunSize(
        records={name: round(median(size.records.get(name, 0) for size in sizes)) for name in names},
        coverage=coverage,
    )


def field_coverage(record: str, values: Iterable[Mapping[str, Any]]) -> dict[str, float]:
    """Return the share of the records that have each field of `COVERED`, 0 to 1, rounded to thousandths."""
    have: Counter[str] = Counter()
    total = 0
    for value in values:
        total += 1
        have.update(field for field in COVERED[record] if value.get(field))
    return {field: round(have[field] / total, 3) for field in COVERED[record]} if total else {}


def _number(value: object) -> int:
    return value if isinstance(value, int) else 0
