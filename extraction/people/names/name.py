"""Decide whether a text is a person's name."""

from __future__ import annotations

import re

from extraction.people.names.degrees import is_degree
from extraction.people.names.given_names import begins_as_name, is_given_name
from extraction.people.names.honorifics import has_title, is_title, without_title
from extraction.people.names.not_a_person import ACCOUNTS, is_not_a_person

_PARTICLE_TEXT = """
de da del della der den di do dos du el al bin ibn la le van von vom zu zum ter ten y e i s st 't of af av
"""
_PARTICLE = frozenset(_PARTICLE_TEXT.split())
_WORD = re.compile(r"^[^\W\d_](?:[^\W\d_]|['’.·-])*$")
"""Matches ``O'Brien``, ``Jean-Luc``, ``K.``."""
_WORDS_TOO_TEXT = """
april august may june summer autumn grace hope faith joy art bill rose lily ivy heather holly dawn
"""
_WORDS_TOO = frozenset(_WORDS_TOO_TEXT.split())
"""Given names that are common words as well: they do not vouch for a surname that is one."""


def is_name(text: str, *, vouched: bool = False) -> bool:
    """Return whether a text reads as one person's name: one to six words, capitals, no role or business words.

    `vouched` says that a credential follows; a title or a given name vouches as well.

    >>> is_name("Jean-Luc Aufranc"), is_name("Everfit Team"), is_name("s w"), is_name("Dr. Larry Page")
    (True, False, False, True)
    """
    words = text.split()
    if not 1 <= len(words) <= 6 or len(text) > 60 or len(text) < 3:
        return False
    if any(not _WORD.match(word) for word in words):
        return False
    bare = without_title(text).split()
    known = vouched or has_title(text) or (begins_as_name(bare) and bare[0].lower() not in _WORDS_TOO)
    if is_not_a_person(without_title(text), vouched=known):
        return False
    proper = [word for word in words if not is_title(word)]
    if len(proper) == 1 and proper[0].isupper() and len(proper[0]) <= 5 and len(words) == 1:
        return False  # CDC, WHO
    if not proper or (len(proper) == 1 and proper[0].isupper() and is_degree(proper[0])):
        return False
    small = [word for word in proper if word[0].islower()]
    if any(word.lower() not in _PARTICLE for word in small) or len(small) >= len(proper):
        return False
    return len(proper[0]) > 1 or len(proper) > 1


def is_login(text: str) -> bool:
    """Return whether a text may be a user's name: one lower-case word or initials, as a byline prints a login.

    >>> is_login("masterface"), is_login("s w"), is_login("admin")
    (True, True, False)
    """
    if text.lower() in ACCOUNTS or is_not_a_person(text) or len(text) > 30:
        return False
    return re.fullmatch(r"[a-z][a-z0-9._-]{2,29}|[a-z]{1,12}(?: [a-z]{1,12}){1,2}", text) is not None


def is_uncapped(text: str) -> bool:
    """Return whether a text is a known given name and more, written without capitals.

    >>> is_uncapped("kirstin boatto"), is_uncapped("s w")
    (True, False)
    """
    words = text.split()
    return 2 <= len(words) <= 3 and text.islower() and is_given_name(words[0]) and is_name(text.title())


def has_given_name(text: str) -> bool:
    """Return whether a text of several words begins with a common given name, after a title.

    >>> has_given_name("Rick Steves"), has_given_name("Bright Smile")
    (True, False)
    """
    words = [word for word in text.split() if not is_title(word)]
    return begins_as_name(words)


def same_person(one: str, other: str) -> bool:
    """Return whether two names may be one person's: equal without titles and middle initials.

    >>> same_person("Dr. Eric D. Freeman", "Eric Freeman")
    True
    """
    return _key(one) == _key(other)


def _key(name: str) -> tuple[str, ...]:
    words = [word.strip(".,").lower() for word in name.split() if not is_title(word)]
    if len(words) > 2:
        words = [words[0], *[word for word in words[1:-1] if len(word) > 1], words[-1]]
    return tuple(words)
