"""Decide whether a full stop after an abbreviation, a number or a letter ends a sentence."""

from __future__ import annotations

import re
from collections.abc import Callable

from language.abbreviations import CLASSES, ORDINARY_WORDS, STREETS, TITLES, Abbreviation
from language.next_word import NextWord, WordKind, is_subject
from language.single_letters import letter_ends
from language.spelling.lexicon import lexicon
from language.stopped_word import StoppedWord
from language.word_list import words_in

_CLEAR = frozenset((WordKind.OPENER, WordKind.TITLE, WordKind.COMMON))
_CAPITAL = _CLEAR | {WordKind.NAME, WordKind.CAPITALS, WordKind.LETTER, WordKind.DATE}
_DETERMINERS = words_in("the a an your our my his her their this that each every")
_SUITES = words_in(
    "suite ste unit floor fl apt apartment room rm building bldg level lot north south east west box"
)
_CITY = re.compile(r",\s[A-Z]{2}\b")
"""Matches ``, CA`` after ``Orange``."""
_COMPOUND = re.compile(r"\s(?:[A-Z\d]|of\b|and\b|for\b|&)|-")
"""Matches `` and`` after ``Food`` in ``U.S. Food and Drug Administration``."""
_CAPITAL_AFTER = re.compile(r"\s[A-Z\d]")
"""Matches `` P`` after ``Dental`` in ``Church St. Dental Practice``."""
_INSTITUTIONS = words_in(
    """
    army navy military census senate congress government president constitution treasury embassy capitol court dollar
    dollars bank open marine marines
    """
)
"""What follows the name of a country in one word."""
_COUNTED = words_in("no nos fig figs max min tab tabs cap caps")
"""Ordinary words that are abbreviations still where a number follows: ``no. 4471``."""
_PLACES = words_in("on at off along onto near from to in of")
"""Words before the name of a street."""
_DOTTED = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]")
"""Matches ``R.L`` and ``b.i.d``."""
_LABELS = words_in(
    """
    step stage phase part chapter section tip question reason day week month year myth fact rule sign option level
    lesson exercise item number point answer mistake benefit way case scenario appendix figure table note round visit
    """
)
"""What is counted at the start of a line: ``Step 2.``"""
_ROMAN = re.compile(r"[IVXivx]{1,5}")
"""Matches ``IV``."""
_MENTIONED = words_in("by after of as mean means say says write word abbreviation with")
"""Words before an abbreviation that is itself spoken of."""
_MAX_LABEL_DIGITS = 3
_VOWELS = frozenset("aeiouyAEIOUY")


def full_stop_ends(text: str, before: StoppedWord, following: NextWord) -> bool:
    """Return whether a full stop that follows a word ends the sentence, the next word not being written small."""
    if following.kind is WordKind.STOP:
        return False
    word = before.word
    if _is_label(before):
        return False
    if len(word) == 1 and word.isupper():
        return before.token != word or letter_ends(before, following)
    kind = _class_of(before, number_follows=following.kind is WordKind.NUMBER)
    if kind is not None:
        return _RULES[kind](text, before, following)
    if _DOTTED.fullmatch(word):
        return _dotted_ends(before, following)
    return following.kind in _CLEAR or not _is_shortened(word)


def _is_shortened(word: str) -> bool:
    """Return whether a word that no list has is an abbreviation: it has no vowel, as ``pkgs``."""
    if not word.isalpha() or word[1:].isupper() or len(word) == 1 or not _VOWELS.isdisjoint(word):
        return False
    return word.lower() not in lexicon().sure and word not in lexicon().names


def _class_of(before: StoppedWord, *, number_follows: bool) -> Abbreviation | None:
    """Return the class of a word as it is written here, null for an ordinary word."""
    word = before.word
    lower = word.lower()
    kind = CLASSES.get(lower)
    if kind is None:
        return None
    if word in ORDINARY_WORDS and not (number_follows and word in _COUNTED):
        return None
    if word.isupper() and len(word) > 1 and "." not in word and kind is not Abbreviation.NUMBERED:
        return None  # CA, MD, SAT: codes and short names are written without a full stop
    if before.after_number and lower in ("ft", "min", "mi", "in", "pt", "mo", "gal"):
        return Abbreviation.UNIT
    named = before.previous[:1].isupper() and before.previous[-1].isalnum()
    if lower in TITLES and lower in STREETS and named and (before.numbered or not before.second):
        return Abbreviation.STREET
    if lower == "d.c" and before.previous.startswith("Washington"):
        return Abbreviation.COUNTRY
    if kind is Abbreviation.STATE and (word[0].islower() or not before.previous.endswith(",")):
        return None if lower in ORDINARY_WORDS or word[0].islower() else Abbreviation.SHORTENED
    return kind


def _is_label(before: StoppedWord) -> bool:
    """Return whether the word counts what follows: ``1.``, ``A.``, ``IV.`` or ``Step 2.`` at a sentence's start."""
    word = before.token
    counts = word.isdigit() and len(word) <= _MAX_LABEL_DIGITS
    if before.first:
        return (
            counts
            or (len(word) == 1 and word.isalpha())
            or (word.isupper() and _ROMAN.fullmatch(word) is not None)
        )
    if not counts:
        return False
    return (before.second and before.previous.lower() in _LABELS) or before.previous[-1:] in (":", ";")


def _title(text: str, before: StoppedWord, following: NextWord) -> bool:
    if before.word[0].islower():
        return following.kind in _CLEAR
    return following.kind is WordKind.OPENER and before.previous.lower() in _DETERMINERS


def _street(text: str, before: StoppedWord, following: NextWord) -> bool:
    if following.kind in (WordKind.OPENER, WordKind.TITLE):
        return True
    if following.word in _SUITES or _CITY.match(text, following.end):
        return False
    if following.kind is WordKind.NAME:
        return before.numbered and is_subject(text, following)
    if following.kind is not WordKind.COMMON or before.numbered:
        return following.kind is WordKind.COMMON
    if before.word.lower() == "dr" and before.third.lower() not in _PLACES:
        return False
    return not _CAPITAL_AFTER.match(text, following.end)


def _degree(text: str, before: StoppedWord, following: NextWord) -> bool:
    if following.bracketed:
        return following.kind is WordKind.OPENER
    if following.kind in (WordKind.OPENER, WordKind.TITLE, WordKind.SIGN):
        return True
    named = before.previous.endswith(",") or before.previous[:1].isupper()
    if following.kind is WordKind.COMMON:
        return named or before.previous.lower() in _DETERMINERS
    return following.kind is WordKind.NAME and named


def _junior(text: str, before: StoppedWord, following: NextWord) -> bool:
    return following.kind in (WordKind.OPENER, WordKind.TITLE)


def _clear(text: str, before: StoppedWord, following: NextWord) -> bool:
    return following.kind in _CLEAR


def _company(text: str, before: StoppedWord, following: NextWord) -> bool:
    if following.word in CLASSES and CLASSES[following.word] is Abbreviation.COMPANY:
        return False
    return following.kind in _CLEAR or (following.kind is WordKind.NAME and is_subject(text, following))


def _unit(text: str, before: StoppedWord, following: NextWord) -> bool:
    if before.first and before.word[0].isupper():
        return following.kind is WordKind.OPENER
    return following.kind in _CAPITAL or following.kind is WordKind.SIGN


def _time(text: str, before: StoppedWord, following: NextWord) -> bool:
    if before.word.isupper() and not before.after_number:
        return _dotted_ends(before, following)
    if following.kind is WordKind.DATE:
        return is_subject(text, following)
    return following.kind in _CAPITAL or following.kind is WordKind.SIGN


def _date(text: str, before: StoppedWord, following: NextWord) -> bool:
    if following.kind is WordKind.DATE:
        return is_subject(text, following)
    if following.kind is WordKind.COMMON and before.previous.lower() in _DETERMINERS:
        return False  # our Jan. Newsletter
    return following.kind in _CAPITAL or following.kind is WordKind.SIGN


def _country(text: str, before: StoppedWord, following: NextWord) -> bool:
    if following.kind is not WordKind.COMMON:
        return following.kind in (WordKind.OPENER, WordKind.TITLE)
    noun = before.previous.lower() == "the" or before.word == "D.C"
    if not noun or following.stopped or following.word in _INSTITUTIONS:
        return False
    return not _COMPOUND.match(text, following.end)


def _state(text: str, before: StoppedWord, following: NextWord) -> bool:
    return following.kind in _CAPITAL


def _numbered(text: str, before: StoppedWord, following: NextWord) -> bool:
    lower = before.word.lower()
    if following.kind is WordKind.NUMBER:
        return lower == "no" and (before.answers or before.previous.endswith(","))
    if lower == "no":
        return following.kind is not WordKind.SMALL_NAME
    if following.kind in (WordKind.LETTER, WordKind.CAPITALS) or following.word == "a":
        return False
    return following.kind in _CLEAR or (lower in ORDINARY_WORDS and following.kind is WordKind.NAME)


def _leading(text: str, before: StoppedWord, following: NextWord) -> bool:
    if before.word.lower() in ("approx", "appx", "incl"):
        return before.after_number and following.kind in _CAPITAL
    return following.kind in _CLEAR and before.previous.lower() in _MENTIONED


def _enumeration(text: str, before: StoppedWord, following: NextWord) -> bool:
    return following.kind is not WordKind.JOINT


def _shortened(text: str, before: StoppedWord, following: NextWord) -> bool:
    return following.kind is WordKind.OPENER


def _dotted_ends(before: StoppedWord, following: NextWord) -> bool:
    """Return whether a sentence ends after letters with full stops that no list has: ``R.L.``, ``b.i.d.``."""
    if before.word.islower():
        return following.kind in _CAPITAL
    initials = before.word.count(".") == 1
    return following.kind is WordKind.OPENER or (following.kind is WordKind.COMMON and not initials)


_RULES: dict[Abbreviation, Callable[[str, StoppedWord, NextWord], bool]] = {
    Abbreviation.TITLE: _title,
    Abbreviation.STREET: _street,
    Abbreviation.DEGREE: _degree,
    Abbreviation.JUNIOR: _junior,
    Abbreviation.COMPANY: _company,
    Abbreviation.UNIT: _unit,
    Abbreviation.TIME: _time,
    Abbreviation.DATE: _date,
    Abbreviation.COUNTRY: _country,
    Abbreviation.STATE: _state,
    Abbreviation.NUMBERED: _numbered,
    Abbreviation.LEADING: _leading,
    Abbreviation.ENUMERATION: _enumeration,
    Abbreviation.CITATION: _clear,
    Abbreviation.SHORTENED: _shortened,
}
