"""Score a text: the classic formulas, with and without medical terms, the estimated difficulty, and the way out."""

from __future__ import annotations

from collections.abc import Callable

from language.readability.formulas import (
    LEAST_SMOG_SENTENCES,
    LEAST_WORDS,
    Counts,
    dale_chall,
    difficulty,
    reading_ease,
    reading_grade,
    smog_grade,
)
from language.readability.hard_sentences import grade_after, hard_sentences
from language.readability.measured_text import MeasuredText
from language.readability.rare_words import rare_words
from language.readability.sections import sections
from schemas.readability import Readability

AIM = 9.0
"""Highest Flesch-Kincaid grade at which nothing has to be made easier: the end of lower secondary education (WCAG 2.2,
3.1.5), where the profile sets no other."""
_LEAST_GAIN = 0.05
"""Difference of two grades given to a tenth below which they are the same."""
FORMULAS: dict[str, Callable[[Counts], float]] = {
    "reading_ease": reading_ease,
    "reading_grade": reading_grade,
    "smog_grade": smog_grade,
    "dale_chall": dale_chall,
}
"""Each formula by the name of its score."""


def readability(text: MeasuredText, aim: float = AIM) -> Readability:
    """Return the scores; null scores where the text is too short for them.

    A text at or below the grade ``aim`` has no sentences to change.
    """
    counts, bare = text.counts, text.counts_without_terms
    base = Readability(
        word_count=counts.words,
        sentence_count=counts.sentences,
        syllable_count=counts.syllables,
        term_count=counts.words - bare.words,
        left_out=list(text.counted.left_out),
    )
    if counts.words < LEAST_WORDS:
        return base
    hard = hard_sentences(text) if reading_grade(counts) > aim else []
    after = grade_after(counts, hard)
    if after is not None and round(reading_grade(counts), 1) - round(after, 1) < _LEAST_GAIN:
        after = None
    scores = _scores(counts) | {f"{name}_without_terms": value for name, value in _scores(bare).items()}
    return base.model_copy(
        update=scores
        | {
            "difficulty": round(difficulty(counts), 2),
            "hard_sentences": hard,
            "reading_grade_after": None if after is None else round(after, 1),
            "rare_words": rare_words(text),
            "sections": sections(text),
        }
    )


def _scores(counts: Counts) -> dict[str, float | None]:
    """Return each formula's score to a tenth; null where the counts are too few for it."""
    return {
        name: round(formula(counts), 1) if _enough(name, counts) else None
        for name, formula in FORMULAS.items()
    }


def _enough(name: str, counts: Counts) -> bool:
    if not counts.words:
        return False
    return name != "smog_grade" or counts.sentences >= LEAST_SMOG_SENTENCES


def raw_scores(text: MeasuredText) -> dict[str, float | int | None]:
    """Return every count and score of a text however short, for comparisons: a single sentence has a grade here.

    ``words``, ``sentences``, ``syllables``, the four scores, the same with ``_without_terms``, and ``difficulty``; null
    only where there is no word to count.
    """
    found: dict[str, float | int | None] = {}
    for end, counts in (("", text.counts), ("_without_terms", text.counts_without_terms)):
        found |= {
            f"words{end}": counts.words,
            f"sentences{end}": counts.sentences,
            f"syllables{end}": counts.syllables,
        }
        for name, formula in FORMULAS.items():
            found[f"{name}{end}"] = round(formula(counts), 2) if counts.words else None
    found["difficulty"] = round(difficulty(text.counts), 3) if text.counts.words else None
    return found
