"""Forms for comparing."""

from __future__ import annotations

import pytest

from extraction.locations.address.normal_form import (
    city_form,
    postal_form,
    region_form,
    street_form,
    unit_form,
)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("2500 Morris Ave.,", "2500 MORRIS AVENUE"),
        ("3325 W. 26th St.", "3325 West 26th Street"),
        ("800 Maine Avenue, S.W.", "800 Maine Ave SW"),
        ("One Main St", "1 Main Street"),
        ("4020-A Chino Hills Pkwy", "4020 A Chino Hills Parkway"),
    ],
)
def test_streets_that_are_one(one: str, other: str) -> None:
    """Formatting variants have one form."""
    assert street_form(one) == street_form(other)


@pytest.mark.parametrize(
    ("one", "other"), [("Suite 220", "#220"), ("2nd Floor", "Floor 2"), ("Ste. A-3", "#A-3")]
)
def test_units_that_are_one(one: str, other: str) -> None:
    """Designators that mean the same have one form."""
    assert unit_form(one) == unit_form(other)


@pytest.mark.parametrize(
    ("one", "other"), [("Suite 220", "Suite 210"), ("Suite 2", "Floor 2"), (None, "Suite 1")]
)
def test_units_that_differ(one: str | None, other: str) -> None:
    """Another number or kind is another unit."""
    assert unit_form(one) != unit_form(other)


def test_places() -> None:
    """Saint, ZIP+4 and state names have one form."""
    assert city_form("St. Paul") == city_form("Saint Paul")
    assert postal_form("07083-1234") == postal_form("07083")
    assert region_form("N.J.") == region_form("New Jersey") == "nj"
