"""Quotes among their neighbours."""

from __future__ import annotations

import pytest

from reports.context import in_context
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
    assert expected == context.before + context.words + context.after


def test_what_is_long_is_cut_at_its_far_end() -> None:
    """The words next to the quote are the ones to keep."""
    context = in_context(Quote(field="/x", quote="q", prefix="p" * 500 + "end", suffix="s" * 500))
    assert context.before.endswith("pend ")
    assert context.before.startswith("…")
    assert context.after.endswith("s…")
