"""Split a text that names several people."""

from __future__ import annotations

import re

from extraction.people.names.credentials import is_firm
from extraction.people.names.degrees import is_degree, may_be_degree
from extraction.people.names.given_names import begins_as_name
from extraction.people.names.honorifics import has_title
from extraction.people.names.professions import is_specialty

_AND = re.compile(
    r"\s*(?:;|\s&\s|\s\+\s|,?\s\b(?:and|und|et|y|e|en)\b\s|,\s*with\s(?=[A-Z])|\swith\s(?=(?:Dr|Prof)\b))\s*",
    re.I,
)
"""Matches the `` and `` of ``Jared Newman and Sam Singleton``."""
_BRACKET = re.compile(r"\([^()]*\)")
"""Matches ``(Tr & Orth)``, in which nothing separates people."""
_DOCTORS = re.compile(r"\s*(Drs|Doctors)\b\.?\s+(?=[A-Z])")
"""Matches the ``Drs. `` of ``Drs. Lin & Reed``."""
_DETERMINER = re.compile(r"(?:the|our|a|an|his|her|with)\b")
"""Matches the ``the`` of ``and the Harbor Team``: another."""
_AT = re.compile(r"\b(?:at|for|of|with)\s+[A-Z]")
"""Matches the ``at M`` of ``Trial Attorney at Morgan & Morgan``."""
_PIECE = re.compile(r"[^,;&]+")
"""Matches the ``Morgan`` behind the sign."""
_GENERATIONS = frozenset(("Jr", "Sr", "II", "III", "IV"))


def split_people(text: str) -> list[str]:
    """Return the single people of a byline; a comma separates them only where no credential or firm follows it.

    "Drs." is everybody's title, and so is "Doctors" before two names or more.

    >>> split_people("Carly Sorenson, DO, and Amy Mattison, RDH")
    ['Carly Sorenson, DO', 'Amy Mattison, RDH']
    >>> split_people("Drs. Lin & Reed")
    ['Dr. Lin', 'Dr. Reed']
    """
    doctors = _DOCTORS.match(text)
    if doctors is not None:
        people = _split(text[doctors.end() :], surnames=True)
        if doctors[1] == "Drs" or (len(people) > 1 and all(map(_is_doctors_name, people))):
            return [person if has_title(person) else f"Dr. {person}" for person in people]
    return _split(text, surnames=False)


def _split(text: str, *, surnames: bool) -> list[str]:
    """Return the people of a text; `surnames` where a surname may be all of one."""
    masked = _BRACKET.sub(lambda found: "\0" * len(found[0]), text)
    result: list[str] = []
    at = 0
    for found in _AND.finditer(masked):
        if not _within_one(masked[at : found.start()], found[0], masked[found.end() :]):
            result += _listed(masked[at : found.start()], text[at : found.start()], alone=surnames)
            at = found.end()
    return result + _listed(masked[at:], text[at:], alone=surnames)


def _is_doctors_name(person: str) -> bool:
    """Return whether what follows "Doctors" is a surname or begins as a name: "Without Borders" does not."""
    words = person.partition(",")[0].split()
    return len(words) == 1 or begins_as_name(words)


def _within_one(before: str, mark: str, after: str) -> bool:
    """Return whether an "and" is in one person's post or firm: ``dentist in family and …``, ``at Roe & Roe``."""
    last = before.rpartition(",")[2]
    if after[:1].islower():
        return last != before and is_specialty(last) and _DETERMINER.match(after) is None
    following = _PIECE.match(_AND.split(after, maxsplit=1)[0])
    return (
        mark.strip() == "&"
        and _AT.search(last) is not None
        and following is not None
        and len(following[0].split()) == 1
    )


def _listed(masked: str, text: str, *, alone: bool) -> list[str]:
    """Return the people of a text in which only commas separate them; `alone` where a surname may be all of one."""
    pieces: list[str] = []
    at = 0
    for part in masked.split(","):
        pieces.append(text[at : at + len(part)].strip())
        at += len(part) + 1
    pieces = [piece for piece in pieces if piece]
    result: list[str] = []
    for piece, before, after in zip(pieces, ["", *pieces], [*pieces[1:], ""], strict=False):
        short = len(piece.split()) < 2 and not alone
        if result and (short or _belongs(piece) or _is_employer(piece, before, after)):
            result[-1] += f", {piece}"
        else:
            result.append(piece)
    return result


def _is_employer(piece: str, before: str, after: str) -> bool:
    """Return whether a piece behind a post names its firm: nothing shows a person, and no post or degree follows."""
    if not is_specialty(before) or has_title(piece) or begins_as_name(piece.split()):
        return False
    return not after or not _belongs(after)


def _belongs(piece: str) -> bool:
    """Return whether a piece after a comma still belongs to the person before it."""
    words = piece.split()
    return (
        is_degree(piece)
        or is_degree(words[0])
        or all(map(may_be_degree, words))
        or is_specialty(piece)
        or is_firm(piece)
        or _AT.match(piece) is not None
        or words[0].rstrip(".") in _GENERATIONS
    )
