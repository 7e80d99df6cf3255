"""How well do our difficulty and the classic formulas agree with what people find hard to read?

    python -m benchmarks.ratings [--write] [--out FILE]

Pearson's correlation with the ratings of medical sentences and of passages that lie beside the project, on the half on
which our formula was chosen and on the half that was kept. The ratings may not be used for more than measuring: nothing
fitted to them is shipped. ``fitted`` is the ceiling, reported only: least squares over the same three ingredients,
fitted on the first half.

``--write`` keeps the figures of the kept half in ``audits/data/agreement.json``, which is printed beside each grade.
"""

from __future__ import annotations

import argparse
import datetime
import gzip
import json
import math
import statistics
import sys
import time
import zlib
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from audits.draft_article import draft_article
from benchmarks.table import write_table
from language.readability.formulas import dale_chall, difficulty, reading_ease, reading_grade, smog_grade
from language.readability.measured_text import MeasuredText
from language.readability.reader import ReadabilityReader
from language.readability.scores import raw_scores
from language.readability.word_measures import EVERYDAY_ZIPF
from language.text_blocks import TextReader

DATA = Path(__file__).resolve().parent.parent.parent / "shared" / "data" / "ratings"
MEASURED = Path(__file__).resolve().parent.parent / "audits" / "data" / "agreement.json"
STORED = ("difficulty", "reading_grade")
"""Scores whose agreement is printed beside them."""


class Rated(NamedTuple):
    """A text with what people said of it."""

    text: MeasuredText
    rating: float
    """Higher is harder."""


Score = Callable[[MeasuredText], float]
SCORES: dict[str, Score] = {
    "difficulty": lambda text: difficulty(text.counts),
    "reading_grade": lambda text: reading_grade(text.counts),
    "reading_ease": lambda text: -reading_ease(text.counts),
    "smog_grade": lambda text: smog_grade(text.counts),
    "dale_chall": lambda text: dale_chall(text.counts),
}
"""Ours and the classic ones on the same counts, each higher where harder."""


def main() -> int:
    """Print the tables; return 0."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--write", action="store_true", help="keep the figures for the reports")
    parser.add_argument("--out", type=Path)
    options = parser.parse_args()
    if not DATA.is_dir():
        print(f"ratings: skipped, {DATA} is not there")
        return 0
    sets = rated_sets()
    write_table("ratings", table(sets), options.out)
    print(f"all measures: {measuring_ms(sets):.2f} CPU-ms per 1,000 words of texts whose sentences are known")
    if options.write:
        MEASURED.write_text(json.dumps(_stored(sets), indent=1) + "\n", "utf-8")
    return 0


def rated_sets() -> dict[str, list[Rated]]:
    """Return the rated texts of each set."""
    return {
        "medical sentences": [
            Rated(_read(line["text"]), line["rating"]) for line in _lines("medical-sentences")
        ],
        "passages": [Rated(_read(line["text"]), -line["ease"]) for line in _lines("passages")],
    }


def measuring_ms(sets: dict[str, list[Rated]]) -> float:
    """Return the CPU-ms that counting and every measure take per 1,000 words of the passages, words met before."""
    rated = sets["passages"]
    texts = [one.text.counted.text for one in rated]
    words = sum(one.text.counts.words for one in rated)
    begun = time.process_time()
    for text in texts:
        raw_scores(_READER.read_all(text))
    return 1e6 * (time.process_time() - begun) / words


def _lines(name: str) -> list[dict[str, Any]]:
    with gzip.open(DATA / f"{name}.jsonl.gz", "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


_READER, _TEXTS = ReadabilityReader(), TextReader()


def _read(text: str) -> MeasuredText:
    return _READER.read_all(_TEXTS.read(draft_article(text)))


def halves(rated: Sequence[Rated]) -> tuple[list[Rated], list[Rated]]:
    """Return the half on which formulas were tried, and the half that was kept, by a checksum of the place."""
    found: tuple[list[Rated], list[Rated]] = ([], [])
    for place, one in enumerate(rated):
        if one.text.counts.words:
            found[zlib.crc32(str(place).encode()) % 2].append(one)
    return found


def correlation(score: Score, rated: Sequence[Rated]) -> float:
    """Return Pearson's correlation of a score with the ratings."""
    return statistics.correlation([score(one.text) for one in rated], [one.rating for one in rated])


def table(sets: dict[str, list[Rated]]) -> list[dict[str, Any]]:
    """Return a row for each score, with its correlation on both halves of each set."""
    scores = SCORES | _of_textstat()
    split = {name: halves(rated) for name, rated in sets.items()}
    rows: list[dict[str, Any]] = []
    for name, score in scores.items():
        row: dict[str, Any] = {"score": name}
        for data, (tried, kept) in split.items():
            row |= {
                f"{data}, tried": round(correlation(score, tried), 3),
                f"{data}, kept ({len(kept)})": round(correlation(score, kept), 3),
            }
        rows.append(row)
    fitted: dict[str, Any] = {"score": "fitted to each set, not shipped"}
    for data, (tried, kept) in split.items():
        own = _fitted(tried)
        fitted |= {
            f"{data}, tried": round(correlation(own, tried), 3),
            f"{data}, kept ({len(kept)})": round(correlation(own, kept), 3),
        }
    return [*rows, fitted]


def _ingredients(text: MeasuredText) -> list[float]:
    """Return one, and what length, syllables and rare words say of a text."""
    counts = text.counts
    rare = sum(max(0.0, EVERYDAY_ZIPF - word.zipf) for unit in text.units for word in unit.words)
    return [
        1.0,
        math.log(counts.words / counts.sentences),
        counts.syllables / counts.words,
        rare / counts.words,
        math.log1p(rare / counts.sentences),
        counts.polysyllables / counts.words,
    ]


def _fitted(rated: Sequence[Rated]) -> Score:
    """Return the sum of the ingredients by the weights that fit the ratings best, by the normal equations."""
    rows = [_ingredients(one.text) for one in rated]
    size = len(rows[0])
    system = [
        [sum(row[i] * row[j] for row in rows) for j in range(size)]
        + [sum(row[i] * one.rating for row, one in zip(rows, rated, strict=True))]
        for i in range(size)
    ]
    for at in range(size):
        pivot = max(range(at, size), key=lambda row: abs(system[row][at]))
        system[at], system[pivot] = system[pivot], system[at]
        for row in range(size):
            if row != at:
                factor = system[row][at] / system[at][at]
                system[row] = [mine - factor * own for mine, own in zip(system[row], system[at], strict=True)]
    weights = [system[at][size] / system[at][at] for at in range(size)]
    return lambda text: sum(map(float.__mul__, weights, _ingredients(text)))


def _of_textstat() -> dict[str, Score]:
    """Return textstat's own grade of the same texts, where it is installed."""
    try:
        from benchmarks.readability import textstat_grade
    except ImportError:
        return {}
    return {"textstat's Flesch-Kincaid": lambda text: textstat_grade(text.counted.text.text)}


def _stored(sets: dict[str, list[Rated]]) -> list[dict[str, Any]]:
    """Return the correlations of the kept halves, as `AuditInfo.agreement` has them."""
    today = datetime.datetime.now(datetime.UTC).date().isoformat()
    return [
        {
            "score": name,
            "data": data,
            "correlation": round(correlation(SCORES[name], kept), 2),
            "sample_size": len(kept),
            "measured_on": today,
        }
        for data, rated in sets.items()
        for _, kept in [halves(rated)]
        for name in STORED
    ]


if __name__ == "__main__":
    sys.exit(main())
