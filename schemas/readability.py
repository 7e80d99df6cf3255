"""Readability scores of an article."""

from __future__ import annotations

from pydantic import Field

from schemas.record import Record


class Readability(Record):
    """Scores of an English text; null scores where the text is too short to score."""

    reading_ease: float | None = None
    """Flesch Reading Ease (Flesch 1948), higher is easier."""
    reading_grade: float | None = None
    """Flesch-Kincaid grade (Kincaid et al. 1975), US school years."""
    smog_grade: float | None = None
    """SMOG grade (McLaughlin 1969), US school years."""
    word_count: int = Field(ge=0)
    """Words scored (headings, table rows and sources left out)."""
    sentence_count: int = Field(ge=0)
    """Sentences scored."""
