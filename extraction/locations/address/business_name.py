"""Distinguish a business's name from a house's on the line before a street."""

from __future__ import annotations

import re

_BUSINESS = re.compile(
    r"(?i)(?<!^the )(?<!^the old )(?<!^old )\b(?:surgery|clinics?|practice|dent\w*|orthodont\w*|medical|health\w*|"
    r"physio\w*|therap\w*|osteopath\w*|chiropract\w*|podiatr\w*|optic\w*|fertility|wellness|aesthetics?|"
    r"skin|hospitals?|doctors|counselling|acupuncture|hearing|eye|foot ?care|ayurved\w*|diagnostics?|"
    r"ltd|limited|llp)\b"
)
"""Matches ``Fertility``."""


def names_business(part: str) -> bool:
    """Return whether a line names a business by its trade; "The Surgery" and "The Old Surgery" are houses.

    >>> names_business("Riverside Dental"), names_business("Alexander House"), names_business("The Old Surgery")
    (True, False, False)
    """
    return _BUSINESS.search(part) is not None
