"""Whether a text is a person's name."""

from __future__ import annotations

import re

from crawler.extract.people.credentials import is_degree
from crawler.extract.people.given_names import GIVEN_NAMES

_NO_PERSON = re.compile(
    r"\b(?:admin\w*|webmaster|editors?|editorial|staff|team|desk|newsroom|news|contributors?|guest|"
    r"anonymous|unknown|author|authors|writer|department|center|centre|clinics?|clinicians?|"
    r"hospitals?|health(?:care)?|medical|dental|medicine|institute|university|college|school|"
    r"association|foundation|society|council|academy|agency|group|company|corp(?:oration)?|inc|llc|"
    r"ltd|gmbh|partners|solutions|services?|systems|technologies|marketing|media|magazine|journal|"
    r"times|press|reuters|associated|blog|website|site|page|posts?|articles?|view|all|read|more|"
    r"share|comments?|click|here|learn|about|home|contact|subscribe|follow|sign|log|login|"
    r"register|cookie|privacy|update[ds]?|published|posted|written|reviewed|minutes?|mins?|category|"
    r"categories|tags?|leave|reply|by|the|and|or|for|with|from|your|our|my|this|that|how|"
    r"what|why|best|top|new|free|support|customer|sales|info|office|practice|surgery|surgeons|"
    r"associates|specialists|physicians|doctors|dentistry|orthodontics|podiatry|chiropractic|"
    r"cardiology|dermatology|vision|eye|wellness|care|therapy|rehab\w*|store|shop|bank|insurance|"
    r"realty|law|firm|studio|labs?|ai|com|net|org|www|http\w*|facebook|twitter|linkedin|history|bio|development|"
    r"research|alerts?|github|sat|sun|fri|monday|tuesday|wednesday|thursday|friday|saturday|sunday|today|"
    r"yesterday|january|february|march|july|august|september|october|november|december|instagram|"
    r"youtube|email|e-mail|phone|tel|fax|copyright|rights|reserved|photo|image|courtesy|getty|"
    r"shutterstock|istock|advertisement|sponsored)\b",
    re.I,
)
"""Words that no person's name holds; matches ``Everfit Team``, ``View all posts``."""
_NEVER_TEXT = """
admin administrator webmaster root user test editor superuser wpadmin siteadmin anonymous unknown null
none undefined n/a
"""
_NEVER = frozenset(_NEVER_TEXT.split())
"""Logins that publishing software gives, never anybody's name."""
_PARTICLE_TEXT = """
de da del della der den di do dos du el al bin ibn la le van von vom zu zum ter ten y e i s st 't of af av
"""
_PARTICLE = frozenset(_PARTICLE_TEXT.split())
_WORD = re.compile(r"^[^\W\d_](?:[^\W\d_]|['’.·-])*$")
"""Matches ``O'Brien``, ``Jean-Luc``, ``K.``."""
_TITLES = re.compile(
    r"^(?:dr|drs|prof|professor|mr|mrs|ms|miss|mx|sir|doctor|rev|fr|herr|frau|dott|dra|sr|sra)\.?$", re.I
)
"""Matches ``Dr.``."""


def is_name(text: str) -> bool:
    """Return whether a text reads as one person's name: one to six words, capitals, no role or business words.

    >>> is_name("Jean-Luc Aufranc"), is_name("Everfit Team"), is_name("s w")
    (True, False, False)
    """
    words = text.split()
    if not 1 <= len(words) <= 6 or len(text) > 60 or len(text) < 3 or _NO_PERSON.search(text):
        return False
    if any(not _WORD.match(word) for word in words):
        return False
    proper = [word for word in words if not _TITLES.match(word)]
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
    if text.lower() in _NEVER or _NO_PERSON.search(text) or len(text) > 30:
        return False
    return re.fullmatch(r"[a-z][a-z0-9._-]{2,29}|[a-z]{1,12}(?: [a-z]{1,12}){1,2}", text) is not None


def is_uncapped(text: str) -> bool:
    """Return whether a text is a known given name and more, written without capitals.

    >>> is_uncapped("kirstin boatto"), is_uncapped("s w")
    (True, False)
    """
    words = text.split()
    return 2 <= len(words) <= 3 and text.islower() and words[0] in GIVEN_NAMES and is_name(text.title())


def has_given_name(text: str) -> bool:
    """Return whether a text of several words begins with a common given name, after a title.

    >>> has_given_name("Rick Steves"), has_given_name("Bright Smile")
    (True, False)
    """
    words = [word for word in text.split() if not _TITLES.match(word)]
    return len(words) > 1 and words[0].lower() in GIVEN_NAMES


def same_person(one: str, other: str) -> bool:
    """Return whether two names may be one person's: equal without titles and middle initials.

    >>> same_person("Dr. Eric D. Freeman", "Eric Freeman")
    True
    """
    return _key(one) == _key(other)


def _key(name: str) -> tuple[str, ...]:
    words = [word.strip(".,").lower() for word in name.split() if not _TITLES.match(word)]
    if len(words) > 2:
        words = [words[0], *[word for word in words[1:-1] if len(word) > 1], words[-1]]
    return tuple(words)
