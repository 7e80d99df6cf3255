"""Compile trees to one function."""

from __future__ import annotations

from math import exp

from extraction.models.trees import compiled


def test_the_sum_of_the_leaves_becomes_a_probability() -> None:
    score = compiled([[0, 1.5, -1.0, [1, 0.0, 2.0, 3.0]], 0.5], 2)
    assert 1 / (1 + exp(0.5)) == score([1.5, 9.0])
    assert 1 / (1 + exp(-2.5)) == score([2.0, 0.0])
    assert 1 / (1 + exp(-3.5)) == score([2.0, 1.0])


def test_no_trees_say_nothing() -> None:
    assert compiled([], 0)([]) == 0.5
