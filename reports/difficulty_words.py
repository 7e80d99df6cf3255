"""Say how hard a text is beside other texts."""

from __future__ import annotations

TYPICAL_DIFFICULTY = (2.2, 2.9)
"""The difficulty of the middle half of the health texts that NIH writes for patients (quartiles of 571 texts of 100
words and more of MedQuAD, measured Nov 30, 2026)."""


def difficulty_in_words(difficulty: float) -> str:
    """Return how hard people find a text, e.g. ``harder than most health texts for patients``."""
    low, high = TYPICAL_DIFFICULTY
    difficulty = round(difficulty, 1)  # as it is printed
    if difficulty < low:
        return "easier than most health texts for patients"
    if difficulty > high:
        return "harder than most health texts for patients"
    return "about as hard as most health texts for patients"
