"""Find *a* before the sound of a vowel and *an* before that of a consonant: *a hour*, *an unit*."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator

from language.slips.closed_classes import NEVER_AFTER_AN_ARTICLE, PREPOSITIONS
from language.slips.first_sound import FirstSound, first_sound
from language.slips.slip import Slip
from language.spelling.judge import SpellingEngine
from language.text_blocks import BlockText
from language.word_list import words_in
from schemas.vocabulary import BlockKind, Tier

_ARTICLE = re.compile(
    r"([Aa](?<![\w.’'/&+@#$%*=<>-].)n?)([^\S\n]{1,3})([“\"‘'(]?)((?:[$£€₹]?\d[\d,]{0,20}|[^\W\d_])(?:[\w&’'/.+-]{0,60}\w)?)"
)
"""Matches ``an 8-week`` and ``a “hour``."""
_SHORTENED = re.compile(r"I['’]|[A-Za-z]['’][a-z]")
"""Matches the start of ``I’m`` and of ``s’mores``."""
_OF_A_NAME = words_in("dr mr mrs ms prof dr. mr. mrs. ms. prof.")
"""Titles before a name: *Dr. An Nguyen*."""


def wrong_articles(text: str, block: BlockText, engine: SpellingEngine) -> Iterator[Slip]:
    """Yield each article of the wrong form with the word after it, and *an* that was to be *and*."""
    if block.kind is BlockKind.TABLE_ROW:
        return
    shouted = functools.cache(lambda: _is_shouted(block))
    for match in _ARTICLE.finditer(text, block.start, block.end):
        article, gap, mark, word = match.groups()
        if _SHORTENED.match(word):
            continue
        wanted = first_sound(word, shouted=word[0].isupper() and shouted())
        if wanted is FirstSound.EITHER or wanted.value == article.lower():
            continue
        before = _before(text, block.start, match.start())
        if _is_letter(article, before) or (len(word) == 1 and article == "A"):
            continue  # "A F T E R" is a word in spaced letters
        small = word.lower()
        rest = gap + mark + word
        if article.lower() == "an" and not mark and small in NEVER_AFTER_AN_ARTICLE:
            yield Slip(
                "an-for-and", "article", match.start(), match.end(), Tier.LIKELY, (f"{article}d{rest}",)
            )
            continue
        if small in NEVER_AFTER_AN_ARTICLE or (article[1:] == "" and small in PREPOSITIONS):
            continue
        right = article[0] + wanted.value[1:]
        tier = Tier.LIKELY if mark or not word.isalpha() or word.isupper() else Tier.SURE
        suggestions = [right + rest]
        if article.lower() == "an" and _joins(before, small):
            suggestions.insert(0, article + "d" + rest)
        yield Slip("wrong-article", "article", match.start(), match.end(), tier, tuple(suggestions))


def _is_shouted(block: BlockText) -> bool:
    """Return whether most words of a block are in capitals, so that capitals mean nothing."""
    return sum(word.text.isupper() for word in block.words) > len(block.words) * 0.6


def _before(text: str, begin: int, at: int) -> str:
    """Return the word and its marks before a place, lower case; empty at the start of a block."""
    last = text[max(begin, at - 40) : at].split()
    return last[-1].lower() if last else ""


def _is_letter(article: str, before: str) -> bool:
    """Return whether an *A* is a letter or part of a name: *vitamin A is*, *Dr. An has*."""
    if before in _OF_A_NAME:
        return True
    if article == "a" and before in ("vitamin", "vitamins", "hepatitis", "group", "type", "part"):
        return True
    # Inside a sentence the article is written small, but for titles, where it follows a capital.
    return article == "A" and bool(before) and before[-1] not in '.!?:-–—“"(•*'


def _joins(before: str, after: str) -> bool:
    """Return whether *an* is between two plurals, where *and* was meant: *signs an symptoms*."""
    return before.endswith("s") and after.endswith("s") and not after.endswith(("ss", "us", "is"))
