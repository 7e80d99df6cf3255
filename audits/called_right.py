"""Leave out what people called right, whatever rule suspects it."""

from __future__ import annotations

from audits.context import Context
from schemas.facts.text_words import TextWords


def without_right_words(words: TextWords, context: Context) -> TextWords:
    """Return the words of a text without the suspects that are right on this site.

    The spelling engine knows these words when it judges a word alone; a contraction without its apostrophe and a lost
    blank it judges before it looks at any list.
    """
    suspects = [one for one in words.suspects if one.word.lower() not in context.words]
    return words if len(suspects) == len(words.suspects) else words.model_copy(update={"suspects": suspects})
