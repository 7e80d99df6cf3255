"""The rare words of a text are named once, their plurals with them."""

from __future__ import annotations

from language.readability.reader import ReadabilityReader
from language.text_blocks import read_blocks
from schemas.block import Block
from schemas.vocabulary import BlockKind


def test_a_plural_of_what_looks_like_a_plural() -> None:
    """Words that differ by an *s* each are one, in whichever order they come."""
    filler = "Rest the knee for two days and put a cold pack on it. " * 10
    for words in (
        "zorbalex zorbalexs zorbalexss",
        "zorbalexss zorbalexs zorbalex",
        "zorbalexs zorbalexss zorbalex",
    ):
        text = f"{filler}We saw {words} here."
        block = Block(kind=BlockKind.PARAGRAPH, start=0, end=len(text))
        (rare,) = ReadabilityReader().scores(read_blocks(text, [block], "en")).rare_words
        assert (rare.word, rare.count) == ("zorbalex", 3)
