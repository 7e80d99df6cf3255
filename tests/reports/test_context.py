"""Quotes among their neighbours."""

from __future__ import annotations

import pytest

from reports.context import in_context, in_paragraph
from schemas.finding import Quote


@pytest.mark.parametrize(
    ("prefix", "suffix", "expected"),
    [
        ("reduce local", ", which helps", "reduce local WORD, which helps"),
        ("(", ")", "(WORD)"),
        ("", "", "WORD"),
        ("called “", "” by", "called “WORD” by"),
        ("a\n", "\nb", "a WORD b"),
    ],
)
def test_spaces_stand_where_a_reader_expects_them(prefix: str, suffix: str, expected: str) -> None:
    """None before a full stop or inside brackets."""
    context = in_context(Quote(field="/x", quote="WORD", prefix=prefix, suffix=suffix))
    assert expected == context.before + context.words + context.after.removesuffix(" …")


def test_what_is_long_is_cut_at_its_far_end() -> None:
    """The words next to the quote are the ones to keep."""
    context = in_context(Quote(field="/x", quote="q", prefix="p" * 500 + "end", suffix="s" * 500))
    assert context.before.endswith("pend ")
    assert context.before.startswith("…")
    assert context.after.endswith("s…")


def test_a_page_of_its_own_has_the_paragraph() -> None:
    """Cut where it is long; another version of the text, or another field, keeps the words that were quoted with it."""
    body = f"First one.\n{'a ' * 300}the the pain {'b ' * 300}\nLast one."
    start = body.index("the the")
    quote = Quote(field="/body_text", quote="the the", prefix="a", suffix="pain", start=start, end=start + 7)
    found = in_paragraph(quote, body)
    assert found.words == "the the"
    assert found.before.startswith("…")
    assert found.before.endswith("a a ")
    assert found.after.startswith(" pain b ")
    assert "one" not in found.before + found.after
    assert in_paragraph(quote, "other") == in_context(quote)
    link = quote.model_copy(update={"field": "/links/1/words"})
    assert in_paragraph(link, body) == in_context(link)
