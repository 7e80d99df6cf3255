"""Distinguish the clinic's own address in a sentence from a place that a sentence is about."""

from __future__ import annotations

import re

_SENTENCE_END = re.compile(r"[a-z)][.!?]\s+(?=[A-Z])")
"""Matches the end of ``the next station. We``."""
_HOUSE = r"(?:clinic|practice|surgery|office|studio|cent(?:re|er)|location|branch|rooms|hospital|facility)s?"
_OWN = re.compile(
    rf"(?i)\b(?:we|we're|located|situated|address|conveniently|moved|moving|relocat\w+|opened|opening)\b|"
    rf"\b(?:visit|find|see|reach|join|meet|come to|with|to)\s+us\b|\bour\s+(?:[\w-]+\s+){{0,3}}{_HOUSE}\b|"
    rf"\b(?:the|this|main|new|second|first|other)\s+(?:\w+\s+)?{_HOUSE}\s+(?:is|are|at|in|on)\b"
)
"""Matches ``Our clinic`` and ``located``: the sentence says where the clinic is."""
_BEFORE_NOW = re.compile(
    r"(?i)\b(?:old|former(?:ly)?|previous(?:ly)?|(?:moved|moving|relocat\w+|transferred)\s+(?:\w+\s+){0,4}from|"
    r"used to be|no longer|(?:was|were)\s+(?:located\s+)?(?:at|in)|until)\b(?!.*\b(?:now|new|to)\b)"
)
"""Matches ``Our old office was at``, not ``moved from Suite 100 to``."""
MIN_WORDS = 4
"""Fewest words before an address that are a sentence's, not a name or a label."""


def is_passing(before: str) -> bool:
    """Return whether the words before an address, on its line, are a sentence about something else than the clinic.

    >>> is_passing("The run starts in front of the Old Customs House, "), is_passing("Our new clinic is at ")
    (True, False)
    """
    ends = [end.end() for end in _SENTENCE_END.finditer(before)]
    sentence = before[ends[-1] if ends else 0 :].strip()
    if sentence.endswith(":") or len(sentence.split()) < MIN_WORDS:
        return False
    return _OWN.search(sentence) is None and re.search(r"(?<![.\w])[a-z]{2,}", sentence) is not None


def is_former(before: str) -> bool:
    """Return whether the words before an address, on its line, say that the clinic was there before.

    >>> is_former("Our old office was at "), is_former("We have moved from Elm St to ")
    (True, False)
    """
    ends = [end.end() for end in _SENTENCE_END.finditer(before)]
    return _BEFORE_NOW.search(before[ends[-1] if ends else 0 :]) is not None
