"""Two words written as one, and contractions without their apostrophe."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from audits.spelling.engine.lexicon import zipf
from audits.text.word_list import words_in
from schemas.vocabulary import Tier

FUNCTION_WORDS = words_in(
    """
        a about after all also an and any are as at be because been before but by can could do does
        during each for from had has have how if in into is it its may might more most must no not
        of often on one only or other our should since so some such than that the their them then
        there these they this those through to under until up was we were what when where which
        while who will with would you your
        """
)
"""Words that keyboards glue to their neighbours: the closed classes of English."""

APOSTROPHES = {
    "arent": "aren't", "cant": "can't", "couldnt": "couldn't", "didnt": "didn't", "doesnt": "doesn't", "dont": "don't",
    "hadnt": "hadn't", "hasnt": "hasn't", "havent": "haven't", "isnt": "isn't", "shouldnt": "shouldn't",
    "theyll": "they'll", "theyre": "they're", "theyve": "they've", "thats": "that's", "wasnt": "wasn't",
    "werent": "weren't", "weve": "we've", "whats": "what's", "wouldnt": "wouldn't", "youll": "you'll",
    "youre": "you're", "youve": "you've", "bodys": "body's", "childs": "child's", "womens": "women's",
    "mens": "men's", "childrens": "children's",
}  # fmt: skip
"""Contractions and possessives whose bare form is no word."""


class Halves(NamedTuple):
    """The two words of a run-together one."""

    text: str
    tier: Tier


def halves(word: str, listed: Callable[[str], bool]) -> Halves | None:
    """Return the likeliest pair of words that were run together, or None.

    One of them must be a function word (two content words may be a new compound, as in *telehealth*), the
    other a common word.
    """
    best: tuple[float, str, str] | None = None
    for place in range(1, len(word)):
        left, right = word[:place], word[place:]
        if left in FUNCTION_WORDS:
            function, other = left, right
        elif right in FUNCTION_WORDS:
            function, other = right, left
        else:
            continue
        if len(function) == 1 and (function != left or len(other) < 5):
            continue
        value = zipf(other)
        if len(other) < 2 or (len(other) == 2 and other not in FUNCTION_WORDS) or not listed(other):
            continue
        if value >= (3.0 if len(function) > 2 else 3.6) and (best is None or value > best[0]):
            best = (value, left, right)
    if best is None:
        return None
    return Halves(f"{best[1]} {best[2]}", Tier.SURE if len(word) >= 6 and best[0] >= 4 else Tier.LIKELY)
