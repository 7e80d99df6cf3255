"""How hard a text is to read, and what would make it easier."""

from __future__ import annotations

from pydantic import Field

from schemas.record import Record
from schemas.vocabulary import LeftOutReason


class LeftOut(Record):
    """Words that are not counted, for one reason."""

    reason: LeftOutReason
    """The reason."""
    pieces: int = Field(ge=1)
    """Number of headings, table rows, sentences."""
    words: int = Field(ge=1)
    """Their words."""


class SplitPlace(Record):
    """A place where a sentence can be split in two."""

    start: int = Field(ge=0)
    """Offset in ``body_text`` where the first part ends, code points."""
    end: int = Field(ge=0)
    """Offset where the second part begins; the words between the two, as ``, and``, are left out."""
    opening: str = ""
    """Words that the second part opens with, e.g. ``This``; empty where it has a subject of its own."""


class HardSentence(Record):
    """A sentence that makes the text hard, and what to do with it."""

    start: int = Field(ge=0)
    """Offset of its first character in ``body_text``, code points."""
    end: int = Field(ge=0)
    """Offset after its last character."""
    word_count: int = Field(ge=1)
    """Its words, numbers too."""
    difficulty: float
    """Difficulty of this sentence alone, on the scale of the text's."""
    parts: int = Field(ge=1)
    """Sentences to make of it; 1 where its words are hard, and not its length."""
    split_at: list[SplitPlace] = []
    """Places found for that, in order; fewer than asked for where the rest needs other words."""
    hard_words: list[str] = []
    """Its rare long words, the hardest first, at most five."""


class RareWord(Record):
    """A rare word that makes the text hard."""

    word: str
    """Lower case."""
    count: int = Field(ge=1)
    """Times that the counted text has it."""
    alternatives: list[str] = []
    """Plain words that mean the same, best first; empty where there are none."""
    is_term: bool = False
    """True for the name of a medical thing, which may have to stay."""


class SectionScores(Record):
    """The scores of a heading and what follows it, lower headings too, up to the next one of its level."""

    heading: str | None = None
    """The heading's words; null for what comes before the first."""
    start: int = Field(ge=0)
    """Offset of its first character in ``body_text``, code points."""
    end: int = Field(ge=0)
    """Offset after its last character."""
    word_count: int = Field(ge=0)
    """Words counted."""
    sentence_count: int = Field(ge=0)
    """Sentences counted."""
    reading_ease: float | None = None
    """As of the whole text; null below 100 words."""
    reading_grade: float | None = None
    """As of the whole text; null below 100 words."""
    reading_grade_without_terms: float | None = None
    """The same without the names of medical things."""
    difficulty: float | None = None
    """As of the whole text; null below 100 words."""


class Readability(Record):
    """Scores of an English text; null scores where the text is too short to score."""

    reading_ease: float | None = None
    """Flesch Reading Ease (Flesch 1948), higher is easier."""
    reading_grade: float | None = None
    """Flesch-Kincaid grade (Kincaid et al. 1975), US school years."""
    smog_grade: float | None = None
    """SMOG grade (McLaughlin 1969), US school years; made for 30 sentences, null below ten."""
    dale_chall: float | None = None
    """New Dale-Chall score (Dale and Chall 1948, list of 1995): up to 4.9 is grade 4, from 9 on college."""
    reading_ease_without_terms: float | None = None
    """Flesch Reading Ease without the names of medical things, which may have to stay."""
    reading_grade_without_terms: float | None = None
    """Flesch-Kincaid grade without them."""
    smog_grade_without_terms: float | None = None
    """SMOG grade without them."""
    dale_chall_without_terms: float | None = None
    """New Dale-Chall score without them."""
    difficulty: float | None = None
    """How hard people find it, estimated from length, syllables and rare words: 0 to about 4, higher is harder."""
    word_count: int = Field(ge=0)
    """Words counted (headings, table rows, sources, quotes and fragments left out), numbers too."""
    sentence_count: int = Field(ge=0)
    """Sentences counted."""
    syllable_count: int = Field(default=0, ge=0)
    """Syllables of the words counted."""
    term_count: int = Field(default=0, ge=0)
    """Words among them that name a medical thing."""
    left_out: list[LeftOut] = []
    """What is not counted, the most words first."""
    hard_sentences: list[HardSentence] = []
    """The sentences whose change helps most, the most helpful first, at most five; none of a text
    whose grade is not above the one that the site aims for (``max_grade`` of ``hard-to-read``, 9)."""
    reading_grade_after: float | None = None
    """Flesch-Kincaid grade once each of these is split into its parts; null where that changes no tenth of it."""
    rare_words: list[RareWord] = []
    """The rare words that make the text hard, the hardest first, at most ten."""
    sections: list[SectionScores] = []
    """The sections of a text that has headings, in order."""
