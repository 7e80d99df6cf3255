"""What other extractors are asked has bounds, and long pages are compared by the same rule as short ones."""

from __future__ import annotations

import random

from lxml import html

from extraction.body import voters


def test_a_crowded_line_is_shown_to_no_voter() -> None:
    """A paragraph of a thousand links and more costs a voter the square of them."""
    asked: list[bool] = []

    def voter(root: html.HtmlElement) -> str:
        asked.append(True)
        return "text"

    few, many = (
        html.fromstring("<div><p>" + "<a href=/>x</a> y " * n + "</p></div>")
        for n in (voters.MOST_IN_A_LINE, voters.MOST_IN_A_LINE + 1)
    )
    assert voters.poll(voter, few) == "text"
    assert voters.poll(voter, many) is None
    assert asked == [True]


def test_long_pages_are_compared_as_short_ones() -> None:
    """By index or by search, the share of each block in a text is the same."""
    rng = random.Random(1)
    for _ in range(200):
        tokens = [rng.choice("abcd") for _ in range(rng.randint(0, 40))]
        blocks = [[rng.choice("abcde") for _ in range(rng.randint(0, 7))] for _ in range(10)]
        assert voters.block_shares(" ".join(tokens), blocks) == voters._shares_by_shingles(tokens, blocks)
