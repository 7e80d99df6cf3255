"""Make the packaged pronouncing data from CMUdict; run by hand when its source has a new version.

    python -m tools.make_syllable_data --cmudict FILE

``FILE`` has lines of a word and its phones (``anemia  AH0 N IY1 M IY0 AH0``). Of each common word only the
stress digits of its vowels are kept: that is all that counting syllables needs.
"""

from __future__ import annotations

import argparse
import re
from pathlib import Path

from language.spelling.lexicon import frequencies, lexicon

TARGET = Path(__file__).resolve().parents[1] / "language" / "data" / "corpora" / "cmudict" / "cmudict.txt"
_LINE = re.compile(r"([a-z']+)(?:\(1\))?\s+([A-Z0-2 ]+)")
"""Matches ``anemia  AH0 N IY1 M IY0 AH0``."""


def main() -> None:
    """Read the dictionary, write the stress patterns of its common words."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cmudict", type=Path, required=True)
    options = parser.parse_args()
    common, values = lexicon().common, frequencies()
    lines: dict[str, str] = {}
    for line in options.cmudict.read_text("utf-8").splitlines():
        match = _LINE.fullmatch(line.strip())
        if match is None:
            continue
        word, phones = match[1], match[2]
        if word not in lines and (word in common or values.get(word, 0) >= 2.0):
            stress = " ".join(phone[-1] for phone in phones.split() if phone[-1].isdigit())
            if stress:
                lines[word] = f"{word} 1 {stress}"
    TARGET.parent.mkdir(parents=True, exist_ok=True)
    TARGET.write_text("\n".join(lines[word] for word in sorted(lines)) + "\n", "utf-8")


if __name__ == "__main__":
    main()
