"""Tell text that quotes somebody: a patient's own words are neither scored nor edited."""

from __future__ import annotations

import re

_QUOTED = re.compile(
    r"\s*+(?:“[^”]*+”|\"[^\"]*+\"|«[^»]*+»)[\s.]*+(?:[-–—~]\s*+\S.{0,80}+|\([^()]{1,80}+\)\s*+)?", re.DOTALL
)
"""Matches ``“Everyone was kind.” – Ann P.``"""


def is_quoted(text: str, start: int, end: int) -> bool:
    """Return whether a slice is in quotation marks from its first word to its last, whoever is named after it."""
    return _QUOTED.fullmatch(text, start, end) is not None
