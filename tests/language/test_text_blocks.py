"""An article's text as the audits see it."""

from __future__ import annotations

from language.text_blocks import read_text
from tests.audits.build import article

DUTCH = "De arts van de afdeling bespreekt de uitslag van de scan met de familie."
ENGLISH = "Call our office if the fever lasts for more than three days, because we can help you."


def test_a_dutch_block_is_dutch() -> None:
    """Not Portuguese, with which it shares ``de``."""
    text = read_text(article(ENGLISH, ENGLISH, DUTCH))
    assert [block.language for block in text.blocks] == ["en", "en", "nl"]
    assert text.language == "en"
