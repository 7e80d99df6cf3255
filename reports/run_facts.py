"""Facts of a run for developers: the fields' coverage, the files with a sample, the differences by key."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reports.harmless_text import shorten
from reports.view import ReportData
from schemas.record import Record

_SAMPLE = 1_500
"""Characters of a file's first record."""
_MOST_DIFFERENCES = 200
_RECORDS = {
    "pages.jsonl": "page",
    "articles.jsonl": "article",
    "texts.jsonl": "text",
    "locations.jsonl": "location",
    "findings.jsonl": "finding",
    "finding_counts.jsonl": "finding_count",
    "waiting.jsonl": "finding",
    "outcomes.jsonl": "outcome",
    "changes.jsonl": "change",
    "rejects.jsonl": "reject",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldCoverage:
    """Share of the records of one sort that have a value in one field."""

    record: str
    field: str
    now: float
    """0 to 1."""
    before: float | None
    """In the run before; null without one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FileFacts:
    """A file of the run."""

    path: str
    rows: int
    bytes: int
    sha256: str
    schema_id: str | None
    record: str | None
    """The word that `checkup schema` takes."""
    sample: str | None
    """The beginning of its first record; null where it is empty or not at hand."""


def field_rows(data: ReportData) -> list[FieldCoverage]:
    """Return the coverage of all fields, in the order of the manifest."""
    return [
        FieldCoverage(
            record=record,
            field=name,
            now=share,
            before=data.previous_field_coverage.get(record, {}).get(name),
        )
        for record, fields in data.field_coverage.items()
        for name, share in fields.items()
    ]


def file_facts(data: ReportData) -> list[FileFacts]:
    """Return the files of records that the manifest will list."""
    samples: dict[str, Sequence[Record]] = {
        "page": data.pages,
        "article": data.articles,
        "text": data.other_texts,
        "location": data.locations,
        "finding": data.findings,
        "outcome": data.outcomes,
        "change": data.changes,
        "reject": data.rejects,
    }
    facts = []
    for file in data.files:
        if file.rows is None:
            continue
        record = _RECORDS.get(file.path)
        first = next(iter(samples.get(record or "", ())), None) if file.path != "waiting.jsonl" else None
        facts.append(
            FileFacts(
                path=file.path,
                rows=file.rows,
                bytes=file.bytes,
                sha256=file.sha256,
                schema_id=file.schema_id,
                record=record,
                sample=shorten(first.to_json(), _SAMPLE) if first is not None else None,
            )
        )
    return facts


def difference_rows(data: ReportData) -> list[tuple[str, str, str, str, int]]:
    """Return record, operation, field, cause and number of the records that differ so, the most frequent first."""
    counted = Counter(_differences(data))
    ranked = sorted(counted.items(), key=lambda item: (-item[1], item[0]))
    return [(*key, count) for key, count in ranked[:_MOST_DIFFERENCES]]


def _differences(data: ReportData) -> Iterator[tuple[str, str, str, str]]:
    for change in data.changes:
        for name in change.fields or ("",):
            cause = change.cause.get(name)
            yield change.record, change.op.value, name, cause.value if cause else ""
