"""Bytes that are cheap to send and dear or dangerous to read."""

from __future__ import annotations

from crawler.extract.decoding import decode
from crawler.extract.reading import read


def test_control_characters_are_dropped() -> None:
    """A title could write on a terminal with them; line breaks and tabs stay."""
    assert decode(b"\x1b]0;owned\x07a\0b\x7f\tc\r\n", "text/html") == "]0;ownedab\tc\r\n"
    assert decode(b"caf\xe9 \x1b[31m", "text/html; charset=windows-1252") == "caf\u00e9 [31m"


def test_a_tag_of_endless_attributes_is_not_parsed() -> None:
    """It would cost a worker its whole time limit."""
    attributes = b" ".join(b"a%d=1" % number for number in range(100_000))
    draft = read(b"<title>x</title><p " + attributes + b">text</p>", "https://clinic.example/", "text/html")
    assert draft.unreadable == "one of its tags has thousands of attributes"
