"""Read a text as formulas of readability count it, once for every audit that asks."""

from __future__ import annotations

from collections.abc import Sequence

from language.readability.formulas import Counts, sentence_counts, sum_of
from language.readability.measured_text import MeasuredText, measured_text
from language.readability.scores import AIM, readability
from language.readability.units import counted_text, every_unit, units_of
from language.readability.word_measures import WordMeasures
from language.text_blocks import BlockText, TextBlocks
from schemas.readability import Readability


class ReadabilityReader:
    """Reader that keeps the last text, because every audit of a record asks for the same, and every word."""

    __slots__ = ("_aim", "_last", "_scores", "_words")

    def __init__(self, aim: float = AIM) -> None:
        """Take the highest grade that readers should need: an easier text has no sentences to change."""
        self._aim = aim
        self._words = WordMeasures()
        self._last: MeasuredText | None = None
        self._scores: Readability | None = None

    def read(self, text: TextBlocks) -> MeasuredText:
        """Return the text's counted sentences and words; the same object for the same text."""
        if self._last is None or self._last.counted.text is not text:
            self._last, self._scores = measured_text(counted_text(text, self._words)), None
        return self._last

    def scores(self, text: TextBlocks) -> Readability:
        """Return the text's scores and what would make it easier."""
        measured = self.read(text)
        if self._scores is None:
            self._scores = readability(measured, self._aim)
        return self._scores

    def read_all(self, text: TextBlocks) -> MeasuredText:
        """Return the same as `read`, but of a text of which nothing is counted every sentence, and be it one word."""
        measured = self.read(text)
        return measured if measured.units else measured_text(every_unit(text, self._words))

    def counts(self, text: TextBlocks, blocks: Sequence[BlockText]) -> Counts:
        """Return the counts of all sentences of some of a text's blocks, whatever they are."""
        return sum_of(sentence_counts(unit.words) for unit in units_of(text, blocks, self._words))
