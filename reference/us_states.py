"""States, districts and territories of the US as written in addresses."""

from __future__ import annotations

import re

STATES = {
    "Alabama": "AL", "Alaska": "AK", "Arizona": "AZ", "Arkansas": "AR", "California": "CA", "Colorado": "CO",
    "Connecticut": "CT", "Delaware": "DE", "District of Columbia": "DC", "Florida": "FL", "Georgia": "GA",
    "Hawaii": "HI", "Idaho": "ID", "Illinois": "IL", "Indiana": "IN", "Iowa": "IA", "Kansas": "KS",
    "Kentucky": "KY", "Louisiana": "LA", "Maine": "ME", "Maryland": "MD", "Massachusetts": "MA",
    "Michigan": "MI", "Minnesota": "MN", "Mississippi": "MS", "Missouri": "MO", "Montana": "MT",
    "Nebraska": "NE", "Nevada": "NV", "New Hampshire": "NH", "New Jersey": "NJ", "New Mexico": "NM",
    "New York": "NY", "North Carolina": "NC", "North Dakota": "ND", "Ohio": "OH", "Oklahoma": "OK",
    "Oregon": "OR", "Pennsylvania": "PA", "Rhode Island": "RI", "South Carolina": "SC", "South Dakota": "SD",
    "Tennessee": "TN", "Texas": "TX", "Utah": "UT", "Vermont": "VT", "Virginia": "VA", "Washington": "WA",
    "West Virginia": "WV", "Wisconsin": "WI", "Wyoming": "WY", "American Samoa": "AS", "Guam": "GU",
    "Northern Mariana Islands": "MP", "Puerto Rico": "PR", "U.S. Virgin Islands": "VI",
    "Virgin Islands": "VI",
}  # fmt: skip
"""Name to two letters: USPS Publication 28 (2024), appendix B."""

OLD_ABBREVIATIONS = {
    "Ala": "AL", "Ariz": "AZ", "Ark": "AR", "Calif": "CA", "Colo": "CO", "Conn": "CT", "Del": "DE",
    "Fla": "FL", "Ill": "IL", "Ind": "IN", "Kan": "KS", "Mass": "MA", "Mich": "MI", "Minn": "MN",
    "Mo": "MO", "Mont": "MT", "Neb": "NE", "Nev": "NV", "N.H": "NH", "N.J": "NJ", "N.M": "NM", "N.Y": "NY",
    "N.C": "NC", "N.D": "ND", "Okla": "OK", "Ore": "OR", "Pa": "PA", "R.I": "RI", "S.C": "SC", "S.D": "SD",
    "Tenn": "TN", "Tex": "TX", "Va": "VA", "Vt": "VT", "Wash": "WA", "W.Va": "WV", "Wis": "WI", "Wyo": "WY",
    "D.C": "DC", "Md": "MD", "Ga": "GA", "La": "LA", "Me": "ME", "Ky": "KY",
}  # fmt: skip
"""Traditional abbreviations (Associated Press style) to two letters."""

_BY_FORM = {
    **{name.casefold(): code for name, code in STATES.items()},
    **{form.casefold(): code for form, code in OLD_ABBREVIATIONS.items()},
    **{code.casefold(): code for code in STATES.values()},
}

_NAMES = sorted(STATES, key=len, reverse=True)
_CODES = sorted(set(STATES.values()))
_OLD = sorted(OLD_ABBREVIATIONS, key=len, reverse=True)

STATE_PATTERN = (
    r"(?:"
    + "|".join(re.escape(name).replace(r"\ ", r"\s+") for name in _NAMES)
    + "|"
    + "|".join(name.upper().replace(" ", r"\s+") for name in _NAMES)
    + "|"
    + "|".join(re.escape(form) + r"\b\.?" for form in _OLD)
    + "|"
    + "|".join(f"{code[0]}\\.?\\s?{code[1]}\\b\\.?" for code in _CODES)
    + r")"
)
"""A state in any written form, e.g. ``NJ``, ``N.J.``, ``New Jersey``, ``Calif.``"""


def state_code(text: str) -> str | None:
    """Return a state's two letters for any written form, null for anything else.

    >>> state_code("new jersey"), state_code("N.J."), state_code("Jersey")
    ('NJ', 'NJ', None)
    """
    form = " ".join(text.casefold().split()).rstrip(".")
    found = _BY_FORM.get(form)
    if found is None:
        found = _BY_FORM.get(form.replace(".", "").replace(" ", ""))
    return found
