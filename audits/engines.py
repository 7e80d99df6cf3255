"""Load the audits' engines, each with its code when it is first asked for: a run that judges nothing needs neither."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from audits.locations.us_towns import UsTowns
    from language.readability.reader import ReadabilityReader
    from language.spelling.judge import SpellingEngine
    from language.text_blocks import TextReader


class Engines:
    """The engines of one process: some 60 MB when all are loaded, nothing before the first is asked for."""

    def __init__(self, words: frozenset[str], locale: str, aim: float | None = None) -> None:
        """Take the words that are right on the site, lower case, its English, such as ``en-US``, and the highest grade
        that its readers should need; null for that of WCAG."""
        self._words = words
        self._locale = locale
        self._aim = aim

    def loaded(self) -> Self:
        """Return the engines with all of them loaded, as a worker needs them before its memory is bounded."""
        _ = (self.spelling, self.text, self.readability, self.places)
        return self

    @cached_property
    def spelling(self) -> SpellingEngine:
        """Engine that knows words and judges those that it does not know."""
        from language.spelling.judge import SpellingEngine

        return SpellingEngine(self._words, self._locale)

    @cached_property
    def text(self) -> TextReader:
        """Blocks, sentences and words of an article."""
        from language.text_blocks import TextReader

        return TextReader()

    @cached_property
    def readability(self) -> ReadabilityReader:
        """Counted sentences and words of a text, and its scores."""
        from language.readability.reader import ReadabilityReader

        return ReadabilityReader() if self._aim is None else ReadabilityReader(self._aim)

    @cached_property
    def places(self) -> UsTowns:
        """Towns and their postal codes."""
        from audits.locations.us_towns import UsTowns

        return UsTowns()
