"""Finds where a street begins in a piece of text, by the grammar of US street lines."""

from __future__ import annotations

import re
from dataclasses import dataclass

from crawler.extract.locations.street_words import CANONICAL_SUFFIX, DIRECTIONS, NUMBER_WORDS, ROUTES

_NUMBER = re.compile(
    r"(?<![\w$€£#./:+-])(?:"
    r"\d{1,6}(?:\s?[-–]\s?\d{1,5})?(?:\s?[-–]\s?[A-Z]\b|[A-Z]\b)?(?:\s+\d/\d\b|½|¼|¾)?"
    r"|[NSEW]\s?\d{1,3}\s?[NSEW]\s?\d{2,5}|[NSEW]\d{3,5}"
    rf"|(?:{'|'.join(NUMBER_WORDS)})(?=\s+[A-Z])"
    r")(?=[\s,.]|$)"
)
"""Matches ``4020-A``, ``35-37``, ``123 1/2``, ``N6W23001``, ``One``."""

_WORD = re.compile(r"[^\s,;|()]+")
_NOT_STREETS = re.compile(
    r"(?i)^(?:patients?|years?|locations?|doctors?|providers?|reviews?|beds?|miles?|min(?:ute)?s?|offices?|hours?|hrs?|"
    r"days?|weeks?|months?|physicians?|people|million|percent|stars?|mg|ml|mcg|am|pm|a\.m|p\.m|convenient|steps?|"
    r"times?|reasons?|ways?|tips?|signs?|treatments?|sessions?|to|and|or|of|in|for|the|is|are|was|at|on|with|than|"
    r"january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|"
    r"aug|sept?|oct|nov|dec|mon|tue|wed|thu|fri|sat|sun|monday|tuesday|wednesday|thursday|friday|saturday|sunday)[.:]?$"
)
"""Matches ``Patients``: words that a number counts and no street is named after alone."""
_SMALL = frozenset("of the de la las los del el and & du des le at y on".split())
_ORDINAL = re.compile(r"(?i)^\d{1,5}(?:st|nd|rd|th)?[.]?$")
"""Matches ``7th``."""
_NUMBERED_ST = re.compile(r"(?i)^\d{1,3}(?:st|nd|rd|th)[.]?$")
"""Matches ``7st``."""


@dataclass(frozen=True, slots=True)
class Street:
    """A street found in a text."""

    start: int
    """Where its number begins."""
    end: int
    """Where its last word ends."""
    strong: bool
    """Whether a suffix, a numbered road or a grid says so, not only a number and a name."""


def find_street(text: str, whole: bool) -> Street | None:
    """Return the first street of a text, null where none begins.

    With ``whole``, the text ends where the street ends (a line or comma follows), so a name without a suffix
    will do (``836 Broadway``, ``922 Main``); else the street must end in a suffix, direction or number.
    """
    for number in _NUMBER.finditer(text):
        if found := _street_at(text, number, whole):
            if not number.group()[0].isdigit():  # "One World Trade Center 285 Fulton Street"
                for later in _NUMBER.finditer(text, found.start + len(number.group())):
                    if (inner := _street_at(text, later, whole)) is not None and inner.strong:
                        return inner
            return found
    return None


def _street_at(text: str, number: re.Match[str], whole: bool) -> Street | None:
    words = list(_WORD.finditer(text, number.end()))
    gap = text[number.end() : words[0].start()] if words else ""
    if not words or gap.strip(" .\u00a0"):
        return None
    ends: list[int] = []
    last_strong = -1
    taken = 0
    for at, word in enumerate(words):
        between = text[words[at - 1].end() : word.start()] if at else ""
        if between.strip() or taken >= 8:
            break
        form = word.group().rstrip(".").casefold()
        plain = word.group().strip(".")
        suffix, direction = form in CANONICAL_SUFFIX, form.replace(".", "") in DIRECTIONS
        previous = words[at - 1].group().rstrip(".").casefold() if at else ""
        numeric = bool(_ORDINAL.match(word.group()))
        if numeric and at > 1 and last_strong == at - 1 and previous not in ROUTES:
            break
        if not (
            suffix or direction or numeric or form in _SMALL or form in ROUTES
            or plain[:1].isupper() or _NUMBERED_ST.match(form)
        ):  # fmt: skip
            break
        if at == 0 and _NOT_STREETS.match(word.group()) and not (
            len(words) > 1 and words[1].group().rstrip(".,").casefold() in CANONICAL_SUFFIX
        ):
            return None
        taken += 1
        ends.append(word.end())
        if suffix and at > 0:
            last_strong = at
        elif suffix and at == 0 and form in ("broadway", "bowery"):
            last_strong = at
        elif direction and last_strong == at - 1 and at > 0:
            last_strong = at
        elif numeric and previous.replace("-", "") in ROUTES | {"highway"}:
            last_strong = at
        elif numeric and at > 0 and words[at - 1].group().replace("-", "").isalpha() and previous in DIRECTIONS:
            last_strong = at if at + 1 >= len(words) or _is_direction(words[at + 1].group()) else last_strong
        elif direction and at > 0 and numeric_word(words[at - 1].group()):
            last_strong = at
        elif _NUMBERED_ST.match(form) and at <= 2:
            last_strong = at
        elif direction and at == 0 and len(words) > 1 and numeric_word(words[1].group()):
            pass
        if word.group().endswith(".") and not (suffix or direction or len(plain) <= 2 or form in _TITLES):
            break
    if not ends:
        return None
    if last_strong >= 0:
        end = ends[-1] if whole and len(ends) - 1 - last_strong <= 0 else ends[last_strong]
        return Street(number.start(), end, True)
    if whole and ends[-1] >= len(text.rstrip(" ,.;")) - 1 and len(ends) <= 4:
        return Street(number.start(), ends[-1], False)
    return None


_TITLES = frozenset("dr st mt ft rev jr sr blvd ave".split())


def numeric_word(text: str) -> bool:
    """Tell whether a word is a number or an ordinal.

    >>> numeric_word("5400"), numeric_word("7th"), numeric_word("Main")
    (True, True, False)
    """
    return bool(re.match(r"(?i)^\d+(?:st|nd|rd|th)?$", text))


def _is_direction(text: str) -> bool:
    return text.rstrip(".,").replace(".", "").casefold() in DIRECTIONS
