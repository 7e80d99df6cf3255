"""Split two words written as one, and list contractions without their apostrophe."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from language.pairs import pair_zipf
from language.spelling.lexicon import zipf
from language.spelling.likely_words import likelihood
from language.word_list import words_in
from schemas.vocabulary import Tier

FUNCTION_WORDS = words_in(
    """
    a about across after against all also among an and any are around as at be because been before both but by
    can could do does during each few for from had has have how if in inside into is it its many may might more
    most much must no not of often on one only or other our several should since so some such than that the
    their them then there these they this those through to under until up very was we were what when where which
    while who will with would yet you your
        """
)
"""Words that keyboards glue to their neighbours: the closed classes of English."""

APOSTROPHES = {
    "agencys": "agency's",
    "aint": "ain't",
    "anyones": "anyone's",
    "arent": "aren't",
    "babys": "baby's",
    "bodys": "body's",
    "cant": "can't",
    "childrens": "children's",
    "childs": "child's",
    "citys": "city's",
    "communitys": "community's",
    "companys": "company's",
    "couldnt": "couldn't",
    "couldve": "could've",
    "countrys": "country's",
    "countys": "county's",
    "didnt": "didn't",
    "doesnt": "doesn't",
    "dont": "don't",
    "elses": "else's",
    "everybodys": "everybody's",
    "everyones": "everyone's",
    "facilitys": "facility's",
    "familys": "family's",
    "hadnt": "hadn't",
    "hasnt": "hasn't",
    "havent": "haven't",
    "heres": "here's",
    "hes": "he's",
    "im": "I'm",
    "industrys": "industry's",
    "isnt": "isn't",
    "itll": "it'll",
    "ive": "I've",
    "ladys": "lady's",
    "mens": "men's",
    "mustnt": "mustn't",
    "mustve": "must've",
    "neednt": "needn't",
    "nobodys": "nobody's",
    "oclock": "o'clock",
    "partys": "party's",
    "pharmacys": "pharmacy's",
    "secretarys": "secretary's",
    "shes": "she's",
    "shouldnt": "shouldn't",
    "shouldve": "should've",
    "societys": "society's",
    "somebodys": "somebody's",
    "someones": "someone's",
    "thatll": "that'll",
    "thats": "that's",
    "theres": "there's",
    "theyd": "they'd",
    "theyll": "they'll",
    "theyre": "they're",
    "theyve": "they've",
    "todays": "today's",
    "tomorrows": "tomorrow's",
    "universitys": "university's",
    "wasnt": "wasn't",
    "werent": "weren't",
    "weve": "we've",
    "whats": "what's",
    "wheres": "where's",
    "whos": "who's",
    "whove": "who've",
    "womans": "woman's",
    "womens": "women's",
    "wont": "won't",
    "wouldnt": "wouldn't",
    "wouldve": "would've",
    "yesterdays": "yesterday's",
    "youd": "you'd",
    "youll": "you'll",
    "youre": "you're",
    "youve": "you've",
}
"""Contractions and possessives whose bare form is not a word, or one so rare that `contraction` can tell it."""


class Halves(NamedTuple):
    """The two words of a run-together one."""

    text: str
    score: float
    """Comparable with a candidate's: the logarithm of how often the two are neighbours, less the cost of a lost
    space."""
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
        if left in FUNCTION_WORDS or (
            left in NUMBERS and len(right) >= LONG_HALF - 1 and right not in COMPOUNDING
        ):
            function, other = left, right
        elif right in FUNCTION_WORDS:
            function, other = right, left
        else:
            function, other = "", ""
        value = _beside(left, right) - LOST_SPACE
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


def _beside(left: str, right: str) -> float:
    """Return the Zipf value of two words as neighbours: counted, or by chance where nobody counted them."""
    counted = pair_zipf(left, right)
    return zipf(left) + zipf(right) - 9 if counted is None else counted


OFTEN = 4.2
"""Zipf value of a pair that is so common that its words are run together often, however short: *alot*."""

NUMBERS = words_in("two three four five six seven eight nine ten")
"""Words that open few compounds, and short ones: *tenfold*."""

LINKS = words_in("and are for from is of that the was when which with")
"""Function words that no name ends in after a word of six letters."""

PARTICLES = words_in("across around up out in on off over down by through under back")
"""Function words that make a noun with the verb before them: *powerup*, *signin*."""


def _glued(function: str, other: str, *, name: bool, last: bool) -> Tier | None:
    if (
        len(other) < 2
        or (len(other) == 2 and other not in FUNCTION_WORDS)
        or (
            len(function) == 1
            and len(other) < 5
            and (name or last or (pair_zipf(function, other) or 0.0) < OFTEN)
        )
    ):
        return None
    value = likelihood(other)
    if last and function in PARTICLES and _INFLECTED.search(other) is None:
        return Tier.MAYBE if value >= 4 and not name else None
    if name:
        if last and function in LINKS and len(other) >= LONG_HALF - 1 and value >= 3.5:
            return Tier.MAYBE
        if len(function) < (4 if last else 3) or len(other) < 4 or value < 5.0:
            return None
        return Tier.MAYBE
    if value < (2.0 if len(other) >= LONG_HALF + 1 else 3.0 if len(function) > 2 or len(other) >= 6 else 3.6):
        return None
    return Tier.SURE if len(function) > 1 and len(function) + len(other) >= 6 and value >= 4 else Tier.LIKELY


_INFLECTED = re.compile(r"(?:[^s]s|ed|ing|ly|ous|ive|able|ible|ical|tion|sion|ment|ness|ity)$")
"""Matches the ending of ``lasting``, which opens no compound: a new one is made of plain short nouns."""
_MAKES_COMPOUNDS = re.compile(r"(?:ers?|ing|ability)$")
"""Matches the ending of ``builder``, which closes compounds."""


_ADJECTIVE = re.compile(r"(?:[aeiou][lrc]|ary|ory|ish|ent|ant)$")
"""Matches the ending of ``cellular`` and ``genetic``."""


def _content(left: str, right: str, *, name: bool) -> Tier | None:
    shorter, rarer = min(len(left), len(right)), min(likelihood(left), likelihood(right))
    inflected = _INFLECTED.search(left) is not None
    if name and len(left) + len(right) < LONG_NAME:
        return None
    if rarer < LEAST_CONTENT or (right in COMPOUNDING and (name or len(left) < LONG_HALF)):
        return None
    if not name:
        if not _is_phrase(left, right, inflected=inflected):
            return None
        return (
            Tier.LIKELY
            if inflected and shorter >= 4 and rarer >= (4.0 if shorter < 5 else 3.6)
            else Tier.MAYBE
        )
    plain = len(right) < (LONG_HALF if len(left) < LONG_HALF + 1 else 5) or _MAKES_COMPOUNDS.search(right)
    if not inflected and (
        len(left) < 4 or (plain and not (len(left) >= LONG_HALF and len(right) >= LONG_HALF))
    ):
        return None
    return Tier.MAYBE if shorter >= 5 and rarer >= 4.0 else None


def _is_phrase(left: str, right: str, *, inflected: bool) -> bool:
    """Return whether two words in small letters are rather a phrase than a compound that somebody made: an inflected
    word or an adjective is first, or one of them is longer than the words that compounds are made of."""
    if min(len(left), len(right)) < 3 or len(left) + len(right) < LEAST_PHRASE or left in COMBINING:
        return False
    if inflected or (len(left) >= 6 and _ADJECTIVE.search(left) is not None):
        return len(left) >= 6 or len(right) >= 5
    if len(left) >= 5 and pair_zipf("very", left) is not None:
        return True
    shorter, longer = sorted((len(left), len(right)))
    if shorter > 4 or longer >= LONG_HALF - (shorter == 4):
        return True
    return shorter == 4 and pair_zipf(left, right) is not None


COMBINING = words_in(
    """
    agro aqua astro audio auto back bio cardio cross cyber derma down dyna eco electro fore geo half hand head home
    hydro info life mega meta micro mind mini mono multi neo net neuro non nutri off out over para photo
    post pre pro psycho quasi self semi skin socio step sub super tele trans turbo ultra under uni up well work
    """
)
"""First halves of new compounds: combining forms that are words, too, and short nouns and adverbs that open most."""

LEAST_CONTENT = 3.2
"""Least Zipf value of both halves where neither is a function word; below it, parts are found in any long name."""
LEAST_PHRASE = 9
"""Least letters of two words run together of which neither is a function word: shorter ones are often compounds."""
