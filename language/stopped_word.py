"""Read the word before a full stop, with the little of its sentence that tells an abbreviation from a word."""

from __future__ import annotations

import re
from dataclasses import dataclass

MAX_LOOK_BACK = 80
"""Characters looked at before a full stop: some ten words."""
_OPENING = "\"“”‘’'([{*•●▪◦‣·-–—"
_NOT_OF_A_WORD = re.compile(r"[^\w.'’]")
"""Matches the hyphen of ``Mon.-Fri``."""


@dataclass(frozen=True, slots=True)
class StoppedWord:
    """The word before a full stop."""

    token: str
    """As written, from blank to blank, without opening marks and the last full stop: ``Mon.-Fri``, ``$262``."""
    word: str
    """The last word of it, with full stops in it: ``Fri``, ``262``, ``U.S``."""
    previous: str
    """The word before it, with the marks on it; empty where it is the first of its sentence."""
    third: str
    """The word before that, or empty."""
    first: bool
    """True where it is the sentence's first word."""
    second: bool
    """True where one word is before it in the sentence."""
    numbered: bool
    """True where one of the five words before it begins with a digit, as in an address."""
    answers: bool
    """True where it is the first word after a question."""

    @property
    def after_number(self) -> bool:
        """Return whether the word before it is a number or an amount."""
        return self.previous[-1:].isdigit()


def stopped_word(text: str, begin: int, dot: int) -> StoppedWord:
    """Return the word that ends at an offset, in the sentence that begins at another."""
    start = max(begin, dot - MAX_LOOK_BACK)
    words = text[start:dot].split()
    words = [word for word in words if word.strip(_OPENING)] or [""]
    token = word = words[-1].lstrip(_OPENING)
    if not word.isalnum():
        word = _NOT_OF_A_WORD.split(word)[-1]
    whole = start == begin
    return StoppedWord(
        token=token,
        word=word,
        previous=words[-2].lstrip(_OPENING) if len(words) > 1 else "",
        third=words[-3].lstrip(_OPENING) if len(words) > 2 else "",
        first=whole and len(words) == 1,
        second=whole and len(words) == 2,
        numbered=any(word[0].isdigit() for word in words[-6:-1]),
        answers=whole and len(words) == 1 and text[begin - 1 : begin] == "?",
    )
