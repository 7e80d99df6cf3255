"""Hold the counted sentences of a text with the counts of each stretch of them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import accumulate

from language.readability.formulas import NOTHING, Counts, sentence_counts
from language.readability.units import CountedText, Unit


@dataclass(frozen=True, slots=True)
class MeasuredText:
    """The counted sentences of a text and their counts."""

    counted: CountedText
    _sums: tuple[Counts, ...]
    """Counts of the first so many sentences: none, one, two …"""
    _bare_sums: tuple[Counts, ...]
    """The same without the words that name medical things."""

    @property
    def units(self) -> tuple[Unit, ...]:
        """Return the counted sentences, in order."""
        return self.counted.units

    @property
    def counts(self) -> Counts:
        """Return the counts of the whole text."""
        return self._sums[-1]

    @property
    def counts_without_terms(self) -> Counts:
        """Return them without the words that name medical things; a sentence of nothing else is none."""
        return self._bare_sums[-1]

    def counts_between(self, first: int, after: int) -> Counts:
        """Return the counts of the sentences from a place up to another."""
        return self._sums[after].minus(self._sums[first])

    def counts_between_without_terms(self, first: int, after: int) -> Counts:
        """Return the same without the words that name medical things."""
        return self._bare_sums[after].minus(self._bare_sums[first])


def measured_text(counted: CountedText) -> MeasuredText:
    """Return a text's counted sentences with their counts."""
    counts, bare = [], []
    for unit in counted.units:
        whole = sentence_counts(unit.words)
        counts.append(whole)
        kept = [word for word in unit.words if not word.term]
        bare.append(whole if len(kept) == len(unit.words) else sentence_counts(kept))
    return MeasuredText(counted, _sums(counts), _sums(bare))


def _sums(counts: Iterable[Counts]) -> tuple[Counts, ...]:
    return tuple(map(Counts._make, zip(*map(accumulate, zip(NOTHING, *counts, strict=True)), strict=True)))
