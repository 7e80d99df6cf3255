"""A row is about a word where a word can be decided about, else about what was quoted; pages count once."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from pathlib import Path
from typing import Any, cast

from reports.words_to_triage import WordRow, word_of, words_to_triage
from schemas.finding import Finding, Occurrence, Quote
from store.decided_findings import Decisions
from store.run_database import RunDatabase

_GOLDEN = Path(__file__).parents[1] / "golden" / "later" / "findings.jsonl"
_TODAY = datetime.date(2026, 11, 22)


def found(audit: str, quote: str, subject: str, *pages: str, **changes: Any) -> Finding:
    """Return an open finding of a spelling audit on some pages."""
    line = next(one for one in _GOLDEN.read_text("utf-8").splitlines() if '"misspelling"' in one)
    evidence = Quote(field="/body_text", quote=quote, start=0, end=len(quote))
    places = [
        Occurrence(subject="t-1", url=f"https://clinic.example/{page}", evidence=evidence) for page in pages
    ]
    values = {
        "audit": audit, "subject": subject, "evidence": evidence, "occurrences": places, "scope": "site",
        "page_count": len(set(pages)), "url": places[0].url, "value": None, "unit": None, "status": "new",
        "finding_id": f"f-{len(quote):08x}{len(pages):08x}", "shown": True,
    }  # fmt: skip
    return Finding.model_validate(Finding.model_validate_json(line).model_dump() | values | changes)


class _Lines:
    """The findings of a run."""

    def __init__(self, *findings: Finding) -> None:
        self._findings = findings

    def lines(self, *_: object) -> Iterator[str]:
        """Yield them as JSON."""
        return (one.to_json() for one in self._findings)


def rows(*findings: Finding) -> list[WordRow]:
    """Return the rows of some findings about which nobody decided."""
    database = cast(RunDatabase, _Lines(*findings))
    return words_to_triage(database, decisions=Decisions([]), words=(), closed={}, today=_TODAY)


def test_a_row_of_what_is_about_no_word_has_its_quote() -> None:
    """On several pages it is of the whole site, and its subject is the id of a text."""
    assert word_of(found("slip", "Should of", "t-1", "a", "b")) == "should of"
    assert word_of(found("misspelling", "Recieve", "recieve", "a", "b")) == "recieve"
    assert word_of(found("wrong-word", "loose", "t-1", "a", scope="page")) == "loose"
    assert [row.word for row in rows(found("slip", "Should of", "t-1", "a", "b"))] == ["should of"]


def test_a_page_with_two_findings_counts_once() -> None:
    """Pages that a finding does not list count all the same."""
    twice = [found("slip", "should of", "t-1", "a"), found("slip", "Should of", "t-2", "a", "b")]
    (row,) = rows(*twice)
    assert (row.page_count, row.occurrences) == (2, 2)
    (row,) = rows(*twice, found("slip", "should  of", "t-3", "b", page_count=5))
    assert row.page_count == 6
