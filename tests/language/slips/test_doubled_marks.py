"""Marks appear once, close to their word."""

from __future__ import annotations

import pytest

from schemas.vocabulary import BlockKind
from tests.language.slips.found import corrected, found


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("Drink water,, tea or milk.", "Drink water, tea or milk."),
        ("Do not lift heavy bags.. Walk every day.", "Do not lift heavy bags. Walk every day."),
        ("We treat pain, and strains.,", "We treat pain, and strains,"),
        ("However,, rest helps, , and heat;, too.", "However, rest helps, and heat, too."),
        (
            "The disease ( PKAN) and the cells (of blood ) ache.",
            "The disease (PKAN) and the cells (of blood) ache.",
        ),
        ("The clavicle ((collarbone) is thin.", "The clavicle (collarbone) is thin."),
        ("It is a drug (Axid)) for the stomach.", "It is a drug (Axid) for the stomach."),
        ("Call us about knee pain ;; or hip pain;; soon.", "Call us about knee pain ;; or hip pain; soon."),
        ("My knee , and my hip hurt.", "My knee, and my hip hurt."),
    ],
)
def test_a_mark_is_corrected(wrong: str, right: str) -> None:
    """The word before it is part of the passage, so that an editor sees where it is."""
    assert corrected(wrong) == right


@pytest.mark.parametrize(
    "text",
    [
        "Pain, swelling, etc., can follow. Fox Inc., of Ohio. At 8 a.m., we open.",
        "Wait ... and see… What?! Stop!!! It was well.... done.",
        "See https://clinic.example/a,,b and pages 3..5 and 1,,2.",
        "if (a ; b) { run(); }",
        "Ok but..",
        "It is ( a ) so, ((a) and (b)) is so, f(x)) is not, and :( is sad.",
        "Yahoo!, Inc. and Fox et al., 2020",
        "Le mal ; la tête ! Le pied ? Oui ; non !",
    ],
)
def test_what_is_meant_is_left(text: str) -> None:
    """Abbreviations, ellipses, programs, addresses and the French habit."""
    assert found(text) == []


def test_a_row_of_a_table_is_no_sentence() -> None:
    """Its cells may be marks."""
    assert found("pain,, swelling", BlockKind.TABLE_ROW) == []
