"""Hold what the audits of a text's and a section's grade share: their standards, their limit, how a grade is said."""

from __future__ import annotations

import math

from schemas.audit_info import Standard

STANDARDS = (
    Standard(
        name="WCAG 2.2, 3.1.5 Reading Level",
        clause="no more than the lower secondary education level (seven to nine years of school)",
        url="https://www.w3.org/TR/WCAG22/#reading-level",
    ),
    Standard(
        name="National Library of Medicine: easy-to-read health materials",
        clause="grade 7 to 8 or below",
        url="https://medlineplus.gov/etr.html",
    ),
)
HARD_EASE = 37.0
"""Reading ease below which a text is reported: of 66 pages that two readers labelled, those of 37 to 50 were as often
readable as not, whatever their grade; below it 19 of 23 were hard to both (decision 0016)."""


def counts_in_grades(locale: str) -> bool:
    """Return whether schools of a locale's country count in grades, as those of the United States and Canada do."""
    return locale.partition("-")[2].upper() in ("US", "CA")


def whole_grade(grade: float) -> int:
    """Return the grade that is said, halves up."""
    return math.floor(grade + 0.5)
