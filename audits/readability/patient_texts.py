"""Tell the texts that patients read to learn something from those that are not edited for reading."""

from __future__ import annotations

import functools
import re

from schemas.text import RunningText
from schemas.vocabulary import Genre, PageKind

_KINDS = {
    PageKind.LEGAL: "legal pages say what the law requires",
    PageKind.PERSON: "a page about a person lists names, schools and degrees",
    PageKind.LISTING: "the page only shows the beginnings of other pages",
    PageKind.LOCATION: "a page about an office lists addresses and hours",
}
_GENRES = {
    Genre.STORY: "these are someone's own words",
    Genre.PROFILE: "a text about a person lists names, schools and degrees",
    Genre.NEWS: "news isn't health information",
    Genre.EVENT: "an event isn't health information",
}

_RUN_TOGETHER = re.compile(r"[a-z]{2}[A-Z][a-z]")
"""Matches ``onAs`` of ``SkinRejuvenationAssessment``: two lines of a card that the page's own markup runs together."""
_FEW, _OF_WORDS = 2, 400
"""Times that a text may look so, and once more for so many words: brands do, ``CareCredit``, ``YouTube``."""


def not_for_patients(record: RunningText) -> str | None:
    """Return why a text is not information for patients; null where it is, or may be."""
    return _KINDS.get(record.kind) or _GENRES.get(record.genre)


def run_together(text: str) -> bool:
    """Return whether the words of a text are glued to each other, so that its sentences are none that a reader sees."""
    found = glued_words(text)
    return found > _FEW and found > _FEW + len(text.split()) // _OF_WORDS


def may_run_together(text: str) -> bool:
    """Return whether a part of a text may be glued; where not, its parts needn't be looked at one by one."""
    return glued_words(text) > _FEW


@functools.lru_cache(maxsize=4)
def glued_words(text: str) -> int:
    """Return how many places, each wording once, look like two words glued to each other."""
    return len({match[0] for match in _RUN_TOGETHER.finditer(text)})
