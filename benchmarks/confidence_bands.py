"""Measure what a text's confidence means: bands of it with the body's word F1 and how often title and day are right."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

EDGES = (0.98, 0.95, 0.9, 0.8, 0.7, 0.0)
"""Lower edges of the bands."""


@dataclass(frozen=True, slots=True)
class ReadText:
    """One page with a known text, as it was read."""

    confidence: float
    """The text's own, 0 to 1."""
    word_f1: float
    """Of the body, 0 to 1."""
    title_right: bool | None = None
    """Null where no title is known."""
    published_right: bool | None = None
    """Null where no day of publication is known."""


@dataclass(frozen=True, slots=True)
class Band:
    """The texts whose confidence is at least an edge and below the one before."""

    least: float
    pages: int
    word_f1: float
    """Mean."""
    confidence: float
    """Mean."""
    titles: tuple[int, int]
    """Right, and known."""
    published: tuple[int, int]
    """Right, and known."""


def bands(texts: Iterable[ReadText], edges: Sequence[float] = EDGES) -> list[Band]:
    """Return the bands that hold a text, from the surest down."""
    held: dict[float, list[ReadText]] = {edge: [] for edge in edges}
    for text in texts:
        held[next(edge for edge in edges if text.confidence >= edge)].append(text)
    return [_band(edge, own) for edge, own in held.items() if own]


def ordered(found: Sequence[Band]) -> float:
    """Return the share of neighbouring bands of which the surer has the better bodies; 1 for one band."""
    pairs = list(pairwise(found))
    return sum(above.word_f1 > below.word_f1 for above, below in pairs) / len(pairs) if pairs else 1.0


def calibration_error(found: Sequence[Band]) -> float:
    """Return how far mean confidence and mean F1 of a band are apart, mean of the pages.

    The expected calibration error of Naeini, Cooper and Hauskrecht (2015, "Obtaining Well Calibrated Probabilities
    Using Bayesian Binning"), with F1 in place of the share of right answers.
    """
    pages = sum(band.pages for band in found)
    return sum(band.pages * abs(band.confidence - band.word_f1) for band in found) / max(1, pages)


def table(found: Sequence[Band]) -> str:
    """Return the bands as a table in Markdown."""
    lines = [
        "| confidence from | texts | mean | body word F1 | title right | day right |",
        "|---|---|---|---|---|---|",
    ]
    lines += [
        f"| {band.least:.2f} | {band.pages} | {band.confidence:.3f} | {band.word_f1:.3f} | {_share(band.titles)}"
        f" | {_share(band.published)} |"
        for band in found
    ]
    return "\n".join(lines)


def _band(least: float, own: Sequence[ReadText]) -> Band:
    return Band(
        least,
        len(own),
        sum(text.word_f1 for text in own) / len(own),
        sum(text.confidence for text in own) / len(own),
        _count(text.title_right for text in own),
        _count(text.published_right for text in own),
    )


def _count(answers: Iterable[bool | None]) -> tuple[int, int]:
    known = [answer for answer in answers if answer is not None]
    return sum(known), len(known)


def _share(of: tuple[int, int]) -> str:
    right, known = of
    return f"{right / known:.3f} of {known}" if known else "–"
