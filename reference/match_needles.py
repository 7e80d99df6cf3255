"""Find the words without which a pattern matches nothing: a text that has none of them need not be searched.

Looking for a word in a text takes a tenth of a microsecond, searching it with a pattern of several words some ten.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from re import _constants as codes  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

LEAST_LETTERS = 2
"""Shorter needles are in every text."""
_ALSO = {0x130: "i", 0x131: "i", 0x17F: "s"}
"""Letters that `re.IGNORECASE` takes for ASCII ones and that ``str.lower`` does not: İ, ı, ſ."""
_REPEATS = (codes.MAX_REPEAT, codes.MIN_REPEAT, codes.POSSESSIVE_REPEAT)


def needles_of(pattern: re.Pattern[str]) -> tuple[str, ...]:
    """Return words, in lower case, one of which is in whatever a pattern matches (`foldable`); empty for unknown.

    >>> needles_of(re.compile(r"\\b(?:open house|health (?:fair|day))s?", re.I))
    ('open house', 'health ')
    """
    return tuple(dict.fromkeys(_best(parser.parse(pattern.pattern, pattern.flags).data)))


def foldable(text: str) -> str:
    """Return a text as needles are looked for in it."""
    return (text if text.isascii() else text.translate(_ALSO)).lower()


def _best(sequence: Iterable[tuple[Any, Any]]) -> list[str]:
    """Return the needles of the part of a sequence that says most: the one whose shortest needle is longest."""
    found: list[list[str]] = []
    run = ""
    for code, value in (*sequence, (codes.FAILURE, None)):
        if code is codes.LITERAL:
            run += chr(value).lower()
            continue
        found.append([run])
        run = ""
        if code is codes.BRANCH:
            found.append(_any_of(value[1]))
        elif code is codes.SUBPATTERN:
            found.append(_best(value[3].data))
        elif code in _REPEATS and value[0] > 0:
            found.append(_best(value[2].data))
    best = max(found, key=lambda needles: min(map(len, needles), default=0))
    return best if min(map(len, best), default=0) >= LEAST_LETTERS else []


def _any_of(branches: Iterable[Any]) -> list[str]:
    own = [_best(branch.data) for branch in branches]
    return [needle for needles in own for needle in needles] if all(own) else []
