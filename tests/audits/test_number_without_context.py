"""A number is reported where a patient cannot tell what it is of."""

from __future__ import annotations

import pytest

from audits.contract import Failed, Passed
from audits.readability.number_without_context import check
from tests.audits.build import article, context

CONTEXT = context()


@pytest.mark.parametrize(
    ("written", "quote"),
    [
        ("Smokers are twice as likely to lose teeth.", "twice as likely"),
        ("Smokers are 50% more likely to lose teeth.", "50% more likely"),
        ("Smokers have two to three times the risk of gum disease.", "two to three times the risk"),
        ("Walking is linked to a 40 percent lower risk of falls.", "40 percent lower risk"),
        ("This lowers your risk of a second fall by up to 30%.", "lowers your risk of a second fall by up to 30%"),
    ],
)  # fmt: skip
def test_a_relative_risk_alone(written: str, quote: str) -> None:
    """Nothing near says of how many."""
    verdict = check(article(written), CONTEXT)
    assert isinstance(verdict, Failed)
    (one,) = verdict.findings
    assert written[one.start : one.end] == quote
    assert one.message == "Of how many people? Write both numbers, such as “2 in 100 instead of 1 in 100”."


def test_decimals() -> None:
    """The message has the rounded number."""
    verdict = check(article("It helped 23.47% of patients."), CONTEXT)
    assert isinstance(verdict, Failed)
    (one,) = verdict.findings
    assert one.message == "“23.47% of patients” → “23% of patients”."
    assert one.suggestions == ("23% of patients",)


def test_half_a_percent_is_rounded_up() -> None:
    """As people round."""
    verdict = check(article("It helped 12.50% of patients."), CONTEXT)
    assert isinstance(verdict, Failed)
    assert verdict.findings[0].suggestions == ("13% of patients",)


@pytest.mark.parametrize(
    "written",
    [
        "Smokers are twice as likely to lose teeth: 2 in 10 do.",
        "It lowers the risk by 50%, from 4% to 2%.",
        "Smokers are twice as likely to lose teeth, 20% against 10%.",
        "He said “smokers are twice as likely to lose teeth” on the radio.",
        "Companies are twice as likely to hire.",
        "Use a cream with 0.05% capsaicin.",
        "The tax is 7.25% of the price.",
        "It helped 23.4% of patients.",
        "It is safe for 99.97% of patients.",
        "You may be more likely to fall.",
    ],
)
def test_what_is_clear_enough(written: str) -> None:
    """It has its base, is somebody's words, or is no risk of a patient's."""
    assert check(article(written), CONTEXT) == Passed()
