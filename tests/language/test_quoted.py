"""A text in quotation marks is somebody's own words, with or without a name after it."""

from __future__ import annotations

import pytest

from language.quoted import is_quoted


@pytest.mark.parametrize(
    "text",
    [
        "“Everyone was kind.”",
        '"Everyone was kind. I walk again."',
        "«Everyone was kind.»",
        " “Everyone was kind.” – Ann P., West Orange ",
        "“Everyone was kind.” (Ann P.)",
        "“Everyone was kind”.",
    ],
)
def test_what_is_quoted(text: str) -> None:
    """From the first word to the last."""
    assert is_quoted(text, 0, len(text))


@pytest.mark.parametrize(
    "text",
    [
        "“Kind” is what patients call us.",
        "We say “rest” and “walk”",
        "“Rest” helps, and so does “heat”",
        "Everyone was kind.",
        "“Everyone was kind." + " " * 30 + "x",
        "“Everyone was kind.” – " + "and then she went home and walked again, as she had done before. " * 3,
    ],
)
def test_what_is_not(text: str) -> None:
    """A word in quotation marks, and a sentence that goes on after them."""
    assert not is_quoted(text, 0, len(text))


def test_a_slice_is_judged_alone() -> None:
    """The marks around it count, not those elsewhere."""
    text = "Read on.\n“Everyone was kind.”"
    assert is_quoted(text, 9, len(text))
    assert not is_quoted(text, 0, len(text))
