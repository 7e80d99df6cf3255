"""How often are the syllables of a word right that the dictionary lacks?

    python -m benchmarks.syllables [--seed N]

Hides 5,000 words of the packaged CMUdict and counts them without it: by our spelling rule alone, by textstat's
hyphenation, by stem and either, and as the product does (stem, then the higher of both). Then 150 medical words of the
NIH texts, counted by hand by Merriam-Webster's divisions: ``cases/medical_syllables.txt``, 75 that the dictionary has
and 75 that it lacks.
"""

from __future__ import annotations

import argparse
import random
import sys
from collections.abc import Callable
from pathlib import Path

from benchmarks.table import write_table
from language.estimated_syllables import estimated_syllables
from language.offline_textstat import offline_textstat
from language.pronunciations import known_syllables
from language.stem_syllables import stem_syllables
from language.syllables import syllables_as_said

HIDDEN = 5000
CASES = Path(__file__).parent / "cases" / "medical_syllables.txt"


def main() -> int:
    """Print the table; return 0."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--seed", type=int, default=99)
    options = parser.parse_args()
    every = known_syllables()
    words = sorted(word for word in every if word.isalpha() and len(word) > 3)
    hidden = random.Random(options.seed).sample(words, HIDDEN)
    known = dict(every)
    for word in hidden:
        del known[word]
    rows = []

    def add(name: str, cases: dict[str, int], ways: dict[str, Callable[[str], int]]) -> None:
        right = {way: sum(count(word) == cases[word] for word in cases) for way, count in ways.items()}
        rows.append({"words": name, **{way: f"{number / len(cases):.1%}" for way, number in right.items()}})

    def textstat(word: str) -> int:
        pronounced = every.pop(word, None)  # hyphenation is asked only about what the dictionary lacks
        try:
            return int(offline_textstat().syllable_count(word))
        finally:
            if pronounced is not None:
                every[word] = pronounced

    def product(word: str) -> int:
        return stem_syllables(word, known) or max(estimated_syllables(word), textstat(word))

    ways: dict[str, Callable[[str], int]] = {
        "rule": estimated_syllables,
        "textstat": textstat,
        "stem, rule": lambda word: stem_syllables(word, known) or estimated_syllables(word),
        "stem, textstat": lambda word: stem_syllables(word, known) or textstat(word),
        "product": product,
    }
    add("hidden from CMUdict", {word: every[word] for word in hidden}, ways)
    lines = [line.split() for line in CASES.read_text("utf-8").splitlines()]
    medical = {word: int(count) for word, count in lines}
    ways["product"] = syllables_as_said
    add("medical, in CMUdict", {word: n for word, n in medical.items() if word in every}, ways)
    add("medical, not in CMUdict", {word: n for word, n in medical.items() if word not in every}, ways)
    write_table("syllables", rows, None)
    return 0


if __name__ == "__main__":
    sys.exit(main())
