"""A line of a list of references is told by two signs of one."""

from __future__ import annotations

import pytest

from language.references import MOST_CHARACTERS, is_reference


@pytest.mark.parametrize(
    "line",
    [
        "Smith AB, Jonez C. Lichen sclerosus in men. J Am Acad Dermatol. 2015;12(3):45-67.",
        "Kerrisk, A. B. (2019). The feet of runners. Foot Ankle Int 40(2): 12-19.",
        "Brown T, Green R, et al. Pain after surgery. doi:10.1001/jama.2019.1",
        "Mayo Clinic. Plantar fasciitis. Retrieved from https://mayo.example/ 2019 Mar 3; 12",
    ],
)
def test_a_reference_is_one(line: str) -> None:
    """Authors with initials, volume and pages, a journal's short form, an identifier."""
    assert is_reference(line, 0, len(line))


@pytest.mark.parametrize(
    "line",
    [
        "Dr. Smith and his team have cared for patients since 2015.",
        "Call 555-0134 or come to 12 Main St. by 5 p.m. on Mar 3; we are open late.",
        "A study by Brown et al. says that rest helps.",
    ],
)
def test_prose_is_none(line: str) -> None:
    """Not even with one sign."""
    assert not is_reference(line, 0, len(line))


def test_a_long_passage_is_prose() -> None:
    """It may name a publication."""
    line = "Smith AB, Jonez C. J Am Acad Dermatol. 2015;12(3):45-67. " * 20
    assert len(line) > MOST_CHARACTERS
    assert not is_reference(line, 0, len(line))
