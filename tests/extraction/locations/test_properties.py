"""Test properties that hold for any input."""

from __future__ import annotations

import json
import re
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from extraction.locations.address.address_text import read_address_text, read_addresses
from extraction.locations.read_offices import read_offices
from extraction.page.document import UnreadablePage, parse, parse_text
from reference.address_forms import office_form, region_form
from reference.folded_text import fold_text
from reference.us_states import STATES

CASES = [
    json.loads(line)
    for line in (Path(__file__).parents[3] / "benchmarks/cases/addresses.jsonl").read_text().splitlines()
]
PIECES = st.sampled_from(
    [
        "2500 Morris Ave.", "Suite 220", "Union", "NJ", "07083", ",", "\n", " ", "One", "PO Box 3", "#4", "S.W.",
        "W1A 1AA", "180005", "Jammu", "<br>", "(732) 906-9600", "Mon-Fri 8am-5pm", "New Jersey", "1/2",
        "5400 South", "–", "|", ".",
    ]
)  # fmt: skip


def squeezed(text: str) -> str:
    return re.sub(r"[\s,.()]+", "", fold_text(text))


@given(st.lists(PIECES, max_size=14).map(" ".join), st.sampled_from(["US", "GB", "IN", "FR"]))
@settings(max_examples=150, deadline=None)
def test_every_part_stands_in_the_raw_text_unless_inferred(text: str, country: str) -> None:
    """No part is made up: all but inferred parts are in the raw text, and the raw text is in the page's."""
    for found in read_addresses(text.split("\n"), country):
        assert squeezed(found.raw) in squeezed(text)
        for part, value in found.address.model_dump(exclude={"country"}).items():
            if value is None or part in found.inferred:
                continue
            if part == "region" and value in STATES.values():
                names = [value, *(name for name, code in STATES.items() if code == value)]
                assert any(squeezed(name) in squeezed(found.raw) for name in names)
            else:
                for piece in value.split(", "):
                    assert squeezed(piece) in squeezed(found.raw)


@given(st.binary(max_size=400) | st.lists(PIECES, max_size=12).map(lambda p: "<p>".join(p).encode()))
@settings(max_examples=80, deadline=None)
def test_reading_never_raises(body: bytes) -> None:
    """Any bytes that are a page give lists."""
    try:
        document = parse(body, "https://clinic.example/contact/")
    except UnreadablePage:
        return
    read_offices(document)


@given(st.text(max_size=200), st.sampled_from(["US", "GB", "IN"]))
@settings(max_examples=80, deadline=None)
def test_any_string_is_read(text: str, country: str) -> None:
    """A map link or JSON-LD value may hold anything."""
    read_address_text(text, country)


def test_case_file() -> None:
    """The case file's addresses are read with F of .97 and more, and none is found in other texts."""
    right = total = 0
    for case in CASES:
        offices, _ = read_offices(
            parse_text(
                f"<html><body>{case['html']}</body></html>",
                case.get("url", "https://clinic.example/contact/"),
            )
        )
        found = {office_form(office.address) for office in offices}
        expected = {office_form(parts) for parts in case["expected"]}
        assert expected or not found, case["id"]
        right += len(found & expected)
        total += len(found) + len(expected)
    assert 2 * right / total >= 0.97


def test_region_form_of_nothing() -> None:
    """No region has the empty form."""
    assert region_form(None) == ""
