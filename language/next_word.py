"""Tell what the word after a possible sentence end is: an opener of sentences, a common word, a name, a number."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass
from enum import Enum, auto

from language.abbreviations import MONTHS, WEEKDAYS
from language.spelling.lexicon import lexicon, zipf
from language.spelling.medical import medical_words
from language.word_list import words_in


class WordKind(Enum):
    """What a word can be at the start of a sentence."""

    SMALL = auto()
    """Begins with a small letter."""
    SMALL_NAME = auto()
    """Begins with a small letter and has a capital or a digit in it: ``eGFR``, ``iPhone``, ``p16``."""
    OPENER = auto()
    """A function word with a capital, which opens a sentence."""
    TITLE = auto()
    """A person's title: ``Dr``."""
    COMMON = auto()
    """Any other word that is written small inside a sentence."""
    NAME = auto()
    """A word that has its capital inside a sentence too, or that nobody knows."""
    DATE = auto()
    """A month, a weekday or a time zone."""
    CAPITALS = auto()
    """Two capitals or more: ``MRI``."""
    LETTER = auto()
    """One capital: an initial, a mark of a list."""
    NUMBER = auto()
    """A digit, or an amount of money."""
    JOINT = auto()
    """A dash, a slash or another sign that joins what is on both sides of it."""
    STOP = auto()
    """Another mark, as in ``. . .`` or ``etc. )``."""
    SIGN = auto()
    """Anything else: a bullet, an emoji."""


OPENERS = words_in(
    """
    the a an this that these those it he she we they you i me us who what when where why how which whose
    if in on at for as from with without within by to of after before during since until while although though because
    unless once whether and but or so yet nor there here then thus however therefore instead otherwise meanwhile also
    moreover furthermore additionally our your their his her its my one two three four five six seven ten most many
    much some any all both each every several few other another no not none yes please is are was were do does did can
    could should would has have had will be let talk call ask see make come don ours yours hers theirs today sometimes
    often usually never always even only just such under over about between through despite according
    """
)
"""Lower-cased words that open a sentence far more often than they follow an abbreviation inside one: the function
words of English (Quirk et al. 1985, 2.34 to 2.37), short answers and the verbs that clinics begin with."""
_TITLES = words_in("dr drs mr mrs ms prof professor doctor")
_TIMES = words_in(
    """
    monday tuesday wednesday thursday friday saturday sunday mondays tuesdays wednesdays thursdays fridays saturdays
    sundays january february march april june july august september october november december eastern pacific central
    mountain est edt et pst pdt pt cst cdt ct mst mdt mt gmt bst aest ist
    """
)
_DATES = _TIMES | MONTHS | WEEKDAYS
_FINITE = re.compile(
    r"\s(?:is|are|was|were|has|have|had|will|can|may|must|should|could|would|does|do|did|also|who)\b"
)
"""Matches `` has`` after a subject."""
_NEXT = re.compile(r"\s*+([\"“”‘’'(\[*_]*+)(\S{1,40})")
"""Matches ``  “The``."""
_LETTERS = re.compile(r"[^\W\d_]+")
"""Matches ``Don`` in ``Don't``."""
_SMALL_NAME = re.compile(r"[a-z]{1,12}(?:-?[A-Z]|\d)(?![\w-]*[.@/:]\w)")
"""Matches the start of ``eGFR``, ``i-Dent`` and ``p16``, not of an address."""
_JOINTS = "-‐‑–—―/&|=+"
LEAST_COMMON = 3.0
"""Zipf value from which a word without an entry in the dictionary is common: once in a million words."""


@dataclass(frozen=True, slots=True)
class NextWord:
    """The word that follows a possible end."""

    kind: WordKind
    word: str
    """Its letters, lower case; empty where it begins with none."""
    end: int
    """Offset after its letters."""
    bracketed: bool = False
    """True where a bracket opens before it."""
    stopped: bool = False
    """True where a full stop follows it: ``Rep.``, ``K.``."""


def next_word(text: str, at: int, stop: int) -> NextWord | None:
    """Return the word that follows an offset, without the white space and the opening marks before it."""
    match = _NEXT.match(text, at, stop)
    if match is None:
        return None
    token, place = match[2], match.start(2)
    letters = _LETTERS.match(token)
    if letters is None:
        return NextWord(_kind_of_sign(token), "", place)
    word = letters[0]
    if word[0].islower():
        kind = WordKind.SMALL_NAME if _SMALL_NAME.match(token) else WordKind.SMALL
    else:
        kind = kind_of_capital(word)
    end = place + len(word)
    return NextWord(
        kind,
        word.lower(),
        end,
        bracketed="(" in match[1] or "[" in match[1],
        stopped=text[end : end + 1] == ".",
    )


def is_subject(text: str, following: NextWord) -> bool:
    """Return whether a finite verb follows the word, so that it opens a sentence."""
    return _FINITE.match(text, following.end, following.end + 12) is not None


@functools.lru_cache(maxsize=20_000)
def kind_of_capital(word: str) -> WordKind:
    """Return what a word with a first capital is, by the frequency list and the dictionary of the spelling engine."""
    lower = word.lower()
    if lower in OPENERS:
        return WordKind.OPENER
    if lower in _TITLES:
        return WordKind.TITLE
    if len(word) == 1:
        return WordKind.LETTER
    if lower in _DATES and lower != "may":
        return WordKind.DATE
    if word.isupper():
        return WordKind.CAPITALS
    words, medical = lexicon(), medical_words()
    known = lower in words.sure or (zipf(lower) >= LEAST_COMMON and word not in words.names)
    known = known or lower in medical.words or medical.composed(lower)
    return WordKind.COMMON if known else WordKind.NAME


def _kind_of_sign(token: str) -> WordKind:
    first = token[0]
    if first.isdigit() or (first in "$£€₹#~<>≥≤±+" and token[1:2].isdigit()):
        return WordKind.NUMBER
    if first in _JOINTS:
        return WordKind.JOINT
    stops = first in ".!?…)]}" or token in (",", ";", ":")
    return WordKind.STOP if stops else WordKind.SIGN
