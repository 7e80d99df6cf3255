"""Tell whether a page says beside a medical term what it means."""

from __future__ import annotations

import functools
import re
from bisect import bisect_right
from collections.abc import Sequence

from language.readability.plain_words import PlainWord, plain_forms
from language.text_blocks import TextBlocks
from schemas.vocabulary import BlockKind

_AFTER = re.compile(
    r"""
      \s?\(\s?[a-z]                                      # edema (swelling)
    | ,?\ (?:or|also|otherwise|which\ (?:is|are|means?)|commonly|a\ k\ a|aka|known|is\ when|means|refers\ to)\b
    | ,\ (?:a|an|the|when)\b                            # edema, a swelling of the legs
    | \ (?:is|are)\ (?:a|an|the|when|what|caused)\b     # edema is a build-up of fluid
    | \ (?:is|are)\ [^.]{1,60}?\b(?:inflammation|disease|condition|disorder|infection|type|form|kind|name)\b
    | \ ?[–—]|\ -\ |:\ [A-Za-z]
    """,
    re.VERBOSE,
)
"""Matches what follows ``edema`` in ``edema, or swelling`` and in ``edema is a build-up``."""
_BEFORE = re.compile(
    r"""
    (?:
        \((?:\w{1,20}\s)?                                # swelling (severe edema)
      | [(\s](?:called|termed|known\ as|named|or|i\.e\.,|the\ term|as|is|are|be)\s[“"‘']?(?:an?\s|the\s)?
    )\Z
    """,
    re.VERBOSE,
)
"""Matches what comes before ``edema`` in ``swelling (`` and ``swelling called ``."""
_BESIDE = 24
"""Characters looked at on either side, longer than what the patterns match."""


def explained(text: TextBlocks, places: Sequence[PlainWord]) -> bool:
    """Return whether a page explains a term: beside one of its places, or by its plain word in a section with one.

    ``places`` are all those of one term. A section goes from a heading to the next one.
    """
    if any(_beside(text.text, place) for place in places) or _within(text.text, places[0].term):
        return True
    plain = _plain_words_of(places[0].term)
    return any(plain.search(text.text, start, end) for start, end in _sections(text, places))


def _beside(text: str, place: PlainWord) -> bool:
    before = text[max(0, place.start - _BESIDE) : place.start]
    return _AFTER.match(text, place.end) is not None or _BEFORE.search(before) is not None


def _within(text: str, term: str) -> bool:
    """Return whether a bracket within a term of two words explains it: *periodontal (gum) disease*."""
    first, blank, last = term.partition(" ")
    if not blank or first not in text.lower():
        return False
    split = rf"\b{re.escape(first)}\s?\([^()\n]{{1,40}}\)\s?{re.escape(last)}"
    return re.search(split, text, re.IGNORECASE) is not None


@functools.cache
def _plain_words_of(term: str) -> re.Pattern[str]:
    longest_first = sorted(plain_forms(term), key=lambda form: (-len(form), form))
    written = "|".join(
        re.escape(form).replace(r"\ ", r"[\s-]").replace("'", "['’]") for form in longest_first
    )
    return re.compile(rf"\b(?:{written})", re.IGNORECASE)


def _sections(text: TextBlocks, places: Sequence[PlainWord]) -> list[tuple[int, int]]:
    """Return the sections of a text that hold a place, from their headings on."""
    starts = [block.start for block in text.blocks if block.kind is BlockKind.HEADING]
    bounds = [0, *starts, len(text.text)]
    held = sorted({bisect_right(starts, place.start) for place in places})
    return [(bounds[section], bounds[section + 1]) for section in held]
