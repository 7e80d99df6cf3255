"""Find passive instructions and doubled negatives in a sentence."""

from __future__ import annotations

import pytest

from language.readability.doubled_negatives import doubled_negatives
from language.readability.passive_instructions import passive_instructions


@pytest.mark.parametrize(
    ("sentence", "instruction"),
    [
        ("The tablet should be taken with food.", "Take the tablet"),
        ("Products should not be used near the eyes.", "Don't use products"),
        ("Sunscreen must always be worn outdoors.", "Always wear sunscreen"),
        ("Your dentures need to be cleaned every night.", "Clean your dentures"),
        ("Alcohol is to be avoided for two days.", "Avoid alcohol"),
        ("The rash should be discussed with your doctor.", "Discuss the rash"),
        ("When you get home, the tablet should be taken with food.", None),
        ("It is important that alcohol must be avoided.", None),
        ("Sunscreen should be worn daily and washed off at night.", None),
        ("Cosmetic usage should be discontinued until your visit.", None),
        ("The cream should be discontinued for a week.", "Stop the cream"),
    ],
)
def test_an_instruction_in_the_passive_is_found(sentence: str, instruction: str | None) -> None:
    """The instruction in the active voice is offered where the subject opens the sentence and is short."""
    assert [one.instruction for one in passive_instructions(sentence, 0, len(sentence))] == [instruction]


@pytest.mark.parametrize(
    "sentence",
    [
        "Acne can be caused by hormones.",
        "The lump should be examined before treatment.",
        "The dressing must be changed by a nurse.",
        "A needle should be used once for every patient.",
        "The mole should be removed soon.",
        "If the tablet should be taken at night, tell us.",
        "The tablet does not need to be taken with food.",
        "Medicines that should be avoided are listed below.",
        "Should the tablet be taken with food?",
        "The tablet may need to be taken twice.",
        "A change in vision should be taken seriously.",
        "The dressings should be changed regularly.",
        "Your blood should be taken in the morning.",
        "An X-ray should be taken first.",
    ],
)
def test_descriptions_and_work_of_clinicians_are_no_instructions(sentence: str) -> None:
    """Nothing is found where a clinician acts, somebody is named, or nobody is told to act."""
    assert passive_instructions(sentence, 0, len(sentence)) == ()


def test_what_is_too_long_for_a_sentence() -> None:
    """A list or broken markup is not looked into: it would take time by the square of its words."""
    sentence = "The tablet should be taken with food. "
    assert passive_instructions(sentence * 40, 0, len(sentence) * 40) == ()


def test_a_use_is_stopped() -> None:
    """*Discontinue usage* is no plain instruction: the verb that is offered is *stop using*."""
    sentence = "Cosmetic usage should be discontinued until your visit."
    (one,) = passive_instructions(sentence, 0, len(sentence))
    assert (one.instruction, one.verb) == (None, "Stop using")


@pytest.mark.parametrize(
    ("sentence", "positive"),
    [
        ("It is not uncommon to feel tired.", ["common"]),
        ("This is not an unusual reaction.", ["a common"]),
        ("Rest for no fewer than 3 days.", ["at least"]),
        ("Never fail to bring your card.", ["Always bring"]),
        ("The visit is not covered unless you call first.", [None]),
        ("Do not stop the tablets unless we tell you to.", []),
        ("Please don't call us if it is not covered unless we ask.", []),
        ("Nevertheless, the visit is not covered unless you call first.", [None]),
        ("Blood tests are not routinely needed unless you are ill.", []),
        ("The result was not available.", []),
        ("It is not only sore.", []),
        ("It is not inſignificant and not İNFREQUENT.", []),
    ],
)
def test_doubled_negatives_have_a_positive(sentence: str, positive: list[str | None]) -> None:
    """The positive wording where a word does it; a warning is not one of them."""
    assert [one.positive for one in doubled_negatives(sentence, 0, len(sentence))] == positive
