"""Do we count sentences, words and syllables as people do by hand, and textstat?

    python -m benchmarks.reading_counts [--misses] [--out FILE]

80 real passages with lists, headings, abbreviations, decimals and initialisms were counted by hand by somebody who had
not seen the code: ``cases/reading_counts.jsonl`` has all counts, and the text of the 22 that come from MedQuAD (Ben
Abacha and Demner-Fushman 2019, CC BY 4.0), which are measured here; the others are pages of clinics, which may not be
copied. Rules were mended on the first set; the second was looked at once before it was looked into (docs/measured.md).

The seed page, where it lies beside the project, is compared with its own hand count, section by section, and with what
we said of it before (``cases/seed_reading.json``).
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

from audits.draft_article import draft_article
from benchmarks.readability import DATA, seed_text
from benchmarks.table import write_table
from language.offline_textstat import offline_textstat
from language.readability.formulas import Counts, reading_grade
from language.readability.reader import ReadabilityReader
from language.text_blocks import read_text
from schemas.readability import Readability

CASES = Path(__file__).parent / "cases"
NEAR = 0.2
"""Difference of a grade that counts as right."""


class Count(NamedTuple):
    """What is counted of a passage."""

    sentences: int
    words: int
    syllables: int

    @property
    def grade(self) -> float:
        """Return the Flesch-Kincaid grade."""
        return reading_grade(Counts(self.words, self.sentences, self.syllables, 0, 0, 0.0))


Counter = Callable[[str], Count]


def main() -> int:
    """Print the tables; return 0."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--misses", action="store_true", help="list the passages that are counted otherwise")
    parser.add_argument("--out", type=Path)
    options = parser.parse_args()
    write_table("reading_counts", table(), options.out)
    if options.misses:
        for row in passages():
            mine, hand = ours(row["text"]), hand_count(row)
            if abs(mine.grade - hand.grade) > NEAR:
                print(f"{row['id']}: {mine}, by hand {hand}, grade {mine.grade:.1f} for {hand.grade:.1f}")
    if (DATA / "seed-page.txt").is_file():
        write_table("reading_seed", seed_table(), options.out and options.out.with_name("reading_seed.json"))
    return 0


def passages() -> list[dict[str, Any]]:
    """Return the passages whose text may be kept here."""
    lines = (CASES / "reading_counts.jsonl").read_text("utf-8").splitlines()
    return [row for row in map(json.loads, lines) if "text" in row]


def hand_count(row: dict[str, Any]) -> Count:
    """Return a passage's counts by hand."""
    return Count(row["sentences"], row["words"], row["syllables"])


_READER = ReadabilityReader()


def ours(text: str) -> Count:
    """Return our counts of a plain text."""
    counts = _READER.read(read_text(draft_article(text))).counts
    return Count(counts.sentences, counts.words, counts.syllables)


def of_textstat(text: str) -> Count:
    """Return textstat's counts."""
    textstat = offline_textstat()
    return Count(textstat.sentence_count(text), textstat.lexicon_count(text), textstat.syllable_count(text))


def right(counter: Counter) -> dict[str, float]:
    """Return the share of each count that is right, and of the grades within `NEAR`."""
    wrong, whole = [0, 0, 0], [0, 0, 0]
    near = 0
    rows = passages()
    for row in rows:
        hand, found = hand_count(row), counter(row["text"])
        for place, (mine, true) in enumerate(zip(found, hand, strict=True)):
            wrong[place] += abs(mine - true)
            whole[place] += true
        near += abs(found.grade - hand.grade) <= NEAR
    shares = {
        name: round(1 - bad / all_, 4) for name, bad, all_ in zip(Count._fields, wrong, whole, strict=True)
    }
    return shares | {f"grades within {NEAR}": round(near / len(rows), 4)}


def table() -> list[dict[str, Any]]:
    """Return a row for each counter."""
    return [{"counter": "checkup", **right(ours)}, {"counter": "textstat", **right(of_textstat)}]


def seed_scores() -> Readability:
    """Return the scores of the seed page's article."""
    return _READER.scores(read_text(draft_article(seed_text())))


def seed_table() -> list[dict[str, Any]]:
    """Return a row for the seed page and each of its sections: by hand, as kept, and today."""
    kept = json.loads((CASES / "seed_reading.json").read_text("utf-8"))
    today = seed_golden(seed_scores())
    rows = []
    for name, hand in kept["by_hand"].items():
        rows.append(
            {
                "section": name,
                "by hand": " / ".join(map(str, hand.values())),
                "kept": " / ".join(map(str, kept["ours"]["counts"].get(name, {}).values())),
                "today": " / ".join(map(str, today["counts"].get(name, {}).values())),
            }
        )
    for key in ("hardest", "reading_grade_after", "reading_ease", "smog_grade", "dale_chall", "difficulty"):
        rows.append({"section": key, "kept": str(kept["ours"][key]), "today": str(today[key])})
    return rows


def seed_golden(scores: Readability) -> dict[str, Any]:
    """Return what is kept of the seed page: counts by section, scores, and the first words of the hardest sentences."""
    text = seed_text()
    counts: dict[str, Any] = {
        "whole": {
            "sentences": scores.sentence_count,
            "words": scores.word_count,
            "syllables": scores.syllable_count,
            "reading_grade": scores.reading_grade,
        }
    }
    for section in scores.sections:
        measured = _READER.read(read_text(draft_article(text[section.start : section.end]))).counts
        counts[section.heading or "(opening)"] = {
            "sentences": measured.sentences,
            "words": measured.words,
            "syllables": measured.syllables,
            "reading_grade": round(reading_grade(measured), 1),
        }
    return {
        "counts": counts,
        "hardest": [" ".join(text[one.start : one.end].split()[:4]) for one in scores.hard_sentences],
        "reading_grade_after": scores.reading_grade_after,
        "reading_ease": scores.reading_ease,
        "smog_grade": scores.smog_grade,
        "dale_chall": scores.dale_chall,
        "difficulty": scores.difficulty,
    }


if __name__ == "__main__":
    sys.exit(main())
