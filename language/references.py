"""Recognise a line of a list of references: the names of authors and journals in it are no words to proofread."""

from __future__ import annotations

import re

_SIGNS = (
    re.compile(r"\bet al\b"),
    re.compile(r"\bdoi\b|10\.\d{4,9}/\S|\bPMC?ID\b|\bISSN\b|\bISBN\b", re.IGNORECASE),
    re.compile(r"\b(?:19|20)\d\d\s*(?:[A-Z][a-z]{2,8}\.?\s*(?:\d{1,2})?)?\s*;\s*\d{1,4}"),
    re.compile(r"\b\d{1,4}\s*\(\d{1,4}(?:[-–]\d{1,4})?\)\s*[:,]\s*(?:pp?\.?\s*)?\d{1,5}"),
    re.compile(r"\b[A-Z][a-z]+(?:[-'’][A-Z][a-z]+)?,?\s+(?:[A-Z]\.?[\s-]?){1,3}(?:,|;|\.|&|and\b|\()"),
    re.compile(r"\((?:19|20)\d\d[a-z]?(?:,\s*[A-Z][a-z]+(?:\s\d{1,2})?)?\)\."),
    re.compile(r"\b(?:J|Am|Int|Br|Eur|Clin|Arch|Ann|Proc|N Engl)\.?\s+(?:[A-Z][a-z]+\.?\s+){1,4}"),
    re.compile(r"\b(?:Retrieved|Accessed|Available)\s+(?:from|on|at|[A-Z][a-z]+\s\d)"),
)
"""Match, in this order, ``et al``; ``doi``, ``10.1001/jama``, ``PMID``; ``2015 Mar;12``; ``12(3):45``; ``Smith AB,``
and ``Smith, A. B. (``; ``(2019).``; ``J Am Acad Dermatol``; ``Retrieved from``."""

MOST_CHARACTERS = 600
"""Length of a longer reference than any list shows; what is longer is prose that names one."""

LEAST_SIGNS = 2
"""Kinds of signs that a line of prose does not show together."""


def is_reference(text: str, start: int, end: int) -> bool:
    """Return whether a slice of a text names a publication, as the lines under "References" do.

    >>> line = "Smith AB, Jones C. Lichen sclerosus. J Am Acad Dermatol. 2015;12(3):45-67."
    >>> is_reference(line, 0, len(line)), is_reference("Dr. Smith (2019) says so.", 0, 25)
    (True, False)
    """
    if end - start > MOST_CHARACTERS:
        return False
    found = 0
    for sign in _SIGNS:
        if sign.search(text, start, end):
            found += 1
            if found == LEAST_SIGNS:
                return True
    return False
