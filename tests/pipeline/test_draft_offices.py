"""A draft that lists offices is told where one is unlike the others."""

from __future__ import annotations

import pytest

from pipeline.drafts.audit import audit_draft, draft_context
from pipeline.drafts.offices import offices_of
from pipeline.drafts.read import plain_draft

OFFICES = """Our offices

10 Parsonage Road
Suite 208
Edison, NJ 08837

West Caldwell

185 Fairfield Ave.
Suite 2A
West Caldwell, NJ 07006

922 Main Street
Suite 201
Paterson, NJ 07503

West Orange

445 Pleasant Valley Way
West Orange, NJ 07052
"""


def test_an_office_without_its_name_is_named_at_its_street() -> None:
    """And nothing is offered to replace the street."""
    draft = plain_draft(OFFICES)
    found = [
        one
        for one in audit_draft("draft", draft, draft_context(None))
        if one.finding.audit == "office-label-form" and "names above" in one.finding.message
    ]
    (one,) = found
    assert one.finding.message.startswith("2 of 4 offices have their names above the address")
    assert one.finding.suggestions == []
    assert OFFICES[one.start : one.end] == "10 Parsonage Road"


@pytest.mark.parametrize("text", ["Come to 10 Parsonage Road, Edison, NJ 08837.", "<b>&</b>\0" * 50, ""])
def test_a_draft_with_one_office_or_none_is_not_read_for_them(text: str) -> None:
    """Whatever its characters are."""
    assert offices_of(plain_draft(text)) == []
