"""Recognise and remove titles before a name."""

from __future__ import annotations

import re

_TITLE_TEXT = """
dr drs prof professor mr mrs ms miss mx sir dame doctor rev fr herr frau dott dottssa dra sr sra mme mlle
"""
_TITLES = frozenset(_TITLE_TEXT.split())
_MEDICAL = re.compile(
    r"^(?:(?:assoc\w*|asst|assistant|emeritus)\.? )?(?:dr|drs|prof|professor|doctor)\b\.?", re.I
)
"""Matches the ``Dr.`` of ``Dr. Jane Roe``."""
_LEADING = re.compile(
    r"^(?:(?:dr|drs|prof|professor|mr|mrs|ms|miss|mx|sir|dame|doctor|rev|(?:associate|assistant|assoc\.?|asst\.?|"
    r"emeritus|clinical) prof(?:essor)?)\b\.?\s*)+(?=\S)",
    re.I,
)
"""Matches the ``Assoc. Prof. Dr `` of ``Assoc. Prof. Dr Ada Roe``."""


def is_title(word: str) -> bool:
    """Return whether one word is a title.

    >>> is_title("Dr."), is_title("Drew")
    (True, False)
    """
    return word.lower().removesuffix(".") in _TITLES


def without_title(name: str) -> str:
    """Return a name without the titles before it.

    >>> without_title("Assoc. Prof. Ada Roe")
    'Ada Roe'
    """
    return _LEADING.sub("", name)


def has_title(name: str) -> bool:
    """Return whether a name begins with a title, and goes on.

    >>> has_title("Mr Alastair Keane"), has_title("Ms"), has_title("Missy Roe")
    (True, False, False)
    """
    return without_title(name) != name


def is_called_doctor(name: str) -> bool:
    """Return whether a name begins with a doctor's or a professor's title.

    >>> is_called_doctor("Dr Roe"), is_called_doctor("Ms Roe")
    (True, False)
    """
    return _MEDICAL.match(name) is not None and has_title(name)
