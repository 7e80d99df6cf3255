"""Recognise what counts or announces the sentence that follows it: ``1.``, ``A.``, ``IV.``, ``Step 2.``, ``P.S.``"""

from __future__ import annotations

import re

from language.stopped_word import StoppedWord
from language.word_list import words_in

COUNTED = words_in(
    """
    step stage phase part chapter section tip question reason day week month year myth fact rule sign option level
    lesson exercise item number point answer mistake benefit way case scenario appendix figure table note round visit
    """
)
"""What is counted at the start of a line."""
_COUNT = re.compile(r"[#(]?[A-Za-z]?\d{1,3}(?:\.\d{1,2})*[a-z]?")
"""Matches ``1``, ``#10``, ``Q3``, ``2.1`` and ``1a``."""
_LETTER = re.compile(r"[^\W\d_]|[IVX]{1,5}|[ivx]{1,5}")
"""Matches ``A`` and ``IV``."""
_ANNOUNCED = words_in("p.s p.p.s n.b ps nb")
"""Postscript and nota bene."""


def is_label(before: StoppedWord) -> bool:
    """Return whether the word counts or announces what follows, at a sentence's start or after a colon."""
    count = _COUNT.fullmatch(before.token) is not None
    if before.first:
        return before.token.lower() in _ANNOUNCED or count or _LETTER.fullmatch(before.token) is not None
    if before.second and before.previous.lower() in COUNTED:
        return count or _LETTER.fullmatch(before.token) is not None
    return before.token.isdigit() and len(before.token) < 3 and before.previous[-1:] in (":", ";")
