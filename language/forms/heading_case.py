"""Tell headings in title case from those in sentence case."""

from __future__ import annotations

from collections.abc import Sequence

from language.spelling.judge import SpellingEngine
from language.word_list import words_in
from language.words import Word

_MINOR = words_in(
    "a about after an and are as at be before but by for from if in into is it its nor of off on onto or our out "
    "over per so than that the to up via vs was when with without yet you your"
)
"""Words that one style guide or another leaves in lower case in a title, so that they show nothing (AP and Chicago)."""
TITLE, SENTENCE = "Title Case", "Sentence case"
MAYBE_TITLE = "Title Case or a name"
LEAST_WORDS = 2
"""Such words after the first that show a heading's case: one alone may be a name, or an emphasis."""
MOST_WORDS = 14
"""Words of a heading; a longer one is a sentence that is set as one."""


def heading_case(words: Sequence[Word]) -> str | None:
    """Return ``Title Case``, ``Sentence case``, or null where a heading does not show which it is.

    >>> from language.words import words_of
    >>> heading_case(list(words_of("When to See a Doctor for Back Spasms")))
    'Title Case'
    >>> heading_case(list(words_of("When to see a doctor for back spasms")))
    'Sentence case'
    """
    if not words or not words[0].text[0].isupper() or len(words) > MOST_WORDS:
        return None
    shown = [word.text for word in words[1:] if word.text.lower() not in _MINOR]
    if len(shown) < LEAST_WORDS or any(word.isupper() and len(word) > 1 for word in shown):
        return None
    capitals = sum(word[0].isupper() for word in shown)
    if capitals == len(shown):
        return TITLE
    return SENTENCE if capitals == 0 else None


def may_be_a_name(words: Sequence[Word], engine: SpellingEngine) -> bool:
    """Return whether a heading in title case may have its capitals from a name: that of a street, a town, a product.

    >>> from language.words import words_of
    >>> headings = ("Palm Beach Gardens", "On Military Trail in Jupiter", "How Heat Helps Tight Muscles")
    >>> [may_be_a_name(list(words_of(heading)), SpellingEngine()) for heading in headings]
    [True, True, False]
    """
    shown = [word.text.lower() for word in words[1:] if word.text.lower() not in _MINOR]
    first = words[0].text
    if len(shown) < _LEAST_OF_NO_NAME or (first.isupper() and len(first) > 1):
        return True
    return any(not engine.everyday(word) or engine.proper(word) for word in shown)


_LEAST_OF_NO_NAME = 4
"""Common words with a capital that are hardly ever one name."""
