"""Recognise words that a dictionary need not list: a known word with a living prefix or suffix."""

from __future__ import annotations

import re
from collections.abc import Callable

from language.word_list import words_in

PREFIXES = tuple(
    sorted(
        words_in(
            """
        anti auto bi bio co counter cyber de dis electro endo extra hyper hypo immuno in inter intra
        macro mega meta micro mid mini mis mono multi neo neuro non nano out over para peri poly
        post pre pro pseudo psycho quasi re retro semi sub super supra tele thermo trans tri ultra
        un under uni up
        """
        ),
        key=lambda prefix: (-len(prefix), prefix),
    )
)
"""Prefixes that make new words freely (Quirk et al. 1985, *A Comprehensive Grammar*, appendix I, with the
learned ones of medicine)."""

SUFFIXES = (
    ("like", ""), ("less", ""), ("ness", ""), ("wise", ""), ("free", ""), ("able", ""), ("able", "e"), ("proof", ""),
    ("ization", "ize"), ("ized", "ize"), ("izing", "ize"), ("izes", "ize"), ("ically", "ic"), ("ally", "al"),
    ("ity", ""), ("ity", "e"), ("ers", "e"), ("er", "e"), ("ings", "ing"), ("ly", ""), ("iness", "y"), ("ical", "ic"),
)  # fmt: skip
"""An ending, and the letters that it replaced in the word it was added to."""

_BRITISH = re.compile(r"is(e|ed|es|er|ers|ing|ation|ations|able)$")
"""Matches ``ise`` of ``diarise``."""

LEAST_STEM = 4
"""Fewest letters of a stem; a shorter one matches by chance."""


def derived(word: str, known: Callable[[str], bool]) -> bool:
    """Return whether a lower-case word is a known one with a living prefix or suffix."""
    for prefix in PREFIXES:
        least = LEAST_STEM + (len(prefix) < 3)
        if word.startswith(prefix) and len(word) - len(prefix) >= least and known(word[len(prefix) :]):
            return True
    if (
        word[-1] == "s"
        and word[-2] not in "suix"
        and word[-4:-1] != "man"
        and (word[-2] != "y" or word[-3] in "aeiou")
        and len(word) > 5
        and known(word[:-1])
    ):
        return True
    if _BRITISH.search(word) and known(_BRITISH.sub(r"iz\1", word)):
        return True
    for ending, replaced in SUFFIXES:
        stem = len(word) - len(ending)
        if (
            stem >= LEAST_STEM - (ending == "like")
            and word.endswith(ending)
            and known(word[:stem] + replaced)
        ):
            return True
    return False
