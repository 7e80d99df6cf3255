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
