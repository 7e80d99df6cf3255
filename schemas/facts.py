"""Facts that the audit stage learns of one article's text, kept so that site audits do not need it again."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from schemas.finding import Quote
from schemas.record import Record
from schemas.vocabulary import Tier


class Suspect(Record):
    """A word that the spelling engine does not know, with its first occurrence in one article."""

    word: str
    """As written, without a possessive ending, e.g. ``thier``."""
    kind: Literal["unknown", "variant", "joined", "split", "space", "apostrophe"]
    """Unknown word; other variant of English; two words run together; one word torn apart; a full stop or
    comma without its space; a contraction without its apostrophe."""
    tier: Tier | None = None
    """Confidence of the engine from the word alone; null where it does not have a correction to offer."""
    suggestions: list[str] = []
    """Corrections, best first."""
    count: int = Field(ge=1)
    """Occurrences in the article."""
    lower: int = Field(default=0, ge=0)
    """Occurrences with a small first letter."""
    evidence: Quote
    """The first occurrence."""


class TextFacts(Record):
    """Words and suspects of one article."""

    record: Literal["text_facts"] = "text_facts"
    """The record's type."""
    article_id: str
    """The article."""
    page_id: str
    """The page that holds it."""
    url: str
    """The page's final URL."""
    language: str | None = None
    """Primary language that the text was read as, e.g. ``en``; null where it is not known."""
    word_count: int = Field(ge=0)
    """Words of the blocks in that language."""
    words: dict[str, int] = {}
    """Lower-case word to its occurrences, in the blocks in that language."""
    suspects: list[Suspect] = []
    """In the order of the text."""
