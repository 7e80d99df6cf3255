"""A doubled word is a slip where English does not set it twice."""

from __future__ import annotations

import pytest

from language.doubled_words import doubled_words
from language.text_blocks import read_blocks
from schemas.block import Block
from schemas.vocabulary import BlockKind, Tier


def doubled(text: str, kind: BlockKind = BlockKind.PARAGRAPH) -> list[tuple[str, Tier]]:
    """Return the doubled words of a block."""
    (block,) = read_blocks(text, [Block(kind=kind, start=0, end=len(text), language="en")], "en").blocks
    return [(text[found.start : found.end], found.tier) for found in doubled_words(text, block)]


@pytest.mark.parametrize(
    "text",
    [
        "The child had had the rash for a week before she came.",
        "We know that that pain can be strong.",
        "What it is is hard to say. Who the nurse was was unclear.",
        "What you do do matters. We do do that.",
        "The clinic we came in in May has moved.",
        "Please check in in person, then log in in the app.",
        "The nurse you talked to to set the date is here.",
        "It hurt very, very much. He lives in Walla Walla. I highly highly recommend it.",
        "She gave her her pills.",
        "The day is over. Over there is the door.",
    ],
)
def test_what_english_sets_twice_is_right(text: str) -> None:
    """Grammar, particles, weight, names and the border of a sentence."""
    assert doubled(text) == []


@pytest.mark.parametrize(
    ("text", "quote", "tier"),
    [
        ("Put the the pack on your back.", "the the", Tier.SURE),
        ("It was found in the The Ocular Surface.", "the The", Tier.SURE),
        ("The tumor is is removed by surgery.", "is is", Tier.SURE),
        ("Ask before you you take a new drug.", "you you", Tier.LIKELY),
        ("It is caused by a change in in the gene.", "in in", Tier.LIKELY),
        ("Go from from one office to the other.", "from from", Tier.SURE),
        ("We treat pain pain of the back.", "pain pain", Tier.SURE),
    ],
)
def test_a_slip_is_found(text: str, quote: str, tier: Tier) -> None:
    """With its place."""
    assert doubled(text) == [(quote, tier)]


def test_cells_of_a_table_may_be_equal() -> None:
    """They are no words in a row."""
    assert doubled("Covered yes no no covered covered", BlockKind.TABLE_ROW) == []


@pytest.mark.parametrize(
    "text",
    [
        "Adults need 700 micrograms of vitamin A a day.",
        "Protect yourself from hepatitis A a few weeks before you leave.",
        "Tap tap tap on the screen.",
    ],
)
def test_what_reads_right_is_no_slip(text: str) -> None:
    """A letter that is a name, and what is said three times."""
    assert doubled(text) == []
