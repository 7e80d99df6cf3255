"""Decode bytes to text as browsers do."""

from __future__ import annotations

import pytest

from extraction.page.decoding import decode


@pytest.mark.parametrize(
    ("body", "content_type"),
    [
        (b"a\x1b[31mb\x00c\x7f\td\n", None),
        ("a\x1b[31mb\x00c\x7f\td\n".encode("utf-16"), None),
        (b"a\x1b[31mb\x00c\x7f\td\n", "text/html; charset=iso-8859-1"),
    ],
)
def test_control_characters_are_dropped(body: bytes, content_type: str | None) -> None:
    assert decode(body, content_type) == "a[31mbc\td\n"


def test_other_text_is_kept() -> None:
    assert decode("Größe – 5 µm\r\n".encode(), None) == "Größe – 5 µm\r\n"
