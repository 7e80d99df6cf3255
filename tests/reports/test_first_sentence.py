"""A row shows a message's first sentence."""

from __future__ import annotations

import pytest

from reports.first_sentence import SHORT, first_sentence

LONG = "Say where each of them leads, so that people who cannot see the picture know it, too."


@pytest.mark.parametrize(
    ("first", "rest"),
    [
        ("Last updated May 16, 2014 (12 years ago)", f"Medical pages need a review every 3 years. {LONG}"),
        ("“Ask us. Call. Now” leads to a missing page", f"{LONG} {LONG}"),
        ("Dr. A. Patel is named as “Dr. Patel” here", f"{LONG} {LONG}"),
        ("3 of 5 pages share it", f"{LONG} {LONG}"),
    ],
)
def test_the_rest_is_apart(first: str, rest: str) -> None:
    """Not after a title, nor in what a page says."""
    assert first_sentence(f"{first}. {rest}") == (first, rest)


def test_a_short_message_is_whole() -> None:
    """Two short sentences are one row."""
    message = "46-word sentence. Most readers lose track after about 30."
    assert len(message) < SHORT
    assert first_sentence(message) == (message[:-1], "")


def test_hostile_text_is_split_in_linear_time() -> None:
    """A quote of a million characters, unpaired quotes, full stops alone."""
    for text in (
        "“" * 100_000,
        ". A" * 50_000,
        "“x. A”" * 30_000,
        "A. " * 50_000,
        "Dr. A “x. A” " * 20_000,
        "See Dr. A " * 20_000,
    ):
        first, rest = first_sentence(text)
        assert len(first) + len(rest) <= len(text)
