"""Postal codes of the United States."""

from __future__ import annotations

import subprocess
import sys

import pytest

from reference.us_postal_codes import postal_area, postal_codes_of


def test_what_is_known_of_a_code() -> None:
    """City, state, every name in use, and where it lies."""
    area = postal_area("07083-1234")
    assert area is not None
    assert (area.city, area.state) == ("Union", "NJ")
    assert area.cities >= {"union", "townley"}
    assert area.point == pytest.approx((40.69, -74.27), abs=0.05)


@pytest.mark.parametrize("code", ["00000", "0708", "SW11 1QE", ""])
def test_no_code(code: str) -> None:
    """Unknown, too short, of another country."""
    assert postal_area(code) is None


def test_the_codes_of_a_city() -> None:
    """However it is spelled; none of a city that the state has not."""
    assert postal_codes_of("UNION", "nj") == postal_codes_of("Union", "NJ") == {"07083"}
    assert postal_codes_of("Union", None) == postal_codes_of("Atlantis", "NJ") == frozenset()


def test_the_data_is_loaded_with_the_first_question() -> None:
    """A site without an office in the United States never pays for it."""
    code = "import sys, reference.us_postal_codes; assert 'zipcodes' not in sys.modules"
    subprocess.run([sys.executable, "-c", code], check=True)
