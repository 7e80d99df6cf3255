"""Read a text for the audits of its paragraphs, or say why there is nothing in it that they can check."""

from __future__ import annotations

import re

from audits.context import Context
from audits.contract import CannotTell, Inapplicable
from audits.readability.own_blocks import own_blocks, own_starts
from audits.readability.patient_texts import run_together
from audits.readability.readable_text import readable_text
from language.text_blocks import BlockText, TextBlocks
from schemas.text import RunningText

_CITATION = re.compile(r"\[\d{1,3}(?:[,–-]\s?\d{1,3}){0,8}\]")
"""Matches ``[12, 14]``."""
_LEAST_CITATIONS, _WORDS_A_CITATION = 10, 100
"""Citations that make a text a paper, and words for each at most; own choice."""


def text_for_patients(record: RunningText, context: Context) -> TextBlocks | Inapplicable | CannotTell:
    """Return a text that patients read to learn something, in its blocks.

    Inapplicable to documents, whose lines do not show where a paragraph ends, to other languages, to papers and to
    other kinds of text; cannot tell where there are no words of the page's own, or its lines are glued together.
    """
    text = readable_text(record, context)
    if isinstance(text, Inapplicable):
        return text
    cited = len(_CITATION.findall(record.body_text))
    if cited >= _LEAST_CITATIONS and cited >= len(record.body_text.split()) / _WORDS_A_CITATION:
        return Inapplicable("a paper that cites its sources by number isn't written for patients")
    if not own_blocks(text):
        return CannotTell("the page has no main text")
    if run_together(record.body_text):
        return CannotTell("words on the page are stuck together, so its paragraphs are unclear")
    return text


def is_own(block: BlockText, text: TextBlocks) -> bool:
    """Return whether a block is English running text that the clinic can edit: no quote, source or disclaimer."""
    return block.start in own_starts(text) and bool(block.words)
