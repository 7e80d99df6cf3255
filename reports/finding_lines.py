"""Read of every finding just what sorts and counts it.

A site of ten thousand pages can have hundreds of thousands of findings; a report shows some thousands of them, and
reads only those whole (`reports.pick_rows`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from schemas.finding import Finding
from store.record_file import RecordFile


class LineQuote(msgspec.Struct, frozen=True, gc=False):
    """Where the quoted words are; see `schemas.finding.Quote`."""

    field: str
    quote: str = ""


class LineBlock(msgspec.Struct, frozen=True, gc=False):
    """In what sort of block the words of a place are; see `schemas.finding.Quote`."""

    block: str | None = None


_UNKNOWN = LineBlock()


class LinePlace(msgspec.Struct, frozen=True, gc=False):
    """One place of a finding; see `schemas.finding.Occurrence`."""

    url: str
    evidence: LineBlock = _UNKNOWN


class FindingLine(msgspec.Struct, kw_only=True):
    """The fields of a finding that put it in its place; names and values are those of `schemas.finding.Finding`."""

    finding_id: str
    audit: str
    category: str
    severity: str
    tier: str
    scope: str
    subject: str
    url: str | None = None
    page_count: int
    occurrences: list[LinePlace] = []
    evidence: LineQuote
    value: float | None = None
    unit: str | None = None
    status: str = "new"
    cause: str | None = None
    owner: str | None = None
    row: int = -1
    """Its index among the findings."""


_decode = msgspec.json.Decoder(FindingLine).decode
finding_line = _decode
"""Return the line of one finding's record as JSON."""


def finding_lines(findings: Sequence[Finding]) -> Iterator[FindingLine]:
    """Yield the line of each finding, in order, whether they are in a file or in memory."""
    if isinstance(findings, RecordFile):
        if not findings.rows:
            return
        with findings.path.open("rb") as lines:
            for row, text in enumerate(lines):
                line = _decode(text)
                line.row = row
                yield line
        return
    for row, finding in enumerate(findings):
        yield FindingLine(
            **{name: getattr(finding, name) for name in _SAME},
            occurrences=[
                LinePlace(place.url, LineBlock(place.evidence.block)) for place in finding.occurrences
            ],
            evidence=LineQuote(finding.evidence.field, finding.evidence.quote),
            row=row,
        )


_SAME = tuple(
    name for name in FindingLine.__struct_fields__ if name not in ("occurrences", "evidence", "row")
)
