"""Test that hours are tied to their office and to no other: the cases of the benchmark, page by page."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from extraction.locations.read_offices import read_offices
from extraction.page.document import parse_text
from tests.extraction.locations.test_hours import said

CASES = [
    json.loads(line)
    for line in (Path(__file__).parents[3] / "benchmarks/cases/office_hours.jsonl").read_text().splitlines()
]


@pytest.mark.parametrize("case", CASES, ids=[case["id"] for case in CASES])
def test_hours_stand_with_their_office(case: dict[str, object]) -> None:
    """Hours go to their office in columns, cards, tabs, tables, lists and structured data; those of all to none."""
    offices, _ = read_offices(
        parse_text(f"<html><body>{case['html']}</body></html>", "https://clinic.example/contact/")
    )
    found: dict[str, list[str]] = {}
    for office in offices:
        known = found.setdefault(office.address.street or "", [])
        known.extend(line for line in said(office.hours) if line not in known)
    assert found == case["hours"]
