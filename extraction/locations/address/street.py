"""Find a street in a piece of text, by the grammar of US street lines."""

from __future__ import annotations

import re
from dataclasses import dataclass

from reference.number_words import NUMBER_WORDS
from reference.street_words import CANONICAL_SUFFIX, DIRECTIONS, ROUTES

_NUMBER = re.compile(
    r"(?<![\w$€£#./:+-])(?:"
    r"\d{1,6}(?:\s?[-–]\s?\d{1,5})?(?:\s?[-–]\s?[A-Z]\b|[A-Z]\b)?(?:\s+\d/\d\b|½|¼|¾)?"
    r"|[NSEW]\s?\d{1,3}\s?[NSEW]\s?\d{2,5}|[NSEW]\d{3,5}"
    rf"|(?:{'|'.join(NUMBER_WORDS)})(?=\s+[A-Z])"
    r")(?=[\s,.]|$)"
)
"""Matches ``4020-A``, ``35-37``, ``123 1/2``, ``N6W23001``, ``One``."""

_ROUTE_BEFORE = re.compile(r"(?i)\b(?:highway|hwy|route|rte?|interstate|suite|ste|unit|zip)\b\.?\s*$")
"""Matches the ``Rte. `` before a road's number, which is not a house number."""
_WORD = re.compile(r"[^\s,;|()]+")
_NOT_STREETS = re.compile(
    r"(?i)^(?:patients?|years?|locations?|doctors?|providers?|reviews?|beds?|miles?|min(?:ute)?s?|offices?|hours?|hrs?|"
    r"days?|weeks?|months?|physicians?|people|million|percent|stars?|mg|ml|mcg|am|pm|a\.m|p\.m|convenient|steps?|"
    r"times?|reasons?|ways?|tips?|signs?|treatments?|sessions?|to|and|or|of|in|for|the|is|are|was|at|on|with|than|"
    r"january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|"
    r"aug|sept?|oct|nov|dec|mon|tue|wed|thu|fri|sat|sun|monday|tuesday|wednesday|thursday|friday|saturday|sunday)[.:]?$"
)
"""Matches ``Patients``: words that a number counts and that alone do not name a street."""
_SMALL = frozenset(
    ["of", "the", "de", "la", "las", "los", "del", "el", "and", "&", "du", "des", "le", "at", "y", "on"]
)
_ORDINAL = re.compile(r"(?i)^\d{1,5}(?:st|nd|rd|th)?[.]?$")
"""Matches ``7th``."""
_ROAD_NUMBER = re.compile(r"(?i)^\d{1,4}-?[a-z][.]?$")
"""Matches the ``25E`` of ``US Hwy 25E``."""
_BODIES = re.compile(
    r"(?i)^(?:department|dept\.?|division|faculty|institutes?|laborator(?:y|ies)|section|school|colleges?|university"
    r"|cent(?:er|re)|clinic|hospital|program(?:me)?|unit|chair|office) (?:of|for)\b|^national institutes?\b"
)
"""Matches ``Department of Surgery``, which a footnote's number precedes in a paper's list of authors."""
_NUMBERED_ST = re.compile(r"(?i)^\d{1,3}(?:st|nd|rd|th)[.]?$")
"""Matches ``7st``."""


@dataclass(frozen=True, slots=True)
class Street:
    """A street found in a text."""

    start: int
    """Offset of its number."""
    end: int
    """Offset after its last word."""
    strong: bool
    """True if a suffix, a numbered road or a grid shows a street, not only a number and a name."""


def find_street(text: str, whole: bool) -> Street | None:
    """Return the first street of a text, null without one.

    With ``whole``, the text ends with the street (a line or comma follows), so a name without a suffix
    will do (``836 Broadway``, ``922 Main``); else the street must end in a suffix, direction or number.
    """
    for number in _NUMBER.finditer(text):
        if _ROUTE_BEFORE.search(text, 0, number.start()):
            continue
        if found := _street_at(text, number, whole):
            if not number.group()[0].isdigit():  # "One World Trade Center 285 Fulton Street"
                for later in _NUMBER.finditer(text, found.start + len(number.group())):
                    if (inner := _street_at(text, later, whole)) is not None and inner.strong:
                        return inner
            return found
    return None


def _street_at(text: str, number: re.Match[str], whole: bool) -> Street | None:
    """Return the street that begins with this number: its words are taken while they can be a street's."""
    words = list(_WORD.finditer(text, number.end()))
    if not words or text[number.end() : words[0].start()].strip(" .\u00a0"):
        return None
    forms = [word.group().rstrip(".,").casefold() for word in words]
    if _NOT_STREETS.match(words[0].group()) and (len(words) < 2 or forms[1] not in CANONICAL_SUFFIX):
        return None
    if _BODIES.match(" ".join(word.group() for word in words[:2])):
        return None
    taken, strong_at = 0, -1
    for at, word in enumerate(words[:MAX_WORDS]):
        if at and text[words[at - 1].end() : word.start()].strip():
            break
        road = at and forms[at - 1].replace("-", "") in ROUTES and _ROAD_NUMBER.match(word.group())
        numeric = bool(road or _ORDINAL.match(word.group()))
        if numeric and at > 1 and strong_at == at - 1 and forms[at - 1] not in ROUTES:
            break  # the next address of a run-on line
        if not (numeric or _may_name(word.group(), forms[at])):
            break
        taken = at + 1
        if _ends_street(forms, at, strong_at, numeric):
            strong_at = at
        if word.group().endswith(".") and not _is_abbreviation(word.group(), forms[at]):
            break
    if not taken:
        return None
    end = words[taken - 1].end()
    if strong_at >= 0:
        return Street(number.start(), words[strong_at].end(), True)
    if whole and end >= len(text.rstrip(" ,.;")) - 1 and taken <= 4:
        return Street(number.start(), end, False)
    return None


def _may_name(word: str, form: str) -> bool:
    """Return whether a word may be part of a street's name."""
    known = (
        form in CANONICAL_SUFFIX or form in _SMALL or form in ROUTES or form.replace(".", "") in DIRECTIONS
    )
    return known or word.strip(".")[:1].isupper() or bool(_NUMBERED_ST.match(form))


def _ends_street(forms: list[str], at: int, strong_at: int, numeric: bool) -> bool:
    """Return whether this word surely ends a street: a suffix, a direction, a road's number, a grid."""
    form = forms[at]
    before = forms[at - 1] if at else ""
    if form in CANONICAL_SUFFIX:
        return at > 0 or form in ("broadway", "bowery")
    if form.replace(".", "") in DIRECTIONS:
        return at > 0 and (strong_at == at - 1 or numeric_word(before))
    if len(form) == 1 and before in ROUTES and at <= 2:
        return True  # "Highway K"
    if not numeric:
        return bool(_NUMBERED_ST.match(form)) and at <= 2
    if before.replace("-", "") in ROUTES:
        return True
    if before.replace(".", "") in DIRECTIONS and (
        at + 1 >= len(forms) or forms[at + 1].replace(".", "") in DIRECTIONS
    ):
        return True
    return bool(_NUMBERED_ST.match(form)) and at <= 2


def _is_abbreviation(word: str, form: str) -> bool:
    """Return whether a full stop belongs to the word, so that the street may go on after it."""
    known = form in CANONICAL_SUFFIX or form.replace(".", "") in DIRECTIONS or form in _TITLES
    return known or len(word.strip(".")) <= 2


MAX_WORDS = 8
"""Most words of a street's name."""
_TITLES = frozenset(["dr", "st", "mt", "ft", "rev", "jr", "sr", "blvd", "ave"])


def numeric_word(text: str) -> bool:
    """Return whether a word is a number or an ordinal.

    >>> numeric_word("5400"), numeric_word("7th"), numeric_word("Main")
    (True, True, False)
    """
    return bool(re.match(r"(?i)^\d+(?:st|nd|rd|th)?$", text))
