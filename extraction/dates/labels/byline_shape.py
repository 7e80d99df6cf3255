"""Recognise a line with an unlabelled date that has the shape of a byline, not of a sentence or an announcement."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from extraction.dates.labels import surroundings as around
from extraction.dates.parsing.months import plain
from extraction.dates.parsing.written import Written

MAX_REST = 120
"""Characters that a byline has beside its dates at most."""
MAX_SMALL_WORDS = 3
"""Words in small letters that a byline may have beside those of bylines: names and rubrics are written large."""

MAX_UNCASED_WORDS = 6
"""Words that a byline may have in a script without capitals."""
MAX_IDEOGRAPHS = 24
"""Signs that a byline may have in Chinese or Japanese."""

_IDEOGRAPHS = re.compile("[\u3040-\u30ff\u4e00-\u9fff]")
"""Matches each of ``院長ブログ``."""
_SMALL = re.compile(r"(?<![\w'’.@-])[^\W\d_]{3,}(?![\w'’@])")
"""Matches each word of ``takes place on``; names are recognised by their capitals."""
_BYLINE_WORDS_TEXT = """
the and for from with por par von van der den del las los les des und min mins minute minutes read reading views view
comment comments likes share shares words time updated published posted last written reviewed edited author staff editor
writer reporter admin gmt utc est edt pst pdt cst cdt bst cet ist
"""
_BYLINE_WORDS = frozenset(_BYLINE_WORDS_TEXT.split())
"""Words that bylines write small."""
_SENTENCE = re.compile(r"[^\W\d_]{3,}[.!?;]\s+[^\W\d_]{2,}\s+[^\W\d_]")
"""Matches ``closes; registration ends``: more than one sentence."""
_JOINED_DAYS = re.compile(r"^\W*(?:and|or|until|till|to|through|y|et|und|e|en|bis|au|al|tot|hasta|a)\b")
"""Matches the `` and monday,`` between two dates of one announcement."""


def has_byline_shape(text: str, dates: Sequence[Written]) -> bool:
    """Return whether a line may be a byline by its text beside its dates.

    >>> from extraction.dates.parsing.written import find_written
    >>> line = "Our next workshop takes place on March 9, 2024"
    >>> has_byline_shape(line, list(find_written(line)))
    False
    """
    for one, other in pairwise(dates):
        if _JOINED_DAYS.match(plain(text[one.end : other.start])):
            return False
    pieces, at = [], 0
    for date in dates:
        pieces.append(text[at : date.start])
        at = date.end
    pieces.append(text[at:])
    rest = " ".join(pieces)
    if len(rest) > MAX_REST or _SENTENCE.search(rest):
        return False
    words = _SMALL.findall(rest)
    small = [word for word in words if word.islower() and word not in _BYLINE_WORDS]
    if not rest.isascii() and _is_uncased_prose(rest, words):
        return False
    return len(small) <= MAX_SMALL_WORDS and not (dates and _announced(text[: dates[0].start]))


def _is_uncased_prose(rest: str, words: Sequence[str]) -> bool:
    """Return whether a line in a script without capitals is longer than a byline: by its words, or its signs.

    Chinese and Japanese leave no space between words.
    """
    uncased = [word for word in words if word.lower() == word.upper()]
    signs = len(_IDEOGRAPHS.findall(rest))
    return len(uncased) > MAX_UNCASED_WORDS or signs > MAX_IDEOGRAPHS or (signs > 0 and "。" in rest)


def _announced(before: str) -> bool:
    """Return whether a colon announces the date, before its weekday at most: ``holiday hours: monday,``."""
    folded = around.DAY_BEFORE.sub("", plain(before)).rstrip(" ,")
    return folded.endswith(":") and len(folded) > 1
