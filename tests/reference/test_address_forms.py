"""Forms for comparing."""

from __future__ import annotations

import pytest

from reference.address_forms import (
    city_form,
    postal_form,
    region_form,
    street_form,
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
    ("one", "other"),
    [
        ("St. Paul", "Saint Paul"),
        ("Winston-Salem", "Winston Salem"),
        ("Union Township", "Union"),
        ("Cañon City", "Canon City"),
        ("O’Fallon", "O'Fallon"),
    ],
)
def test_cities_that_are_one(one: str, other: str) -> None:
    """The Postal Service's spelling and the site's."""
    assert city_form(one) == city_form(other)


def test_places() -> None:
    """ZIP+4 and state names have one form."""
    assert postal_form("07083-1234") == postal_form("07083")
    assert region_form("N.J.") == region_form("New Jersey") == "nj"
