"""The first word of a sentence is read as a word, not as a name."""

from __future__ import annotations

import pytest

from language.spelling.judge import SpellingEngine
from language.spelling.scan import scan
from language.text_blocks import read_text
from tests.audits.build import article

ENGINE = SpellingEngine()


@pytest.mark.parametrize("label", ["", "1. ", "• ", "(a) ", "Step 2. ", "A. ", "“"])
def test_a_misspelled_first_word_is_seen_after_a_label(label: str) -> None:
    """Its capital is the sentence's, whatever mark or number is before it."""
    text = f"{label}Recieve the leaflet that explains what you can do at home before you come to see us."
    (block,) = read_text(article(text)).blocks
    (sighting,) = scan(text, block, ENGINE)
    assert (sighting.word, sighting.suggestions[0], sighting.tier) == ("Recieve", "Receive", "sure")
