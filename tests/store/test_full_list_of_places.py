"""A decision about a sort of block or a page reaches nothing that may be elsewhere: a full list may lack places."""

from __future__ import annotations

from pathlib import Path

import pytest

from audits.findings import MOST_OCCURRENCES
from schemas.finding import Finding, Occurrence
from schemas.vocabulary import DecisionScope, QuotedBlock
from store.decided_findings import one_block, scope_value

_GOLDEN = Path(__file__).parents[1] / "golden" / "later" / "findings.jsonl"


def found(places: int, pages: int) -> Finding:
    """Return a finding of so many listed places, all in quotations, on so many pages."""
    finding = Finding.model_validate_json(_GOLDEN.read_text("utf-8").splitlines()[0])
    evidence = finding.evidence.model_copy(update={"block": QuotedBlock.QUOTE})
    listed = [
        Occurrence(subject="t-1", url=f"https://clinic.example/{number % pages}/", evidence=evidence)
        for number in range(places)
    ]
    return finding.model_copy(update={"occurrences": listed, "page_count": pages, "evidence": evidence})


@pytest.mark.parametrize(("places", "block"), [(MOST_OCCURRENCES - 1, "quote"), (MOST_OCCURRENCES, None)])
def test_a_full_list_has_no_block(places: int, block: str | None) -> None:
    """25 places on two pages list 20: the other five may be in paragraphs."""
    assert one_block(found(places, 2)) == block
    assert scope_value(found(places, 2), DecisionScope.BLOCK) == block
