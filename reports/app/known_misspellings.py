"""Warn of words that were called right and are known misspellings: they are right all the same, as a person said so."""

from __future__ import annotations

from collections.abc import Sequence

from reports.app.ask import Ask
from reports.harmless_text import harmless, shorten

MOST_WARNED = 20
"""Words that one warning names."""


def known_misspellings(ask: Ask, words: Sequence[str]) -> list[tuple[str, str]]:
    """Return those of some words that are known misspellings in the site's English, each with what it resembles."""
    return list(ask.settings.sure_misspellings(words, ask.run.words.tag)) if words else []


def misspelling_warning(ask: Ask, words: Sequence[str]) -> str:
    """Return a warning about those of some words that are known misspellings; empty where none is."""
    found = known_misspellings(ask, words)
    if not found:
        return ""
    named = "; ".join(
        f"“{shorten(harmless(word), 60)}” is a known misspelling of “{meant}”"
        for word, meant in found[:MOST_WARNED]
    )
    more = f"; and {len(found) - MOST_WARNED} more are misspellings, too" if len(found) > MOST_WARNED else ""
    return f"Warning: {named}{more}. Checkup takes {'it' if len(found) == 1 else 'them'} as right, because you say so."
