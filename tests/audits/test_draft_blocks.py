"""The blocks of a draft: paragraphs, headings and the items that are typed with a mark."""

from __future__ import annotations

import pytest

from audits.draft import audit_text
from audits.draft_article import draft_article
from schemas.vocabulary import BlockKind
from tests.audits.build import context

SLOW = "walk for ten minutes every morning with your brace on and rest"


@pytest.mark.parametrize("mark", ["- ", "* ", "• ", "•", "· ", "1. ", "2) ", "(a) ", "b) "])
def test_a_line_with_a_mark_is_an_item(mark: str) -> None:
    """Whatever the mark, a line of it is an item of its own."""
    text = f"What to do before we see you at the clinic, in short:\n{mark}Rest the leg.\nThen call us."
    blocks = draft_article(text).body_blocks
    assert [(block.kind, text[block.start : block.end]) for block in blocks] == [
        (BlockKind.PARAGRAPH, "What to do before we see you at the clinic, in short:"),
        (BlockKind.LIST_ITEM, f"{mark}Rest the leg.\nThen call us."),
    ]


@pytest.mark.parametrize(
    "text",
    [
        f"Please do this: • {SLOW} • {SLOW} • {SLOW} • {SLOW}",
        f"Please do this: 1. {SLOW.capitalize()} 2. {SLOW.capitalize()} 3. {SLOW.capitalize()}",
        f"* {SLOW} * {SLOW} * {SLOW}",
    ],
)
def test_a_list_typed_in_one_paragraph_is_no_long_sentence(text: str) -> None:
    """Each item is a sentence of its own."""
    findings = audit_text(text, context())
    assert [finding.audit for finding in findings if finding.audit == "long-sentence"] == []
