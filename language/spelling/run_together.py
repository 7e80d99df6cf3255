"""Split two words written as one, and list contractions without their apostrophe."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from language.spelling.lexicon import zipf
from language.word_list import words_in
from schemas.vocabulary import Tier

FUNCTION_WORDS = words_in(
    """
        a about across after against all also among an and any are around as at be because been before but by can
        could do does during each for from had has have how if in inside into is it its may might more most must no not
        of often on one only or other our should since so some such than that the their them then
        there these they this those through to under until up was we were what when where which
        while who will with would yet you your
        """
)
"""Words that keyboards glue to their neighbours: the closed classes of English."""

APOSTROPHES = {
    "arent": "aren't",
    "babys": "baby's",
    "bodys": "body's",
    "cant": "can't",
    "childrens": "children's",
    "childs": "child's",
    "couldnt": "couldn't",
    "didnt": "didn't",
    "doesnt": "doesn't",
    "dont": "don't",
    "hadnt": "hadn't",
    "hasnt": "hasn't",
    "havent": "haven't",
    "heres": "here's",
    "isnt": "isn't",
    "mens": "men's",
    "shouldnt": "shouldn't",
    "thats": "that's",
    "theres": "there's",
    "theyll": "they'll",
    "theyre": "they're",
    "theyve": "they've",
    "wasnt": "wasn't",
    "werent": "weren't",
    "weve": "we've",
    "whats": "what's",
    "wheres": "where's",
    "whos": "who's",
    "womans": "woman's",
    "womens": "women's",
    "wouldnt": "wouldn't",
    "youll": "you'll",
    "youre": "you're",
    "youve": "you've",
}
"""Contractions and possessives whose bare form is not a word."""


class Halves(NamedTuple):
    """The two words of a run-together one."""

    text: str
    score: float
    """Comparable with a candidate's: the logarithm of how often the two are neighbours by chance, less the cost
    of a lost space."""
    tier: Tier


LONG_HALF = 7
"""Letters of a second half from which on it rarely closes a new compound: *touchpoint*, not *lifestylechanges*."""

LONG_NAME = 14
"""Letters of a capitalised word from which on it is rather two than a brand: *Trailventure*."""

LOST_SPACE = 1.8
"""Cost of a lost space, as of any lost letter."""

COMPOUNDING = words_in(
    """
    bearing based board body borne care causing cell cells dependent forming free friendly gate giving ground
    guard guards health induced inducing leading less like line making mediated negative positive producing
    proof related resistant rich side sided specific sparing term type types virus viruses ward wards wide wise
    work worker workers year years
    """
)
"""Second halves of new compounds, which editors write with and without a hyphen."""


def halves(word: str, listed: Callable[[str], bool], *, name: bool = False) -> Halves | None:
    """Return the likeliest pair of words that were run together, or None.

    One of them must be a function word, the other a common word; or both are long and common. ``name`` says that
    the word looks like a name, which needs stronger evidence.
    """
    best: Halves | None = None
    for place in range(1, len(word)):
        left, right = word[:place], word[place:]
        if left in FUNCTION_WORDS:
            function, other = left, right
        elif right in FUNCTION_WORDS:
            function, other = right, left
        else:
            function, other = "", ""
        value = zipf(left) + zipf(right) - 9 - LOST_SPACE
        if best is not None and value <= best.score:
            continue
        tier = (
            _glued(function, other, name=name, last=other == left)
            if function
            else _content(left, right, name=name)
        )
        if tier is not None and listed(left) and listed(right):
            best = Halves(f"{left} {right}", value, tier)
    return best


PARTICLES = words_in("across around up out in on off over down by through under back")
"""Function words that make a noun with the verb before them: *powerup*, *signin*."""


def _glued(function: str, other: str, *, name: bool, last: bool) -> Tier | None:
    if (
        len(other) < 2
        or (len(other) == 2 and other not in FUNCTION_WORDS)
        or (len(function) == 1 and len(other) < 5)
    ):
        return None
    value = zipf(other)
    if last and function in PARTICLES and _INFLECTED.search(other) is None:
        return Tier.MAYBE if value >= 4 and not name else None
    if name:
        if len(function) < (4 if last else 3) or len(other) < 4 or value < 5.0:
            return None
        return Tier.MAYBE
    if value < (3.0 if len(function) > 2 or len(other) >= 6 else 3.6):
        return None
    return Tier.SURE if len(function) > 1 and len(function) + len(other) >= 6 and value >= 4 else Tier.LIKELY


_INFLECTED = re.compile(r"(?:[^s]s|ed|ing|ly|ous|ive|able|ible|ical|tion|sion|ment|ness|ity)$")
"""Matches the ending of ``lasting``, which opens no compound: a new one is made of plain short nouns."""
_MAKES_COMPOUNDS = re.compile(r"(?:ers?|ing|ability)$")
"""Matches the ending of ``builder``, which closes compounds."""


def _content(left: str, right: str, *, name: bool) -> Tier | None:
    shorter, rarer = min(len(left), len(right)), min(zipf(left), zipf(right))
    inflected = _INFLECTED.search(left) is not None
    if name and len(left) + len(right) < LONG_NAME:
        return None
    plain = len(right) < (LONG_HALF if len(left) < LONG_HALF + 1 else 5) or _MAKES_COMPOUNDS.search(right)
    if not inflected and (
        len(left) < 4 or (plain and not (len(left) >= LONG_HALF and len(right) >= LONG_HALF))
    ):
        return None
    if shorter < (5 if name else 4) or right in COMPOUNDING or rarer < (4.0 if name or shorter < 5 else 3.6):
        return None
    return Tier.LIKELY if inflected and not name else Tier.MAYBE
