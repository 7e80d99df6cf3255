"""Read PDFs as far as possible, and never raise."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from example import build_site
from extraction.formats.pdf import iso_date
from extraction.read_page import read

SHEET = build_site.pdf("A sheet (for you)", ["Bend your knees.", "Stop if it hurts."], "20250912083000+02'00")


def test_a_pdf_says_its_title_dates_size_and_words() -> None:
    """A PDF is recognised by its bytes, whatever the server calls it."""
    reading = read(SHEET, "https://clinic.example/sheet", "text/html")
    document = reading.document
    assert document is not None
    assert reading.unreadable is None
    assert (reading.title, reading.notes) == ("A sheet (for you)", [])
    assert document.size_bytes == len(SHEET)
    assert (document.modified, document.modified_source) == ("2025-09-12T08:30:00+02:00", "document")
    assert (document.page_count, document.pages_read, document.word_count) == (1, 1, 11)
    assert document.text_start == "A sheet (for you) Bend your knees. Stop if it hurts."


def test_a_broken_pdf_is_listed_without_words() -> None:
    """It has a size and a note, but not a made-up word count."""
    reading = read(b"%PDF-1.4\n" + bytes(range(256)) * 40, "https://clinic.example/sheet.pdf")
    assert reading.notes == ["pdf_broken"]
    assert reading.document is not None
    assert reading.document.word_count is None


@pytest.mark.parametrize(
    ("written", "iso"),
    [
        ("D:20250912083000+02'00'", "2025-09-12T08:30:00+02:00"),
        ("D:20250912083000Z", "2025-09-12T08:30:00Z"),
        ("20250912", "2025-09-12"),
        ("D:2025", "2025"),
        ("D:20251399", None),
        ("D:19040101", None),
        ("yesterday", None),
    ],
)
def test_a_pdf_date_keeps_its_precision(written: str, iso: str | None) -> None:
    """A value that is not a date is null."""
    assert iso_date(written) == iso


@settings(deadline=None)
@given(st.lists(st.tuples(st.integers(0, len(SHEET) - 1), st.integers(0, 255)), max_size=12))
def test_no_damage_to_a_pdf_raises(damage: list[tuple[int, int]]) -> None:
    """Whatever bytes are changed, a page reading comes back."""
    body = bytearray(SHEET)
    for at, byte in damage:
        body[at] = byte
    assert read(bytes(body), "https://clinic.example/sheet.pdf").url == "https://clinic.example/sheet.pdf"
