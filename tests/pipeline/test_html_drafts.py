"""Test that a draft in HTML is read in one pass, whatever is left open in it."""

from __future__ import annotations

from html.parser import HTMLParser

import pytest

from pipeline.drafts.html import read_html
from schemas.vocabulary import BlockKind

MANY = 5_000


def test_blocks_take_kind_and_language_of_the_innermost_element_that_says_one() -> None:
    """Below thousands of elements that are never closed, and after elements whose end closes those within."""
    draft = read_html("<b>" * MANY + "<ul lang=es><li><b><i>Uno</li></ul><h2>Two</h2><p>Three")
    found = [(block.kind, block.level, block.language) for block in draft.blocks]
    assert found == [
        (BlockKind.LIST_ITEM, None, "es"),
        (BlockKind.HEADING, 2, None),
        (BlockKind.PARAGRAPH, None, None),
    ]


def test_an_end_without_its_start_closes_nothing() -> None:
    """However many elements are open around it."""
    draft = read_html("<h3>" * MANY + "</em>x" * MANY)
    assert {(block.kind, block.level) for block in draft.blocks} == {(BlockKind.HEADING, 3)}


def test_the_end_of_a_comment_is_looked_for_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Thousands of comments without an end do not each search the rest of the draft."""
    asked: list[int] = []
    parse = HTMLParser.parse_comment

    def counted(parser: HTMLParser, i: int, report: bool = True) -> int:
        asked.append(i)
        return parse(parser, i, report)

    monkeypatch.setattr(HTMLParser, "parse_comment", counted)
    draft = read_html("<p>One<!-- not this --> two</p><p>three" + "<!-- " * MANY)
    assert len(asked) == 1
    assert "not this" not in draft.readable
