"""Find words in a report that only its makers use."""

from __future__ import annotations

import re

_BANNED = re.compile(
    r"\b(?:mend(?:s|ed|ing)?|stands?|stood|(?:give|gives|given|gave) (?:an?|the|this|each|no) offices?|verdicts?"
    r"|judg(?:e|es|ed|ement)|refus(?:e|es|ed)|ask(?:s|ed)? for|carr(?:y|ies|ied)|tied to|audit(?:s|ed)?"
    r"|records?|recorded|runs?|schemas?)\b|JSON-LD",
    re.IGNORECASE,
)
"""Matches ``stands`` and ``asked for``."""
_NOT_OURS = re.compile(r"“[^”]*”|`[^`]*`|schema\.org")
"""Matches what a page says, code and names."""


def own(text: str) -> str:
    """Return a text without page text, code and names.

    >>> own("“Records” leads to a missing page")
    '“” leads to a missing page'
    """
    return _NOT_OURS.sub("“”", text)


def banned(text: str) -> list[str]:
    """Return the words of a text that editors of clinic sites do not use, page text, code and names left out.

    >>> banned("No run has judged “the audit”")
    ['run', 'judged']
    """
    return [found[0] for found in _BANNED.finditer(own(text))]
