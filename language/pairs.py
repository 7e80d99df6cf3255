"""Look up how often two words stand beside each other in English."""

from __future__ import annotations

import functools
import gzip
from importlib import resources

FIRST_ZIPF = 19
"""Ten times the Zipf value that the first sign of the packaged data stands for."""

FIRST_VALUE = ord("0")
"""The first sign; one of each tenth follows, all before the small letters."""

_AFTER_VALUES = ord("_")
MOST_ZIPF = (_AFTER_VALUES - FIRST_VALUE + FIRST_ZIPF) / 10
"""No pair has more."""


def pair_zipf(left: str, right: str) -> float | None:
    """Return the Zipf value of a pair of lower-case words: the decimal logarithm of its occurrences in a thousand
    million words, 2.0 (*aaron and*) to 6.4 (*of the*), to a tenth.

    Null for a pair that the list lacks: 242,000 are in it, the commonest of the web of 2006 (SymSpell's list of word
    pairs, MIT, whose counts are taken as out of a million million words, the size of Google's Web 1T). Loads when first
    asked: 8 MB, 0.02 seconds.
    """
    rights = _rights().get(left.encode())
    if rights is None:
        return None
    if len(rights) > _LONG:
        value = _values_after(left).get(right.encode())
        return None if value is None else (value - FIRST_VALUE + FIRST_ZIPF) / 10
    wanted = b" " + right.encode()
    at = rights.find(wanted)
    while at >= 0:
        value = rights[at + len(wanted)]
        if FIRST_VALUE <= value < _AFTER_VALUES:
            return (value - FIRST_VALUE + FIRST_ZIPF) / 10
        at = rights.find(wanted, at + 1)
    return None


_LONG = 2_000
"""Bytes from which a text of right words is not searched (40 millionths of a second after *the*) but made a table of:
82 words have so many, and their tables fill 7 MB when all have been asked for."""


@functools.cache
def _values_after(left: str) -> dict[bytes, int]:
    """Return the value of each right word of a left one."""
    return {right[:-1]: right[-1] for right in _rights()[left.encode()].split()}


@functools.cache
def _rights() -> dict[bytes, bytes]:
    """Return, for each left word, its right words in order, each after a blank and before its value."""
    packed = resources.files("language").joinpath("data", "pairs.txt.gz").read_bytes()
    rights: dict[bytes, bytes] = {}
    for line in gzip.decompress(packed).split(b"\n"):
        left = line.partition(b" ")[0]
        rights[left] = line[len(left) :]
    return rights
