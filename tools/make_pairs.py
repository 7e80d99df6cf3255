"""Make the packaged counts of word pairs; run by hand when their source has a new version.

    pip download --no-deps symspellpy
    python -m tools.make_pairs --pairs FILE

``FILE`` is SymSpell's ``frequency_bigramdictionary_en_243_342.txt`` (Wolf Garbe, MIT licence), lines of two words and a
count, as the package *symspellpy* has it. Its licence is in ``language/data/LICENSES.txt``.
"""

from __future__ import annotations

import argparse
import gzip
import math
import re
from pathlib import Path

from language.pairs import FIRST_VALUE, FIRST_ZIPF

TARGET = Path(__file__).resolve().parents[1] / "language" / "data" / "pairs.txt.gz"

TOTAL = 64 * 1_024_908_267_229
"""What the counts are out of: the words of Google's Web 1T 5-gram corpus (Brants and Franz 2006), of which the list has
64 times the counts (*of the*: 177,045,273,024 here, 2,766,332,391 there)."""

_WORD = re.compile(r"[a-z]+(?:'[a-z]+)?")
"""Matches ``pain`` and ``don't``."""


def main() -> None:
    """Read the list, write ``pairs.txt.gz``: a line for each left word, with its right words and their values."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--pairs", type=Path, required=True)
    options = parser.parse_args()
    rights: dict[str, list[str]] = {}
    for line in sorted(options.pairs.read_text("utf-8-sig").splitlines()):
        left, right, count = line.split(" ")
        if _WORD.fullmatch(left) and _WORD.fullmatch(right):
            step = round(10 * (math.log10(int(count) / TOTAL) + 9)) - FIRST_ZIPF
            rights.setdefault(left, []).append(right + chr(FIRST_VALUE + step))
    lines = [" ".join([left, *rights[left]]) for left in sorted(rights)]
    with TARGET.open("wb") as raw, gzip.GzipFile("", "wb", 9, raw, mtime=0) as packed:
        packed.write("\n".join(lines).encode())
    print(f"{sum(map(len, rights.values()))} pairs after {len(rights)} words")


if __name__ == "__main__":
    main()
