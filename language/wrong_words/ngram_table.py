"""Look up the weight of a run of words in a small packed table."""

from __future__ import annotations

import functools
import sys
import zlib
from array import array
from importlib import resources

SLOTS = 1 << 20
"""Slots of the table: a power of two, because a run's second slot follows from its first and its mark."""
STEP = 0.2
"""What one step of a weight stands for, in decimal logarithms."""
LOWEST = -2.0
"""The weight of the first step; 31 steps reach to 4.0."""
LEVELS = 31
"""Steps that five bits can name; none of them is a slot without a run."""
_MIX = 0x5BD1
"""An odd number (of MurmurHash) that spreads a mark's slots."""
_LAST = SLOTS - 1
_TO_OTHER = tuple((mark + 1) * _MIX & _LAST for mark in range(1 << 11))
"""What leads from one of a mark's two slots to the other, by the mark."""
_WEIGHTS = tuple(LOWEST + STEP * (level - 1) for level in range(LEVELS + 1))
"""The weight of each level; the first is that of none."""


def places(run: str) -> tuple[int, int, int]:
    """Return the two slots in which a run of words may be, and its mark of eleven bits.

    A mark is all that the table keeps of a run (Fan et al. 2014, *Cuckoo Filter: Practically Better Than Bloom*,
    https://doi.org/10.1145/2674005.2674994): one run in about 2,500 that are not in the table seems to be.
    """
    digest = zlib.crc32(run.encode())
    first = digest & (SLOTS - 1)
    mark = digest >> 21
    return first, second_place(first, mark), mark


def second_place(place: int, mark: int) -> int:
    """Return the other slot of a mark that is in one of its two slots."""
    return place ^ _TO_OTHER[mark]


def weight(run: str) -> float | None:
    """Return the weight of a run of words, lower case with blanks between; null for one that the table lacks.

    The unit is a decimal logarithm: of two words, how much more often they stand together than if neither knew the
    other; of three, how much more often than their pairs make likely. Loads when first asked: 2 MB, 0.03 seconds.
    """
    return weight_at(zlib.crc32(run.encode()))


def weight_at(digest: int) -> float | None:
    """Return the same by the CRC-32 of the run: that of its beginning goes on with what follows, so that several runs
    with one beginning need not be written out."""
    table = _table()
    place, mark = digest & _LAST, digest >> 21
    found = table[place]
    if found >> 5 != mark or not found & LEVELS:
        found = table[place ^ _TO_OTHER[mark]]
        if found >> 5 != mark or not found & LEVELS:
            return None
    return _WEIGHTS[found & LEVELS]


@functools.cache
def _table() -> array[int]:
    """Return the packaged table: a slot has the mark in its upper eleven bits and the step in its lower five."""
    packed = resources.files("language.wrong_words").joinpath("data", "ngrams.bin.gz").read_bytes()
    return unpacked(packed)


def packed(table: array[int]) -> bytes:
    """Return a table as it is shipped: the lower bytes of all slots, then the upper ones, compressed."""
    raw = little(table).tobytes()
    return zlib.compress(raw[::2] + raw[1::2], 9)


def unpacked(data: bytes) -> array[int]:
    """Return the table that was packed."""
    planes = zlib.decompress(data)
    half = len(planes) // 2
    raw = bytearray(len(planes))
    raw[::2], raw[1::2] = planes[:half], planes[half:]
    table = array("H")
    table.frombytes(raw)
    return little(table)


def little(table: array[int]) -> array[int]:
    """Return the table with its bytes in the order of the file, the lower one first, or back in the machine's."""
    if sys.byteorder == "big":
        table = table[:]
        table.byteswap()
    return table
