"""Back quotes in an audit's description."""

from __future__ import annotations

import pytest

from reports.inline_code import inline_code


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("run `checkup words add`, then", "run <code>checkup words add</code>, then"),
        ("plain & <b>", "plain &amp; &lt;b&gt;"),
        ("`<i>`", "<code>&lt;i&gt;</code>"),
        ("one ` alone", "one ` alone"),
        ("`a` and ` b", "<code>a</code> and ` b"),
    ],
)
def test_pairs_are_code_and_everything_is_escaped(text: str, expected: str) -> None:
    """An unpaired quote is a character like others."""
    assert str(inline_code(text)) == expected
