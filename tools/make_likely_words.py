"""Make the packaged weights of the words that a writer on health is likely to mean; run by hand.

    pip download --no-deps symspellpy
    python -m tools.make_likely_words --pairs FILE --health FILE

``--pairs`` is SymSpell's ``frequency_bigramdictionary_en_243_342.txt`` (Wolf Garbe, MIT licence): `frequency.txt.gz`
lacks American spellings such as *tumor* and *leukemia*, and the pairs that a word opens or closes are a lower bound of
its own count. ``--health`` is a table of words and the number of health texts that hold them, from MedQuAD (Ben Abacha
and Demner-Fushman, CC BY 4.0). Of both are kept the words that the engine knows anyway and whose weight they raise:
nothing becomes a word by them.
"""

from __future__ import annotations

import argparse
import math
from collections import Counter
from pathlib import Path

from language.spelling.judge import SpellingEngine
from language.spelling.lexicon import frequencies
from language.spelling.sounds import LEAST_LETTERS
from tools.make_pairs import TOTAL
from tools.make_spelling_data import write

HEALTH_SHARE = 0.1
"""Share of a clinic's words that health texts foretell, the rest being those of books and the web; own choice."""

LEAST_TEXTS = 2
"""Fewest texts of a word to count it: in one alone it may be a slip."""

LEAST_GAIN = 0.15
"""Least gain of a word's Zipf value that is worth its place."""


def main() -> None:
    """Read the sources, write ``likely_words.txt.gz``: words by ten times their Zipf value."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    for name in ("pairs", "health"):
        parser.add_argument(f"--{name}", type=Path, required=True)
    options = parser.parse_args()
    shares = _share_of_pairs(options.pairs)
    health = _share_of_texts(options.health)
    engine = SpellingEngine()
    found: dict[int, list[str]] = {}
    for word in sorted(shares.keys() | health.keys()):
        if len(word) < LEAST_LETTERS or not engine.known(word):
            continue
        count = frequencies().get(word)
        share = shares.get(word, 0.0) if count is None else 10.0 ** (count - 9)
        share = (1 - HEALTH_SHARE) * share + HEALTH_SHARE * health.get(word, 0.0)
        value = math.log10(share) + 9 if share else 0.0
        if value > (count or 1.0) + LEAST_GAIN:
            found.setdefault(round(10 * value), []).append(word)
    lines: list[str] = []
    for value in sorted(found, reverse=True):
        lines += [f"# {value}", *found[value]]
    write("likely_words.txt.gz", lines)
    print(f"{sum(map(len, found.values()))} words")


def _share_of_pairs(path: Path) -> dict[str, float]:
    """Return, by word, the larger of the shares of all words that open and that close the pairs of it."""
    first, second = Counter[str](), Counter[str]()
    for line in path.read_text("utf-8-sig").splitlines():
        left, right, count = line.split(" ")
        first[left] += int(count)
        second[right] += int(count)
    return {word: max(first[word], second[word]) / TOTAL for word in first | second}


def _share_of_texts(path: Path) -> dict[str, float]:
    """Return, by word, its share of the words of texts, each counted once a text."""
    counts = {}
    for line in path.read_text("utf-8").splitlines():
        word, texts = line.split("\t")
        if texts.isdigit():
            counts[word] = int(texts)
    total = sum(counts.values())
    return {word: count / total for word, count in counts.items() if count >= LEAST_TEXTS}


if __name__ == "__main__":
    main()
