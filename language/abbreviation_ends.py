"""Decide by an abbreviation's class and the word after it whether its full stop ends a sentence."""

from __future__ import annotations

import re
from collections.abc import Callable

from language.abbreviations import CLASSES, ORDINARY_WORDS, Abbreviation
from language.next_word import NextWord, WordKind, is_subject
from language.stopped_word import StoppedWord
from language.word_list import words_in

CLEAR = frozenset((WordKind.OPENER, WordKind.TITLE, WordKind.COMMON))
"""Kinds of words that have a capital because they open a sentence."""
CAPITAL = CLEAR | {WordKind.NAME, WordKind.CAPITALS, WordKind.LETTER, WordKind.DATE}
"""Kinds of words that begin with a capital."""
DETERMINERS = words_in("the a an your our my his her their this that each every")
"""Words before a noun, which an initial does not follow."""
_POSSESSIVE = words_in("the a your our my his her their")
_SUITES = words_in(
    """
    suite ste unit floor fl apt apartment room rm building bldg level lot box north south east west ne nw se sw
    """
)
_PLACES = words_in("on at off along onto near from to in of")
"""Words before the name of a street."""
_CITY = re.compile(r",\s[A-Z]{2}\b")
"""Matches ``, CA`` after ``Orange``."""
_COMPOUND = re.compile(r"\s(?:[A-Z\d]|(?:of|and|for|in|at)\b|&)|-")
"""Matches `` and`` after ``Food`` in ``U.S. Food and Drug Administration``."""
_CAPITAL_AFTER = re.compile(r"\s[A-Z\d]")
"""Matches `` P`` after ``Dental`` in ``Church St. Dental Practice``."""
_DATE_GOES_ON = re.compile(
    r"[^\w\s]|\s*(?:$|\n)|\s(?:[^\w\s]|\d|(?:at|in|on|and|or|to|through|thru|until|till|for|with|by|only|from|if|when|but|night"
    r"|morning|afternoon|evening|time|standard|daylight)\b)",
    re.I,
)
"""Matches `` at`` after ``Monday``, and the comma, the number and the end that may follow a day."""
_INSTITUTIONS = words_in(
    """
    army navy military census senate congress government president constitution treasury embassy capitol court dollar
    dollars bank open marine marines
    """
)
"""What follows the name of a country in one word."""
_MENTIONED = words_in("by after of as mean means say says write word abbreviation with")
"""Words before an abbreviation that is itself spoken of."""


def abbreviation_ends(kind: Abbreviation, text: str, before: StoppedWord, following: NextWord) -> bool:
    """Return whether the full stop of an abbreviation of a class ends the sentence."""
    return _RULES[kind](text, before, following)


def dotted_ends(text: str, before: StoppedWord, following: NextWord) -> bool:
    """Return whether a sentence ends after letters with full stops that no list has: ``R.L.``, ``b.i.d.``, ``E.R.``"""
    if before.word.islower():
        return following.kind in CAPITAL
    if before.previous.endswith(",") and before.word.count(".") > 1:
        return _degree(text, before, following)
    if following.kind is not WordKind.COMMON:
        return following.kind in (WordKind.OPENER, WordKind.TITLE)
    if before.word.count(".") > 1:
        return True
    return before.previous.lower() in DETERMINERS and not _CAPITAL_AFTER.match(text, following.end)


def _title(text: str, before: StoppedWord, following: NextWord) -> bool:
    if before.word[0].islower():
        return following.kind in CLEAR
    return following.kind is WordKind.OPENER and before.previous.lower() in DETERMINERS


def _street(text: str, before: StoppedWord, following: NextWord) -> bool:
    if following.kind in (WordKind.OPENER, WordKind.TITLE):
        return True
    if following.word in _SUITES or _CITY.match(text, following.end):
        return False
    if following.kind is WordKind.CAPITALS:
        return before.numbered and len(following.word) > 2
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
        return named or before.previous.lower() in DETERMINERS
    return following.kind is WordKind.NAME and named


def _junior(text: str, before: StoppedWord, following: NextWord) -> bool:
    if following.kind is not WordKind.COMMON:
        return following.kind in (WordKind.OPENER, WordKind.TITLE)
    return not _COMPOUND.match(text, following.end) and not is_subject(text, following)


def _company(text: str, before: StoppedWord, following: NextWord) -> bool:
    if CLASSES.get(following.word) is Abbreviation.COMPANY:
        return False
    named = following.kind in (WordKind.NAME, WordKind.CAPITALS) and is_subject(text, following)
    return following.kind in CLEAR or named


def _unit(text: str, before: StoppedWord, following: NextWord) -> bool:
    if before.first and before.word[0].isupper():
        return following.kind is WordKind.OPENER
    return following.kind in CAPITAL or following.kind is WordKind.SIGN


def _time(text: str, before: StoppedWord, following: NextWord) -> bool:
    if before.word.isupper() and not before.after_number:
        return dotted_ends(text, before, following)
    if following.kind is WordKind.DATE:
        return not _DATE_GOES_ON.match(text, following.end)
    return following.kind in CAPITAL or following.kind is WordKind.SIGN


def _date(text: str, before: StoppedWord, following: NextWord) -> bool:
    if following.kind is WordKind.DATE:
        return not _DATE_GOES_ON.match(text, following.end)
    if following.kind is WordKind.COMMON and before.previous.lower() in _POSSESSIVE:
        return False  # our Jan. Newsletter
    return following.kind in CAPITAL or following.kind is WordKind.SIGN


def _country(text: str, before: StoppedWord, following: NextWord) -> bool:
    if following.kind is not WordKind.COMMON:
        return following.kind in (WordKind.OPENER, WordKind.TITLE)
    noun = before.previous.lower() == "the" or before.word.upper() in ("D.C", "U.S.A")
    if not noun or following.stopped or following.word in _INSTITUTIONS:
        return False
    return not _COMPOUND.match(text, following.end)


def _state(text: str, before: StoppedWord, following: NextWord) -> bool:
    return following.kind in CAPITAL


def _numbered(text: str, before: StoppedWord, following: NextWord) -> bool:
    lower = before.word.lower()
    if following.kind is WordKind.NUMBER:
        return lower == "no" and (before.answers or before.previous.endswith(","))
    if lower == "no":
        return following.kind is not WordKind.SMALL_NAME
    if following.kind in (WordKind.LETTER, WordKind.CAPITALS) or following.word == "a":
        return False
    return following.kind in CLEAR or (lower in ORDINARY_WORDS and following.kind is WordKind.NAME)


def _leading(text: str, before: StoppedWord, following: NextWord) -> bool:
    if before.word.lower() in ("approx", "appx", "incl"):
        return before.after_number and following.kind in CAPITAL
    return following.kind in CLEAR and before.previous.lower() in _MENTIONED


def _enumeration(text: str, before: StoppedWord, following: NextWord) -> bool:
    return following.kind is not WordKind.JOINT


def _citation(text: str, before: StoppedWord, following: NextWord) -> bool:
    return following.kind in CLEAR


def _shortened(text: str, before: StoppedWord, following: NextWord) -> bool:
    if following.kind is WordKind.COMMON:
        return before.word.islower() and not _CAPITAL_AFTER.match(text, following.end)
    return following.kind is WordKind.OPENER


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
    Abbreviation.CITATION: _citation,
    Abbreviation.SHORTENED: _shortened,
}
