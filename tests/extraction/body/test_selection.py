"""Take the blocks whose expected F1 of words is the highest."""

from __future__ import annotations

from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from extraction.body.selection import LEAST, choose

BLOCKS = st.lists(st.tuples(st.integers(1, 80), st.floats(LEAST, 1)), min_size=1, max_size=7)


def test_a_sure_page_takes_what_is_likelier_than_not() -> None:
    """The threshold of a certain page is a half."""
    assert choose([100, 100, 100, 5], [0.99, 0.99, 0.01, 0.45])[0] == [True, True, False, False]


def test_a_doubtful_page_takes_more() -> None:
    """Where little is sure, leaving out costs more than taking in."""
    assert choose([20, 20, 20], [0.6, 0.45, 0.4])[0] == [True, True, True]


def test_what_is_unlikely_is_never_taken() -> None:
    """A menu gives no body, and nothing to expect of it."""
    assert choose([3, 3, 3], [0.2, 0.1, 0.05]) == ([False, False, False], 0.0)


def test_no_blocks_give_no_body() -> None:
    """An empty page is no error."""
    assert choose([], []) == ([], 0.0)


@given(BLOCKS)
def test_no_other_choice_is_expected_to_be_better(blocks: list[tuple[int, float]]) -> None:
    """Among all subsets of a few blocks none has a higher ratio of expected right words to words."""
    words, scores = [size for size, _ in blocks], [score for _, score in blocks]
    total = sum(size * score for size, score in blocks)
    best = max(
        2 * sum(size * score for (size, score), inside in zip(blocks, subset, strict=True) if inside)
        / (sum(size for (size, _), inside in zip(blocks, subset, strict=True) if inside) + total)
        for subset in product((False, True), repeat=len(blocks))
    )  # fmt: skip
    taken, expected = choose(words, scores)
    assert abs(expected - best) < 1e-9
    assert any(taken)
