"""Sentences of running text are counted; what is no sentence of the page's own is left out, and named."""

from __future__ import annotations

import pytest

from language.readability.reader import ReadabilityReader
from language.readability.units import counted_text, own_prose
from language.readability.word_measures import WordMeasures
from language.text_blocks import TextBlocks, read_blocks
from schemas.block import Block
from schemas.vocabulary import BlockKind, BlockLabel, LeftOutReason

PARAGRAPH, ITEM = BlockKind.PARAGRAPH, BlockKind.LIST_ITEM


def blocks(*parts: tuple[BlockKind, str], label: BlockLabel | None = None) -> TextBlocks:
    """Return a text of these blocks."""
    text = "\n".join(words for _, words in parts)
    made, start = [], 0
    for kind, words in parts:
        made.append(Block(kind=kind, start=start, end=start + len(words), label=label))
        start += len(words) + 1
    return read_blocks(text, made, "en")


def counted(text: TextBlocks) -> list[str]:
    """Return the counted sentences."""
    return [text.text[unit.start : unit.end] for unit in counted_text(text, WordMeasures()).units]


def left_out(text: TextBlocks) -> dict[LeftOutReason, tuple[int, int]]:
    """Return pieces and words by reason."""
    return {one.reason: (one.pieces, one.words) for one in counted_text(text, WordMeasures()).left_out}


def test_what_is_left_out_is_named() -> None:
    """Each reason with its pieces and words; the rest is counted."""
    text = blocks(
        (BlockKind.HEADING, "How to treat a cold"),
        (PARAGRAPH, "Rest and drink a lot. Call us on day 3."),
        (PARAGRAPH, "Book an appointment"),
        (ITEM, "Water"),
        (ITEM, "Loose clothes for 2 days at home"),
        (BlockKind.TABLE_ROW, "Monday 9 am to 5 pm"),
        (BlockKind.QUOTE, "They were so kind to me."),
        (PARAGRAPH, "“I felt well at once.” – Ann P."),
    )
    assert counted(text) == ["Rest and drink a lot.", "Call us on day 3.", "Loose clothes for 2 days at home"]
    assert left_out(text) == {
        LeftOutReason.QUOTES: (2, 13),
        LeftOutReason.TABLES: (1, 6),
        LeftOutReason.HEADINGS: (1, 5),
        LeftOutReason.FRAGMENTS: (1, 3),
        LeftOutReason.SHORT_ITEMS: (1, 1),
    }


def test_the_number_of_an_item_is_no_word() -> None:
    """A typed list counts as one of HTML does; a number in its sentence is a word."""
    typed = blocks((ITEM, "1. Wash your hands with soap."), (ITEM, "(b) Call us in 3 days or so."))
    assert counted(typed) == ["Wash your hands with soap.", "Call us in 3 days or so."]


def test_references_and_other_languages() -> None:
    """Sources are nobody's prose, and formulas are made for English."""
    sources = blocks((PARAGRAPH, "Smith A. Back pain. Spine. 2019."), label=BlockLabel.SOURCES)
    assert list(left_out(sources)) == [LeftOutReason.REFERENCES]
    spanish = blocks(
        (PARAGRAPH, "Rest the knee for two days and call us if the pain does not go away by then."),
        (PARAGRAPH, "Si el dolor no desaparece, llame a nuestra oficina para pedir una cita con el médico."),
    )
    assert list(left_out(spanish)) == [LeftOutReason.OTHER_LANGUAGES]


@pytest.mark.parametrize(
    ("line", "is_counted"),
    [
        ("We accept all major plans", True),
        ("You can come in at any time", True),
        ("Hours and directions", False),
        ("Our team", False),
        ("Photo: the waiting room of our office", False),
        ("You are here", False),
        ("Most people who have this kind of pain get better within weeks", True),
    ],
)
def test_a_line_without_a_mark(line: str, is_counted: bool) -> None:
    """A sentence whose full stop was forgotten counts; a label or a caption does not."""
    assert bool(counted(blocks((PARAGRAPH, line)))) is is_counted


def test_a_line_whose_words_are_joined() -> None:
    """A long line without blanks is looked at up to a length, and ends."""
    assert not counted(blocks((PARAGRAPH, "Aa," * 100_000 + "Bb Cc Dd Ee")))


def test_a_text_of_which_nothing_is_counted() -> None:
    """A heading alone is rated, too: every sentence counts then."""
    text = blocks((BlockKind.HEADING, "Knee pain"))
    reader = ReadabilityReader()
    assert reader.read(text).counts.words == 0
    assert reader.read_all(text).counts.words == 2


def test_own_prose() -> None:
    """Running text in the page's own words."""
    text = blocks((PARAGRAPH, "Rest."), (BlockKind.HEADING, "Rest"), (PARAGRAPH, "“I rested.” – Ann"))
    assert [own_prose(block, text.text) for block in text.blocks] == [True, False, False]
