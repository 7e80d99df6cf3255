"""Signs of an emergency need a time: a call to a doctor without one is reported."""

from __future__ import annotations

import pytest

from audits.contract import Failed, Passed
from audits.draft import audit_text
from audits.readability.vague_call_to_action import check
from schemas.vocabulary import Severity
from tests.audits.build import article, context

CONTEXT = context()


def test_a_list_of_signs() -> None:
    """The call before the list is quoted, and the first sign is named."""
    draft = "Back pain is common.\n\nCall your doctor if you have:\n\n- a fever\n- loss of bladder control\n"
    (one,) = (one for one in audit_text(draft, CONTEXT) if one.audit == "vague-call-to-action")
    assert one.message == "“loss of bladder control” may be an emergency. Say how soon to call, and whom."
    assert (one.evidence.quote, one.severity) == ("Call your doctor if you have:", Severity.MODERATE)


@pytest.mark.parametrize(
    "written",
    [
        "Call your doctor if you have chest pain.",
        "See a health care provider if you have trouble breathing or a fever.",
        "Contact us if you notice numbness in your legs.",
    ],
)
def test_a_sign_in_the_sentence(written: str) -> None:
    """Without a list too."""
    assert isinstance(check(article(written), CONTEXT), Failed)


@pytest.mark.parametrize(
    "written",
    [
        pytest.param(["Call your doctor right away if you have chest pain."], id="at once"),
        pytest.param(["Call 911 or your doctor if you have chest pain."], id="a number"),
        pytest.param(["Call our office within 24 hours if you faint."], id="hours"),
        pytest.param(["This is an emergency.", "Call your doctor if you have chest pain."], id="before"),
        pytest.param(["Call your doctor if you have chest pain.", "Go to the hospital now."], id="behind"),
        pytest.param(["Call your doctor if the pain does not get better."], id="no emergency"),
        pytest.param(["Chest pain has many causes.", "Call us to make an appointment."], id="no sign of it"),
        pytest.param(["“Call your doctor if you have chest pain.”"], id="a quote"),
    ],
)
def test_what_is_no_fault(written: list[str]) -> None:
    """It says how soon, or nothing is urgent."""
    assert check(article("Rest helps most people.", *written), CONTEXT) == Passed()


def test_an_item_of_a_list() -> None:
    """What another item of the list says is beside it, and so is what comes behind the list."""
    calls = "Rest helps.\n\n- Call your doctor if you faint\n- Call us if you have chest pain\n"
    for draft, found in (
        (calls, 2),
        (f"{calls}- Call 911 for both\n", 0),
        (f"{calls}\nThis can't wait: call now.\n", 0),
    ):
        assert sum(one.audit == "vague-call-to-action" for one in audit_text(draft, CONTEXT)) == found


def test_the_list_ends_before_the_next_paragraph() -> None:
    """A sign behind the list is not one that the call is for."""
    draft = "Call us if you have:\n\n- a fever\n\nChest pain has many causes.\n"
    assert not [one for one in audit_text(draft, CONTEXT) if one.audit == "vague-call-to-action"]
