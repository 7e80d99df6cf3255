"""A PDF without a date of its own takes the server's, where that can be believed."""

from __future__ import annotations

import pytest

from pipeline.documents import with_header_date
from schemas.linked_document import LinkedDocument

SENT = "Sun, 22 Nov 2026 10:00:00 GMT"


@pytest.mark.parametrize(
    ("last_modified", "day"),
    [
        ("Fri, 12 Sep 2025 08:30:00 GMT", "2025-09-12"),
        (SENT, None),
        ("Fri, 01 Jan 2100 00:00:00 GMT", None),
        ("Thu, 01 Jan 1970 00:00:00 GMT", None),
        ("banana", None),
    ],
)
def test_the_header_dates_a_document_that_has_no_date(last_modified: str, day: str | None) -> None:
    """A header that says now, the future or the beginning of time gives no date."""
    document = LinkedDocument(media_type="application/pdf", size_bytes=1)
    dated = with_header_date(document, {"last-modified": last_modified, "date": SENT})
    assert (dated.modified, dated.modified_source) == (day, "http_header" if day else None)


def test_the_documents_own_date_wins() -> None:
    """The header may only say when the file was copied."""
    document = LinkedDocument(
        media_type="application/pdf", size_bytes=1, modified="2019", modified_source="document"
    )
    assert with_header_date(document, {"last-modified": "Fri, 12 Sep 2025 08:30:00 GMT"}) is document
