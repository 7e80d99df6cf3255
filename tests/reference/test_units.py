"""Forms of units."""

from __future__ import annotations

import pytest

from reference.units import unit_form, unit_parts, units_conflict

ONE = [
    ("Suite 220", "#220"),
    ("Ste. 2-A", "Suite 2 A"),
    ("Ste. A-3", "#A-3"),
    ("2nd Floor", "Floor 2"),
    ("Second Floor", "Level 2"),
    ("Lower Level", "LL"),
    ("Bldg. C, Suite 100", "Suite 100, Building C"),
    ("Suites 100 & 102", "Suite 100-102"),
    ("Suite 2.08", "Unit 2.08"),
    ("Medical Arts Building", "Medical Arts Bldg."),
    ("PH 2", "Penthouse 2"),
    ("Suite Two", "Unit 2"),
]
"""Two spellings of one unit each."""


@pytest.mark.parametrize(("one", "other"), ONE)
def test_units_that_are_one(one: str, other: str) -> None:
    """In both spellings, and in no conflict."""
    assert unit_form(one) == unit_form(other)
    assert not units_conflict(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("Suite 220", "Suite 210"), ("Suite 2", "Floor 2"), (None, "Suite 1"), ("East Tower", "West Tower")],
)
def test_units_that_differ(one: str | None, other: str) -> None:
    """Another number or kind is another unit."""
    assert unit_form(one) != unit_form(other)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("Suite 208", "Suite 210", True),
        ("2nd Floor, Suite 208", "Suite 208", False),
        ("Suite 208", "2nd Floor", False),
        ("Suites 100-102", "Suite 102", False),
        ("East Tower", "West Tower", True),
        ("Suite 2.08", "Suite 2.10", True),
        ("Penthouse", "PH", False),
        (None, "Suite 1", False),
    ],
)
def test_units_that_contradict_each_other(one: str | None, other: str, *, expected: bool) -> None:
    """Only where both name a part of one kind and share no value."""
    assert expected == units_conflict(one, other)


@pytest.mark.parametrize("unit", [unit for pair in ONE for unit in pair])
def test_a_form_is_its_own_form(unit: str) -> None:
    """So that forms can be compared in place of units."""
    assert unit_form(unit) == unit_form(unit_form(unit))
    assert unit_parts(unit) == unit_parts(unit_form(unit))
