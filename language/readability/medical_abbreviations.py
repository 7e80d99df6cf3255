"""Look up what the abbreviations of medicine stand for."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from importlib import resources
from typing import NamedTuple


class Expansion(NamedTuple):
    """What an abbreviation stands for."""

    words: str
    """E.g. ``temporomandibular joint``."""
    plain: str
    """The same in plain words, empty where these say it as well: ``the jaw joint``."""


@functools.cache
def medical_abbreviations() -> Mapping[str, Expansion]:
    """Return the expansion of each abbreviation, as it is written in the singular: ``TMJ``, ``eGFR``.

    Source: a list of our own, by what clinics write. Left out are those that clinics use for several things (*ART*,
    *ICD*), and those that are a word too (*FIT*, *ALL*).
    """
    packed = resources.files("language.readability").joinpath("data", "medical_abbreviations.tsv")
    rows = (line.split("\t") for line in packed.read_text("utf-8").splitlines())
    return {form: Expansion(words, plain) for form, words, plain in rows}
