"""Blanks that HTML writes as entities part words as spaces do."""

from __future__ import annotations

import pytest

from audits.contract import Failed
from audits.readability import doubled_negative, passive_instruction
from tests.audits.build import article, context

CONTEXT = context()


@pytest.mark.parametrize("blank", [" ", "\u00a0", "\u202f", "\t"])
def test_a_blank_of_another_kind(blank: str) -> None:
    """The finding quotes the words as they are written."""
    sentence = "Knee pain is not uncommon. The tablet should be taken with food.".replace(" ", blank)
    record = article(sentence)
    quotes = []
    for audit in (doubled_negative, passive_instruction):
        verdict = audit.check(record, CONTEXT)
        assert isinstance(verdict, Failed)
        (one,) = verdict.findings
        quotes.append(record.body_text[one.start : one.end])
    assert quotes == [f"not{blank}uncommon", f"The{blank}tablet{blank}should{blank}be{blank}taken"]
