"""Recognise titles of pages that are one person's name."""

from __future__ import annotations

import re
from functools import lru_cache

from extraction.people.names.credentials import has_known_credential, split_credentials
from extraction.people.names.honorifics import is_called_doctor, without_title
from extraction.people.names.name import has_given_name, is_name

_BEFORE = re.compile(r"^(?:meet|about|bio(?:graphy)?(?: of)?|profile(?: of)?)\s*:?\s+", re.I)
"""Matches ``Meet ``."""
_AFTER = re.compile(r"['’]s? (?:bio(?:graphy)?|profile)$", re.I)
"""Matches ``’s Bio``."""
_OF_SOMEBODY = re.compile(r"\w['’]s?\s")
"""Matches ``Lee's ``: something of somebody."""
_STATES = frozenset(("MD", "MA", "PA", "DO", "ME", "MS", "DC", "OD"))
"""Degrees that are codes of states or districts too: "Silver Spring, MD"."""
MOST_CHARACTERS = 90
"""A longer title is a sentence."""


@lru_cache(maxsize=4096)
def is_persons_title(title: str, *, among: bool = False) -> bool:
    """Return whether a title is a name with a degree or a doctor's title, and no more; ``among``: on a page of people.

    A degree that is a state's code as well needs a known given name, or the other people around it.

    >>> is_persons_title("Meet Dr. Eric D. Freeman"), is_persons_title("Ana Brown, LCSW"), is_persons_title("Ana Brown")
    (True, True, False)
    """
    name, credentials, _ = _parts(title)
    if has_known_credential(credentials):
        may_be_place = not among and all(credential.strip(".") in _STATES for credential in credentials)
        if " " not in name or (may_be_place and not has_given_name(name)):
            return False
        return is_name(name, vouched=True)
    return is_called_doctor(name) and is_name(without_title(name), vouched=True)


@lru_cache(maxsize=4096)
def is_bare_name(title: str, *, given: bool = True) -> bool:
    """Return whether a title is a name without a degree, of two words at least; ``given``: with a known given name.

    Said of a page among people's, it is one; elsewhere "Root Canal" would be too.

    >>> [is_bare_name(text) for text in ("Ana Brown", "Under Construction")]
    [True, False]
    """
    name, _, _ = _parts(title)
    return " " in name and is_name(name) and (not given or has_given_name(name))


def _parts(title: str) -> tuple[str, list[str], str | None]:
    plain = _AFTER.sub("", _BEFORE.sub("", " ".join(title.split())))
    if len(plain) > MOST_CHARACTERS or _OF_SOMEBODY.search(plain):
        return "", [], None
    return split_credentials(plain)
