"""Tell how likely a word is between the words beside it."""

from __future__ import annotations

import math
from collections.abc import Callable
from zlib import crc32

from language.pairs import MOST_ZIPF, pair_zipf
from language.spelling.lexicon import zipf
from language.wrong_words.contexts import APART, COMMA, END, NUMBER, START, Context
from language.wrong_words.ngram_table import weight_at

NEVER = -math.inf
"""The likelihood of a word that need not be looked at, and the least of interest where all are."""
MARKS = frozenset((START, END, COMMA, NUMBER, APART))
UNSEEN_PAIR = math.log10(0.5)
"""The weight of two words that were not seen together and are not expected to be: the share that a rare word keeps
for what never followed it (Katz 1987, https://doi.org/10.1109/TASSP.1987.1165125)."""
UNSEEN_THREE = math.log10(0.7)
"""The same of a third word."""
RAREST = 0.6
"""Zipf value below which the source's list of pairs of words ends: a common pair that is not in it is rarer."""
PAIRS_SHARE = 0.3
"""What the second opinion of the web's pairs counts for; the best of 0, 0.15, 0.3 and 0.5 on the tuning half."""
RAREST_ON_THE_WEB = 1.6
"""Zipf value taken for a pair that the list of the web's pairs lacks: its rarest have 1.9."""
MOST_ON_THE_WEB = 2 * PAIRS_SHARE * MOST_ZIPF + 1e-6
"""More than two second opinions count for, and than adding in another order changes."""


def likelihood(word: str, word_zipf: float, context: Context) -> float:
    """Return the decimal logarithm of how likely a lower-case word is in its place, up to a constant of the place.

    The sum of how common the word is, how well it goes with each neighbour, how well each three go together, and the
    second opinion of another list on the two pairs.
    """
    return likelihood_in(context)(word, word_zipf, NEVER)


def likelihood_in(context: Context) -> Callable[[str, float, float], float]:
    """Return the same as a function of the word, for several words in one place, and of the least that is of interest:
    `NEVER` comes for what is less by far, without asking for the second opinion."""
    before, left, right, after = context
    left_zipf, right_zipf = zipf_of(left), zipf_of(right)
    two_before = _on_the_web(before, left) if before else 0.0
    two_after = _on_the_web(right, after) if after else 0.0
    # Runs of words are looked up by their CRC-32, whose parts that several words share are reckoned once.
    first_two = crc32(f"{before} {left} ".encode()) if before else 0
    first = crc32(f"{left} ".encode()) if left else 0
    then_right = f" {right}".encode()
    then_both = f" {right} {after}".encode()

    def likelihood_of(word: str, word_zipf: float, least: float) -> float:
        written = word.encode()
        own_zipf = zipf_of(word)
        pair = following = first_three = middle_three = last_three = 0.0
        if left:
            seen = weight_at(crc32(written, first))
            pair = unseen_pair(left_zipf, own_zipf) if seen is None else seen
            if before:
                seen = weight_at(crc32(written, first_two))
                first_three = unseen_three(two_before + pair + word_zipf - 9) if seen is None else seen
        if right:
            with_right = written + then_right
            seen = weight_at(crc32(with_right))
            following = unseen_pair(own_zipf, right_zipf) if seen is None else seen
            both = word_zipf + following + right_zipf - 9
            if left:
                seen = weight_at(crc32(with_right, first))
                middle_three = unseen_three(left_zipf + pair + both - 9) if seen is None else seen
            if after:
                seen = weight_at(crc32(written + then_both))
                last_three = unseen_three(both + two_after - right_zipf) if seen is None else seen
        known = word_zipf + pair + following + first_three + middle_three + last_three
        if known + MOST_ON_THE_WEB < least:
            return NEVER
        total = word_zipf
        if left:
            total += pair + PAIRS_SHARE * _on_the_web(left, word)
            total += first_three
        if right:
            total += following + PAIRS_SHARE * _on_the_web(word, right)
            total += middle_three
            total += last_three
        return total

    return likelihood_of


def unseen_three(expected_zipf: float) -> float:
    """Return the weight of three words that were not seen together: the lower the more often it was to be expected."""
    rarer = RAREST - expected_zipf
    return rarer if rarer < UNSEEN_THREE else UNSEEN_THREE


def unseen_pair(left_zipf: float, right_zipf: float) -> float:
    """Return the weight of a pair that was not seen: the lower the more often it was to be expected."""
    return min(UNSEEN_PAIR, RAREST - (left_zipf + right_zipf - 9))


def _on_the_web(left: str, right: str) -> float:
    """Return the Zipf value of a pair in the list of the web's pairs; that of a rare one beside a mark."""
    value = None if left in MARKS or right in MARKS else pair_zipf(left, right)
    return RAREST_ON_THE_WEB if value is None else value


_OF_MARKS = {START: 7.5, END: 7.5, COMMA: 5.5, NUMBER: 5.5}
"""How common the marks are: the ends of sentences by the source's model; the others are in the smaller texts alone."""


def zipf_of(word: str) -> float:
    """Return the Zipf value of a word or of a mark."""
    return _OF_MARKS.get(word) or zipf(word)
