"""Do our readability scores agree with textstat's on the same words?

    python -m benchmarks.readability [--limit N] [--out FILE]

The article of the seed page, and health texts: mean difference, share within one grade, CPU a text. Ours are the
scores that an article gets: blocks end sentences, headings are left out, and a list item counts when it is a sentence
or five words long; textstat takes the text as one run. Both count syllables by the CMU dictionary;
docs/decisions/0002-syllables.md says why the seed page's expected reading ease of 62.0 (hyphenation's count) is not
what either of them gives.
"""

from __future__ import annotations

import argparse
import datetime
import json
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

from benchmarks.table import write_table

DATA = Path(__file__).resolve().parent.parent.parent / "shared" / "data"
EXPECTED = {"reading_ease": 62.0, "reading_grade": 9.0, "smog_grade": 12.2}
"""Scores first expected of the seed page, by hyphenation's syllables."""
NEAR = {"reading_ease": 5.0, "reading_grade": 1.0, "smog_grade": 1.0}
"""Differences from textstat that count as agreement."""


class Scores(NamedTuple):
    """One text's scores."""

    reading_ease: float
    reading_grade: float
    smog_grade: float | None


Scorer = Callable[[str], Scores | None]


def main() -> int:
    """Print the tables; return 0."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--limit", type=int, default=200, help="health texts")
    parser.add_argument("--out", type=Path)
    options = parser.parse_args()
    if not (DATA / "seed-page.txt").is_file():
        print(f"readability: skipped, {DATA} is not there")
        return 0
    scorers: dict[str, Scorer] = {"checkup": ours()}
    try:
        scorers["textstat"] = of_textstat()
    except Exception as error:  # textstat 0.7.9 and later fetch a corpus, and raise where there is no network
        print(f"textstat: skipped ({type(error).__name__}: {error})"[:200])
    rows: list[dict[str, Any]] = []
    for name, scorer in scorers.items():
        scores = scorer(seed_text())
        rows.append({"seed page": name, **(scores._asdict() if scores else {})})
    rows.append({"seed page": "expected at first", **EXPECTED})
    write_table("readability_seed", rows, options.out)
    if len(scorers) > 1:
        table = compare(scorers, options.limit)
        write_table(
            "readability_texts", table, options.out and options.out.with_name("readability_texts.json")
        )
    return 0


def seed_text() -> str:
    """Return the seed page's article, without the site around it."""
    text = (DATA / "seed-page.txt").read_text("utf-8")
    return text[text.index("Frequently occurring") : text.index("Page Updated")]


def compare(scorers: dict[str, Scorer], limit: int) -> list[dict[str, Any]]:
    """Return the differences between our scores and textstat's on health texts."""
    lines = (DATA / "health-text" / "clean.jsonl").read_text("utf-8").split("\n")
    texts = [json.loads(line)["text"] for line in lines[:limit] if line]
    spent = dict.fromkeys(scorers, 0.0)
    pairs: list[tuple[Scores, Scores]] = []
    for text in texts:
        answers = {}
        for name, scorer in scorers.items():
            begun = time.process_time()
            answers[name] = scorer(text)
            spent[name] += time.process_time() - begun
        mine, theirs = answers["checkup"], answers["textstat"]
        if mine and theirs:
            pairs.append((mine, theirs))
    rows = []
    for key, near in NEAR.items():
        gaps = [
            a - b
            for x, y in pairs
            if (a := getattr(x, key)) is not None and (b := getattr(y, key)) is not None
        ]
        rows.append(
            {
                "score": key, "texts": len(gaps), "mean_difference": round(statistics.fmean(gaps), 2),
                "median_difference": round(statistics.median(gaps), 2),
                "within": f"{sum(abs(gap) <= near for gap in gaps) / len(gaps):.0%} within {near:g}",
            }
        )  # fmt: skip
    for name, seconds in spent.items():
        rows.append(
            {"score": f"CPU-ms a text, {name}", "mean_difference": round(1000 * seconds / len(texts), 2)}
        )
    return rows


def ours() -> Scorer:
    """Return our scores of a plain text, blocks as a draft has them."""
    from audits.context import build_context
    from audits.draft_article import draft_article
    from audits.run import audit_page
    from schemas.profile import Profile

    context = build_context(Profile(url="https://clinic.example/"), datetime.date(2026, 11, 22))

    def score(text: str) -> Scores | None:
        judged = audit_page(context, text=draft_article(text)).text
        found = judged.readability if judged else None
        if found is None or found.reading_ease is None or found.reading_grade is None:
            return None
        return Scores(found.reading_ease, found.reading_grade, found.smog_grade)

    return score


def textstat_grade(text: str) -> float:
    """Return textstat's Flesch-Kincaid grade of a text; raises ``ImportError`` where it is not installed."""
    from language.offline_textstat import offline_textstat

    grade: float = offline_textstat().flesch_kincaid_grade(text)
    return grade


def of_textstat() -> Scorer:
    """Return textstat's scores; raises where it is not installed. Its corpus is ours, so that it asks no network."""
    from language.offline_textstat import offline_textstat

    textstat = offline_textstat()

    def score(text: str) -> Scores | None:
        if textstat.lexicon_count(text) < 100:
            return None
        return Scores(
            round(textstat.flesch_reading_ease(text), 1),
            round(textstat.flesch_kincaid_grade(text), 1),
            round(textstat.smog_index(text), 1),
        )

    return score


if __name__ == "__main__":
    sys.exit(main())
