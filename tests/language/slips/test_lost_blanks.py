"""A blank that was lost beside a bracket or after a mark is given back."""

from __future__ import annotations

import pytest

from tests.language.slips.found import corrected, found


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        (
            "An operation to remove the stomach(gastrectomy) helps.",
            "An operation to remove the stomach (gastrectomy) helps.",
        ),
        ("It is in the spinal cord(central nerves) here.", "It is in the spinal cord (central nerves) here."),
        (
            "This form of heart disease (CHD)is the most common.",
            "This form of heart disease (CHD) is the most common.",
        ),
        ("Genetic Testing Registry:Albinism type one", "Genetic Testing Registry: Albinism type one"),
        ("Who should get these vaccines?Children should.", "Who should get these vaccines? Children should."),
    ],
)
def test_the_blank_is_given_back(wrong: str, right: str) -> None:
    """Both words beside it are quoted."""
    assert corrected(wrong) == right


@pytest.mark.parametrize(
    "text",
    [
        "The parent(s) and child(ren) of the process(es) came to us.",
        "He runs slice(start, end) in a loop; then map(f(x)) is called.",
        "We like re:Invent and see https://clinic.example/Care:Health in the clinic today.",
        "Take benzo(alpha)pyrene and the gene(KCNQ1) as it is written here.",
        "(Re)active people and (in)patients of the clinic are (over)treated.",
    ],
)
def test_what_is_meant_is_left(text: str) -> None:
    """Endings in brackets, programs, names, addresses and formulas."""
    assert found(text) == []
