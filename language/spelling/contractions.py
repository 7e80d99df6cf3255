"""Judge a contraction without its apostrophe that is something else, too: the *cant* of a bone, *Jony Ive*, *IM*."""

from __future__ import annotations

import re
from dataclasses import replace

from language.spelling.judge import Judgement
from language.word_list import words_in
from language.words import Word
from schemas.vocabulary import Tier

NOUNS_TOO = words_in("cant")
"""Contractions without their apostrophe that are nouns too."""

INITIALS_TOO = words_in("im ive hes shes")
"""Contractions without their apostrophe that are initials or names too."""

_WHOSE_WONT = words_in("his her their your my its our is was are were the")
_SUBJECTS = words_in("i you he she it we they that which who people patients one there just really still")
_DETERMINERS = words_in("the a an this that your his her its their each any no of")
_AFTER_A_NOUN = words_in("of and or is was are were in on at to for the can may must will with from by")
_ADJECTIVE = re.compile(r"(?:al|ic|ar|foot)$")
"""Matches the ending of ``pelvic`` and of ``occlusal``."""


def contraction(judged: Judgement, words: tuple[Word, ...], index: int) -> Judgement | None:
    """Return the judgement of a contraction: unchanged, less sure, or None where it is the noun."""
    written = words[index].text
    before = words[index - 1].text.lower() if index else ""
    after = words[index + 1].text.lower() if index + 1 < len(words) else ""
    if written.lower() in INITIALS_TOO:
        named = written == "Ive" and index and words[index - 1].text[0].isupper()
        return None if written.isupper() or named else judged
    if written.lower() == "wont":
        return None if before in _WHOSE_WONT or after == "to" else judged
    if written.lower() not in NOUNS_TOO:
        return judged
    if before in _DETERMINERS - _SUBJECTS or _ADJECTIVE.search(before) or after in _AFTER_A_NOUN:
        return None
    return judged if before in _SUBJECTS else replace(judged, tier=Tier.LIKELY)
