"""Say how many of a text's words its scores count, and what was left out."""

from __future__ import annotations

from collections.abc import Mapping

from reports.site_words import SiteWords
from schemas.readability import LeftOut, Readability
from schemas.vocabulary import LeftOutReason

_LEFT_OUT: Mapping[LeftOutReason, tuple[str, str] | str] = {
    LeftOutReason.HEADINGS: ("heading", "headings"),
    LeftOutReason.TABLES: ("table row", "table rows"),
    LeftOutReason.REFERENCES: "references",
    LeftOutReason.QUOTES: ("quote", "quotes"),
    LeftOutReason.SHORT_ITEMS: ("short list item", "short list items"),
    LeftOutReason.FRAGMENTS: ("line that is not a sentence", "lines that are not sentences"),
    LeftOutReason.OTHER_LANGUAGES: "text in other languages",
}
"""What is left out, one and many; without a number where its pieces say nothing."""


def counted_share(scores: Readability, words: SiteWords) -> str:
    """Return e.g. ``812 of 1,020 words counted; left out: references, 3 table rows.``; empty without a word."""
    left = sum(one.words for one in scores.left_out)
    total = words.plural(scores.word_count + left, "word")
    if not left:
        return f"All {total} counted." if scores.word_count else ""
    return f"{words.number(scores.word_count)} of {total} counted; left out: {left_out(scores, words)}."


def left_out(scores: Readability, words: SiteWords) -> str:
    """Return e.g. ``references, 3 table rows``; empty where all is counted."""
    return ", ".join(_named(one, words) for one in scores.left_out)


def _named(one: LeftOut, words: SiteWords) -> str:
    noun = _LEFT_OUT[one.reason]
    return noun if isinstance(noun, str) else words.plural(one.pieces, *noun)
