"""List what an editor has to do: one row a finding, what asks for work first."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass

from reports.exports.exported_run import ExportedRun
from reports.harmless_text import harmless, shorten
from reports.known_from import certainty
from reports.link import safe_href, words_link
from reports.wording import sentence
from schemas.finding import Finding

_MOST_LETTERS = 1_000
"""Letters of a cell; Excel takes 32,767, and a reader fewer."""

Cell = str | int | datetime.date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column of the list."""

    heading: str
    """In an editor's words."""
    width: int
    """In letters."""
    link: bool = False
    """True for URLs, which are safe to open."""


COLUMNS = (
    Column(heading="What", width=60),
    Column(heading="Page title", width=36),
    Column(heading="Page", width=40, link=True),
    Column(heading="To the very words", width=22, link=True),
    Column(heading="Severity", width=10),
    Column(heading="Certainty", width=14),
    Column(heading="Status", width=10),
    Column(heading="Owner", width=16),
    Column(heading="Minutes", width=9),
    Column(heading="First seen", width=12),
    Column(heading="Quote", width=50),
    Column(heading="Suggestion", width=30),
    Column(heading="Pages", width=8),
    Column(heading="Check", width=24),
    Column(heading="Finding", width=20),
)
"""The columns, in the order of `row`."""


def rows(run: ExportedRun) -> Iterator[tuple[Cell, ...]]:
    """Yield the rows: findings that ask for work, the worst first, then the decided and closed ones."""
    for work in (True, False):
        for finding in run.findings(work=work):
            yield row(finding, run.title(finding.url))


def row(finding: Finding, title: str) -> tuple[Cell, ...]:
    """Return the cells of a finding: every text harmless and on one line, links to http(s) alone."""
    quote = finding.evidence
    around = " ".join(part for part in (quote.prefix, quote.quote, quote.suffix) if part.strip())
    return (
        _text(sentence(finding.message)),
        _text(title),
        safe_href(finding.url),
        words_link(finding.url, quote),
        finding.severity.value,
        certainty(finding),
        finding.status.value,
        _text(finding.owner),
        finding.minutes,
        finding.first_seen.date() if finding.first_seen else None,
        _text(around),
        _text(" / ".join(finding.suggestions[:3])),
        finding.page_count,
        finding.audit,
        finding.finding_id,
    )


def _text(text: str | None) -> str | None:
    return shorten(" ".join(harmless(text[: 4 * _MOST_LETTERS]).split()), _MOST_LETTERS) if text else None
