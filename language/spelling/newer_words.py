"""Load the words that are newer or more special than the lexicon: of the last decades, and clinical ones."""

from __future__ import annotations

import functools
import gzip
from importlib import resources
from typing import NamedTuple


class NewerWords(NamedTuple):
    """Words beside the lexicon, lower case."""

    everyday: frozenset[str]
    """Of the last decades, of kitchens, gyms and the web, and from other languages: *podcaster*, *chia*, *tache*."""
    clinical: frozenset[str]
    """Of the classification of diseases: *bullosa*, *sclerosus*."""


@functools.cache
def newer_words() -> NewerWords:
    """Return the words of this process: those of our own list and those of the packaged sources."""
    folder = resources.files("language.spelling").joinpath("data")
    packed = gzip.decompress(folder.joinpath("newer_words.txt.gz").read_bytes()).decode()
    everyday, _, clinical = packed.removeprefix("# everyday\n").partition("\n# clinical\n")
    parts = folder.joinpath("modern_words.txt").read_text("utf-8").split("\n# ")[1:]
    own = " ".join(part.partition("\n")[2] for part in parts)
    return NewerWords(frozenset(everyday.split()).union(own.split()), frozenset(clinical.split()))
