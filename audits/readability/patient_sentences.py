"""Pick the sentences of a page that speak to patients in the page's own words."""

from __future__ import annotations

import functools

from audits.context import Context
from audits.contract import CannotTell, Inapplicable
from audits.readability.own_blocks import own_blocks
from audits.readability.patient_texts import may_run_together, run_together
from audits.readability.readable_text import readable_text
from language.text_blocks import TextBlocks
from schemas.text import RunningText


def patient_sentences(
    record: RunningText, context: Context
) -> list[tuple[int, int]] | CannotTell | Inapplicable:
    """Return the offsets of the sentences in the page's own English words, each wording once, in order.

    Or why there are none: no headings, table rows, sources, disclaimers or quotes, no legal pages, stories or news.
    """
    text = readable_text(record, context)
    if isinstance(text, Inapplicable):
        return text
    if not own_blocks(text):
        return CannotTell("the page has no main text")
    return list(_sentences(text))


def with_plain_blanks(text: str) -> str:
    """Return a text of the same length in which every blank of a line is a space: patterns of words know no other."""
    for blank in _BLANKS:
        text = text.replace(
            blank, " "
        )  # five hundred times as fast as a table of characters where there is none
    return text


_BLANKS = "\t\u00a0\u2007\u2009\u202f"
"""Tabs, and the blanks that HTML writes ``&nbsp;`` and ``&thinsp;``."""


@functools.lru_cache(maxsize=1)
def _sentences(text: TextBlocks) -> tuple[tuple[int, int], ...]:
    """Return the offsets of the sentences that are not glued together, each wording once, in order."""
    glued = may_run_together(text.text)
    sentences: dict[str, tuple[int, int]] = {}
    for block in own_blocks(text):
        for start, end in block.sentences:
            sentence = " ".join(text.text[start:end].split())
            if not (glued and run_together(sentence)):
                sentences.setdefault(sentence, (start, end))
    return tuple(sentences.values())
