"""Split a text that names several people."""

from __future__ import annotations

import re

from extraction.people.names.degrees import is_degree, may_be_degree
from extraction.people.names.professions import is_specialty

_AND = re.compile(
    r"\s*(?:;|\s&\s|\s\+\s|,?\s\b(?:and|und|et|y|e|en)\b\s|,\s*with\s(?=[A-Z])|\swith\s(?=(?:Dr|Prof)\b))\s*",
    re.I,
)
"""Matches the `` and `` of ``Jared Newman and Sam Singleton``."""
_BRACKET = re.compile(r"\([^()]*\)")
"""Matches ``(Tr & Orth)``, in which nothing separates people."""
_GENERATIONS = frozenset(("Jr", "Sr", "II", "III", "IV"))


def split_people(text: str) -> list[str]:
    """Return the single people of a byline; a comma separates them only where no credential follows it.

    >>> split_people("Carly Sorenson, DO, and Amy Mattison, RDH")
    ['Carly Sorenson, DO', 'Amy Mattison, RDH']
    """
    masked = _BRACKET.sub(lambda found: "\0" * len(found[0]), text)
    result: list[str] = []
    at = 0
    for found in (*_AND.finditer(masked), None):
        end = found.start() if found else len(text)
        result += _listed(masked[at:end], text[at:end])
        at = found.end() if found else end
    return result


def _listed(masked: str, text: str) -> list[str]:
    """Return the people of a text in which only commas separate them."""
    result: list[str] = []
    current, at = "", 0
    for part in masked.split(","):
        piece = text[at : at + len(part)].strip()
        at += len(part) + 1
        if not piece:
            continue
        if current and (_belongs(piece) or len(piece.split()) < 2):
            current += f", {piece}"
        else:
            if current:
                result.append(current)
            current = piece
    return [*result, current] if current else result


def _belongs(piece: str) -> bool:
    """Return whether a piece after a comma still belongs to the person before it."""
    words = piece.split()
    return (
        is_degree(piece)
        or is_degree(words[0])
        or all(map(may_be_degree, words))
        or is_specialty(piece)
        or words[0].rstrip(".") in _GENERATIONS
    )
