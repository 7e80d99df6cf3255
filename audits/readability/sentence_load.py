"""Measure what a sentence asks of its reader: its words, and the breaks that they are held together across."""

from __future__ import annotations

import re
from typing import NamedTuple

_BREAK = re.compile(r"[,;:](?=\s)|[(—]|(?<=\s)[-–](?=\s)")
"""Matches each comma, and the bracket, of ``In general, rest (a day, or two), then walk``."""
_OPENING = "“”\"‘'(["
_END = re.compile(r"[.!?:…][\"”’')\]]*\s*\Z")
"""Matches the end of ``Call us first.``"""


class SentenceLoad(NamedTuple):
    """What a sentence asks of its reader."""

    words: int
    """Pieces between white space that hold a letter or a digit."""
    read: int
    """The same, but a name of several words is one: it is known or skipped as a whole."""
    breaks: int
    """Commas, semicolons, colons, dashes and opening brackets."""


def sentence_load(sentence: str) -> SentenceLoad:
    """Return the load of a sentence; capital letters after the first word are a name's."""
    words = read = 0
    in_name = False
    for piece in sentence.split():
        if not any(map(str.isalnum, piece)):
            continue
        bare = piece.lstrip(_OPENING)
        named = words > 0 and bare[:1].isupper() and bare != "I"
        words += 1
        read += not (named and in_name)
        in_name = named
    return SentenceLoad(words, read, len(_BREAK.findall(sentence)))


def has_end(sentence: str) -> bool:
    """Return whether a sentence ends with a sentence's mark; what has none is a title, a card or a list in a line."""
    return _END.search(sentence[-8:]) is not None


_ELLIPSIS = re.compile(r"\.\.\.|…")
"""Matches the dots of ``softer skin... fewer lines...``."""
_LEAST_PARTS = 3
"""Semicolons from which on a sentence is a list in a line: *in 2019, 30 %; in 2020, 35 %; in 2021, 40 %; …*"""


def is_list(sentence: str) -> bool:
    """Return whether semicolons or dots divide a sentence into items, so that nobody has to read it in one go."""
    dots = len(_ELLIPSIS.findall(sentence[:-3]))
    return sentence.count(";") >= _LEAST_PARTS or dots > 1
