"""*A* and *an* go by the sound of what follows."""

from __future__ import annotations

import pytest

from language.slips.first_sound import FirstSound, first_sound
from schemas.vocabulary import Tier
from tests.language.slips.found import corrected, found

AN = """hour honest heir honor MRI X-ray x-ray 8-week 11th 18-year $8 800 SSRI FDA NSAID HIV LED IV RN mRNA
eGFR email umbilical ulcer uninsured unimportant urgent S-shaped F-18 HMO MSc 1800s LPNs"""
A = """one-hour once UTI European eucalyptus unit unilateral unique use uterus urine $100 history hospital NASA LASIK
SARS U.S. US B T-cell U-shaped 1,100
7-day PhD CT COVID-19 yearly well UV unanimous OneTrip"""
EITHER = "historic herb herbal FAQ MRSA Uber 1100 homage hotel"


@pytest.mark.parametrize(
    ("word", "sound"),
    [
        *((word, FirstSound.VOWEL) for word in AN.split()),
        *((word, FirstSound.CONSONANT) for word in A.split()),
        *((word, FirstSound.EITHER) for word in EITHER.split()),
    ],
)
def test_the_sound_of_a_word(word: str, sound: FirstSound) -> None:
    """Words, numbers, letters, initials that are spelt out and those that are read."""
    assert first_sound(word) is sound


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("Rest for a hour.", "Rest for an hour."),
        ("You may need a MRI today.", "You may need an MRI today."),
        ("It is an unit of an “hospital” here.", "It is a unit of a “hospital” here."),
        ("- An cough that lasts", "- A cough that lasts"),
        ("There are signs an symptoms of it.", "There are signs and symptoms of it."),
        ("The brainstem an the cerebellum are here.", "The brainstem and the cerebellum are here."),
    ],
)
def test_the_article_is_corrected(wrong: str, right: str) -> None:
    """The suggestion for both words gives the right text."""
    assert corrected(wrong) == right


@pytest.mark.parametrize(
    "text",
    [
        "Vitamin A is in carrots, vitamin A and E are fats.",
        "Hepatitis A is common. Group A or B was chosen. Plan A is open.",
        "a) apples b) pears. Choose a or b, and point A on the map.",
        "Dr. An has seen it. It is an historic day. An herb, a herb.",
        "Hours are 9 a.m. each day. It was a “one of a kind” visit.",
        "I said a I’m sorry. A S’mores latte. A F T E R",
    ],
)
def test_what_is_no_article_is_left(text: str) -> None:
    """Letters, labels, names and words that are said both ways."""
    assert found(text) == []


def test_plain_words_are_sure_and_initials_likely() -> None:
    """Some initials are read in a way that no rule knows."""
    assert [slip.tier for slip in found("A hour and a MRI.")] == [Tier.SURE, Tier.LIKELY]
