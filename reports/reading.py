"""Say how hard a page's text is to read, with what would make it easier marked in it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from reports.agreement_words import agreement_in_words
from reports.context import evidence_on
from reports.counted_share import counted_share
from reports.desk import NOT_SCORED_GENRES, NOT_SCORED_KINDS
from reports.difficulty_words import TYPICAL_DIFFICULTY, difficulty_in_words
from reports.marked_text import MarkedText, marked_text
from reports.site_words import SiteWords
from reports.task import Task
from schemas.audit_info import AuditInfo
from schemas.finding import Finding
from schemas.readability import RareWord, Readability
from schemas.text import RunningText
from schemas.vocabulary import AuditCategory

MARKED_AUDITS = ("hard-to-read", "hard-section", "long-sentence")
"""Audits whose rows lead to the text with its sentences marked, the most helpful first."""
READING_AUDIT = "hard-to-read"
"""The audit whose description says how well people agree with the scores."""
_LEAST_SMOG_SENTENCES = 30
"""Sentences that SMOG was made for (McLaughlin 1969)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ScoreRow:
    """One score, with and without medical terms."""

    name: str
    about: str
    """How to read it."""
    score: float | None
    without_terms: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What a page's view says of reading."""

    scores: Readability | None
    """Null where the text is not scored."""
    why_unscored: str
    """Empty for a scored text."""
    gain: tuple[int, float, float] | None
    """Sentences to split, the grade now and then; null where nothing is gained."""
    difficulty: str
    """How hard people find it, in words; empty where it is not known."""
    share: str
    """The counted share of the words."""
    rows: Sequence[ScoreRow]
    rare_words: Sequence[RareWord]
    """Words that make the text hard, without those that are misspelled."""
    agreement: Sequence[str]
    """How well people agree with the scores, a sentence a sort of text."""
    text: MarkedText
    links: Mapping[str, tuple[str, str]]
    """Id of a finding to the address of its row and its title."""


def reading(
    text: RunningText,
    findings: Iterable[Finding],
    links: Mapping[str, tuple[str, str]],
    info: AuditInfo | None,
    words: SiteWords,
) -> Reading:
    """Return what is said of a text, with the words of these findings marked in it.

    ``info`` describes the audit `READING_AUDIT`.
    """
    marked = tuple(findings)
    misspelled = {one.evidence.quote.lower() for one in marked if one.category is AuditCategory.SPELLING}
    why = why_unscored(text, words)
    scores = text.readability if not why else None
    return Reading(
        scores=scores,
        why_unscored=why,
        gain=_gain(scores) if scores else None,
        difficulty=_difficulty(scores),
        share=counted_share(text.readability, words) if text.readability else "",
        rows=_rows(scores, words) if scores else (),
        rare_words=[one for one in scores.rare_words if one.word not in misspelled] if scores else (),
        agreement=agreement_in_words(info.agreement) if info and scores else (),
        text=marked_text(
            text,
            [(one.finding_id, evidence_on(one, text.url)) for one in marked],
            scores.hard_sentences if scores else (),
        ),
        links=links,
    )


def shows_sentences(task: Task) -> bool:
    """Return whether a row is about sentences that the view of its page marks in the text."""
    return any(finding.audit in MARKED_AUDITS for finding in task.findings)


def why_unscored(text: RunningText, words: SiteWords) -> str:
    """Return why a text has no grade; empty where it has one."""
    if text.genre in NOT_SCORED_GENRES:
        return "Patients’ own words are read, not graded."
    if text.kind in NOT_SCORED_KINDS:
        return "Legal texts are read, not graded."
    scores = text.readability
    if scores is None and not text.body_blocks and (text.language or "en").startswith("en"):
        return "The lines of a document don’t show where its sentences end."
    if scores is None:
        return "We can grade English text only."
    if scores.reading_grade is None:
        return f"Too short to grade: {words.plural(scores.word_count, 'word')} in whole sentences."
    return ""


def _difficulty(scores: Readability | None) -> str:
    if scores is None or scores.difficulty is None:
        return ""
    said = difficulty_in_words(scores.difficulty)
    return f"{said[0].upper()}{said[1:]}."


def _gain(scores: Readability) -> tuple[int, float, float] | None:
    before, after = scores.reading_grade, scores.reading_grade_after
    if before is None or after is None:
        return None
    return sum(one.parts > 1 for one in scores.hard_sentences), before, after


def _rows(scores: Readability, words: SiteWords) -> list[ScoreRow]:
    few = scores.sentence_count < _LEAST_SMOG_SENTENCES
    low, high = TYPICAL_DIFFICULTY
    return [
        ScoreRow(
            name="Flesch–Kincaid grade",
            about="US school years",
            score=scores.reading_grade,
            without_terms=scores.reading_grade_without_terms,
        ),
        ScoreRow(
            name="SMOG grade",
            about="US school years; made for 30 sentences"
            + (f", and this text has {scores.sentence_count}" if few else ""),
            score=scores.smog_grade,
            without_terms=scores.smog_grade_without_terms,
        ),
        ScoreRow(
            name="Dale–Chall score",
            about="up to 4.9 is grade 4, from 9 on college",
            score=scores.dale_chall,
            without_terms=scores.dale_chall_without_terms,
        ),
        ScoreRow(
            name="Reading ease",
            about="Flesch; 60 to 70 is plain English, higher is easier",
            score=scores.reading_ease,
            without_terms=scores.reading_ease_without_terms,
        ),
        ScoreRow(
            name="How hard people find it",
            about=(
                "our estimate from length, syllables and rare words: 0 to about 4, higher is harder; half of NIH’s "
                f"texts for patients have {words.number(low)} to {words.number(high)}"
            ),
            score=scores.difficulty,
        ),
    ]
