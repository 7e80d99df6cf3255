"""Words that are written for each other."""

from __future__ import annotations

import functools
from importlib import resources
from typing import NamedTuple


class Confusable(NamedTuple):
    """A word that may be meant where another is written."""

    word: str
    zipf: float
    """How common it is in the texts that the statistics are of."""
    margin: float
    """How many times likelier it has to be than the word that is written, a decimal logarithm."""


class Written(NamedTuple):
    """A word that may be written for others."""

    zipf: float
    meant: tuple[Confusable, ...]


@functools.cache
def confusables() -> dict[str, Written]:
    """Return what may be meant by each word that is in a confusion set, both in lower case.

    Read from ``data/margins.txt``, which ``tools/train_wrong_words.py`` makes of ``SETS``: a line a pair, with the word
    that is written, the one that is meant, their Zipf values and the margin.
    """
    text = resources.files("language.wrong_words").joinpath("data", "margins.txt").read_text("utf-8")
    found: dict[str, tuple[float, list[Confusable]]] = {}
    for line in text.splitlines():
        if line.startswith("#"):
            continue
        written, meant, zipf, meant_zipf, margin = line.split(" ")
        _, pairs = found.setdefault(written, (float(zipf), []))
        pairs.append(Confusable(meant, float(meant_zipf), float(margin)))
    return {word: Written(zipf, tuple(pairs)) for word, (zipf, pairs) in found.items()}
