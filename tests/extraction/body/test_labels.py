"""Label disclaimers, sources and calls to action."""

from __future__ import annotations

import pytest

from extraction.body.labels import label_blocks
from schemas.vocabulary import BlockKind, BlockLabel

PARAGRAPH = (BlockKind.PARAGRAPH, None, "Warmth increases the flow of blood and relaxes the muscles.", False)


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("This article is not a substitute for professional medical advice.", BlockLabel.DISCLAIMER),
        ("For informational purposes only.", BlockLabel.DISCLAIMER),
        ("Source: CDC, 2019.", BlockLabel.SOURCES),
        ("Call our office to schedule an appointment today.", BlockLabel.CALL_TO_ACTION),
        ("Heat relaxes the muscles.", None),
    ],
)
def test_a_block_says_by_its_words_what_it_is_for(text: str, label: BlockLabel | None) -> None:
    found = label_blocks([PARAGRAPH] * 4 + [(BlockKind.PARAGRAPH, None, text, False)])
    assert label == found[-1]


def test_what_follows_a_heading_of_sources_is_sources_up_to_the_next_heading() -> None:
    found = label_blocks(
        [
            PARAGRAPH,
            (BlockKind.HEADING, 2, "References", False),
            (BlockKind.LIST_ITEM, None, "Smith J, et al. Spine 2019.", False),
            (BlockKind.HEADING, 2, "Afterwards", False),
            PARAGRAPH,
        ]
    )
    assert found == [None, BlockLabel.SOURCES, BlockLabel.SOURCES, None, None]


def test_an_articles_own_advice_is_no_call_to_action() -> None:
    advice = (BlockKind.PARAGRAPH, None, "Call the doctor if the numbness spreads.", False)
    assert label_blocks([advice] + [PARAGRAPH] * 4) == [None] * 5


def test_links_under_a_plain_line_of_sources_are_sources() -> None:
    """And links in the line's own block; the paragraph after them is none."""
    line, link = (
        (BlockKind.PARAGRAPH, None, "Sources:", False),
        (BlockKind.PARAGRAPH, None, "Back pain", True),
    )
    found = label_blocks([PARAGRAPH] * 4 + [line, link, link, PARAGRAPH])
    assert found == [None] * 4 + [*[BlockLabel.SOURCES] * 3, None]
    joined = (BlockKind.PARAGRAPH, None, "Sources Back pain Mayo Clinic", True)
    assert label_blocks([PARAGRAPH, joined])[1] is BlockLabel.SOURCES


def test_a_linked_block_that_only_begins_with_the_word_is_no_source() -> None:
    """Nor is an invitation to the clinic under a heading of sources, whereas a citation is one whatever it says."""
    sentence = (BlockKind.PARAGRAPH, None, "Sources of pain are many: nerves, joints and muscles.", True)
    assert label_blocks([PARAGRAPH, sentence]) == [None, None]
    heading = (BlockKind.HEADING, 2, "References", False)
    action = (BlockKind.PARAGRAPH, None, "Learn more about our services", True)
    citation = (BlockKind.LIST_ITEM, None, "Lin A. When to schedule an eye exam. 2019.", False)
    assert label_blocks([PARAGRAPH] * 4 + [heading, citation, action])[4:] == [
        BlockLabel.SOURCES,
        BlockLabel.SOURCES,
        BlockLabel.CALL_TO_ACTION,
    ]
