"""Split a person's text into name, credentials and organisation."""

from __future__ import annotations

import re

from extraction.people.names.degrees import is_degree, is_written_as_degree, may_be_degree
from extraction.people.names.professions import is_specialty

_SPLIT = re.compile(r"\s*[,;|]\s*|\s+-\s+|\s+[–—]\s+")
"""Matches the comma of ``Carly Sorenson, DO``."""
_BRACKET = re.compile(r"\s?\(([^()]{2,80})\)")
"""Matches ``(Pain Management Specialist)``."""
_OF = re.compile(r"\s+(?:of|at|from|with)\s+(?=[A-Z0-9])")
"""Matches the `` of `` before ``Redefine Healthcare``."""
_ROMAN = frozenset(("II", "III", "IV", "V"))


def split_credentials(text: str) -> tuple[str, list[str], str | None]:
    """Return name, credentials and organisation of one person's text.

    >>> split_credentials("Dr. Freeman (Pain Management Specialist) of Redefine Healthcare")
    ('Dr. Freeman', ['Pain Management Specialist'], 'Redefine Healthcare')
    >>> split_credentials("Carly Sorenson, DO")
    ('Carly Sorenson', ['DO'], None)
    >>> split_credentials("Lena Marsh BSc (Hons) MCSP")
    ('Lena Marsh', ['BSc', 'MCSP'], None)
    """
    in_brackets: list[str] = []
    organisation: str | None = None
    rest = text
    found = _OF.search(rest)
    if found and not _in_bracket(rest, found.start()):
        organisation = rest[found.end() :].strip(" .,;") or None
        rest = rest[: found.start()]
    for inner in _BRACKET.findall(rest):
        if is_specialty(inner) or (inner != "Hons" and all(is_degree(part) for part in _SPLIT.split(inner))):
            in_brackets += [part for part in _SPLIT.split(inner) if part]
    rest = _BRACKET.sub(" ", rest)
    name, *parts = [part.strip() for part in _SPLIT.split(" ".join(rest.split())) if part.strip()] or [""]
    words = name.split()
    at = _first_degree(words)
    credentials = [word.strip(",;") for word in words[at:]]
    for part in parts:
        if is_degree(part) or all(map(may_be_degree, part.split())):
            credentials += part.split() if all(map(is_degree, part.split())) else [part]
        elif is_specialty(part):
            credentials.append(part)
        elif organisation is None and credentials and part[:1].isupper():
            organisation = part
    return " ".join(words[:at]).strip(" .,;:-–—"), [*credentials, *in_brackets], organisation


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


def _in_bracket(text: str, at: int) -> bool:
    return text[:at].count("(") > text[:at].count(")")
