"""Load the audits' engines, each when it is first asked for."""

from __future__ import annotations

from functools import cached_property
from typing import Self

from audits.locations.us_towns import UsTowns
from language.spelling.judge import SpellingEngine
from language.syllables import SyllableCounter
from language.text_blocks import TextReader


class Engines:
    """The engines of one process: some 60 MB when all are loaded, nothing before the first is asked for."""

    def __init__(self, words: frozenset[str], locale: str) -> None:
        """Take the words that are right on the site, lower case, and its English, such as ``en-US``."""
        self._words = words
        self._locale = locale

    def loaded(self) -> Self:
        """Return the engines with all of them loaded, as a worker needs them before its memory is bounded."""
        _ = (self.spelling, self.text, self.syllables, self.places)
        return self

    @cached_property
    def spelling(self) -> SpellingEngine:
        """Engine that knows words and judges those that it does not know."""
        return SpellingEngine(self._words, self._locale)

    @cached_property
    def text(self) -> TextReader:
        """Blocks, sentences and words of an article."""
        return TextReader()

    @cached_property
    def syllables(self) -> SyllableCounter:
        """Syllables of English and medical words."""
        return SyllableCounter()

    @cached_property
    def places(self) -> UsTowns:
        """Towns and their postal codes."""
        return UsTowns()
