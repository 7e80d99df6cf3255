"""The words of one text and those that the spelling engine suspects, kept so that site audits do not need the text."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from schemas.facts.seen_on import SeenOn
from schemas.finding import Quote
from schemas.record import Record
from schemas.vocabulary import Tier

SuspectKind = Literal[
    "unknown",
    "variant",
    "joined",
    "split",
    "space",
    "apostrophe",
    "doubled",
    "slip",
    "article",
    "punctuation",
    "wrong",
]
"""Unknown word; other variant of English; two words run together; one word torn apart; a full stop or comma without
its space; a contraction without its apostrophe; a word twice in a row; a certain slip; a or an; a mark twice in a row;
a word in the place of another."""

OF_A_WORD = frozenset(("unknown", "variant", "joined", "split", "space", "apostrophe"))
"""Kinds that are about the spelling of a word: one suspect stands for all its occurrences in a text. Of every other
kind each occurrence is a suspect of its own."""


class Suspect(Record):
    """A word that the spelling engine does not know, with its first occurrence in one text."""

    word: str
    """As written, without a possessive ending, e.g. ``thier``."""
    kind: SuspectKind
    rule: str | None = None
    """Name of the rule that found it; null for a word that was looked up."""
    tier: Tier | None = None
    """Confidence of the engine from the word alone; null where it does not have a correction to offer."""
    suggestions: list[str] = []
    """Corrections, best first."""
    count: int = Field(ge=1)
    """Occurrences in the text."""
    lower: int = Field(default=0, ge=0)
    """Occurrences with a small first letter."""
    quoted: bool = False
    """True where every occurrence is in somebody's own words: a patient's story or a quotation."""
    evidence: Quote
    """The first occurrence."""


class TextWords(Record):
    """Words and suspects of one text with its page, of a page without one, or of one text that a template repeats."""

    subject: str
    """Id of the text, of the page that has none, or of the template part that holds them."""
    url: str
    """The final URL of the first page that shows it."""
    seen_on: SeenOn | None = None
    """The pages that show a template's text; null for a page's own."""
    language: str | None = None
    """Primary language that the text was read as, e.g. ``en``; null where it is not known."""
    word_count: int = Field(ge=0)
    """Words of the blocks in that language."""
    words: dict[str, int] = {}
    """Lower-case word to its occurrences, in the blocks in that language."""
    names: list[str] = []
    """Lower-case parts of names of people that the text or its page names, sorted; of those that are no known words."""
    suspects: list[Suspect] = []
    """In the order of the text."""
