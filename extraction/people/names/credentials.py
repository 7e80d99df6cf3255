"""Split a person's text into name, credentials and organisation."""

from __future__ import annotations

import re

from extraction.people.names.degrees import is_degree, is_written_as_degree, may_be_degree
from extraction.people.names.given_names import begins_as_name
from extraction.people.names.honorifics import has_title
from extraction.people.names.not_a_person import is_business
from extraction.people.names.professions import is_headed, is_post, is_rank, is_specialty

_SPLIT = re.compile(r"\s*[,;|]\s*|\s+[-–—/]\s+")
"""Matches the comma of ``Carly Sorenson, DO`` and the slash of ``Carly Sorenson, DO / Summit``."""
_BRACKET = re.compile(r"\s?\(([^()]{2,80})\)")
"""Matches ``(Pain Management Specialist)``."""
_OF = re.compile(r"\s+(?:of|at|for|from|with)\s+(?=(?:the\s)?[A-Z0-9])")
"""Matches the `` of `` before ``Redefine Healthcare``."""
_ROMAN = frozenset(("II", "III", "IV", "V"))


def split_credentials(text: str) -> tuple[str, list[str], str | None]:
    """Return name, credentials and organisation of one person's text.

    A rank ("Associate Dentist") or a description ("dentist specialising in family care") is neither.

    >>> split_credentials("Dr. Freeman (Pain Management Specialist) of Redefine Healthcare")
    ('Dr. Freeman', ['Pain Management Specialist'], 'Redefine Healthcare')
    >>> split_credentials("Carly Sorenson, DO")
    ('Carly Sorenson', ['DO'], None)
    >>> split_credentials("Lena Marsh BSc (Hons) MCSP")
    ('Lena Marsh', ['BSc', 'MCSP'], None)
    >>> split_credentials("Tom Reed, MD of Redefine Healthcare")
    ('Tom Reed', ['MD'], 'Redefine Healthcare')
    >>> split_credentials("Levi Parr, Director of Operations, Harbor Clinic")
    ('Levi Parr', ['Director of Operations'], 'Harbor Clinic')
    """
    in_brackets: list[str] = []
    for inner in _BRACKET.findall(text):
        if is_specialty(inner) or (inner != "Hons" and all(is_degree(part) for part in _SPLIT.split(inner))):
            in_brackets += [part for part in _SPLIT.split(inner) if part]
    rest = " ".join(_BRACKET.sub(" ", text).split())
    name, *parts = [part.strip() for part in _SPLIT.split(rest) if part.strip()] or [""]
    organisation: str | None = None
    if found := _OF.search(name):
        name, organisation = name[: found.start()], name[found.end() :].strip(" .,;") or None
    words = name.split()
    at = _first_degree(words)
    credentials = [word.strip(",;") for word in words[at:]]
    posted = bool(credentials)
    for part in parts:
        if (found := _OF.search(part)) and is_degree(part[: found.start()]):  # "MD of Redefine Healthcare"
            organisation = organisation or part[found.end() :].strip(" .,;") or None
            part = part[: found.start()]
        if is_degree(part) or all(map(may_be_degree, part.split())):
            credentials += part.split() if all(map(is_degree, part.split())) else [part]
        elif is_specialty(part) and not is_firm(part):
            post, employer = _post(part)
            organisation = organisation or employer
            if post and not is_rank(post):
                credentials.append(post)
        elif organisation is None and (posted or is_firm(part)) and part[:1].isupper():
            organisation = part
        posted = posted or bool(credentials) or is_specialty(part)
    return " ".join(words[:at]).strip(" .,;:-–—"), [*credentials, *in_brackets], organisation


def is_firm(text: str) -> bool:
    """Return whether a text after a comma names a firm: a word of one, and neither a person nor a post.

    >>> [is_firm(text) for text in ("Harbor Clinic", "Clinic Director", "Dr. Amy Clinic")]
    [True, False, False]
    """
    words = text.split()
    if len(words) < 2 or not text[:1].isupper() or has_title(text) or begins_as_name(words) or is_rank(text):
        return False
    found = _OF.search(text)
    post = text[: found.start()] if found else text
    return is_business(text) and not is_post(post) and not all(map(is_business, words))


def _post(part: str) -> tuple[str, str | None]:
    """Return a post, and the firm that holds it: ``Trial Attorney at Morgan & Morgan``, ``Director of Operations``."""
    for found in _OF.finditer(part):
        post = part[: found.start()]
        if found[0].strip() != "of" or not is_headed(post):
            return post, part[found.end() :].strip(" .,;") or None
    return part, None


def has_known_credential(credentials: list[str]) -> bool:
    """Return whether any credential is a known degree or profession, not only capitals after a comma.

    >>> has_known_credential(["MD"]), has_known_credential(["USA"])
    (True, False)
    """
    return any(is_degree(credential) or is_specialty(credential) for credential in credentials)


def _first_degree(words: list[str]) -> int:
    """Return the index where the degrees at a name's end begin: at a known one, which unknown ones may follow."""
    at = len(words)
    first = at
    while at > 1 and (
        is_written_as_degree(words[at - 1])
        or (words[at - 1].isdigit() and is_degree(words[at - 2]))
        or (may_be_degree(words[at - 1]) and words[at - 1] not in _ROMAN)
    ):
        at -= 1
        if is_written_as_degree(words[at]):
            first = at
    return first
