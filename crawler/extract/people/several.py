"""Texts that name several people."""

from __future__ import annotations

import re

from crawler.extract.people.credentials import is_degree, is_specialty

_AND = re.compile(r"\s*(?:;|\s&\s|\s\+\s|,?\s\b(?:and|und|et|y|e|en)\b\s)\s*", re.I)
"""Matches the `` and `` of ``Jared Newman and Sam Singleton``."""


def split_people(text: str) -> list[str]:
    """Return the single people of a byline; a comma parts them only where no credential follows it.

    >>> split_people("Carly Sorenson, DO, and Amy Mattison, RDH")
    ['Carly Sorenson, DO', 'Amy Mattison, RDH']
    """
    result: list[str] = []
    for part in _AND.split(text):
        current = ""
        for piece in part.split(","):
            piece = piece.strip()
            if not piece:
                continue
            if current and (_belongs(piece) or len(piece.split()) < 2):
                current += f", {piece}"
            else:
                if current:
                    result.append(current)
                current = piece
        if current:
            result.append(current)
    return result


def _belongs(piece: str) -> bool:
    """Whether a piece after a comma still speaks of the person before it."""
    words = piece.split()
    return (
        is_degree(piece)
        or is_degree(words[0])
        or is_specialty(piece)
        or words[0].rstrip(".") in ("Jr", "Sr", "II", "III")
    )
