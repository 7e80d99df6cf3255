"""Read bytes that are cheap to send and expensive or dangerous to read."""

from __future__ import annotations

import random

import pytest

from extraction.kinds.decide_kinds import decided_alone
from extraction.page.decoding import decode
from extraction.read_page import read
from schemas.vocabulary import PageKind


def test_control_characters_are_dropped() -> None:
    """A title could write on a terminal with them; line breaks and tabs stay."""
    assert decode(b"\x1b]0;owned\x07a\0b\x7f\tc\r\n", "text/html") == "]0;ownedab\tc\r\n"
    assert decode(b"caf\xe9 \x1b[31m", "text/html; charset=windows-1252") == "caf\u00e9 [31m"


def test_a_tag_of_endless_attributes_is_not_parsed() -> None:
    """It would cost a worker its whole time limit."""
    attributes = b" ".join(b"a%d=1" % number for number in range(100_000))
    reading = read(b"<title>x</title><p " + attributes + b">text</p>", "https://clinic.example/", "text/html")
    assert reading.unreadable == "one of its tags has thousands of attributes"


@pytest.mark.parametrize("size", [1, 7, 40, 300, 5_000, 60_000])
@pytest.mark.parametrize(
    "content_type", [None, "text/html", "text/html; charset=utf-16", "application/octet-stream"]
)
def test_bytes_that_are_no_text_are_never_an_article(size: int, content_type: str | None) -> None:
    """Random bytes give nulls, and from a few dozen bytes on the reason why."""
    for seed in range(10):
        body = random.Random(seed).randbytes(size)
        reading = read(body, "https://clinic.example/2024/05/heel-pain-at-night/", content_type)
        assert decided_alone(reading).kind is not PageKind.ARTICLE
        assert size < 300 or reading.unreadable == "binary data, not a page"


def test_random_letters_are_never_an_article() -> None:
    """Bytes that all could be letters of some old encoding, but name none and have no tag."""
    for seed in range(10):
        body = bytes(byte | 0x80 for byte in random.Random(seed).randbytes(20_000))
        reading = read(body, "https://clinic.example/blog/heel-pain-at-night/")
        assert decided_alone(reading).kind is not PageKind.ARTICLE


def test_text_in_two_byte_letters_is_read() -> None:
    """UTF-16 is full of NULs and is text all the same."""
    page = "<html><title>Heel pain</title><body><p>It hurts when you stand up.</p></body></html>"
    assert read(page.encode("utf-16"), "https://clinic.example/").unreadable is None
    assert (
        read(page.encode("utf-16-le"), "https://clinic.example/", "text/html; charset=utf-16le").unreadable
        is None
    )
