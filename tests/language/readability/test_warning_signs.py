"""Test where signs of an emergency are found."""

from __future__ import annotations

import pytest

from language.readability.warning_signs import urgent_words, warning_signs


@pytest.mark.parametrize(
    "sign",
    ["Loss of bladder control", "no bowel control", "incontinence with back", "chest tightness", "pain in your chest",
     "trouble breathing", "shortness of breath", "can’t breathe", "facial drooping", "one-sided paralysis",
     "numbness in one arm", "weakness of the legs", "slurred speech", "difficulty talking", "trouble speaking",
     "sudden loss of vision", "suddenly severe headache", "losing consciousness", "passing out", "faint", "seizures",
     "convulsion", "vomiting blood", "blood in your vomit", "Heavy bleeding", "swelling of the lips", "stiff neck",
     "suicidal", "thoughts of harming"],
)  # fmt: skip
def test_each_sign_is_found(sign: str) -> None:
    """Every kind of sign is found in a sentence, in capitals, too, with its offsets."""
    for written in (sign, sign.upper()):
        text = f"Call us if: {written}."
        assert [text[start:end] for start, end in warning_signs(text)] == [written]


def test_other_texts_have_none() -> None:
    """A text without a sign has none; what says how soon is found by itself."""
    text = "Call your doctor today if the cream does not help."
    assert warning_signs(text) == []
    assert [text[start:end] for start, end in urgent_words(text)] == ["today"]
