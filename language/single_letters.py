"""Decide whether a full stop after one capital ends a sentence: ``vitamin A.`` does, ``Eric D. Freeman`` does not."""

from __future__ import annotations

import re

from language.abbreviations import TITLES
from language.next_word import NextWord, WordKind, is_subject
from language.spelling.lexicon import lexicon
from language.stopped_word import StoppedWord
from language.word_list import words_in

LETTERED = words_in(
    """
    vitamin vitamins hepatitis type grade class stage part plan form lot block chair room step group level phase option
    appendix section strep influenza factor protein lipoprotein haemophilus gate door tier exhibit schedule zone wing
    bay terminal building suite unit figure table box category score blood point question answer botulinum toxin
    """
)
"""Words that letters count or name kinds of (own list)."""
_NAMING = words_in("by with from and or to of for author")
"""Words after which an initial opens a name."""
_PERSON = re.compile(r"(?:ist|ian|eon|tor|er|or|nurse|nurses|patient|colleague)s?$")
"""Matches ``dentist`` and ``surgeon``: before an initial, a person's calling."""
_DIRECTIONS = frozenset("NSEW")


def letter_ends(text: str, before: StoppedWord, following: NextWord) -> bool:
    """Return whether the sentence ends after one capital that is not its first word."""
    previous = before.previous.strip(",;:()\"“”'‘’.")
    lower = previous.lower()
    kind = following.kind
    if before.word in _DIRECTIONS and before.numbered and before.after_number:
        return False  # 1200 N. Main St.
    if kind is WordKind.LETTER and following.stopped:
        return False  # A. O. Smith
    if lower in LETTERED or kind in (WordKind.OPENER, WordKind.TITLE, WordKind.SIGN):
        return True
    if kind in (WordKind.NUMBER, WordKind.JOINT, WordKind.SMALL_NAME):
        return False  # see P. 3, Larry H. & Gail
    if lower in TITLES or (len(previous) == 1 and previous.isupper() and before.previous.endswith(".")):
        return False  # Dr. J. Smith, J. K. Mehta
    if previous[:1].isupper():
        return _is_noun(previous) and not before.second
    if lower in _NAMING:
        listed = len(before.third.strip(",")) == 1
        return listed or (kind is WordKind.COMMON and lower not in ("by", "with"))
    if kind is WordKind.COMMON:
        return previous[-1:].isdigit() or (previous.isalpha() and not _PERSON.search(lower))
    if kind is not WordKind.NAME or before.word == "I":
        return True
    return previous.isalpha() and not _PERSON.search(lower) and is_subject(text, following)


def _is_noun(word: str) -> bool:
    """Return whether a capitalised word is no name: a noun of a heading."""
    words = lexicon()
    return word.lower() in words.common and word not in words.names
