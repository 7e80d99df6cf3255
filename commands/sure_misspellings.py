"""Tell which words that somebody calls right are misspellings of known words."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from language.spelling.judge import SpellingEngine


def sure_misspellings(words: Iterable[str], locale: str = "en-US") -> Iterator[tuple[str, str]]:
    """Yield the words of which the spelling engine is sure, each with the word that it resembles; in their order.

    ``locale`` is the site's English, whose spellings are offered.
    """
    from schemas.vocabulary import Tier

    for word in words:
        judged = spelling_engine(locale).judge(word, inside=False)
        if judged is not None and judged.tier is Tier.SURE and judged.suggestions:
            yield word, judged.suggestions[0]


@functools.lru_cache(maxsize=4)
def spelling_engine(locale: str) -> SpellingEngine:
    """Return an engine that knows no list of people's; the review app asks it again and again."""
    from language.spelling.judge import SpellingEngine

    return SpellingEngine(locale=locale)
