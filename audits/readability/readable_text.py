"""Read a text for the audits of reading, or say why they do not look at it."""

from __future__ import annotations

from audits.context import Context
from audits.contract import Inapplicable
from audits.readability.patient_texts import not_for_patients
from language.text_blocks import TextBlocks
from schemas.text import RunningText


def readable_text(record: RunningText, context: Context) -> TextBlocks | Inapplicable:
    """Return an English text that patients may read to learn something, in its blocks.

    Inapplicable to documents, whose lines do not show where a sentence ends, to other languages and to other kinds of
    text.
    """
    text = context.text.read(record)
    if not text.sentences_known:
        return Inapplicable("the lines of a document don't show where its sentences end")
    other = not_for_patients(record)
    if other:
        return Inapplicable(other)
    if text.blocks and not any(text.english()):
        return Inapplicable(f"we can check English text only; this is another language ({text.language})")
    return text
